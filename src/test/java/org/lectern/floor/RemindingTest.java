package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Button;
import org.lectern.chat.Embed;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Picked;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Interaction.Ran;
import org.lectern.chat.Interaction.Typed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post.Message;
import org.lectern.chat.RecordingChat.Mishap;
import org.lectern.chat.RecordingResponder;
import org.lectern.chat.Responder.Choice;
import org.lectern.chat.Venue;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.TestSessions;

/// Reminders of talks, by direct message: once, at the time that the talk has by then.
class RemindingTest {
    private static final String SOON = "**5 · Spotlight · MetaPerturb** begins {19:00}, at 19:00, in <#100>.";

    private static RecordingResponder remind(FloorStage stage, Map<String, String> options) {
        return stage.on(new Ran(stage.in(FloorStage.CHANNEL), "remind", options));
    }

    private static RecordingResponder remindOf5(FloorStage stage) {
        return remind(stage, Map.of("talk", "5", "before", "10"));
    }

    private static void chair(FloorStage stage, String command, Map<String, String> options) {
        stage.on(new Ran(stage.by(new Person(FloorStage.CHAIR, "Ada")), "session " + command, options));
    }

    private static List<String> told(FloorStage stage) {
        return stage.chat.postedIn(FloorStage.ZOE.id()).stream()
                .map(post -> stage.readable(post.headline()))
                .toList();
    }

    private static Pressed press(FloorStage stage, Message message, String label) {
        return message.buttons().stream()
                .map(Button.Press.class::cast)
                .filter(press -> press.label().equals(label))
                .findFirst()
                .map(press -> new Pressed(stage.in(FloorStage.CHANNEL), press.id()))
                .orElseThrow();
    }

    @Test
    void a_reminder_comes_at_its_time_and_once() {
        try (FloorStage stage = FloorStage.at("17:00")) {
            assertThat(stage.words(remindOf5(stage))).startsWith("""
                    You get a direct message at 18:50, 10 minutes before **5 · Spotlight · MetaPerturb** begins.""");
            stage.play("18:49");
            assertThat(told(stage)).isEmpty();
            stage.jump("18:50");
            assertThat(told(stage)).containsExactly(SOON);
            stage.play("21:30").restart("21:31").nothingTwice();
            assertThat(told(stage)).hasSize(1);
        }
    }

    @Test
    void without_a_number_it_is_five_minutes_before_and_what_would_be_due_at_once_comes_at_the_start() {
        try (FloorStage stage = FloorStage.at("18:54")) {
            assertThat(stage.words(remind(stage, Map.of("talk", "5")))).contains("at 18:55, 5 minutes before");
            assertThat(stage.words(remind(stage, Map.of("talk", "5", "before", "30"))))
                    .startsWith("You get a direct message when **5 · Spotlight · MetaPerturb** begins, at 19:00.");
            stage.jump("18:56");
            assertThat(told(stage)).isEmpty();
            stage.jump("19:00");
            assertThat(told(stage)).containsExactly("**5 · Spotlight · MetaPerturb** has begun, at 19:00, in <#100>.");
        }
    }

    @Test
    void it_follows_when_the_session_runs_late() {
        try (FloorStage stage = FloorStage.at("18:05")) {
            remindOf5(stage);
            chair(stage, "late", Map.of("minutes", "20"));
            stage.jump("18:50");
            assertThat(told(stage)).isEmpty();
            stage.jump("19:10");
            assertThat(told(stage)).containsExactly(SOON.replace("19:00", "19:20"));
        }
    }

    @Test
    void while_the_time_stands_nothing_is_due() {
        try (FloorStage stage = FloorStage.at("18:46")) {
            remindOf5(stage);
            chair(stage, "hold", Map.of());
            stage.jump("18:55");
            assertThat(told(stage)).isEmpty();
            chair(stage, "resume", Map.of());
            assertThat(told(stage)).isEmpty();
            stage.jump("18:59");
            assertThat(told(stage)).containsExactly(SOON.replace("19:00", "19:09"));
        }
    }

