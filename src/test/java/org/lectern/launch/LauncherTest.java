package org.lectern.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The launcher, as a process that runs Lectern as a process.
@Timeout(60)
class LauncherTest {
    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.lectern.launch.OldJava"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    @Test
    void without_a_jdk_that_is_new_enough_one_line_says_so_and_how_to_get_one() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Launcher.launch(
                Optional.empty(), new String[] {"run"}, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .startsWith("Lectern needs Java 25 or later")
                .contains("this is Java " + Runtime.version().feature(), "https://adoptium.net", "JAVA_HOME")
                .doesNotContain("\n");
    }

    @Test
    void arguments_streams_and_exit_code_are_those_of_lectern() throws Exception {
        Process launcher = start("check", "seeds/no such file.txt", "--zone", "UTC");
        assertThat(new String(launcher.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("seeds/no such file.txt");
        assertThat(launcher.waitFor()).isEqualTo(1);
        Process wrong = start("no-such-command");
        assertThat(wrong.waitFor()).isEqualTo(2);
    }

    @Test
    void a_signal_to_end_is_passed_on_and_lectern_has_ended_when_the_launcher_has() throws Exception {
        Process launcher = start("standin");
        try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"restUrl\"");
            List<ProcessHandle> lectern = launcher.descendants().toList();
            assertThat(lectern).hasSize(1);
            launcher.destroy();
            assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isZero();
            assertThat(lectern).noneMatch(ProcessHandle::isAlive);
        } finally {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }

    @Test
    void a_launcher_that_is_killed_leaves_no_lectern_behind() throws Exception {
        Process launcher = start("standin");
        List<ProcessHandle> lectern = List.of();
        try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"restUrl\"");
            lectern = launcher.descendants().toList();
            assertThat(lectern).hasSize(1);
            launcher.destroyForcibly();
            assertThat(lectern.getFirst().onExit()).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            lectern.forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }
}
