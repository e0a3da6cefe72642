package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.SOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