    @Test
    void that_a_talk_is_cancelled_is_told_once_and_where_it_is_back_it_is_reminded_of() {
        try (FloorStage stage = FloorStage.at("18:05")) {
            remindOf5(stage);
            String talk = stage.session().slots().get(4).id().value();
            chair(stage, "skip", Map.of("slot", talk));
            String cancelled = "**5 · Spotlight · MetaPerturb** is cancelled. You wanted to be reminded of it.";
            assertThat(told(stage)).containsExactly(cancelled);
            chair(stage, "undo", Map.of());
            chair(stage, "skip", Map.of("slot", talk));
            assertThat(told(stage)).containsExactly(cancelled);
            chair(stage, "undo", Map.of());
            stage.jump("18:50");
            assertThat(told(stage)).containsExactly(cancelled, SOON);
            stage.nothingTwice();
        }
    }

    @Test
    void it_follows_when_the_schedule_changes() {
        Session first = TestSessions.session("One")
                .talk("18:00-18:15", "A")
                .talk("18:30-18:45", "B")
                .talk("19:00-19:15", "C")
                .build();
        try (FloorStage stage = FloorStage.at("17:00", first)) {
            remind(stage, Map.of("talk", "B"));
            remind(stage, Map.of("talk", "C"));
            List<Slot> slots = new ArrayList<>(first.slots());
            Slot moved = slots.get(1);
            slots.set(1, moved.during(moved.start().plusMinutes(10), moved.end().plusMinutes(10)));
            slots.removeLast();
            Session second = first.during(first.start(), first.end(), slots);
            stage.floor()
                    .readFrom(() -> new ScheduleSource.Fresh.Read(
                            List.of(new Hosted(second, new Venue(FloorStage.CHANNEL, List.of(), Map.of()))),
                            List.of()));
            stage.floor().reload().join();
            stage.settle();
            assertThat(told(stage)).containsExactly("**3 · Oral · C** is cancelled. You wanted to be reminded of it.");
            stage.jump("18:25");
            assertThat(told(stage)).hasSize(1);
            stage.jump("18:35");
            assertThat(told(stage)).last().isEqualTo("**2 · Oral · B** begins {18:40}, at 18:40, in <#100>.");
        }
    }

    @Test
    void what_was_due_while_the_bot_was_away_is_said_as_long_as_it_is_of_use() {
        try (FloorStage stage = FloorStage.at("18:46")) {
            remindOf5(stage);
            remind(stage, Map.of("talk", "6"));
            stage.restart("18:58");
            assertThat(told(stage)).containsExactly(SOON);
            stage.restart("19:15");
            assertThat(told(stage)).containsExactly(SOON);
            stage.play("21:30");
            assertThat(told(stage)).hasSize(1);
        }
    }

    @Test
    void one_set_anew_takes_the_place_of_the_earlier_one() {
        try (FloorStage stage = FloorStage.at("18:05")) {
            remindOf5(stage);
            remind(stage, Map.of("talk", "5", "before", "2"));
            stage.jump("18:57");
            assertThat(told(stage)).isEmpty();
            stage.jump("18:58");
            assertThat(told(stage)).containsExactly(SOON);
        }
    }

    @Test
    void one_that_is_taken_back_does_not_come() {
        try (FloorStage stage = FloorStage.at("18:05")) {
            Message set = remindOf5(stage).message();
            Message gone = (Message) stage.on(press(stage, set, "Take it back")).updated();
            assertThat(gone.content()).isEqualTo("Your reminder is taken back.");
            assertThat(((Message) stage.on(press(stage, set, "Take it back")).updated()).content())
                    .isEqualTo("There was no such reminder any more.");
            stage.jump("19:00");
            assertThat(told(stage)).isEmpty();
        }
    }

