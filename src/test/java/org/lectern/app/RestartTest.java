package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;
import static org.lectern.app.Bot.stamp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.floor.CueOutcome;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;

/// The bot as it comes late, ends and comes again.
class RestartTest {
    private static List<String> heads(Bot bot, String place) {
        return bot.said(place).stream()
                .map(message -> message.text().lines().findFirst().orElseThrow())
                .toList();
    }

    @Test
    void who_comes_in_the_middle_of_a_talk_announces_it_with_its_thread_and_nothing_that_is_over() {
        try (Bot bot = Bot.at("18:20").settle()) {
            assertThat(bot.announced()).hasSize(2);
            assertThat(bot.announced().getFirst().text())
                    .startsWith("Orals & Spotlights Track 13")
                    .contains("(on since " + stamp("18:00", "t") + ")");
            assertThat(bot.announced().getLast().text())
                    .startsWith("2 · Oral · Pixel-Level")
                    .contains("On since " + stamp("18:15", "t") + ", until " + stamp("18:30", "t"));
            assertThat(bot.standin.threads()).singleElement().satisfies(thread -> {
                assertThat(thread.name()).startsWith("Q&A 2");
                assertThat(thread.id()).isEqualTo(bot.announced().getLast().id());
            });
            assertThat(bot.records().cues().stream()
                            .map(cue -> cue.outcome())
                            .filter(CueOutcome.Skipped.class::isInstance))
                    .as("heads-up, first talk, its last minutes and its close")
                    .hasSize(4);
            bot.step("18:30");
            assertThat(heads(bot, ROOM).getLast()).startsWith("3 · Oral");
            assertThat(bot.inThread("Q&A 2"))
                    .extracting(SeenMessage::content)
                    .anyMatch(text -> text.startsWith("Time's up"));
        }
    }

    @Test
    void who_comes_in_the_middle_of_a_block_opens_its_thread_on_the_talk_that_is_on() {
        try (Bot bot = Bot.at("19:25").settle()) {
            assertThat(heads(bot, ROOM)).hasSize(2).last().asString().startsWith("7 · Spotlight");
            assertThat(bot.standin.threads()).extracting(SeenThread::name).containsExactly("Joint Q&A 5–8");
            bot.through("19:30", "19:40");
            assertThat(heads(bot, bot.thread("Joint Q&A").id()))
                    .hasSize(2)
                    .satisfies(lines -> assertThat(lines.getFirst()).startsWith("Now on: **8 "))
                    .satisfies(lines -> assertThat(lines.getLast()).contains("the joint Q&A for 5–8 is on"));
            assertThat(bot.standin.threads()).hasSize(1);
        }
    }

    @Test
    void who_comes_in_the_joint_question_time_opens_the_thread_on_it() {
        try (Bot bot = Bot.at("19:45").settle()) {
            assertThat(heads(bot, ROOM)).hasSize(2).last().isEqualTo("The floor is open for 5–8");
            assertThat(bot.thread("Joint Q&A 5–8").id())
                    .isEqualTo(bot.announced().getLast().id());
            assertThat(bot.inThread("Joint Q&A 5–8"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.pinged())
                            .containsExactly(bot.standin.person("chair").id()));
        }
    }

    @Test
    void a_programme_that_is_over_is_said_so_in_the_log_and_nothing_is_sent() {
        try (Bot bot = Bot.ready("21:30")) {
            bot.clock.set(Bot.instant("21:30").plus(Duration.ofDays(2)));
            bot.start().settle();
            assertThat(bot.log.lines())
                    .contains(
                            "WARN By the programme every session is over: nothing will be announced, unless a chair has put it off.");
            assertThat(bot.ask(ROOM, "Anybody there?")).startsWith("This session is over, and its Q&A is closed.");
            assertThat(bot.announced()).isEmpty();
            assertThat(bot.standin.threads()).isEmpty();
            assertThat(bot.questions()).isEmpty();
        }
    }

    @Test
    void after_a_restart_nothing_is_said_twice_and_it_goes_on() {
        try (Bot bot = Bot.at("17:55").through("17:55", "18:00")) {
            bot.ask(ROOM, "Before the restart?");
            bot.card("Q&A 1", "Before the restart?");
            List<String> before = heads(bot, ROOM);
            bot.stop();
            bot.start().settle();
            assertThat(bot.ask(ROOM, "What comes of it now?")).startsWith("Kept as question **#2**");
            bot.card("Q&A 1", "What comes of it now?");
            assertThat(heads(bot, ROOM)).isEqualTo(before);
            bot.step("18:15");
            assertThat(heads(bot, ROOM))
                    .hasSize(before.size() + 1)
                    .last()
                    .asString()
                    .startsWith("2 · Oral");
            assertThat(heads(bot, bot.thread("Q&A 1").id()))
                    .containsExactly(
                            "**#1**  *attendee*",
                            "**#2**  *attendee*",
                            "Time's up for talk 1; 2 questions stay open; the authors may answer here:");
        }
    }

    @Test
    void what_was_missed_while_it_was_down_never_comes_in_a_burst() {
        try (Bot bot = Bot.at("17:55").through("17:55", "18:00")) {
            bot.stop();
            bot.clock.set(Bot.instant("19:05"));
            bot.start().settle();
            assertThat(heads(bot, ROOM)).hasSize(4).last().asString().startsWith("5 · Spotlight");
            assertThat(heads(bot, bot.thread("Q&A 1").id())).isEmpty();
        }
    }

    @Test
    void a_question_from_before_its_thread_appears_there_when_it_opens() {
        try (Bot bot = Bot.at("18:50").settle()) {
            assertThat(bot.ask(ROOM, "Kept for later?", "5"))
                    .contains("It appears in the Q&A thread, which opens at " + stamp("19:00", "t"));
            bot.stop();
            bot.start();
            assertThat(bot.standin.threads()).isEmpty();
            bot.step("19:00");
            assertThat(bot.card("Joint Q&A 5–8", "Kept for later?").text()).contains("· talk 5");
        }
    }

    @Test
    void the_button_of_a_talk_that_has_left_the_programme_says_so(@TempDir Path folder) throws Exception {
        String page = Files.readString(Bot.SEED);
        Path file = Files.writeString(folder.resolve("page.txt"), page);
        try (Bot bot =
                Bot.ready("18:00", UnaryOperator.identity(), standin -> List.of(Bot.hosted(standin, file, ROOM)))) {
            bot.start().settle();
            SeenMessage talk = bot.announced().getLast();
            bot.stop();
            int first = page.indexOf("2020-12-08T18:00:00-08:00 - 2020-12-08T18:15");
            Files.writeString(
                    file, page.substring(0, first) + page.substring(page.indexOf("2020-12-08T18:15:00-08:00 -")));
            bot.start();
            Interaction pressed = bot.standin.as("attendee").press(talk.id(), "Ask");
            assertThat(pressed.message(SOON).content()).startsWith("That is not in the schedule any more.");
        }
    }

    @Test
    void no_thread_is_left_after_it_is_closed() {
        Bot bot = Bot.ready("18:00");
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        bot.start().settle();
        bot.ask(ROOM, "Who is left?");
        bot.stop();
        bot.standin.await("no thread", SOON, () -> Optional.of(ours(before)).filter(Set::isEmpty));
        bot.close();
    }

    /// The threads that were not there before, but for those of the stand-in and of the libraries' shared pools.
    private static Set<String> ours(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.matches(
                        "(standin|Scheduler-|OkHttp TaskRunner|Okio|ForkJoinPool|CompletableFutureDelay).*"))
                .collect(Collectors.toSet());
    }
}
