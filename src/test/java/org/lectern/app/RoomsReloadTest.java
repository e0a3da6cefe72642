package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.app.Configuration.Part;
import org.lectern.floor.Moderation;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.Origin;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.standin.StandIn;

/// Two rooms of one schedule, which changes while talks are on, as all see it in Discord.
class RoomsReloadTest {
    private static final String A = "hall-a";
    private static final String B = "hall-b";
    private static final String HEAD = "start,end,room,number,kind,title,authors\n";
    private static final String KETTLES = row("18:00", "18:20", "Hall A", 1, "Kettles", "Ada Penrose");
    private static final String CLOCKS = row("18:20", "18:40", "Hall A", 2, "Clocks", "Wen Castellano");
    private static final String GEARS = row("18:00", "18:20", "Hall B", 3, "Gears", "Noor Haas");
    private static final String FANS = row("18:40", "19:00", "Hall B", 4, "Fans", "Piet Mbeki");
    private static final String PLAN = HEAD + KETTLES + CLOCKS + GEARS + FANS;

    @TempDir
    private Path folder;

    private Path table;
    private Bot bot;

    @BeforeEach
    void open() throws IOException {
        table = Files.writeString(folder.resolve("plan.csv"), PLAN);
        bot = Bot.ready(
                        "17:55",
                        config -> config.withChannels(A, B),
                        standin -> List.of(hall(standin, "Hall A", A), hall(standin, "Hall B", B)))
                .start()
                .through("17:55", "18:00");
    }

    @AfterEach
    void close() {
        bot.close();
    }

    private HostedSchedule hall(StandIn standin, String room, String channel) {
        return new HostedSchedule(
                new Origin.File(table),
                Given.NOTHING,
                new Part(null, room, null),
                Long.parseUnsignedLong(standin.channelId(channel)),
                null,
                List.of(Long.parseUnsignedLong(standin.person("chair").id())),
                Map.of("video", Bot.VIDEO),
                Locale.ENGLISH,
                null,
                List.of(),
                Map.of(),
                Moderation.AFTER,
                true);
    }

    private static String row(String start, String end, String room, int number, String title, String author) {
        return "2020-12-08T%s:00-08:00,2020-12-08T%s:00-08:00,%s,%d,Oral,%s,%s\n"
                .formatted(start, end, room, number, title, author);
    }

    private String reload(String... rows) throws IOException {
        Files.writeString(table, HEAD + String.join("", rows));
        return bot.answer("chair", A, "session reload", Map.of()).content();
    }

    private List<String> heads(String place) {
        return bot.said(place).stream()
                .map(message -> message.text().lines().findFirst().orElse(""))
                .toList();
    }

    private SeenMessage note(String place, String words) {
        return bot.awaitIn(
                place,
                message -> message.text().startsWith("📋") && message.text().contains(words));
    }

    private void card(String thread, String question) {
        bot.standin.await(
                "the thread " + thread,
                Bot.SOON,
                () -> bot.standin.threads().stream()
                        .filter(each -> each.name().startsWith(thread))
                        .findFirst());
        bot.card(thread, question);
    }

    private String mention(String channel) {
        return "<#" + bot.standin.channelId(channel) + ">";
    }

