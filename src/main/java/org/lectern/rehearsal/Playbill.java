package org.lectern.rehearsal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lectern.schedule.Session;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.Reading;
import org.lectern.schedule.reader.ScheduleFile;

/// What is played: each schedule in a channel of its own.
record Playbill(List<Entry> entries) {
    /// Longer names of channels are hard to tell apart; Discord allows 100 characters.
    private static final int NAME = 40;

    Playbill {
        entries = List.copyOf(entries);
    }

    /// @param file absolute
    /// @param sessions as read, under identities that nothing else knows
    record Entry(Path file, String channelName, List<Session> sessions) {
        Entry {
            sessions = List.copyOf(sessions);
        }
    }

    List<Session> sessions() {
        return entries.stream().flatMap(entry -> entry.sessions().stream()).toList();
    }

    /// @throws RehearsalException where one cannot be read or holds no session, with every error
    static Playbill read(List<Path> files) {
        List<Entry> entries = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            Path absolute = file.toAbsolutePath().normalize();
            if (!seen.add(absolute)) {
                errors.add(file + ": it is given twice.");
                continue;
            }
            Reading reading = ScheduleFile.read(file, Given.NOTHING, IdSource.random(new SecureRandom()));
            reading.problems().stream()
                    .filter(Problem::isError)
                    .forEach(problem -> errors.add(
                            (problem.line() > 0 ? file + ":" + problem.line() + ": " : "") + problem.message()));
            entries.add(new Entry(absolute, name(file, names), reading.sessions()));
        }
        if (!errors.isEmpty()) {
            throw new RehearsalException(String.join("\n", errors));
        }
        return new Playbill(entries);
    }

    /// The file's name as a channel's: lower case, words joined by hyphens.
    private static String name(Path file, Set<String> taken) {
        String base = String.valueOf(file.getFileName())
                .replaceFirst("\\.[^.]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        String name = base.isEmpty() ? "session" : base.substring(0, Math.min(NAME, base.length()));
        String unique = name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + "-" + number;
        }
        return unique;
    }
}
