package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.chat.Button;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Interaction.Ran;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingResponder;
import org.lectern.question.LogEntry;

class TimingTest {
    private static final Person CHAIR = new Person(FloorStage.CHAIR, "Ann");

    private static RecordingResponder run(
            FloorStage stage, Person person, String command, Map<String, String> options) {
        return stage.on(new Ran(stage.by(person), command, options));
    }

    private static String chair(FloorStage stage, String command) {
        return stage.words(run(stage, CHAIR, command, Map.of()));
    }

    private static String late(FloorStage stage, int minutes) {
        return stage.words(run(stage, CHAIR, "session late", Map.of("minutes", String.valueOf(minutes))));
    }

    private static String posted(FloorStage stage, String start) {
        return stage.chat.posted().stream()
                .map(RecordingChat.Posted::post)
                .map(post -> stage.readable(org.lectern.chat.AsRead.of(post)))
                .filter(text -> text.startsWith(start))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void a_late_talk_moves_the_rest_and_what_was_said_is_edited_and_not_repeated() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(late(stage, 7)).startsWith("Done: everything from here on is 7 minutes later.");
            assertThat(stage.said()).last().asString().startsWith("⏱️ The session runs 7 minutes later from here on.");
            assertThat(stage.chat.edits()).isNotEmpty();
            stage.play("18:16");
            assertThat(stage.said()).noneMatch(text -> text.startsWith("2 · Oral"));
            stage.jump("18:22");
            assertThat(stage.said()).last().asString().startsWith("2 · Oral");
            stage.nothingTwice();
        }
    }

    @Test
    void a_delay_survives_a_restart() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            late(stage, 7);
            stage.restart("18:16");
            assertThat(stage.said()).noneMatch(text -> text.startsWith("2 · Oral"));
            stage.jump("18:22");
            assertThat(stage.said()).last().asString().startsWith("2 · Oral");
            assertThat(chair(stage, "session undo")).contains("has begun since");
            stage.nothingTwice();
        }
    }

    @Test
    void the_next_slot_starts_now_and_its_announcement_tells_it() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(chair(stage, "session start")).startsWith("Done: **2 · Oral");
            assertThat(stage.said()).last().asString().startsWith("2 · Oral");
            assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations"))
                    .anyMatch(line -> line.startsWith("Time's up for talk 1"));
            stage.play("18:16").nothingTwice();
        }
    }

    @Test
    void nothing_comes_due_while_the_time_stands_also_over_a_boundary_and_a_restart() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(chair(stage, "session hold")).startsWith("Done: the time stands.");
            stage.play("18:20");
            assertThat(stage.said()).noneMatch(text -> text.startsWith("2 · Oral"));
            stage.restart("18:25");
            assertThat(stage.said()).noneMatch(text -> text.startsWith("2 · Oral"));
            assertThat(chair(stage, "session resume")).startsWith("Done: it goes on.");
            stage.jump("18:29:59");
            assertThat(stage.said()).noneMatch(text -> text.startsWith("2 · Oral"));
            stage.jump("18:30");
            assertThat(stage.said()).last().asString().startsWith("2 · Oral");
            stage.nothingTwice();
        }
    }

    @Test
    void a_skipped_talk_is_never_announced() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(stage.words(run(stage, CHAIR, "session skip", Map.of("slot", "2"))))
                    .startsWith("Done: **2 · Oral");
            assertThat(stage.said()).last().asString().startsWith("⏭️ **2 · Oral");
            stage.play("19:50");
            assertThat(stage.said()).noneMatch(text -> text.startsWith("2 · Oral"));
            assertThat(stage.said()).anyMatch(text -> text.startsWith("3 · Oral"));
        }
    }

    @Test
    void a_change_of_times_can_be_taken_back_by_its_button() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            RecordingResponder done = run(stage, CHAIR, "session late", Map.of("minutes", "7"));
            Button.Press undo = (Button.Press) done.message().buttons().getFirst();
            assertThat(undo.label()).isEqualTo("Undo");
            assertThat(stage.words(stage.on(new Pressed(stage.by(CHAIR), undo.id()))))
                    .startsWith("Taken back.");
            stage.jump("18:15");
            assertThat(stage.said()).last().asString().startsWith("2 · Oral");
            stage.nothingTwice();
        }
    }

    @Test
    void after_a_hold_all_that_was_said_tells_the_times_that_moved_with_it() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            run(stage, CHAIR, "session hold", Map.of());
            stage.jump("18:17");
            run(stage, CHAIR, "session resume", Map.of());
            stage.settle();
            assertThat(stage.chat.edits())
                    .extracting(edit -> stage.readable(org.lectern.chat.AsRead.of(edit.post())))
                    .anyMatch(text -> text.startsWith("# 1 · Oral") && text.contains("Until 18:22."));
        }
    }

    @Test
    void of_two_chairs_who_start_the_same_talk_the_second_learns_what_changed() {
        Person other = new Person(42, "Bea");
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(late(stage, 5)).doesNotContain("just before you");
            assertThat(stage.words(run(stage, other, "session late", Map.of("minutes", "5"))))
                    .isEqualTo("Only the session's chairs may do that, so nothing was done. Ask one of them.");
            assertThat(stage.words(stage.on(new Ran(
                            stage.by(new Person(43, "Bea", Set.of(FloorStage.CHAIR_ROLE))),
                            "session late",
                            Map.of("minutes", "5")))))
                    .contains("Ann did something just before you: 5 minutes later, at ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "session start, 'That has begun already. Next comes **3 '",
        "session end, 'Nothing is on right now that could end.'",
        "session skip, 'That is left out already.'"
    })
    void what_two_chairs_want_at_once_is_done_once(String command, String told) {
        Person bea = new Person(43, "Bea", Set.of(FloorStage.CHAIR_ROLE));
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(chair(stage, command)).startsWith("Done: ");
            assertThat(stage.words(run(stage, bea, command, Map.of())))
                    .contains(told, "Ann did something just before you");
            stage.play("18:11");
            assertThat(stage.words(run(stage, bea, "session start", Map.of()))).startsWith("Done: ");
        }
    }

    @Test
    void an_undo_that_two_chairs_want_at_once_is_done_once() {
        Person bea = new Person(43, "Bea", Set.of(FloorStage.CHAIR_ROLE));
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            late(stage, 3);
            late(stage, 4);
            assertThat(chair(stage, "session undo")).startsWith("Taken back.");
            assertThat(stage.words(run(stage, bea, "session undo", Map.of())))
                    .startsWith("That is taken back already.")
                    .contains("Ann did something just before you");
        }
    }

    @Test
    void the_chairs_learn_four_minutes_before_a_floor_closes_how_long_is_left() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:05")) {
            stage.ask("Why sine?", null);
            stage.play("18:11");
            List<String> lines = stage.saidIn("Q&A 1 · Implicit Neural Representations");
            assertThat(lines)
                    .last()
                    .asString()
                    .contains("The floor for talk 1 closes")
                    .contains("1 question is open");
            assertThat(posted(stage, "<@" + FloorStage.CHAIR + "> The floor")).isNotEmpty();
            late(stage, 7);
            assertThat(stage.saidIn("Q&A 1 · Implicit Neural Representations"))
                    .filteredOn(line -> line.contains("The floor for talk 1 closes"))
                    .singleElement()
                    .asString()
                    .as("it is edited")
                    .contains("18:22");
        }
    }

    @Test
    void a_floor_that_was_ended_too_soon_is_open_again_and_its_close_then_lists_what_came_after() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:05")) {
            stage.ask("Why sine?", null);
            chair(stage, "session end");
            assertThat(closing(stage)).startsWith("Time's up for talk 1; 1 question stays open");
            chair(stage, "session undo");
            assertThat(closing(stage)).isEqualTo("The floor for talk 1 is open again, until 18:15.");
            stage.ask("Why two layers?", null);
            stage.restart("18:06");
            stage.jump("18:15");
            assertThat(closing(stage)).startsWith("Time's up for talk 1; 2 questions stay open");
            stage.restart("18:16");
            stage.nothingTwice();
        }
    }

    /// The line that tells of the close, as it reads now: there is one.
    private static String closing(FloorStage stage) {
        List<String> lines = stage.settle().saidIn("Q&A 1 · Implicit Neural Representations").stream()
                .filter(line -> line.startsWith("Time's up") || line.startsWith("The floor for"))
                .filter(line -> !line.contains("closes"))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    @Test
    void a_talk_that_was_left_out_is_said_to_be() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:05")) {
            stage.ask("Is it cyclic?", "2");
            run(stage, CHAIR, "session skip", Map.of("slot", "2"));
            assertThat(stage.words(stage.ask("Is it cyclic at all?", "2")))
                    .startsWith("**2 · Oral · Pixel-Level Cycle Association** does not take place");
            assertThat(stage.said()).last().asString().contains("is left out; what follows comes earlier.");
        }
    }

    @Test
    void the_questions_of_a_talk_that_was_left_out_appear_where_it_comes_after_all() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:05")) {
            stage.ask("Is it cyclic?", "2");
            run(stage, CHAIR, "session skip", Map.of("slot", "2"));
            stage.settle();
            assertThat(chair(stage, "session undo")).startsWith("Taken back.");
            stage.jump("18:15");
            assertThat(stage.saidIn("Q&A 2 · Pixel-Level Cycle Association"))
                    .anyMatch(text -> text.endsWith("Is it cyclic?"));
        }
    }

    @Test
    void what_a_break_absorbs_is_not_said_to_move_everything() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            RecordingResponder told = run(stage, CHAIR, "session late", Map.of("minutes", "2", "absorb", "true"));
            assertThat(stage.words(told))
                    .startsWith("Done: all up to the next break is 2 minutes later; the break makes up for it");
            assertThat(stage.said())
                    .last()
                    .asString()
                    .startsWith("⏱️ The session runs 2 minutes later; the next break makes up for it");
        }
    }

    @Test
    void a_break_can_be_skipped_by_its_title() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(stage.words(run(stage, CHAIR, "session skip", Map.of("slot", "break"))))
                    .as("there are two of that title")
                    .startsWith("No slot of this session is that.");
            assertThat(stage.words(run(stage, CHAIR, "session skip", Map.of("slot", "implicit"))))
                    .startsWith("Done: **1 ");
        }
    }

    @Test
    void the_log_tells_what_was_done_to_the_time_and_by_how_much() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            late(stage, -2);
            chair(stage, "session skip");
            assertThat(stage.store.ledger().log(stage.session().id(), 9).join())
                    .extracting(LogEntry::what)
                    .containsExactly(
                            new LogEntry.What.Other("/session skip 1"), new LogEntry.What.Other("/session late -2"));
        }
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_reason() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            assertThat(late(stage, 0)).startsWith("Give a number of minutes");
            assertThat(late(stage, -60)).startsWith("That would be before now. At most 5 minutes earlier");
            assertThat(chair(stage, "session resume")).startsWith("The time does not stand");
            assertThat(chair(stage, "session undo")).isEqualTo("There is nothing to take back.");
            assertThat(stage.words(run(stage, CHAIR, "session skip", Map.of("slot", "nonsense"))))
                    .startsWith("No slot of this session is that.");
            assertThat(stage.chat.edits()).isEmpty();
        }
    }

    @Test
    void where_a_session_waits_everybody_who_looks_is_told() {
        try (FloorStage stage = FloorStage.at("17:50").play("18:10")) {
            chair(stage, "session hold");
            assertThat(stage.words(stage.on(new org.lectern.chat.Interaction.Look(
                            stage.in(FloorStage.CHANNEL), org.lectern.chat.Interaction.View.NOW))))
                    .startsWith("⏸️ The session waits since");
        }
    }
}