    @Test
    void a_talk_that_goes_to_another_room_is_told_in_both_and_announced_there_alone() throws IOException {
        bot.ask(A, "Which time is it?", "2");
        String moved = row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano");
        assertThat(reload(KETTLES, GEARS, moved, FANS)).contains("1 moved, 0 cancelled, 0 added");
        assertThat(note(A, "Clocks").text()).contains("moves to " + mention(B)).doesNotContain("cancelled");
        assertThat(note(B, "Clocks").text()).contains("moves here, " + Bot.stamp("18:20", "t"));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(B, message -> message.text().startsWith("2 · Oral · Clocks"));
        assertThat(heads(A)).noneMatch(head -> head.startsWith("2 · Oral"));
        card("Q&A 2", "Which time is it?");
        assertThat(bot.answer("attendee", B, "now", Map.of()).text()).contains("Clocks");
        assertThat(heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
    }

    @Test
    void a_talk_that_is_back_again_after_a_restart_is_the_same_and_told_once_more() throws IOException {
        bot.ask(A, "Which time is it?", "2");
        reload(KETTLES, GEARS, row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano"), FANS);
        note(B, "moves here");
        bot.stop();
        bot.start();
        assertThat(reload(KETTLES, CLOCKS, GEARS, FANS)).contains("1 moved");
        note(A, "moves here");
        note(B, "moves to " + mention(A));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("2 · Oral · Clocks"));
        card("Q&A 2", "Which time is it?");
        assertThat(heads(B)).noneMatch(head -> head.startsWith("2 · Oral"));
    }

    @Test
    void what_has_changed_while_nobody_was_there_is_told_at_the_start() throws IOException {
        bot.stop();
        Files.writeString(
                table, HEAD + KETTLES + row("18:30", "18:50", "Hall A", 2, "Clocks", "Wen Castellano") + GEARS + FANS);
        bot.start();
        assertThat(note(A, "Clocks").text()).contains("is now at " + Bot.stamp("18:30", "t"));
        bot.awaitIn(
                A,
                message ->
                        message.text().contains("**Agenda**") && message.text().contains(Bot.stamp("18:30", "t")));
        bot.stop();
        bot.start().settle();
        assertThat(heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
        assertThat(heads(B)).noneMatch(head -> head.startsWith("📋"));
    }

    @Test
    void a_session_that_has_gone_while_nobody_was_there_is_told_to_be_cancelled() throws IOException {
        bot.stop();
        Files.writeString(table, HEAD + KETTLES + CLOCKS + row("18:40", "19:00", "Hall A", 4, "Fans", "Piet Mbeki"));
        bot.start();
        assertThat(note(B, "Gears").text()).contains("Gears** is cancelled", "Fans** moves to " + mention(A));
        bot.awaitIn(B, message -> message.text().equals("**3 · Oral · Gears** is cancelled."));
        note(A, "Fans** moves here");
        bot.stop();
        bot.start().settle();
        assertThat(heads(B)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
        Files.writeString(table, PLAN);
        bot.stop();
        bot.start();
        bot.awaitIn(B, message -> message.text().startsWith("3 · Oral · Gears"));
        bot.clock.set(Bot.instant("18:40"));
        bot.awaitIn(B, message -> message.text().startsWith("4 · Oral · Fans"));
    }

    @Test
    void a_talk_that_is_replaced_is_told_with_the_other() throws IOException {
        reload(KETTLES, row("18:20", "18:40", "Hall A", 5, "Sundials", "Mina Osei"), GEARS, FANS);
        assertThat(note(A, "Sundials").text())
                .contains("Clocks** is cancelled; in its place: **", "Sundials**, " + Bot.stamp("18:20", "t"));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("5 · Oral · Sundials"));
    }

    @Test
    void the_announcement_of_a_talk_that_is_cancelled_says_so_until_it_is_back() throws IOException {
        reload(CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** is cancelled."));
        assertThat(heads(A)).noneMatch(head -> head.startsWith("1 · Oral"));
        reload(KETTLES, CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().startsWith("1 · Oral · Kettles"));
        assertThat(heads(A)).noneMatch(head -> head.equals("**1 · Oral · Kettles** is cancelled."));
    }

    @Test
    void a_talk_that_is_put_off_after_it_was_announced_says_so_until_it_begins() throws IOException {
        reload(row("18:10", "18:20", "Hall A", 1, "Kettles", "Ada Penrose"), CLOCKS, GEARS, FANS);
        bot.awaitIn(
                A,
                message -> message.text().equals("**1 · Oral · Kettles** is now at " + Bot.stamp("18:10", "t") + "."));
        assertThat(heads(A)).noneMatch(head -> head.startsWith("1 · Oral"));
        bot.clock.set(Bot.instant("18:10"));
        bot.awaitIn(A, message -> message.text().startsWith("1 · Oral · Kettles"));
        assertThat(heads(A)).filteredOn(head -> head.contains("1 · Oral")).hasSize(1);
    }

    @Test
    void a_session_that_closed_too_soon_says_until_when_it_goes_on() throws IOException {
        reload(KETTLES, CLOCKS, GEARS);
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(B, message -> message.text().contains("is over"));
        reload(KETTLES, CLOCKS, GEARS, FANS);
        String goesOn = "The session closes at " + Bot.stamp("19:00", "t") + ".";
        bot.awaitIn(B, message -> message.text().equals(goesOn));
        bot.clock.set(Bot.instant("18:40"));
        bot.awaitIn(B, message -> message.text().startsWith("4 · Oral · Fans"));
        bot.clock.set(Bot.instant("19:00"));
        bot.awaitIn(B, message -> message.text().contains("is over"));
        assertThat(heads(B)).noneMatch(goesOn::equals);
    }

    @Test
    void a_question_has_its_number_again_where_its_talk_comes_back() throws IOException {
        assertThat(bot.ask(B, "Which gear?", "3")).contains("#1");
        assertThat(bot.ask(A, "Which time is it?", "2")).contains("#1");
        String moved = row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano");
        reload(KETTLES, GEARS, moved, FANS);
        assertThat(bot.ask(A, "Whistle when?", "1")).contains("#2");
        assertThat(bot.answer("attendee", B, "my-questions", Map.of()).text()).contains("#2", "Which time is it?");
        reload(KETTLES, CLOCKS, GEARS, FANS);
        assertThat(bot.answer("attendee", A, "my-questions", Map.of()).text())
                .containsSubsequence("#1", "Which time is it?");
    }

    @Test
    void the_thread_of_a_talk_that_is_renamed_is_renamed_too() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        reload(row("18:00", "18:20", "Hall A", 1, "Kettles that whistle", "Ada Penrose"), CLOCKS, GEARS, FANS);
        card("Q&A 1 · Kettles that whistle", "Whistle when?");
        bot.stop();
        bot.start().settle();
        assertThat(bot.standin.threads())
                .extracting(SeenThread::name)
                .filteredOn(name -> name.contains("Kettles"))
                .containsExactly("Q&A 1 · Kettles that whistle");
    }

    @Test
    void in_the_thread_of_a_talk_that_is_cancelled_nobody_asks_about_another() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        reload(CLOCKS, GEARS, FANS);
        assertThat(bot.ask(thread, "Is anybody there?")).contains("Kettles** does not take place");
        reload(KETTLES, CLOCKS, GEARS, FANS);
        assertThat(bot.ask(thread, "Is anybody there?")).contains("Kept");
        bot.card("Q&A 1", "Is anybody there?");
    }

    @Test
    void where_all_talks_are_cancelled_it_says_so_to_who_asks_and_who_looks() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        reload(GEARS, FANS);
        assertThat(bot.ask(thread, "Is anybody there?")).contains("Kettles** does not take place");
        assertThat(bot.ask(A, "Is anybody there?")).contains("takes place here any more");
        assertThat(bot.answer("chair", A, "next", Map.of()).content()).contains("takes place here any more");
        assertThat(bot.answer("chair", A, "session log", Map.of()).text())
                .contains("The schedule has changed in 2 places (chair).");
    }

