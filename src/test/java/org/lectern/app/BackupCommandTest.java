package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import picocli.CommandLine;

/// `lectern backup` of a bot that works, and another start on what it saved.
class BackupCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int backup(Path store, Path file) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute("backup", "--store", store.toString(), file.toString());
    }

    @Test
    void a_bot_that_is_restored_says_nothing_twice_and_goes_on() throws Exception {
        Path saved = folder.resolve("saved.db");
        try (Bot bot = Bot.at("17:57").through("18:00")) {
            bot.ask(ROOM, "In the backup?");
            bot.card("Q&A 1", "In the backup?");
            assertThat(backup(bot.store(), saved)).isZero();
            assertThat(out.toString()).contains("read back and checked. Sessions: 1; questions: 1; ");
            bot.ask(ROOM, "What is lost?");
            bot.card("Q&A 1", "What is lost?");
            bot.step("18:15");
            List<String> before = texts(bot, ROOM);
            bot.stop();

            Path elsewhere = Files.createDirectories(folder.resolve("restored"));
            Files.copy(saved, elsewhere.resolve("lectern.db"));
            bot.standin.faults().forgetNonces();
            bot.keepingIn(elsewhere).start().settle();
            assertThat(texts(bot, ROOM)).isEqualTo(before);
            assertThat(bot.standin.threads()).extracting(SeenThread::name).hasSize(2);
            assertThat(texts(bot, bot.thread("Q&A 1").id()))
                    .filteredOn(text -> text.startsWith("Time's up"))
                    .hasSize(1);
            assertThat(bot.questions()).containsExactly("In the backup?");
            bot.ask(ROOM, "After the restore?");
            bot.card("Q&A 2", "After the restore?");
            bot.step("18:30");
            assertThat(texts(bot, ROOM)).hasSize(before.size() + 1);
        }
    }

    private static List<String> texts(Bot bot, String place) {
        return bot.said(place).stream().map(SeenMessage::text).toList();
    }

    @Test
    void what_cannot_be_saved_is_told_in_one_line() {
        assertThat(backup(folder.resolve("none.db"), folder.resolve("saved.db")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no database")
                .hasLineCount(1)
                .doesNotContain("Exception");
    }
}
