package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.chat.Interaction.Look;
import org.lectern.chat.Interaction.TalkTyped;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Responder.Choice;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// Which session a channel means, and what those are told who look.
class LookingTest {
    private static final Session ONE =
            TestSessions.session("One").talk("18:00-18:15", "A").build();
    private static final Session TWO =
            TestSessions.session("Two").talk("18:15-18:30", "B").build();

    @ParameterizedTest
    @CsvSource({"17:00, A", "18:14, A", "18:15, B", "18:20, B", "20:00, B"})
    void of_several_sessions_in_a_channel_the_one_on_or_nearest_is_meant(String now, String talk) {
        try (FloorStage stage = FloorStage.inOneChannel(now, TWO, ONE)) {
            assertThat(stage.on(new TalkTyped(stage.in(FloorStage.CHANNEL), "")).choices())
                    .extracting(Choice::label)
                    .first()
                    .isEqualTo("1 · " + talk);
            assertThat(stage.words(stage.on(new Look(stage.in(FloorStage.CHANNEL), View.SCHEDULE))))
                    .contains("Oral · " + talk)
                    .doesNotContain("Oral · " + (talk.equals("A") ? "B" : "A"));
        }
    }

    @ParameterizedTest
    @CsvSource({"17:00, A, B", "18:14, A, B", "18:15, B,", "20:00, B,"})
    void what_is_still_to_come_in_the_channel_is_suggested_after_it(String now, String first, @Nullable String then) {
        try (FloorStage stage = FloorStage.inOneChannel(now, TWO, ONE)) {
            assertThat(stage.on(new TalkTyped(stage.in(FloorStage.CHANNEL), "")).choices())
                    .extracting(Choice::label)
                    .containsExactlyElementsOf(Stream.of(first, then)
                            .filter(Objects::nonNull)
                            .map("1 · "::concat)
                            .toList());
        }
    }

    @Test
    void a_single_session_is_meant_everywhere() {
        try (FloorStage stage = FloorStage.at("18:05", ONE)) {
            assertThat(stage.words(stage.on(new Look(stage.in(777), View.NOW)))).startsWith("On now: **1 · Oral · A**");
        }
    }

    @Test
    void in_a_channel_of_none_of_several_sessions_all_of_them_are_told() {
        try (FloorStage stage = FloorStage.at("18:05", ONE, TWO)) {
            assertThat(stage.words(stage.on(new Look(stage.in(777), View.NOW)))).isEqualTo("""
                            **On now**
                            <#100> **1 · A**, until 18:15 · #Q&A 1 · A""");
            assertThat(stage.words(stage.on(new Look(stage.in(777), View.NEXT))))
                    .isEqualTo("""
                            **Coming next**
                            **18:15** ({18:15})
                            <#200> 1 · B""");
            assertThat(stage.askIn(stage.in(777), "Why?").words())
                    .isEqualTo("No session is held in this channel. Ask in the session's own: <#100>, <#200>.");
        }
    }

    @Test
    void in_a_thread_its_session_is_meant_even_where_another_is_on() {
        try (FloorStage stage = FloorStage.inOneChannel("18:05", ONE, TWO).play("18:20")) {
            assertThat(stage.askIn(stage.inThread("Q&A 1 · A"), "Why?").words()).contains("for **1 · Oral · A**");
            assertThat(stage.askIn(stage.inThread("Q&A 1 · B"), "Why?").words()).contains("for **1 · Oral · B**");
        }
    }

    @Test
    void the_talk_on_now_is_suggested_first() {
        try (FloorStage stage = FloorStage.at("19:05")) {
            assertThat(stage.on(new TalkTyped(stage.in(FloorStage.CHANNEL), "")).choices())
                    .hasSize(11)
                    .first()
                    .extracting(Choice::label)
                    .isEqualTo("5 · MetaPerturb");
            assertThat(stage.on(new TalkTyped(stage.in(FloorStage.CHANNEL), "ROBUST"))
                            .choices())
                    .extracting(Choice::label)
                    .containsExactly("6 · Robust Recovery", "10 · Robust Sub-Gaussian Principal Component Analysis");
            assertThat(stage.on(new TalkTyped(stage.in(FloorStage.CHANNEL), "13"))
                            .choices())
                    .extracting(Choice::label)
                    .containsExactly("13 · Quantifying the Empirical Wasserstein Distance");
        }
    }

    @Test
    void talks_that_take_no_questions_are_not_suggested() {
        Session keynote = TestSessions.session("K")
                .keynote("18:00-18:15", "On Everything")
                .build();
        try (FloorStage stage = FloorStage.at("18:05", keynote)) {
            assertThat(stage.on(new TalkTyped(stage.in(FloorStage.CHANNEL), "")).choices())
                    .isEmpty();
        }
    }

    @Test
    void at_most_25_talks_are_suggested() {
        TestSessions many = TestSessions.session("Many");
        for (int i = 0; i < 30; i++) {
            many.talk("18:%02d-18:%02d".formatted(i, i + 1), "Talk " + i);
        }
        try (FloorStage stage = FloorStage.at("17:00", many.build())) {
            assertThat(stage.on(new TalkTyped(stage.in(FloorStage.CHANNEL), "")).choices())
                    .hasSize(25);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17:50 | NOW  | Nothing is on yet. Next: **1 · Oral · Implicit Neural Representations**, at 18:00 ({18:00}).
            18:20 | NOW  | On now: **2 · Oral · Pixel-Level Cycle Association**, until 18:30 ({18:30}).
            18:50 | NOW  | On now: **Break**, until 19:00 ({19:00}).
            19:45 | NOW  | On now: **Q&A: Joint Q&A for Preceeding Spotlights**, until 19:50 ({19:50}).
            21:30 | NOW  | **Orals & Spotlights Track 13\\: Deep Learning/Theory** is over.
            18:20 | NEXT | Next: **3 · Oral · Coupling-based Invertible Neural Networks**, at 18:30 ({18:30}).
            18:40 | NEXT | Next: **5 · Spotlight · MetaPerturb**, at 19:00 ({19:00}).
            20:35 | NEXT | Nothing comes after this; the session ends at 21:00.
            20:45 | NEXT | Nothing comes after this; the session ends at 21:00.
            21:30 | NEXT | The session is over; nothing comes next.
            """)
    void now_and_next(String now, View view, String expected) {
        try (FloorStage stage = FloorStage.at(now)) {
            assertThat(stage.words(stage.on(new Look(stage.in(FloorStage.CHANNEL), view)))
                            .lines()
                            .findFirst())
                    .hasValue(expected.replace("\\", ""));
        }
    }

    @Test
    void the_schedule_marks_what_is_on() {
        try (FloorStage stage = FloorStage.at("18:20")) {
            assertThat(stage.words(stage.on(new Look(stage.in(FloorStage.CHANNEL), View.SCHEDULE))))
                    .startsWith("""
                            Orals & Spotlights Track 13: Deep Learning/Theory
                            2020-12-08
                            18:00 1 · Oral · Implicit Neural Representations
                            ▶ **18:15 2 · Oral · Pixel-Level Cycle Association**
                            18:30 3 · Oral · Coupling-based Invertible Neural Networks
                            18:45 Break
                            """);
        }
    }
}
