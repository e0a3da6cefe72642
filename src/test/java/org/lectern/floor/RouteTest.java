package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.floor.Route.Hint;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.schedule.TestSessions;
import org.lectern.wording.Refusal;

/// Where a question goes: the design's list, row by row.
class RouteTest {
    private static final Session TRACK = TestSessions.track13();

    @ParameterizedTest
    @CsvSource({
        "18:20, 1, 1 of 1",
        "18:20, 7, 7 of 5–8",
        "17:00, 13, 13 of 10–13",
        "18:20, metaperturb, 5 of 5–8",
        "18:20, '  Lasso ', 12 of 10–13",
        "18:20, 5 · Meta, 5 of 5–8",
        "18:20, ROBUST RECOVERY, 6 of 5–8"
    })
    void one_the_talk_that_is_named(String now, String typed, String expected) {
        assertThat(route(now, new Hint.Named(typed))).isEqualTo(expected);
    }

    @Test
    void one_a_talk_is_named_by_its_id() {
        assertThat(route("18:20", new Hint.Named(id(10).value()))).isEqualTo("11 of 10–13");
    }

    @Test
    void a_name_that_fits_no_talk_is_refused() {
        assertThat(refusal("18:20", new Hint.Named("Waves"))).isEqualTo(new Refusal.NoSuchTalk("Waves"));
        assertThat(refusal("18:20", new Hint.Named("4"))).isEqualTo(new Refusal.NoSuchTalk("4"));
        assertThat(refusal("18:20", new Hint.Named("null"))).isEqualTo(new Refusal.NoSuchTalk("null"));
    }

    @Test
    void a_name_that_fits_several_talks_is_refused_with_them() {
        assertThat(refusal("18:20", new Hint.Named("robust")))
                .isEqualTo(new Refusal.Ambiguous("robust", List.of(talk(5), talk(9))));
    }

    @Test
    void a_whole_title_is_not_ambiguous_where_another_one_holds_it() {
        Session session = TestSessions.session("Seas")
                .talk("18:00-18:10", "Waves in Water")
                .talk("18:10-18:20", "Waves")
                .build();
        assertThat(route(session, "18:00", new Hint.Named("waves"))).isEqualTo("2 of 2");
    }

    @ParameterizedTest
    @CsvSource({"19:05, 5 of 5–8", "19:25, 7 of 5–8", "19:45, all of 5–8", "18:20, all of 5–8", "20:00, all of 5–8"})
    void two_in_a_joint_thread_its_talk_on_now(String now, String expected) {
        assertThat(route(now, new Hint.InThread(block(4)))).isEqualTo(expected);
    }

    @Test
    void two_in_the_thread_of_an_oral_that_oral_whatever_is_on() {
        assertThat(route("19:25", new Hint.InThread(block(0)))).isEqualTo("1 of 1");
    }

    @Test
    void two_the_talk_of_an_ask_button_or_all_of_a_joint_q_and_a() {
        assertThat(route("19:25", new Hint.Button(id(5)))).isEqualTo("6 of 5–8");
        assertThat(route("19:45", new Hint.Button(id(8)))).isEqualTo("all of 5–8");
        assertThat(route("19:45", new Hint.All(id(8)))).isEqualTo("all of 5–8");
    }

    @Test
    void a_button_of_a_break_or_of_a_slot_that_is_gone_is_refused() {
        assertThat(refusal("19:45", new Hint.Button(id(3)))).isEqualTo(new Refusal.Gone());
        assertThat(refusal("19:45", new Hint.Button(new SlotId("zzzzzzzz")))).isEqualTo(new Refusal.Gone());
        assertThat(refusal("19:45", new Hint.All(new SlotId("zzzzzzzz")))).isEqualTo(new Refusal.Gone());
    }

    @ParameterizedTest
    @CsvSource({"18:00, 1 of 1", "18:14:59.999, 1 of 1", "18:15, 2 of 2", "19:12, 6 of 5–8", "20:29, 13 of 10–13"})
    void three_the_talk_on_now(String now, String expected) {
        assertThat(route(now, new Hint.None())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"19:40, all of 5–8", "19:49:59, all of 5–8", "20:35, all of 10–13"})
    void four_in_a_joint_q_and_a_all_its_talks(String now, String expected) {
        assertThat(route(now, new Hint.None())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"18:45, 3 of 3", "18:59, 3 of 3", "20:40, all of 10–13", "20:59, all of 10–13"})
    void five_in_a_break_the_block_just_heard(String now, String expected) {
        assertThat(route(now, new Hint.None())).isEqualTo(expected);
    }

