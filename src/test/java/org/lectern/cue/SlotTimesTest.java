package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.session;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

class SlotTimesTest {
    @Test
    void a_slot_ends_when_its_page_says() {
        Session session =
                session("A").talk("18:00-18:15", "One").pause("18:10-18:30").build();
        assertThat(SlotTimes.end(session, session.slots().getFirst())).isEqualTo(at("18:15"));
    }

    @Test
    void a_slot_that_ends_before_it_begins_lasts_until_the_next_begins() {
        Session session = session("A")
                .talk("18:00-17:45", "One")
                .talk("18:00-18:00", "Two")
                .pause("18:20-18:30")
                .build();
        assertThat(session.slots())
                .extracting(slot -> SlotTimes.end(session, slot))
                .containsExactly(at("18:20"), at("18:20"), at("18:30"));
    }

    @Test
    void the_last_slot_without_a_length_lasts_until_the_window_ends() {
        Session session =
                session("A").window("18:00-19:00").talk("18:30-18:30", "One").build();
        assertThat(SlotTimes.end(session, session.slots().getFirst())).isEqualTo(at("19:00"));
    }

    @Test
    void a_slot_without_a_length_after_the_window_lasts_a_minute() {
        Session session =
                session("A").window("18:00-18:30").talk("18:30-18:10", "One").build();
        assertThat(SlotTimes.end(session, session.slots().getFirst())).isEqualTo(at("18:31"));
        assertThat(SlotTimes.closing(session)).isEqualTo(at("18:31"));
    }

    @Test
    void an_instant_is_printed_as_the_slot_prints_it_that_began_last() {
        Session session = session("A")
                .talk("18:00-19:00", "One")
                .talk("19:00-20:00", "Two")
                .build();
        ZoneOffset before = session.start().getOffset();
        ZoneOffset after = ZoneOffset.ofTotalSeconds(before.getTotalSeconds() + 3600);
        Slot later = session.slots().getLast();
        Session changing = session.during(
                session.start(),
                session.end(),
                List.of(
                        session.slots().getFirst(),
                        later.during(
                                later.start().withOffsetSameInstant(before),
                                later.end().withOffsetSameInstant(after))));
        assertThat(SlotTimes.offset(changing, at("17:55"))).isEqualTo(before);
        assertThat(SlotTimes.offset(changing, at("19:59"))).isEqualTo(before);
        assertThat(SlotTimes.offset(changing, at("20:00"))).isEqualTo(after);
    }

    @Test
    void slots_outside_the_window_widen_the_session() {
        Session session = session("A")
                .window("18:00-18:30")
                .talk("17:50-18:10", "One")
                .talk("18:10-18:40", "Two")
                .build();
        assertThat(SlotTimes.opening(session)).isEqualTo(at("17:50"));
        assertThat(SlotTimes.closing(session)).isEqualTo(at("18:40"));
    }

    @Test
    void what_is_over_before_the_window_does_not_open_the_session() {
        Session session = session("A")
                .window("18:00-18:30")
                .talk("17:30-18:00", "One")
                .talk("18:10-18:30", "Two")
                .build();
        assertThat(SlotTimes.opening(session)).isEqualTo(at("18:00"));
    }

    @Test
    void a_window_wider_than_the_slots_is_the_session() {
        Session session =
                session("A").window("17:00-20:00").talk("18:00-18:10", "One").build();
        assertThat(SlotTimes.opening(session)).isEqualTo(at("17:00"));
        assertThat(SlotTimes.closing(session)).isEqualTo(at("20:00"));
    }
}
