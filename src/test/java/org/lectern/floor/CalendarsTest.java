package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Attachment;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Ran;
import org.lectern.chat.Post.Message;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// Which talks a file for a calendar has, and at which times.
class CalendarsTest {
    private static final Pattern SUMMARY = Pattern.compile("SUMMARY:(.*)\r\n");

    private final Session one = TestSessions.session("One")
            .room("Attic")
            .talk("18:00-18:15", "A")
            .talk("18:30-18:45", "B")
            .build();
    private final Session two =
            TestSessions.session("Two").room("Barn").keynote("18:20-18:30", "C").build();

    private static String file(FloorStage stage, long channel, Map<String, String> options) {
        Message message =
                stage.on(new Ran(stage.in(channel), "calendar", options)).message();
        Attachment attachment = message.attachment();
        return attachment == null ? message.content() : new String(attachment.bytes(), StandardCharsets.UTF_8);
    }

    private static List<String> titles(FloorStage stage, long channel, Map<String, String> options) {
        return SUMMARY.matcher(file(stage, channel, options))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void a_calendar_has_what_was_chosen() {
        try (FloorStage stage = FloorStage.at("17:00", one, two)) {
            assertThat(titles(stage, 100, Map.of())).containsExactly("A", "B");
            assertThat(titles(stage, 777, Map.of())).containsExactly("A", "C", "B");
            assertThat(titles(stage, 100, Map.of("room", "Barn"))).containsExactly("C");
            assertThat(titles(stage, 100, Map.of("kind", "oral"))).containsExactly("A", "B");
            assertThat(titles(stage, 100, Map.of("day", "2020-12-08"))).containsExactly("A", "C", "B");
            assertThat(titles(stage, 777, Map.of("talk", "b"))).containsExactly("B");
            stage.on(new Ran(stage.in(777), "remind", Map.of("talk", "C")));
            assertThat(titles(stage, 777, Map.of("mine", "true"))).containsExactly("C");
        }
    }

    @Test
    void what_there_is_not_is_said() {
        try (FloorStage stage = FloorStage.at("17:00", one, two)) {
            assertThat(file(stage, 777, Map.of("mine", "true"))).isEqualTo("The programme has nothing like that.");
            assertThat(file(stage, 777, Map.of("room", "Cellar"))).startsWith("The programme has no one room");
            assertThat(file(stage, 777, Map.of("talk", "sonnets"))).startsWith("No talk here is “sonnets”");
        }
    }

    @Test
    void times_are_those_at_which_talks_run_and_cancelled_ones_are_left_out() {
        try (FloorStage stage = FloorStage.at("17:50", one, two)) {
            Person chair = new Person(FloorStage.CHAIR, "Ada");
            stage.on(new Ran(stage.by(chair), "session late", Map.of("minutes", "5")));
            stage.on(new Ran(
                    stage.by(chair),
                    "session skip",
                    Map.of("slot", one.slots().getLast().id().value())));
            assertThat(titles(stage, 100, Map.of())).containsExactly("A");
            assertThat(file(stage, 100, Map.of())).contains("DTSTART:20201209T020500Z", "DTEND:20201209T022000Z");
        }
    }
}
