package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.at;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.cue.Cue.BreakStarts;
import org.lectern.cue.Cue.FloorCloses;
import org.lectern.cue.Cue.SessionOpens;
import org.lectern.cue.Cue.TalkStarts;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// What every [CueTimer] must hold, on a clock that stands until the test sets it. What must not have gone off is
/// looked for once a later cue of another session has.
public abstract class CueTimerContract {
    protected static final SessionId ONE = new SessionId("0ne00000");
    protected static final SessionId TWO = new SessionId("tw000000");
    private static final SessionId LAST = new SessionId("1ast0000");

    protected final Heard heard = new Heard();

    /// Hears everything before [#heard] does.
    protected volatile CueListener first = (_, _) -> {};

    protected final CueListener listener = (session, cues) -> {
        first.due(session, cues);
        heard.due(session, cues);
    };

    /// The timer under test; its clock is at 17:00, and it is heard by a listener that does what a test adds, and
    /// by [#heard].
    protected abstract CueTimer timer();

    protected abstract void setClock(Instant now);

    @AfterEach
    void close() {
        timer().close();
    }

    @Test
    void a_cue_goes_off_when_its_time_comes_and_not_before() {
        Cue cue = opens(ONE, "18:00");
        timer().arm(ONE, List.of(cue));
        setClock(at("17:59:59.999999999"));
        assertThat(heardAfterAll()).isEmpty();
        setClock(at("18:00"));
        heard.await(2);
        assertThat(heard.cues()).contains(cue);
    }

    @Test
    void cues_of_one_instant_go_off_in_one_call_in_order_of_rank() {
        SlotId slot = new SlotId("s1000000");
        Cue close = new FloorCloses(ONE, slot, at("18:00"));
        Cue open = opens(ONE, "18:00");
        Cue talk = new TalkStarts(ONE, slot, at("18:00"));
        timer().arm(ONE, List.of(talk, open, close));
        setClock(at("18:00"));
        heard.await(1);
        assertThat(heard.calls()).containsExactly(List.of(close, open, talk));
    }

    @Test
    void a_cue_that_is_due_already_goes_off_at_once() {
        Cue cue = opens(ONE, "16:00");
        timer().arm(ONE, List.of(cue));
        heard.await(1);
        assertThat(heard.cues()).containsExactly(cue);
    }

    @Test
    void what_is_overdue_goes_off_in_order_of_time_call_by_call() {
        List<Cue> cues = List.of(pause(ONE, 2, "16:30"), pause(ONE, 1, "16:00"), pause(ONE, 3, "16:40"));
        timer().arm(ONE, cues);
        heard.await(3);
        assertThat(heard.calls()).containsExactly(List.of(cues.get(1)), List.of(cues.get(0)), List.of(cues.get(2)));
    }

    @Test
    void what_a_jump_of_the_clock_passes_goes_off_in_order_of_time() {
        List<Cue> cues = List.of(pause(ONE, 1, "18:00"), pause(ONE, 2, "18:10"), pause(ONE, 3, "18:20"));
        timer().arm(ONE, cues);
        setClock(at("18:15"));
        heard.await(2);
        assertThat(heardAfterAll()).containsExactly(cues.get(0), cues.get(1));
    }

    @Test
    void arming_anew_forgets_what_was_armed_before() {
        Cue moved = opens(ONE, "18:10");
        timer().arm(ONE, List.of(opens(ONE, "18:00"), pause(ONE, 1, "18:05")));
        timer().arm(ONE, List.of(moved));
        setClock(at("18:10"));
        heard.await(1);
        assertThat(heardAfterAll()).containsExactly(moved);
    }

    @Test
    void sessions_are_armed_apart() {
        Cue one = opens(ONE, "18:00");
        Cue two = opens(TWO, "18:00");
        timer().arm(ONE, List.of(one));
        timer().arm(TWO, List.of(two));
        timer().arm(ONE, List.of());
        setClock(at("18:00"));
        heard.await(1);
        assertThat(heardAfterAll()).containsExactly(two);
    }

    @Test
    void nothing_goes_off_twice() {
        Cue cue = opens(ONE, "18:00");
        timer().arm(ONE, List.of(cue));
        setClock(at("18:00"));
        heard.await(1);
        setClock(at("18:01"));
        setClock(at("17:30"));
        setClock(at("18:00"));
        assertThat(heardAfterAll()).containsExactly(cue);
    }

    @Test
    void a_listener_may_arm_while_it_hears() {
        Cue later = pause(ONE, 1, "18:00");
        first = (session, _) -> {
            first = (_, _) -> {};
            timer().arm(session, List.of(later));
        };
        timer().arm(ONE, List.of(opens(ONE, "17:30")));
        setClock(at("17:30"));
        heard.await(1);
        setClock(at("18:00"));
        heard.await(2);
        assertThat(heard.cues()).last().isEqualTo(later);
    }

    @Test
    void nothing_is_armed_after_the_end() {
        timer().close();
        assertThatThrownBy(() -> timer().arm(ONE, List.of(opens(ONE, "16:00"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(heard.cues()).isEmpty();
    }

    /// What was heard of other sessions when a cue armed last of all has gone off.
    private List<Cue> heardAfterAll() {
        Cue last = opens(LAST, "16:00");
        timer().arm(LAST, List.of(last));
        heard.await(last);
        return heard.cues().stream().filter(cue -> !cue.session().equals(LAST)).toList();
    }

    protected static Cue opens(SessionId session, String time) {
        return new SessionOpens(session, at(time));
    }

    protected static Cue pause(SessionId session, int slot, String time) {
        return new BreakStarts(session, new SlotId("s000000" + slot), at(time));
    }
}
