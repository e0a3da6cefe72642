package org.lectern.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.rehearsal.Evidence.Plan;
import org.lectern.rehearsal.Playbill.Entry;
import org.lectern.schedule.Identities;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.reader.Given;

/// The schedules that take the place of the first one while a rehearsal plays, one after the other. One that cannot be
/// read changes nothing.
final class Versions {
    private final List<Change> changes = new ArrayList<>();
    private final List<Version> read = new ArrayList<>();
    private int next;

    private record Change(Instant at, Path schedule) {}

    /// A schedule that can be read.
    ///
    /// @param from when it takes the place of the one before, in the session's time
    /// @param to when another one does
    record Version(Instant from, Instant to, Playbill bill) {
        /// The sessions of a room that is played.
        List<Session> sessions(Entry entry) {
            return bill.entries().stream()
                    .filter(each -> entry.room() == null || entry.room().equals(each.room()))
                    .flatMap(each -> each.sessions().stream())
                    .toList();
        }

        /// The titles of talks that are in a room now, and were in another alone.
        ///
        /// @param first where they were
        Set<String> movedInto(Entry entry, Playbill first) {
            Set<String> moved = titles(sessions(entry));
            moved.retainAll(titles(first.sessions()));
            moved.removeAll(titles(entry.sessions()));
            first.entries().stream()
                    .filter(other -> !other.equals(entry))
                    .forEach(other -> moved.removeAll(titles(sessions(other))));
            return moved;
        }

        private static Set<String> titles(List<Session> sessions) {
            return sessions.stream()
                    .flatMap(session -> session.slots().stream())
                    .filter(Slot.Talk.class::isInstance)
                    .map(Slot::plainTitle)
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    /// @param played sessions at whose first one the times of day are
    Versions(List<Rehearsal.Another> others, List<Session> played, Given given, Duration lead) {
        others.stream()
                .map(other -> new Change(other.at().of(played, lead), other.schedule()))
                .sorted(Comparator.comparing(Change::at))
                .forEach(changes::add);
        Instant to = Instant.MAX;
        for (Change change : changes.reversed()) {
            try {
                read.addFirst(new Version(change.at(), to, Playbill.read(List.of(change.schedule()), given)));
                to = change.at();
            } catch (RehearsalException _) {
                // The bot is to go on by the one before.
            }
        }
    }

    List<Version> read() {
        return List.copyOf(read);
    }

    /// When the first takes the place of the one that is played; far ahead where none does.
    Instant firstAt() {
        return read.isEmpty() ? Instant.MAX : read.getFirst().from();
    }

    /// Their sessions on a day.
    ///
    /// @param day null for any
    Stream<Session> sessions(@Nullable LocalDate day) {
        return read.stream()
                .flatMap(version -> version.bill().sessions().stream())
                .filter(session -> day == null || session.start().toLocalDate().equals(day));
    }

    /// The one that is to take the place of the one before by now, once.
    Optional<Path> due(Instant now) {
        if (next == changes.size() || now.isBefore(changes.get(next).at())) {
            return Optional.empty();
        }
        return Optional.of(changes.get(next++).schedule());
    }

    /// The plans that each session had, under the identities that the bot knows.
    ///
    /// @param first sessions as they were read first
    Map<SessionId, List<Plan>> plans(List<Session> first, List<Session> stored) {
        Map<SessionId, List<Plan>> plans = new HashMap<>();
        if (read.isEmpty()) {
            return plans;
        }
        add(plans, Instant.MIN, Identities.rematch(stored, first));
        read.forEach(version -> add(
                plans, version.from(), Identities.rematch(stored, version.bill().sessions())));
        return plans;
    }

    private static void add(Map<SessionId, List<Plan>> plans, Instant from, List<Session> sessions) {
        sessions.forEach(session ->
                plans.computeIfAbsent(session.id(), _ -> new ArrayList<>()).add(new Plan(from, session)));
    }
}
