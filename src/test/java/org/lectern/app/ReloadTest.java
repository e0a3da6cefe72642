package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.stamp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.standin.SeenMessage;

/// A schedule that changes while its session runs, as all see it in Discord.
class ReloadTest {
    private static final String SECOND = "2020-12-08T18:15:00-08:00 - 2020-12-08T18:30:00-08:00\n2 - Oral: Pixel-Level";
    private static final String MOVED = "2020-12-08T18:20:00-08:00 - 2020-12-08T18:30:00-08:00\n2 - Oral: Pixel-Level";
    private static final String THIRD = "(?s)2020-12-08T18:30:00-08:00 - [^\\n]*\\n3 - Oral.*?(?=2020-12-08T18:45)";

    @TempDir
    private Path folder;

    private Path page;
    private String original;
    private Bot bot;

    @BeforeEach
    void open() throws IOException {
        original = Files.readString(Bot.SEED);
        page = Files.writeString(folder.resolve("page.txt"), original);
        bot = Bot.ready("17:55", UnaryOperator.identity(), standin -> List.of(Bot.hosted(standin, page, ROOM)))
                .start()
                .through("17:55", "18:00");
    }

    @AfterEach
    void close() {
        bot.close();
    }

    private String reload(String text) throws IOException {
        return reload(text, Map.of());
    }

    private String reload(String text, Map<String, ?> options) throws IOException {
        Files.writeString(page, text);
        return bot.answer("chair", ROOM, "session reload", options).content();
    }

    private List<String> heads() {
        return bot.announced().stream()
                .map(message -> message.text().lines().findFirst().orElse(""))
                .toList();
    }

    @Test
    void a_talk_that_moves_is_told_once_and_announced_at_its_new_time() throws IOException {
        assertThat(reload(original.replace(SECOND, MOVED)))
                .contains("This is different now", "1 moved, 0 cancelled, 0 added, 0 renamed");
        SeenMessage note = bot.awaitIn(ROOM, message -> message.text().startsWith("📋 The schedule has changed:"));
        assertThat(note.text()).contains("Pixel-Level", "is now at " + stamp("18:20", "t"));
        bot.awaitIn(
                ROOM,
                message ->
                        message.text().contains("**Agenda**") && message.text().contains(stamp("18:20", "t")));
        bot.step("18:15");
        assertThat(heads()).noneMatch(head -> head.startsWith("2 · Oral"));
        bot.step("18:20");
        assertThat(heads()).filteredOn(head -> head.startsWith("2 · Oral")).hasSize(1);
        assertThat(reload(original.replace(SECOND, MOVED))).isEqualTo("The schedules say nothing new.");
        assertThat(heads()).filteredOn(head -> head.startsWith("📋")).hasSize(1);
    }

    @Test
    void a_talk_that_is_cancelled_is_left_out_until_it_is_back_again() throws IOException {
        bot.ask(ROOM, "Universal in what sense?", "3");
        assertThat(reload(original.replaceFirst(THIRD, ""))).contains("0 moved, 1 cancelled");
        bot.awaitIn(
                ROOM,
                message -> message.text().contains("Coupling-based")
                        && message.text().contains("is cancelled."));
        bot.awaitIn(
                ROOM,
                message ->
                        message.text().contains("**Agenda**") && !message.text().contains("Coupling-based"));
        assertThat(bot.ask(ROOM, "And now?", "3")).doesNotContain("Kept");
        bot.stop();
        bot.start().settle();
        bot.step("18:15");
        assertThat(reload(original)).contains("0 moved, 0 cancelled, 1 added, 0 renamed");
        bot.awaitIn(
                ROOM,
                message -> message.text().contains("Coupling-based")
                        && message.text().contains("takes place after all, at "));
        bot.step("18:30");
        assertThat(heads()).filteredOn(head -> head.startsWith("3 · Oral")).hasSize(1);
        bot.card("Q&A 3", "Universal in what sense?");
    }

    @Test
    void what_cannot_be_read_changes_nothing_and_is_told() throws IOException {
        List<String> before = heads();
        assertThat(reload("No page at all.")).startsWith("The schedules cannot be read, so nothing was changed:");
        assertThat(reload("")).startsWith("The schedules cannot be read");
        bot.step("18:15");
        assertThat(heads()).hasSize(before.size() + 1).last().asString().startsWith("2 · Oral");
    }

    @Test
    void a_title_that_changes_follows_where_it_was_said() throws IOException {
        reload(original.replace("Implicit Neural Representations", "Explicit Neural Representations"));
        bot.awaitIn(ROOM, message -> message.text().startsWith("1 · Oral · Explicit"));
        assertThat(heads()).filteredOn(head -> head.startsWith("1 · Oral")).hasSize(1);
    }

