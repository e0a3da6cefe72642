package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.SOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.standin.Fault;
import org.lectern.standin.Recorded;
import org.lectern.standin.SeenMessage;

/// Three sessions at once, each in its own channel, and a lobby that belongs to none.
class SeveralSessionsTest {
    private static final String PAGE = """
            TITLE

            RULES

            Time

            2020-12-08T18:00:00-08:00 - 2020-12-08T19:00:00-08:00

            Session chairs

            Grace Hopper

            Schedule

            2020-12-08T18:00:00-08:00 - 2020-12-08T18:30:00-08:00
            1 - Oral: Compilers
            Grace Hopper
            How programs came to be written by programs.
            2020-12-08T18:30:00-08:00 - 2020-12-08T19:00:00-08:00
            2 - Demo: Machines
            Grace Hopper
            A machine, and what it does.
            """;

    @TempDir
    private static Path folder;

    private static Bot bot;

    @BeforeAll
    static void play() throws IOException {
        Path systems = page("systems", "Track 14: Systems", "Each Oral includes Q&A\nDemos have no Q&A");
        Path silent = page("silent", "Track 15: Silence", "All talks have no Q&A");
        bot = Bot.ready(
                        "18:05",
                        config -> config.withChannels("track-14", "track-15", "lobby"),
                        standin -> List.of(
                                Bot.hosted(standin, Bot.SEED, Bot.ROOM),
                                Bot.hosted(standin, systems, "track-14"),
                                Bot.hosted(standin, silent, "track-15")))
                .start()
                .settle();
    }

    private static Path page(String name, String title, String rules) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".txt"), PAGE.replace("TITLE", title).replace("RULES", rules));
    }

    @BeforeEach
    void duringTheFirstTalks() {
        bot.clock.set(Bot.instant("18:06"));
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    private static String channel(String name) {
        return "<#" + bot.standin.channelId(name) + ">";
    }

    private static List<String> heads(String place) {
        return bot.said(place).stream()
                .map(message -> message.text().lines().findFirst().orElseThrow())
                .toList();
    }

    @Test
    void each_session_is_announced_in_its_own_channel() {
        assertThat(heads("track-14")).startsWith("Track 14: Systems", "1 · Oral · Compilers");
        assertThat(heads("track-15")).startsWith("Track 15: Silence", "1 · Oral · Compilers");
        assertThat(heads(Bot.ROOM)).first().asString().startsWith("Orals & Spotlights Track 13");
        assertThat(heads("lobby")).isEmpty();
    }

    @Test
    void a_question_goes_to_the_session_of_its_channel() {
        assertThat(bot.ask("track-14", "Who compiles the compiler?")).contains("for **1 · Oral · Compilers**");
        assertThat(bot.card("Q&A 1 · Compilers", "Who compiles the compiler?").text())
                .contains("#1");
        assertThat(bot.ask(Bot.ROOM, "Why periodic?")).contains("**#1**, for **1 · Oral · Implicit");
    }

    @Test
    void in_a_channel_of_no_session_one_is_told_where_to_ask() {
        assertThat(bot.ask("lobby", "Is this the right place?"))
                .startsWith("No session is held in this channel. Ask in the session's own: ")
                .contains(channel(Bot.ROOM), channel("track-14"), channel("track-15"));
        assertThat(bot.questions()).doesNotContain("Is this the right place?");
    }

    @Test
    void in_a_channel_of_no_session_now_tells_of_all_of_them() {
        SeenMessage answer = bot.answer("attendee", "lobby", "now", Map.of());
        assertThat(answer.content())
                .startsWith("**On now**\n")
                .contains(channel(Bot.ROOM) + " **1 · Implicit Neural")
                .contains(channel("track-14") + " **1 · Compilers**, until " + Bot.stamp("18:30", "t"))
                .contains(channel("track-15") + " **1 · Compilers**");
        assertThat(answer.ephemeral()).isTrue();
    }

    @Test
    void a_talk_without_questions_takes_none() {
        assertThat(bot.ask("track-14", "What does it do?", "Machines"))
                .startsWith("**2 · Demo · Machines** takes no questions.");
    }

    @Test
    void a_session_without_questions_takes_none_and_has_no_thread() {
        assertThat(bot.ask("track-15", "May I?")).startsWith("No talk of this session takes questions.");
        String place = bot.standin.channelId("track-15");
        assertThat(bot.standin.threads()).noneMatch(thread -> thread.parentId().equals(place));
        assertThat(bot.said("track-15"))
                .noneMatch(message -> message.button("Ask").isPresent());
    }

    @Test
    void channels_that_are_slow_do_not_wait_for_each_other() {
        String one = "/channels/" + bot.standin.channelId("track-14") + "/messages";
        String other = "/channels/" + bot.standin.channelId(Bot.ROOM) + "/messages";
        bot.standin.faults().next("POST " + one, new Fault.Delay(Duration.ofMillis(1500)));
        bot.standin.faults().next("POST " + other, new Fault.Delay(Duration.ofMillis(1500)));
        bot.step("18:30");
        long apart = post(one, "2 · Demo").atNanos() - post(other, "3 · Oral").atNanos();
        assertThat(Duration.ofNanos(Math.abs(apart)))
                .as("between the arrivals of the two")
                .isLessThan(Duration.ofSeconds(1));
        assertThat(bot.said("track-14").getLast().button("Ask")).isEmpty();
    }

    private static Recorded post(String path, String title) {
        return bot.standin.await(
                "the post of " + title,
                SOON,
                () -> Optional.of(bot.standin.requests().stream()
                                .filter(request -> request.path().equals(path))
                                .filter(request -> request.body().toString().contains(title)))
                        .flatMap(found -> found.findFirst()));
    }
}
