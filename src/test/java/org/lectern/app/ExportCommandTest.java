package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;
import org.lectern.standin.SeenMessage;
import org.lectern.store.Store;
import picocli.CommandLine;

/// `lectern export`, on the database of a bot that runs.
class ExportCommandTest {
    private static Bot bot;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void ask() {
        bot = Bot.at("17:58").through("18:00");
        bot.ask(Bot.ROOM, "Why sine?", "1");
        bot.standin
                .as(bot.standin.createUser("Wanda Unseen"))
                .command(Bot.ROOM, "ask", Map.of("question", "How many layers?", "talk", "1", "anonymous", true))
                .message(Bot.SOON);
        SeenMessage late = bot.answer("chair", Bot.ROOM, "session late", Map.of("minutes", 3));
        assertThat(late.content()).startsWith("Done");
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    private int export(Path store, String... arguments) {
        List<String> all = new ArrayList<>(List.of("export", "--store", store.toString()));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void the_only_session_is_written_while_the_bot_runs() {
        assertThat(export(bot.store(), "--format", "md")).isZero();
        assertThat(out.toString())
                .startsWith("# Orals \\& Spotlights Track 13")
                .contains("Why sine? — attendee", "How many layers? — anonymous", "chair used /session late 3.")
                .doesNotContain("Wanda");
    }

    @Test
    void whoever_asked_anonymously_stands_in_none_of_the_files() throws IOException {
        String id = bot.standin.person("Wanda Unseen").id();
        for (String format : List.of("csv", "json", "md", "html")) {
            Path file = folder.resolve("report." + format);
            assertThat(export(bot.store(), "--format", format, "--output", file.toString()))
                    .isZero();
            assertThat(Files.readString(file)).contains("How many layers?").doesNotContain("Wanda", id);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_file_that_is_there_is_kept_unless_forced() throws IOException {
        Path file = Files.writeString(folder.resolve("report.csv"), "mine");
        String[] arguments = {"--format", "csv", "--output", file.toString()};
        assertThat(export(bot.store(), arguments)).isOne();
        assertThat(err.toString()).contains(file + " is there already; --force overwrites it");
        assertThat(file).hasContent("mine");
        assertThat(export(bot.store(), "--format", "csv", "--output", file.toString(), "--force"))
                .isZero();
        assertThat(Files.readString(file)).contains("Why sine?");
    }

    @Test
    void of_several_sessions_one_is_named_or_all_are_written() throws IOException {
        Path several = folder.resolve("several.db");
        Session one = TestSessions.session("One").talk("09:00-09:10", "A").build();
        Session other = TestSessions.session("Other").talk("09:00-09:10", "B").build();
        try (Store store = Store.open(several)) {
            store.ledger().store(List.of(one, other)).join();
            assertThat(export(several)).isOne();
            assertThat(err.toString())
                    .startsWith("There are several sessions. Name one by --session, or take --all:")
                    .contains(one.id().value(), "Other");
            assertThat(export(several, "--session", "nosuch")).isOne();
            assertThat(err.toString()).contains("There is no session 'nosuch'.");
            assertThat(export(several, "--session", other.id().value(), "--format", "json"))
                    .isZero();
            assertThat(out.toString()).contains("\"title\" : \"Other\"");
            Path reports = folder.resolve("reports");
            assertThat(export(several, "--all", "--format", "csv", "--output", reports.toString()))
                    .isZero();
            assertThat(reports.resolve(one.id() + ".csv")).exists();
            assertThat(reports.resolve(other.id() + ".csv")).exists();
        }
    }

    @Test
    void what_it_cannot_do_it_says() {
        assertThat(export(bot.store(), "--format", "pdf")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--format is 'pdf'; it may be csv, html, json, md");
        assertThat(export(bot.store(), "--all")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--all needs --output");
        assertThat(export(folder.resolve("none.db"))).isOne();
        assertThat(err.toString()).contains("none.db");
        assertThat(export(
                        bot.store(), "--output", folder.resolve("no/such/file").toString()))
                .isOne();
        assertThat(err.toString()).contains("cannot be written");
    }
}
