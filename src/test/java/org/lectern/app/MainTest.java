package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The command line as a whole.
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int lectern(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void the_help_names_every_command() {
        assertThat(lectern("--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: lectern").contains("run", "rehearse", "check", "cues", "standin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "rehearse", "check", "cues", "standin"})
    void every_command_has_its_help_and_the_version(String command) {
        assertThat(lectern(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: lectern " + command).containsPattern("\n[A-Z]");
        out.getBuffer().setLength(0);
        assertThat(lectern(command, "--version")).isZero();
        assertThat(out.toString()).startsWith("lectern ");
    }

    @Test
    void the_version_is_told() {
        assertThat(lectern("--version")).isZero();
        assertThat(out.toString().strip()).startsWith("lectern ");
    }

    @Test
    void a_command_that_does_not_exist_is_wrong_usage() {
        assertThat(lectern("dance")).isEqualTo(2);
        assertThat(err.toString()).contains("'dance'", "Did you mean: lectern ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void no_command_at_all_is_wrong_usage() {
        assertThat(lectern()).isEqualTo(2);
        assertThat(err.toString()).contains("A command is missing.", "Usage: lectern");
    }

    @Test
    void the_readme_uses_commands_and_options_that_exist() throws Exception {
        List<String> commands = new ArrayList<>();
        Pattern.compile("lectern\\.jar (\\w+)")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .forEach(match -> commands.add(match.group(1)));
        assertThat(commands)
                .contains("rehearse", "check", "run")
                .allSatisfy(command ->
                        assertThat(lectern(command, "--help")).as(command).isZero());
        for (String option : List.of("--json", "--zone", "--speed")) {
            assertThat(Files.readString(Path.of("README.md"))).contains(option);
            assertThat(out.toString()).contains(option);
        }
    }

    @Test
    void a_bot_that_is_started_as_most_are_is_not_looked_at_by_the_library() {
        assertThat(Main.plainRun(new String[] {"run"})).contains(Path.of("config/lectern.yaml"));
        assertThat(Main.plainRun(new String[] {"run", "--config", "a b.yaml"})).contains(Path.of("a b.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check",
                "check --config c",
                "run --config",
                "run --config=c",
                "run --confg c",
                "run --config --help",
                "run --config @c",
                "run -h",
                "run --config c --rehearsed",
                "run c"
            })
    void everything_else_is(String arguments) {
        assertThat(Main.plainRun(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEmpty();
    }
}
