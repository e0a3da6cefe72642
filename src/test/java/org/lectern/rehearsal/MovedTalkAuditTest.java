package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.rehearsal.PlayedRooms.key;
import static org.lectern.schedule.TestSessions.at;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.cue.CueKey;
import org.lectern.floor.CueOutcome;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.store.Records.OfCue;

/// A talk that other plans put from one room into another is judged by the plans in effect when it was decided.
class MovedTalkAuditTest {
    private static final String TALK = key("talk");

    private final PlayedRooms played = new PlayedRooms(false);
    private final PlayedRooms returned = new PlayedRooms(true);
    private final PlayedRooms repeated = PlayedRooms.afterItsEnd();

    @Test
    void one_that_is_announced_in_its_old_room_and_begins_in_its_new_one_holds() {
        assertThat(played.faults()).isEmpty();
    }

    @Test
    void one_that_comes_back_when_it_is_over_there_holds() {
        assertThat(returned.faults()).isEmpty();
    }

    @Test
    void one_that_is_over_and_comes_once_more_in_another_room_holds() {
        assertThat(repeated.faults()).isEmpty();
    }

    @Test
    void a_close_that_its_thread_was_not_told_once_more_is_found() {
        repeated.messages.remove(repeated.message(key("closes~2")));
        assertThat(repeated.faults())
                .containsExactly(key("closes~2") + ", which its session has no more: it stands in the chat nowhere.");
        repeated.change(
                key("closes"),
                cue -> new OfCue(cue.session(), cue.outcome(), cue.sends().subList(0, 1)));
        assertThat(repeated.faults())
                .containsExactly("18:45:00 “Floor closes for 1”: it came once more at 18:45:00, and its thread was not"
                        + " told.");
    }

    @Test
    void a_beginning_that_its_thread_was_not_told_is_found() {
        played.messages.remove(played.message(key("talk/t")));
        played.change(
                TALK, cue -> new OfCue(cue.session(), cue.outcome(), cue.sends().subList(0, 2)));
        assertThat(played.faults())
                .containsExactly("18:30:00 “1 · Waves”: it came once more at 18:30:00, and its thread was not told.");
    }

    @Test
    void an_announcement_that_is_missing_is_found() {
        Posted announcement = played.message(TALK);
        played.messages.remove(announcement);
        assertThat(played.faults()).contains(TALK + ", which its session has no more: it stands in the chat nowhere.");
    }

    @Test
    void an_announcement_that_was_never_to_be_sent_is_found() {
        played.messages.remove(played.message(TALK));
        played.change(
                TALK, cue -> new OfCue(cue.session(), cue.outcome(), cue.sends().subList(1, 2)));
        assertThat(played.faults()).contains("18:30:00 “1 · Waves”: " + TALK + " was never to be sent.");
    }

    @Test
    void an_announcement_in_both_rooms_is_found() {
        Posted announcement = played.message(TALK);
        played.messages.add(
                new Posted("9999", "600", true, announcement.keys(), announcement.text(), announcement.arrived()));
        assertThat(played.faults())
                .containsExactly(TALK + ", which its session has no more: it stands in the chat twice.");
    }

    @Test
    void one_that_both_rooms_have_decided_is_found() {
        OfCue other = played.cues.getLast();
        played.cues.add(new OfCue(
                other.session(), new CueOutcome.Said(CueKey.parse(TALK), at("18:30"), at("18:30")), List.of()));
        assertThat(played.faults()).contains("18:30:00 “1 · Waves”: it was decided 2 times.");
    }

    @Test
    void a_time_that_no_plan_had_then_is_found() {
        played.decide(TALK, new CueOutcome.Said(CueKey.parse(TALK), at("18:20"), at("18:30")));
        assertThat(played.faults())
                .containsExactly(
                        "The store decided " + TALK + " as if it were due at 18:20:00, which no plan had then.");
    }

    @Test
    void a_time_of_an_older_plan_is_found() {
        played.decide(TALK, new CueOutcome.Said(CueKey.parse(TALK), at("18:00"), at("18:30")));
        assertThat(played.faults())
                .containsExactly(
                        "The store decided " + TALK + " as if it were due at 18:00:00, which no plan had then.");
    }

    @Test
    void one_that_does_not_begin_once_more_in_its_new_room_is_found() {
        played.decide(TALK, new CueOutcome.Said(CueKey.parse(TALK), at("18:00"), at("18:00")));
        assertThat(played.faults())
                .containsExactly("18:30:00 “1 · Waves”: it was decided at 18:00:00, and not again when it was due.");
    }

    @Test
    void a_cue_that_was_skipped_as_over_though_it_was_planned_when_it_came_is_found() {
        String left = played.cues.stream()
                .map(cue -> cue.outcome().key().toString())
                .filter(key -> key.endsWith(".left") && !key.equals(key("left")))
                .findFirst()
                .orElseThrow();
        returned.messages.remove(returned.message(left));
        returned.decide(
                left, new CueOutcome.Skipped(CueKey.parse(left), at("18:26"), at("18:40"), CueOutcome.Why.OVER));
        assertThat(returned.faults())
                .containsExactly("18:26:00 “Time left for 2”: it was skipped (over), which the rules do not allow.");
    }
}
