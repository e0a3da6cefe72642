package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.schedule.Slot;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Reading;
import org.lectern.schedule.reader.ScheduleFile;
import org.lectern.standin.Actor;
import org.lectern.standin.Answer;
import org.lectern.standin.SeenMessage;

/// A conference of ten rooms beside a lobby, as its attendees look into it.
class ProgrammeTest {
    @TempDir
    private static Path folder;

    private static Bot bot;

    @BeforeAll
    static void play() throws IOException {
        StringBuilder table = new StringBuilder("start,end,title,authors,room,kind\n");
        for (int room = 1; room <= 10; room++) {
            for (int hour = 18; hour < 22; hour++) {
                table.append("2020-12-08T%d:00-08:00,2020-12-08T%d:50-08:00,Talk at %d in %d,Ada,Room %d,%s\n"
                        .formatted(hour, hour, hour, room, room, hour == 18 ? "Keynote" : "Talk"));
            }
        }
        Path file = Files.writeString(folder.resolve("schedule.csv"), table);
        bot = Bot.ready(
                        "18:05",
                        config -> config.withChannels("hall", "lobby"),
                        standin -> List.of(Bot.hosted(standin, file, "hall")))
                .start()
                .settle();
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    @BeforeEach
    void duringTheFirstTalks() {
        bot.clock.set(Bot.instant("18:06"));
    }

    private static Actor attendee() {
        return bot.standin.as("attendee");
    }

    private static String head(SeenMessage message) {
        return message.content().lines().findFirst().orElseThrow();
    }

    @Test
    void a_day_is_read_page_by_page_in_one_private_message() {
        SeenMessage first = attendee().command("lobby", "schedule").message(SOON);
        assertThat(first.ephemeral()).isTrue();
        assertThat(head(first)).endsWith(" · 1 of 2");
        assertThat(first.content()).contains("<#" + bot.standin.channelId("hall") + "> Room 10 Talk at 18 in 10");
        SeenMessage second = attendee().press(first.id(), "Next ▶").message(SOON);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(head(second)).endsWith(" · 2 of 2");
        assertThat(attendee().press(first.id(), "◀ Previous").message(SOON).content())
                .isEqualTo(first.content());
    }

    @Test
    void rooms_and_kinds_are_offered_and_understood() {
        assertThat(attendee().autocomplete("lobby", "now", "room", "room 1").choices(SOON))
                .extracting(Answer.Choice::name)
                .containsExactly("Room 1", "Room 10");
        SeenMessage answer = attendee()
                .command("hall", "schedule", Map.of("room", "Room 10", "kind", "Talk"))
                .message(SOON);
        assertThat(head(answer)).endsWith(" · Room 10 · Talk");
        assertThat(answer.content()).contains("Talk at 19 in 10").doesNotContain("at 18", "in 9");
    }

    @Test
    void a_reminder_is_set_and_comes_by_direct_message_also_after_a_restart() {
        Actor attendee = attendee();
        Answer.Choice talk = attendee.autocomplete("lobby", "remind", "talk", "at 20 in 7")
                .choices(SOON)
                .getFirst();
        assertThat(talk.name()).isEqualTo("Talk at 20 in 7 · Room 7");
        SeenMessage set = attendee.command(
                        "lobby", "remind", Map.of("talk", talk.value().asText(), "before", 15))
                .message(SOON);
        assertThat(set.content()).startsWith("You get a direct message at " + Bot.stamp("19:45", "t"));
        bot.stop();
        bot.start().settle().step("19:46");
        SeenMessage told = bot.standin.await(
                "a direct message",
                SOON,
                () -> attendee.directMessages().stream().findFirst());
        assertThat(told.content())
                .isEqualTo("**Talk · Talk at 20 in 7** begins " + Bot.stamp("20:00", "R") + ", at "
                        + Bot.stamp("20:00", "t") + ", in <#" + bot.standin.channelId("hall") + ">.");
        assertThat(attendee.press(told.id(), "My reminders").message(SOON).content())
                .startsWith("You have no reminders");
        bot.stop();
        bot.start().settle();
        assertThat(attendee.directMessages())
                .filteredOn(message -> !message.ephemeral())
                .hasSize(1);
    }

    @Test
    void who_takes_no_direct_messages_is_not_reminded_and_nothing_else_happens() {
        bot.standin.takesDirectMessages("chair", false);
        bot.answer("chair", "lobby", "remind", Map.of("talk", "Talk at 21 in 3"));
        bot.step("20:56");
        bot.standin.await(
                "a refusal",
                SOON,
                () -> Optional.of(bot.standin.requests().stream()
                                .filter(request -> request.path().endsWith("/messages") && request.status() == 403)
                                .toList())
                        .filter(refused -> !refused.isEmpty()));
        assertThat(bot.standin.as("chair").directMessages()).isEmpty();
        bot.standin.takesDirectMessages("chair", true);
        assertThat(bot.answer("chair", "lobby", "remind", Map.of()).content()).startsWith("You have no reminders");
    }

    @Test
    void a_calendar_is_a_private_file_that_our_own_reader_reads_back() throws Exception {
        SeenMessage answer = attendee()
                .command("lobby", "calendar", Map.of("room", "Room 10"))
                .message(SOON);
        assertThat(answer.ephemeral()).isTrue();
        assertThat(answer.content()).startsWith("4 entries for your calendar");
        JsonNode attached = answer.attachments().path(0);
        assertThat(attached.path("filename").asText()).isEqualTo("programme.ics");
        Path file = folder.resolve("programme.ics");
        try (InputStream in = URI.create(attached.path("url").asText()).toURL().openStream()) {
            Files.write(file, in.readAllBytes());
        }
        assertThat(Files.readString(file)).contains("URL:https://discord.com/channels/");
        Reading reading = ScheduleFile.read(
                file, new Given(ZoneId.of("America/Los_Angeles"), null), IdSource.random(new Random(1)));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.sessions()).singleElement().satisfies(session -> {
            assertThat(session.room()).isEqualTo("Room 10");
            assertThat(session.slots())
                    .extracting(Slot::plainTitle)
                    .containsExactly("Talk at 18 in 10", "Talk at 19 in 10", "Talk at 20 in 10", "Talk at 21 in 10");
            assertThat(session.slots().getFirst().start().toInstant()).isEqualTo(Bot.instant("18:00"));
        });
    }
}
