package org.lectern.app;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.chat.Venue;
import org.lectern.cue.SlotTimes;
import org.lectern.floor.Hosted;
import org.lectern.schedule.Session;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Library;
import org.lectern.schedule.reader.Origin;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.Reading;

/// The schedules that the configuration names, read, and their sessions in the channels that it gives them.
///
/// @param hosted under fresh identities: the ledger knows the stored ones
/// @param homeless sessions for which the configuration has no channel
/// @param problems each with its file and line
/// @param library that they are read from, also when they are read anew
record Schedules(List<Hosted> hosted, List<Session> homeless, List<String> problems, Library library) {
    Schedules {
        hosted = List.copyOf(hosted);
        homeless = List.copyOf(homeless);
        problems = List.copyOf(problems);
    }

    /// A schedule is read once for all entries that divide it. One that another channel gets whole is read anew:
    /// its sessions are others.
    ///
    /// @param copy from 0
    private record Source(Origin schedule, Given given, int copy) {
        static Map<Source, List<HostedSchedule>> of(List<HostedSchedule> entries) {
            Map<Source, List<HostedSchedule>> sources = new LinkedHashMap<>();
            for (HostedSchedule entry : entries) {
                Source source = new Source(entry.schedule().normalized(), entry.given(), 0);
                while (entry.part().isRest()
                        && sources.getOrDefault(source, List.of()).stream()
                                .anyMatch(other -> other.part().isRest())) {
                    source = new Source(source.schedule(), source.given(), source.copy() + 1);
                }
                sources.computeIfAbsent(source, _ -> new ArrayList<>()).add(entry);
            }
            return sources;
        }
    }

    /// @throws BadConfiguration where a file cannot be read, or holds no session
    static Schedules read(List<HostedSchedule> configured, Library library) throws BadConfiguration {
        List<Hosted> hosted = new ArrayList<>();
        List<Session> homeless = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Source.of(configured).forEach((source, entries) -> {
            Reading reading = library.read(source.schedule(), source.given(), IdSource.random(new SecureRandom()));
            for (Problem problem : reading.problems()) {
                (problem.isError() ? errors : problems).add(told(source.schedule(), problem));
            }
            List<Session> left = new ArrayList<>(reading.sessions());
            for (HostedSchedule entry : selective(entries)) {
                List<Hosted> held = taken(entry, left);
                hosted.addAll(held);
                check(entry, held, reading, problems, errors);
            }
            homeless.addAll(left);
        });
        if (!errors.isEmpty()) {
            throw new BadConfiguration(errors);
        }
        homeless.forEach(session -> problems.add("“" + session.title().plain() + "” has no channel and is left out:"
                + " name one for its session, room or track in the configuration."));
        problems.addAll(beside(hosted));
        return new Schedules(hosted, homeless, problems, library);
    }

    /// Where sessions are on at the same time in one channel, the first two of each.
    private static List<String> beside(List<Hosted> hosted) {
        Map<Object, List<Session>> channels = new LinkedHashMap<>();
        for (Hosted each : hosted) {
            Object channel = each.toMake() == null ? each.venue().channel() : each.toMake();
            channels.computeIfAbsent(channel, _ -> new ArrayList<>()).add(each.session());
        }
        return channels.values().stream()
                .flatMap(sessions ->
                        beside(sessions.stream()
                                        .sorted(Comparator.comparing(SlotTimes::opening))
                                        .iterator())
                                .stream())
                .toList();
    }

    private static Optional<String> beside(Iterator<Session> sessions) {
        Session last = sessions.next();
        while (sessions.hasNext()) {
            Session next = sessions.next();
            if (SlotTimes.opening(next).isBefore(SlotTimes.closing(last))) {
                return Optional.of(
                        "“" + last.title().plain() + "” and “" + next.title().plain()
                                + "” are on at the same time in one channel: there, whoever asks has to name the talk, and chairs"
                                + " act in Q&A threads. A channel for each room spares them that.");
            }
            last = next;
        }
        return Optional.empty();
    }

    /// Those that say which part they mean go before the one that takes the rest.
    private static List<HostedSchedule> selective(List<HostedSchedule> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(entry -> entry.part().isRest()))
                .toList();
    }

    /// Takes an entry's sessions away from those that are left.
    private static List<Hosted> taken(HostedSchedule entry, List<Session> left) {
        Venue venue = new Venue(
                entry.channel(),
                entry.chairs(),
                entry.chairsChannel(),
                entry.links(),
                entry.language(),
                Set.copyOf(entry.chairRoles()),
                entry.authors());
        List<Session> meant = left.stream().filter(entry.part()::has).toList();
        left.removeAll(meant);
        return meant.stream()
                .map(session -> new Hosted(
                        session,
                        venue,
                        entry.moderation(),
                        entry.anonymous(),
                        entry.making() == null ? null : entry.making().channel(session)))
                .toList();
    }

    private static void check(
            HostedSchedule entry, List<Hosted> held, Reading reading, List<String> problems, List<String> errors) {
        if (held.isEmpty() && !entry.part().isRest() && !reading.sessions().isEmpty()) {
            boolean isTaken = reading.sessions().stream().anyMatch(entry.part()::has);
            problems.add(
                    isTaken
                            ? entry.schedule() + ": all that is of " + entry.part()
                                    + " is held by an entry before this one; remove one of them."
                            : entry.schedule() + ": nothing is of " + entry.part()
                                    + ", which the configuration names; there are " + names(reading) + ".");
        }
        entry.authors().keySet().stream()
                .filter(talk ->
                        held.stream().allMatch(each -> each.talksNotFound().contains(talk)))
                .sorted()
                .forEach(talk -> errors.add(entry.schedule() + ": the configuration names authors of the talk \"" + talk
                        + "\", which is no one talk there; name it by its number or its whole title"));
    }

    private static String names(Reading reading) {
        String rooms = reading.sessions().stream()
                .map(Session::room)
                .filter(room -> !room.isEmpty())
                .distinct()
                .collect(Collectors.joining("”, “"));
        return rooms.isEmpty()
                ? "the sessions “"
                        + reading.sessions().stream()
                                .map(session -> session.title().plain())
                                .collect(Collectors.joining("”, “"))
                        + "”"
                : "the rooms “" + rooms + "”";
    }

    /// That a schedule cannot be read at all names it itself.
    private static String told(Origin file, Problem problem) {
        String where = problem.line() > 0 ? file + ":" + problem.line() + ": " : file + ": ";
        return problem.message().contains(file.toString()) ? problem.message() : where + problem.message();
    }
}