    @Test
    void five_in_a_gap_the_block_just_heard() {
        Session gaps = TestSessions.session("Gaps")
                .talk("18:00-18:10", "A")
                .spotlight("18:20-18:30", "B")
                .spotlight("18:40-18:50", "C")
                .qa("18:50-19:00")
                .build();
        assertThat(route(gaps, "18:15", new Hint.None())).isEqualTo("1 of 1");
        assertThat(route(gaps, "18:35", new Hint.None())).isEqualTo("all of 2–3");
    }

    @Test
    void five_the_block_just_heard_is_the_one_whose_talk_or_q_and_a_began_last() {
        Session mixed = TestSessions.session("Mixed")
                .spotlight("18:00-18:10", "A")
                .talk("18:10-18:20", "B")
                .pause("18:20-18:30")
                .qa("18:30-18:40")
                .pause("18:40-18:50")
                .build();
        assertThat(route(mixed, "18:25", new Hint.None())).isEqualTo("2 of 2");
        assertThat(route(mixed, "18:45", new Hint.None())).isEqualTo("all of 1");
        assertThat(route(mixed, "19:00", new Hint.None())).isEqualTo("all of 1");
    }

    @Test
    void six_before_the_session_a_talk_is_to_be_chosen() {
        assertThat(refusal("17:59:59.999", new Hint.None())).isEqualTo(new Refusal.ChooseTalk(talk(0)));
        Session break1 = TestSessions.session("Coffee first")
                .pause("18:00-18:10")
                .talk("18:10-18:20", "A")
                .build();
        assertThat(Route.of(break1, Block.of(break1), new Hint.None(), at("18:05"), Duration.ofDays(1)))
                .isInstanceOf(Route.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"21:00, 24h", "23:59, 24h", "21:59:59.999, 1h"})
    void seven_after_the_close_the_last_block(String now, String archive) {
        assertThat(describe(Route.of(TRACK, Block.of(TRACK), new Hint.None(), at(now), Duration.parse("PT" + archive))))
                .isEqualTo("all of 10–13");
    }

    @Test
    void seven_once_its_thread_archives_nothing_is_taken_however_it_is_asked() {
        for (Hint hint : List.of(new Hint.None(), new Hint.Named("1"), new Hint.Button(id(0)))) {
            assertThat(Route.of(TRACK, Block.of(TRACK), hint, at("22:00"), Duration.ofHours(1)))
                    .isEqualTo(new Route.Refused(new Refusal.SessionOver()));
        }
    }

    @Test
    void a_talk_that_takes_no_questions_is_refused_named_or_on() {
        Session session = TestSessions.session("Keynotes")
                .keynote("18:00-18:30", "On Everything")
                .talk("18:30-19:00", "On Waves")
                .build();
        Refusal refused = new Refusal.NoQuestions(TestSessions.slot(session, 0, Talk.class));
        for (Hint hint : List.of(new Hint.None(), new Hint.Named("1"))) {
            assertThat(Route.of(session, Block.of(session), hint, at("18:10"), Duration.ofDays(1)))
                    .isEqualTo(new Route.Refused(refused));
        }
    }

    @Test
    void a_session_in_which_nobody_answers_says_so() {
        Session session = TestSessions.session("Speeches")
                .keynote("18:00-18:30", "On Everything")
                .build();
        assertThat(Route.of(session, List.of(), new Hint.None(), at("18:10"), Duration.ofDays(1)))
                .isEqualTo(new Route.Refused(new Refusal.NobodyAnswers()));
    }

    private static String route(String now, Hint hint) {
        return route(TRACK, now, hint);
    }

    private static String route(Session session, String now, Hint hint) {
        return describe(Route.of(session, Block.of(session), hint, at(now), Duration.ofDays(1)));
    }

    private static Refusal refusal(String now, Hint hint) {
        Route route = Route.of(TRACK, Block.of(TRACK), hint, at(now), Duration.ofDays(1));
        return ((Route.Refused) route).refusal();
    }

    /// `6 of 5–8`, by numbers.
    private static String describe(Route route) {
        return switch (route) {
            case Route.Refused(Refusal refusal) -> refusal.words(Locale.ENGLISH);
            case Route.To(Block block, Talk talk) ->
                (talk == null ? "all" : talk.number()) + " of " + block.first().number()
                        + (block.talks().size() > 1
                                ? "–" + block.talks().getLast().number()
                                : "");
        };
    }

    private static SlotId id(int slot) {
        return TRACK.slots().get(slot).id();
    }

    private static Talk talk(int slot) {
        return TestSessions.slot(TRACK, slot, Talk.class);
    }

    private static Block block(int slot) {
        return Block.holding(Block.of(TRACK), id(slot)).orElseThrow();
    }
}
