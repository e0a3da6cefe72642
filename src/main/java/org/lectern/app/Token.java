package org.lectern.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The bot's token: from the environment, else from the file that the configuration names. It is never printed.
final class Token {
    static final String VARIABLE = "LECTERN_DISCORD_TOKEN";

    private Token() {}

    /// @throws BadConfiguration where there is none
    static String read(Map<String, String> environment, Configuration.Discord discord) throws BadConfiguration {
        String token = environment.getOrDefault(VARIABLE, "").strip();
        if (!token.isEmpty()) {
            return token;
        }
        Path file = discord.tokenFile();
        if (file == null) {
            throw bad("There is no token. Set " + VARIABLE + " in the environment, or name a file that holds it as"
                    + " discord.tokenFile in the configuration.");
        }
        String read = text(file);
        if (read.isEmpty()) {
            throw bad(file + ": it is empty; it should hold the bot's token alone.");
        }
        if (read.chars().anyMatch(Character::isWhitespace)) {
            throw bad(file + ": it should hold the bot's token alone, and holds more than one word.");
        }
        return read;
    }

    private static String text(Path file) throws BadConfiguration {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw bad(file + ": there is no such file, and " + VARIABLE + " is not set.");
        } catch (IOException e) {
            throw bad(file + ": the token cannot be read: "
                    + (Files.isDirectory(file) ? "it is a folder" : e.toString()));
        }
    }

    private static BadConfiguration bad(String problem) {
        return new BadConfiguration(List.of(problem));
    }
}
