package org.lectern.rehearsal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.Reading;
import org.lectern.schedule.reader.ScheduleFile;

/// What is played: each schedule in a channel of its own, or each of its rooms where it has some.
record Playbill(List<Entry> entries) {
    /// Longer names of channels are hard to tell apart; Discord allows 100 characters.
    private static final int NAME = 40;

    Playbill {
        entries = List.copyOf(entries);
    }

    /// @param file absolute
    /// @param room as the schedule names it; null where it has none
    /// @param sessions as read, under identities that nothing else knows
    record Entry(Path file, @Nullable String room, String channelName, List<Session> sessions) {
        Entry {
            sessions = List.copyOf(sessions);
        }

        /// The numbers of talks that only one talk has.
        List<Integer> numbersOnce() {
            List<Integer> numbers = sessions.stream()
                    .flatMap(session -> session.slots().stream())
                    .map(slot -> slot instanceof Slot.Talk talk ? talk.number() : null)
                    .filter(Objects::nonNull)
                    .toList();
            return numbers.stream()
                    .filter(number -> Collections.frequency(numbers, number) == 1)
                    .toList();
        }
    }

    List<Session> sessions() {
        return entries.stream().flatMap(entry -> entry.sessions().stream()).toList();
    }

    /// The same, read from another file.
    Playbill in(Path file) {
        return new Playbill(entries.stream()
                .map(entry -> new Entry(file, entry.room(), entry.channelName(), entry.sessions()))
                .toList());
    }

    /// Where a session is played: that with the same title, else the room that it is in, else by its order.
    Entry of(Session session, int order) {
        return entries.stream()
                .filter(entry -> entry.sessions().stream()
                        .anyMatch(each ->
                                each.title().source().equals(session.title().source())
                                        && each.start().isEqual(session.start())))
                .findFirst()
                .or(() -> entries.stream()
                        .filter(entry -> session.room().equals(entry.room()))
                        .findFirst())
                .orElseGet(() -> entries.get(Math.min(order, entries.size() - 1)));
    }

    /// The sessions that begin on a day, by the calendar of where they are.
    ///
    /// @param day null for all
    /// @throws RehearsalException where there is none
    List<Session> on(@Nullable LocalDate day) {
        List<Session> found = sessions().stream()
                .filter(session -> day == null || session.start().toLocalDate().equals(day))
                .toList();
        if (found.isEmpty()) {
            throw new RehearsalException("No session is on " + day + "; there are some on "
                    + sessions().stream()
                            .map(session -> session.start().toLocalDate().toString())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return found;
    }

    /// @throws RehearsalException where one cannot be read or holds no session, with every error
    static Playbill read(List<Path> files, Given given) {
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
            Reading reading = ScheduleFile.read(file, given, IdSource.random(new SecureRandom()));
            reading.problems().stream()
                    .filter(Problem::isError)
                    .forEach(problem -> errors.add(
                            (problem.line() > 0 ? file + ":" + problem.line() + ": " : "") + problem.message()));
            byRoom(reading.sessions())
                    .forEach((room, sessions) -> entries.add(
                            room.isEmpty()
                                    ? new Entry(absolute, null, name(base(file), names), sessions)
                                    : new Entry(absolute, room, name(room, names), sessions)));
        }
        if (!errors.isEmpty()) {
            throw new RehearsalException(String.join("\n", errors));
        }
        return new Playbill(entries);
    }

    private static Map<String, List<Session>> byRoom(List<Session> sessions) {
        return sessions.stream().collect(Collectors.groupingBy(Session::room, LinkedHashMap::new, Collectors.toList()));
    }

    private static String base(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    /// As a channel's name: lower case, words joined by hyphens.
    private static String name(String of, Set<String> taken) {
        String base =
                of.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String name = base.isEmpty() ? "session" : base.substring(0, Math.min(NAME, base.length()));
        String unique = name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + "-" + number;
        }
        return unique;
    }
}
