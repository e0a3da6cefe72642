package org.lectern.schedule.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A schedule in a file. A file that cannot be read is a [Reading] too: without sessions, and with one error on line 0
/// that says why.
public final class ScheduleFile {
    /// The largest file that is read, in bytes; a session's page has some ten thousand.
    static final int MAX_BYTES = 20_000_000;

    private ScheduleFile() {}

    public static Reading read(Path file, Given given, IdSource ids) {
        try {
            return Formats.read(text(file), given, ids);
        } catch (Unreadable e) {
            return refused(e.why);
        }
    }

    static String text(Path file) throws Unreadable {
        try {
            if (Files.isDirectory(file)) {
                throw new Unreadable("“" + file + "” is a folder; a schedule in a file is expected.");
            }
            if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
                throw new Unreadable("“" + file + "” is larger than 20 MB: it is no schedule.");
            }
            return decoded(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            throw new Unreadable("There is no file “" + file + "”.");
        } catch (AccessDeniedException _) {
            throw new Unreadable("“" + file + "” may not be read by this user.");
        } catch (CharacterCodingException _) {
            throw new Unreadable("“" + file + "” is no text in UTF-8: save it in that encoding.");
        } catch (IOException e) {
            throw new Unreadable("“" + file + "” cannot be read: " + e.getMessage() + ".");
        }
    }

    /// That a file has no text that could be a schedule's.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        /// A sentence that names the file.
        final String why;

        private Unreadable(String why) {
            super(why);
            this.why = why;
        }
    }

    /// @throws CharacterCodingException where it is no text
    static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text;
    }

    static Reading refused(String message) {
        return new Reading(List.of(), List.of(new Problem(0, Problem.Severity.ERROR, message)));
    }
}
