package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.schedule.reader.ScheduleServer;
import picocli.CommandLine;

class RehearseCommandTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "NaN", "fast"})
    void a_speed_that_cannot_be_played_is_wrong_usage(String speed) {
        assertThat(run("rehearse", "--speed", speed)).isEqualTo(2);
        assertThat(err.toString()).contains("--speed").contains("'" + speed);
    }

    @Test
    void an_audience_that_there_is_not_is_wrong_usage() {
        assertThat(run("rehearse", "--audience", "loud")).isEqualTo(2);
        assertThat(err.toString()).contains("--audience").contains("'loud'").contains("CROWD");
    }

    @Test
    void a_time_that_is_none_is_wrong_usage() {
        assertThat(run("rehearse", "--at", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no time");
    }

    @Test
    void a_page_that_is_not_there_is_told_by_name() {
        assertThat(run("rehearse", "no-such-page.txt")).isEqualTo(1);
        assertThat(err.toString()).contains("no-such-page.txt").doesNotContain("Exception");
    }

    @Test
    void a_schedule_on_the_web_is_fetched_and_named_by_its_address() {
        try (ScheduleServer server = new ScheduleServer()) {
            assertThat(run("rehearse", server.address())).isEqualTo(1);
            assertThat(err.toString()).contains(server.address(), "there is nothing at this address (404)");
            server.answers(ScheduleServer.text("start,end,title\nnow,then,Talk\n"));
            assertThat(run("rehearse", server.address())).isEqualTo(1);
            assertThat(err.toString()).contains(server.address() + ":2: ");
            assertThat(run("rehearse", "gopher://example.org/")).isEqualTo(2);
            assertThat(err.toString()).contains("“gopher://example.org/” is no address of a schedule");
        }
    }

    @Test
    void a_time_after_the_session_leaves_nothing_to_play() {
        assertThat(run("rehearse", "--at", "22:00", "seeds/neurips-2020-track-13.txt"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Nothing is left to play");
    }

    @Test
    void an_audit_that_cannot_be_kept_is_wrong_usage_before_anything_is_played(@TempDir Path folder) {
        Path nowhere = folder.resolve("nope").resolve("x.json");
        assertThat(run("rehearse", "--at", "22:00", "--audit", nowhere.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--audit", nowhere + ": there is no folder " + nowhere.getParent())
                .doesNotContain("Exception");
        assertThat(run("rehearse", "--at", "22:00", "--audit", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(folder + ": it is a folder");
    }

    @Test
    void the_seed_is_found_beside_the_folder_of_the_jar_also_through_a_link(@TempDir Path folder) throws IOException {
        Path built = Files.createDirectories(folder.resolve("built/target"));
        Path seeds = Files.createDirectories(folder.resolve("built/seeds"));
        Path seed = Files.writeString(seeds.resolve("neurips-2020-track-13.txt"), "");
        Path jar = Files.writeString(built.resolve("lectern.jar"), "");
        Path link = Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("bin")).resolve("lectern.jar"), jar);
        assertThat(RehearseCommand.seedAbove(jar)).contains(seed.toRealPath());
        assertThat(RehearseCommand.seedAbove(link)).contains(seed.toRealPath());
    }

    private int run(String... args) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(new StringWriter()));
        return line.execute(args);
    }
}