    @Test
    void in_its_thread_all_is_about_the_talk_that_has_gone_to_another_room() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        reload(row("18:05", "18:35", "Hall B", 6, "Kettles", "Ada Penrose"), CLOCKS, GEARS, FANS);
        card("Q&A 6 · Kettles", "Whistle when?");
        bot.clock.set(Bot.instant("18:06"));
        assertThat(bot.ask(thread, "In the thread?")).contains("#2", "6 · Oral · Kettles");
        assertThat(bot.ask(B, "In the other room?", "6")).contains("#3");
        assertThat(bot.ask(A, "By its name?", "Kettles")).contains("#4");
        assertThat(bot.answer("chair", thread, "queue", Map.of()).text())
                .contains("Whistle when?", "In the thread?", "In the other room?", "By its name?");
        assertThat(bot.answer("attendee", thread, "now", Map.of()).text()).contains("Kettles");
    }

    @Test
    void a_talk_that_comes_once_more_in_another_room_is_asked_about_there() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        bot.clock.set(Bot.instant("18:30"));
        reload(CLOCKS, GEARS, FANS, row("18:45", "18:55", "Hall B", 7, "Kettles", "Ada Penrose"));
        assertThat(bot.ask(thread, "Once more?")).contains("7 · Oral · Kettles");
        assertThat(bot.answer("chair", B, "queue", Map.of()).text()).contains("Once more?");
        bot.clock.set(Bot.instant("18:45"));
        bot.settle();
        bot.clock.set(Bot.instant("18:55"));
        bot.awaitIn(
                thread,
                message -> message.text().contains("talk 7") && message.text().contains("2 questions stay open"));
    }

    @Test
    void a_room_that_is_back_after_a_restart_is_told_so() throws IOException {
        reload(KETTLES, CLOCKS);
        bot.awaitIn(
                B,
                message -> message.text().startsWith("Nothing of **")
                        && message.text().contains("any more"));
        assertThat(heads(B)).noneMatch(head -> head.contains("Agenda"));
        assertThat(bot.answer("attendee", B, "schedule", Map.of()).text()).startsWith("Nothing of **");
        bot.stop();
        bot.start().settle();
        bot.clock.set(Bot.instant("18:04"));
        reload(KETTLES, CLOCKS, GEARS, FANS);
        note(B, "Gears** takes place after all");
        bot.awaitIn(B, message -> message.text().contains("**Agenda**"));
        assertThat(heads(B)).noneMatch(head -> head.startsWith("Nothing of"));
    }

    @Test
    void plans_that_follow_each_other_at_once_are_told_as_one() throws IOException {
        reload(KETTLES, row("18:25", "18:40", "Hall A", 2, "Clocks", "Wen Castellano"), GEARS, FANS);
        note(A, "Clocks** is now at " + Bot.stamp("18:25", "t"));
        reload(KETTLES, row("18:26", "18:40", "Hall A", 2, "Clocks", "Wen Castellano"), GEARS, FANS);
        note(A, "Clocks** is now at " + Bot.stamp("18:26", "t"));
        reload(KETTLES, GEARS, FANS);
        note(A, "Clocks** is cancelled");
        assertThat(heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
        bot.clock.set(Bot.instant("18:05"));
        reload(KETTLES, CLOCKS, GEARS, FANS);
        note(A, "Clocks** takes place after all");
        assertThat(heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(2);
    }

    @Test
    void a_preview_names_what_would_be_different() throws IOException {
        Files.writeString(
                table, HEAD + KETTLES + row("18:25", "18:40", "Hall A", 2, "Clocks", "Wen Castellano") + GEARS + FANS);
        assertThat(bot.answer("chair", A, "session reload", Map.of("preview", true))
                        .content())
                .contains("1 moved", "Clocks** is now at " + Bot.stamp("18:25", "t"));
    }

    @Test
    void a_talk_that_is_on_keeps_its_thread_in_another_room() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        reload(row("18:20", "18:35", "Hall B", 1, "Kettles", "Ada Penrose"), CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().contains("Kettles** moves to " + mention(B)));
        note(B, "moves here");
        bot.clock.set(Bot.instant("18:21"));
        assertThat(bot.ask(B, "And in the other room?")).contains("Kept");
        bot.card("Q&A 1", "And in the other room?");
        assertThat(heads(B)).noneMatch(head -> head.startsWith("1 · Oral"));
    }
}
