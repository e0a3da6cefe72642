package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.chat.discord.ChairPermission;

/// Where the token comes from, and what is said where it comes from nowhere.
class TokenTest {
    private static final Map<String, String> NOTHING = Map.of(Token.VARIABLE, " ");

    @TempDir
    private Path folder;

    private static String read(Map<String, String> environment, @Nullable Path file) throws BadConfiguration {
        return Token.read(environment, new Configuration.Discord(file, null, null, ChairPermission.MANAGE_MESSAGES));
    }

    private static String problem(@Nullable Path file) {
        BadConfiguration bad = catchThrowableOfType(BadConfiguration.class, () -> read(NOTHING, file));
        assertThat(bad.problems()).hasSize(1);
        return bad.problems().getFirst();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("token"), text);
    }

    @Test
    void it_comes_from_the_environment_before_any_file() throws Exception {
        assertThat(read(Map.of(Token.VARIABLE, "from.environment\n"), file("from.file")))
                .isEqualTo("from.environment");
    }

    @Test
    void it_comes_from_the_file_without_the_blanks_around_it() throws Exception {
        assertThat(read(Map.of(), file("  from.file\r\n"))).isEqualTo("from.file");
        assertThat(read(NOTHING, file("from.file"))).isEqualTo("from.file");
    }

    @Test
    void where_there_is_none_both_ways_are_named() {
        assertThat(problem(null)).contains("There is no token.", "LECTERN_DISCORD_TOKEN", "discord.tokenFile");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThat(problem(folder.resolve("none")))
                .startsWith(folder.resolve("none") + ": ")
                .contains("there is no such file", "LECTERN_DISCORD_TOKEN");
        assertThat(problem(folder)).isEqualTo(folder + ": the token cannot be read: it is a folder");
    }

    @Test
    void a_file_without_a_token_is_told() throws IOException {
        assertThat(problem(file("\n"))).endsWith("it is empty; it should hold the bot's token alone.");
    }

    @Test
    void a_file_with_more_than_a_token_is_told_and_not_printed() throws IOException {
        assertThat(problem(file("TOKEN = secret.word")))
                .contains("holds more than one word")
                .doesNotContain("secret");
    }
}