    @Test
    void ones_own_are_listed_and_taken_back_from_the_list() {
        try (FloorStage stage = FloorStage.at("18:05")) {
            remind(stage, Map.of("talk", "6"));
            Message set = remindOf5(stage).message();
            stage.on(new Ran(stage.by(new Person(8, "Yves")), "remind", Map.of("talk", "7")));
            Message list = stage.on(press(stage, set, "My reminders")).message();
            Embed shown = Objects.requireNonNull(list.embed());
            assertThat(stage.readable(shown.description())).isEqualTo("""
                    2020-12-08, 19:00: **5 · MetaPerturb** <#100>, 10 minutes before
                    2020-12-08, 19:10: **6 · Robust Recovery** <#100>, 5 minutes before""");
            Menu menu = Objects.requireNonNull(list.menu());
            String value = menu.options().getFirst().value();
            Message left = (Message) stage.on(new Picked(stage.in(FloorStage.CHANNEL), menu.id(), value))
                    .updated();
            assertThat(Objects.requireNonNull(left.embed()).description())
                    .doesNotContain("MetaPerturb")
                    .contains("Robust Recovery");
            stage.jump("18:50");
            assertThat(told(stage)).isEmpty();
            assertThat(stage.words(stage.on(new Ran(stage.by(new Person(9, "Xi")), "remind", Map.of()))))
                    .isEqualTo("You have no reminders. Set one with `/remind` and a talk.");
        }
    }

    @Test
    void who_takes_no_direct_messages_gets_none_and_nothing_else_happens() {
        try (FloorStage stage = FloorStage.at("18:46")) {
            remindOf5(stage);
            stage.chat.in(FloorStage.ZOE.id(), Mishap.REFUSED);
            stage.jump("18:50");
            stage.awaitNothingOpen();
            assertThat(told(stage)).isEmpty();
            assertThat(stage.store.ledger().reminders(FloorStage.ZOE.id()).join())
                    .singleElement()
                    .satisfies(reminder -> assertThat(reminder.state()).isEqualTo(Reminder.State.SAID));
        }
    }

    @Test
    void what_cannot_be_recorded_is_tried_again_until_it_is() {
        try (FloorStage stage = FloorStage.at("18:46")) {
            remindOf5(stage);
            stage.store.failNext("the disk is full");
            int before = stage.chat.posted().size();
            stage.jump("18:50");
            assertThat(told(stage)).isEmpty();
            stage.awaitPosts(before + 1);
            assertThat(told(stage)).containsExactly(SOON);
        }
    }

    @Test
    void one_person_has_at_most_25_to_come() {
        TestSessions many = TestSessions.session("Many");
        for (int i = 0; i < 27; i++) {
            many.talk("18:%02d-18:%02d".formatted(i, i + 1), "Talk %02d".formatted(i));
        }
        try (FloorStage stage = FloorStage.at("17:00", many.build())) {
            for (int i = 0; i < 25; i++) {
                remind(stage, Map.of("talk", "Talk %02d".formatted(i)));
            }
            assertThat(stage.words(remind(stage, Map.of("talk", "Talk 25")))).startsWith("You have 25 reminders");
            assertThat(stage.words(remind(stage, Map.of("talk", "Talk 03", "before", "1"))))
                    .startsWith("You get a direct message");
            assertThat(remind(stage, Map.of()).message().menu()).isNotNull();
        }
    }

    @Test
    void what_has_begun_or_is_not_one_talk_is_refused() {
        try (FloorStage stage = FloorStage.at("18:05")) {
            assertThat(stage.words(remind(stage, Map.of("talk", "1")))).contains("has begun already");
            assertThat(stage.words(remind(stage, Map.of("talk", "sonnets")))).startsWith("No talk here is “sonnets”");
            assertThat(stage.words(remind(stage, Map.of("talk", "Robust")))).contains("could be several talks");
        }
    }

    @Test
    void talks_to_come_are_suggested_those_of_the_channel_first() {
        Session one = TestSessions.session("One")
                .room("Attic")
                .talk("18:00-18:15", "A")
                .talk("18:30-18:45", "B")
                .build();
        Session two = TestSessions.session("Two")
                .room("Barn")
                .talk("18:20-18:30", "C")
                .build();
        try (FloorStage stage = FloorStage.at("18:05", one, two)) {
            assertThat(stage.on(new Typed(stage.in(200), "remind", "talk", "")).choices())
                    .extracting(Choice::label)
                    .containsExactly("1 · C · Barn", "2 · B · Attic");
            Context elsewhere = stage.in(777);
            String b = stage.on(new Typed(elsewhere, "remind", "talk", "b"))
                    .choices()
                    .getFirst()
                    .value();
            assertThat(stage.words(stage.on(new Ran(elsewhere, "remind", Map.of("talk", b)))))
                    .startsWith("You get a direct message at 18:25, 5 minutes before **2 · Oral · B** begins.");
        }
    }
}
