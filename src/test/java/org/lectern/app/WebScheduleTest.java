package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.schedule.reader.ScheduleServer.status;
import static org.lectern.schedule.reader.ScheduleServer.text;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.schedule.reader.Origin;
import org.lectern.schedule.reader.ScheduleServer;

/// A bot whose schedule stands on the web.
class WebScheduleTest {
    private final ScheduleServer server = new ScheduleServer();
    private String original;
    private Bot bot;

    @BeforeEach
    void open() throws IOException {
        original = Files.readString(Bot.SEED);
        server.answers(text(original));
        Origin origin = Origin.web(server.address()).orElseThrow();
        bot = Bot.ready("17:55", UnaryOperator.identity(), standin -> {
                    HostedSchedule seed = Bot.hosted(standin, Bot.SEED, ROOM);
                    return List.of(
                            new HostedSchedule(origin, seed.channel(), seed.chairs(), seed.links(), Locale.ENGLISH));
                })
                .start()
                .through("17:55", "18:00");
    }

    @AfterEach
    void close() {
        bot.close();
        server.close();
    }

    /// Until the server is asked again, which it is seconds after the last time.
    private String reloaded(String expected) {
        return bot.standin.await(
                "an answer with “" + expected + "”",
                Bot.SOON,
                () -> Optional.of(bot.answer("chair", ROOM, "session reload", Map.of())
                                .content())
                        .filter(answer -> answer.contains(expected)));
    }

    @Test
    void what_is_different_there_is_taken_up_and_a_server_that_is_down_takes_nothing_away() {
        server.answers(text(original.replace("Implicit Neural Representations", "Explicit Neural Representations")));
        assertThat(reloaded("renamed")).contains("0 moved, 0 cancelled, 0 added, 1 renamed");
        bot.awaitIn(ROOM, message -> message.text().startsWith("1 · Oral · Explicit"));
        server.answers(status(500));
        assertThat(reloaded("the server answered 500"))
                .startsWith("Not everything could be taken up:\n- “http")
                .contains("stays in use.")
                .endsWith("The rest says nothing new.");
        bot.stop();
        bot.start().settle();
        bot.step("18:15");
        assertThat(bot.announced()).anyMatch(message -> message.text().startsWith("2 · Oral"));
    }

    @Test
    void that_the_server_is_not_asked_so_soon_again_is_said() {
        reloaded("nothing new");
        assertThat(reloaded("s ago")).matches("""
                (?s)Not everything could be taken up:
                - “http\\S+” was fetched [1-4] s ago, and is not asked again within 5 s: try again in a moment\\.
                The rest says nothing new\\.""");
    }

    @Test
    void a_page_to_log_in_takes_nothing_away() {
        server.answers(text("<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>"));
        assertThat(reloaded("cannot be used as it is now: ")).startsWith("Not everything");
        bot.step("18:15");
        assertThat(bot.announced()).anyMatch(message -> message.text().startsWith("2 · Oral"));
    }
}
