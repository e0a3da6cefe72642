package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read before a bot starts, and that nothing of it hides anything else.
class StartupTest {
    private static final Map<String, String> TOKEN = Map.of(Token.VARIABLE, "a.b.c");

    @TempDir
    private Path folder;

    private Path configuration(String text) throws IOException {
        return Files.writeString(folder.resolve("c.yaml"), text);
    }

    private static List<String> problems(Path config) {
        return catchThrowableOfType(BadConfiguration.class, () -> Startup.read(config, Map.of()))
                .problems();
    }

    @Test
    void problems_of_configuration_schedules_and_token_are_told_at_once_and_each_once() throws Exception {
        Path words = Files.writeString(folder.resolve("words.txt"), "Nothing but words.\n");
        Path none = folder.resolve("none.txt");
        Path config = configuration("""
                grace: never
                sessions:
                  - schedule: %s
                    channel: 123456789012345678
                  - schedule: %s
                    channel: 123456789012345678
                  - schedule: %s
                    channel: 123456789012345679
                """.formatted(words, none, words));
        List<String> problems = problems(config);
        assertThat(problems).hasSize(4);
        assertThat(problems.get(0)).startsWith(config + ":1: grace");
        assertThat(problems.get(1))
                .startsWith(config + ":5: sessions[1].schedule")
                .contains("none.txt");
        assertThat(problems.get(2)).contains("words.txt");
        assertThat(problems.get(3)).contains("There is no token.");
    }

    @Test
    void a_token_file_that_is_not_there_is_told_with_the_rest() throws Exception {
        Path config = configuration("""
                discord:
                  tokenFile: %s
                sessions: []
                """.formatted(folder.resolve("token")));
        assertThat(problems(config))
                .hasSize(2)
                .satisfies(problems -> assertThat(problems.getFirst()).startsWith(config + ":"))
                .satisfies(problems -> assertThat(problems.getLast())
                        .startsWith(config + ":2: discord.tokenFile: ")
                        .contains("there is no such file"));
    }

    @Test
    void what_is_good_is_given_whole() throws Exception {
        Startup startup = Startup.read(configuration("""
                sessions:
                  - schedule: seeds/neurips-2020-track-13.txt
                    channel: 123456789012345678
                """), TOKEN);
        assertThat(startup.schedules().hosted()).hasSize(1);
        assertThat(startup.configuration().sessions()).hasSize(1);
        assertThat(startup.token()).isEqualTo("a.b.c");
    }
}