    @Test
    void a_delay_of_the_chairs_stays_with_another_plan() throws IOException {
        bot.answer("chair", ROOM, "session late", Map.of("minutes", 5));
        reload(original.replace(SECOND, MOVED));
        bot.clock.set(Bot.instant("18:24"));
        assertThat(bot.answer("attendee", ROOM, "next", Map.of()).text()).contains("Pixel-Level", stamp("18:25", "R"));
        assertThat(heads()).noneMatch(head -> head.startsWith("2 · Oral"));
        bot.clock.set(Bot.instant("18:25"));
        bot.awaitIn(ROOM, message -> message.text().startsWith("2 · Oral"));
    }

    @Test
    void a_delay_that_the_plan_has_already_counts_twice_until_the_chair_takes_it_back() throws IOException {
        bot.answer("chair", ROOM, "session late", Map.of("minutes", 5));
        reload(original.replace(SECOND, MOVED));
        assertThat(bot.answer("attendee", ROOM, "next", Map.of()).text()).contains("Pixel-Level", stamp("18:25", "R"));
        bot.answer("chair", ROOM, "session undo", Map.of());
        assertThat(bot.answer("attendee", ROOM, "next", Map.of()).text()).contains(stamp("18:25", "R"));
        bot.answer("chair", ROOM, "session late", Map.of("minutes", -5));
        assertThat(bot.answer("attendee", ROOM, "next", Map.of()).text()).contains("Pixel-Level", stamp("18:20", "R"));
    }

    @Test
    void a_preview_changes_nothing() throws IOException {
        assertThat(reload(original.replace(SECOND, MOVED), Map.of("preview", true)))
                .contains("This would be different", "1 moved");
        assertThat(heads()).noneMatch(head -> head.startsWith("📋"));
        bot.step("18:15");
        assertThat(heads()).filteredOn(head -> head.startsWith("2 · Oral")).hasSize(1);
    }

    @Test
    void a_session_that_comes_is_taken_up_and_one_that_goes_is_cancelled() throws IOException {
        String other = original.replace("Track 13: Deep Learning/Theory", "Track 99: Late Additions")
                .replace(" - Oral: ", " - Oral: Late ")
                .replace(" - Spotlight: ", " - Spotlight: Late ")
                .replace("Stanislaw Jastrzebski, Srinadh Bhojanapalli", "Ada Lovelace");
        assertThat(reload(original + "\n\n" + other)).contains("**Orals & Spotlights Track 99: Late Additions**: new");
        bot.step("18:15");
        assertThat(heads()).filteredOn(head -> head.startsWith("2 · Oral")).hasSize(2);
        assertThat(reload(original)).contains("Track 99: Late Additions**: 0 moved, 14 cancelled");
        bot.clock.set(Bot.instant("18:30"));
        bot.awaitIn(ROOM, message -> message.text().startsWith("3 · Oral"));
        bot.clock.set(Bot.instant("18:46"));
        bot.awaitIn(ROOM, message -> message.text().contains("Break"));
        assertThat(heads()).filteredOn(head -> head.startsWith("3 · Oral")).hasSize(1);
    }

    @Test
    void whoever_has_it_read_by_a_signal_finds_in_the_log_what_became_of_it() throws IOException {
        assertThat(bot.reread("nothing new")).containsExactly("INFO The schedules say nothing new.");
        assertThat(bot.reread("nothing new")).containsExactly("INFO The schedules say nothing new.");
        Files.writeString(page, "No page at all.");
        List<String> broken = bot.reread("page.txt");
        assertThat(broken).hasSize(2).first().asString().contains("cannot be read anew, and nothing was changed");
        assertThat(bot.reread("page.txt")).isEqualTo(broken);
        Files.writeString(page, original.replace(SECOND, MOVED));
        assertThat(bot.reread("changed")).anyMatch(line -> line.startsWith("INFO The schedule has changed. "));
    }

    @Test
    void what_is_doubtful_in_a_new_version_alone_is_logged_once() throws IOException {
        String doubtful = original.replace(SECOND, MOVED.replace("18:20", "18:14"));
        String doubt = "before the slot before it ends";
        assertThat(bot.log.lines()).noneMatch(line -> line.contains(doubt));
        reload(doubtful);
        assertThat(bot.log.lines())
                .filteredOn(line -> line.contains(doubt))
                .singleElement()
                .asString()
                .startsWith("WARN " + page + ":");
        reload("\n\n" + doubtful);
        assertThat(bot.log.lines()).filteredOn(line -> line.contains(doubt)).hasSize(1);
        reload(original);
        reload(doubtful);
        assertThat(bot.log.lines()).filteredOn(line -> line.contains(doubt)).hasSize(2);
    }

    @Test
    void only_chairs_have_it_read_anew() {
        bot.standin.createUser("steward", 1L << 13);
        assertThat(bot.answer("steward", ROOM, "session reload", Map.of()).content())
                .startsWith("Only the session's chairs may do that");
    }
}
