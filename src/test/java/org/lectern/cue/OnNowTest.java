package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.session;

import org.junit.jupiter.api.Test;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

class OnNowTest {
    private final Session session = session("A")
            .window("17:00-21:00")
            .talk("18:00-18:15", "One")
            .spotlight("18:15-18:30", "Two")
            .qa("18:40-18:50")
            .build();
    private final Slot one = session.slots().get(0);
    private final Slot two = session.slots().get(1);
    private final Slot qa = session.slots().get(2);

    @Test
    void nothing_is_on_before_the_first_slot_though_the_window_is_open() {
        assertThat(OnNow.at(session, at("17:30"))).isEqualTo(new OnNow.Before(one));
    }

    @Test
    void a_slot_is_on_from_its_start() {
        assertThat(OnNow.at(session, at("18:00"))).isEqualTo(new OnNow.On(one));
        assertThat(OnNow.at(session, at("18:14:59.999"))).isEqualTo(new OnNow.On(one));
    }

    @Test
    void at_its_end_the_next_slot_is_on() {
        assertThat(OnNow.at(session, at("18:15"))).isEqualTo(new OnNow.On(two));
    }

    @Test
    void between_slots_is_a_gap() {
        assertThat(OnNow.at(session, at("18:30"))).isEqualTo(new OnNow.Gap(two, qa));
    }

    @Test
    void after_the_last_slot_all_is_over_though_the_window_is_open() {
        assertThat(OnNow.at(session, at("18:50"))).isEqualTo(new OnNow.After());
    }

    @Test
    void of_overlapping_slots_the_one_that_started_last_is_on() {
        Session overlapping = session("B")
                .talk("18:00-18:30", "Long")
                .talk("18:10-18:20", "Short")
                .talk("18:10-18:15", "Shorter")
                .build();
        Slot longTalk = overlapping.slots().get(0);
        Slot shortTalk = overlapping.slots().get(1);
        Slot shorter = overlapping.slots().get(2);
        assertThat(OnNow.at(overlapping, at("18:05"))).isEqualTo(new OnNow.On(longTalk));
        assertThat(OnNow.at(overlapping, at("18:10"))).isEqualTo(new OnNow.On(shorter));
        assertThat(OnNow.at(overlapping, at("18:15"))).isEqualTo(new OnNow.On(shortTalk));
        assertThat(OnNow.at(overlapping, at("18:25"))).isEqualTo(new OnNow.On(longTalk));
    }

    @Test
    void a_gap_follows_the_slot_that_ended_last() {
        Session overlapping = session("B")
                .talk("18:00-18:30", "Long")
                .talk("18:10-18:20", "Short")
                .talk("18:40-18:50", "Next")
                .build();
        assertThat(OnNow.at(overlapping, at("18:35")))
                .isEqualTo(new OnNow.Gap(
                        overlapping.slots().get(0), overlapping.slots().get(2)));
    }

    @Test
    void a_slot_without_a_length_is_on_until_the_next() {
        Session odd = session("C")
                .talk("18:00-18:00", "Odd")
                .talk("18:20-18:30", "Next")
                .build();
        assertThat(OnNow.at(odd, at("18:10")))
                .isEqualTo(new OnNow.On(odd.slots().getFirst()));
    }

    @Test
    void a_session_without_slots_is_over() {
        assertThat(OnNow.at(session("D").window("18:00-19:00").build(), at("18:10")))
                .isEqualTo(new OnNow.After());
    }
}
