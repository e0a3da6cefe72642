package org.lectern.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.floor.CueOutcome;
import org.lectern.rehearsal.Evidence.Absence;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Held;
import org.lectern.rehearsal.Evidence.Opened;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.schedule.Session;
import org.lectern.standin.Recorded;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.standin.StandIn;
import org.lectern.store.Records;

/// Gathers the evidence: from the bot's store, and from the stand-in.
final class Witness {
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 50;

    private final Path store;
    private final StandIn standin;
    private final Function<List<Session>, List<Held>> held;
    private final Duration lead;

    /// @param held finds the channels of the stored sessions
    Witness(Path store, StandIn standin, Function<List<Session>, List<Held>> held, Duration lead) {
        this.store = store;
        this.standin = standin;
        this.held = held;
        this.lead = lead;
    }

    /// Waits until all that was due is decided and sent, ten seconds at most: what is missing then the audit will
    /// tell.
    ///
    /// @param until in the session's time
    void awaitSettled(Instant until) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLES_WITHIN.toNanos();
        while (!settled(until) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /// Whether all that was due is decided, and all is sent: every card and edit, too.
    boolean settled(Instant until) {
        try (Records records = Records.open(store)) {
            Map<CueKey, CueOutcome> decided = records.cues().stream()
                    .map(Records.OfCue::outcome)
                    .collect(Collectors.toMap(CueOutcome::key, Function.identity()));
            return records.sessions().stream()
                            .flatMap(session -> plan(records, session, until))
                            .filter(cue -> !cue.at().isAfter(until))
                            .allMatch(cue -> isDecided(cue, decided.get(cue.key())))
                    && records.open().isEmpty();
        }
    }

    private static boolean isDecided(Cue cue, @Nullable CueOutcome outcome) {
        return outcome != null && (!outcome.decided().isBefore(cue.at()) || !CueAudit.isSaidAgain(cue));
    }

    private Stream<Cue> plan(Records records, Session session, Instant until) {
        Course course = Course.of(session, records.times(session.id()));
        return course.heldSince().isPresent()
                ? Stream.of()
                : Planner.plan(course.at(until), course.blocks(until), lead).stream();
    }

    /// When something is due next; the same instant where nothing is, or where the time stands.
    Instant nextBoundary(Instant after) {
        try (Records records = Records.open(store)) {
            return records.sessions().stream()
                    .flatMap(session -> plan(records, session, after))
                    .map(Cue::at)
                    .filter(after::isBefore)
                    .min(Comparator.naturalOrder())
                    .orElse(after);
        }
    }

    Evidence evidence(Pace pace, List<Absence> absences, Instant until, List<Act> acts) {
        return evidence(pace, absences, until, acts, Set.of());
    }

    /// @param visitors the ids of people that somebody acted as by hand
    Evidence evidence(Pace pace, List<Absence> absences, Instant until, List<Act> acts, Set<String> visitors) {
        try (Records records = Records.open(store)) {
            return new Evidence(
                    pace,
                    absences,
                    until,
                    lead,
                    held.apply(records.sessions()).stream()
                            .map(each -> each.with(records.times(each.session().id())))
                            .toList(),
                    records.cues(),
                    records.questions(),
                    messages(),
                    standin.threads().stream()
                            .map(thread -> new Opened(thread.id(), thread.parentId(), thread.name()))
                            .toList(),
                    acts,
                    visitors,
                    standin.tooManyRequests(),
                    records.votes());
        }
    }

    private List<Posted> messages() {
        Map<String, Instant> arrivals = new HashMap<>();
        for (Recorded request : standin.requests()) {
            if (request.method().equals("POST") && request.path().endsWith("/messages")) {
                arrivals.putIfAbsent(request.answer().path("id").asText(), request.at());
            }
        }
        List<String> places = new ArrayList<>();
        standin.channels().forEach(channel -> places.add(channel.id()));
        standin.threads().stream().map(SeenThread::id).forEach(places::add);
        return places.stream()
                .flatMap(place -> standin.messages(place).stream())
                .filter(message -> !message.ephemeral())
                .map(message -> posted(message, arrivals))
                .toList();
    }

    private Posted posted(SeenMessage message, Map<String, Instant> arrivals) {
        return new Posted(
                message.id(),
                message.channelId(),
                message.authorId().equals(standin.botUserId()),
                keys(message),
                message.text(),
                arrivals.get(message.id()),
                votes(message));
    }

    private static Map<String, String> votes(SeenMessage message) {
        Map<String, String> votes = new HashMap<>();
        message.buttons().stream()
                .filter(button -> button.customId().startsWith("vote:"))
                .forEach(button -> votes.put(button.customId().split(":", -1)[1], button.label()));
        return votes;
    }

    /// The keys that a message bears: the third part of a button's `custom_id`, with commas between several.
    static List<String> keys(SeenMessage message) {
        return message.buttons().stream()
                .map(button -> button.customId().split(":", -1))
                .filter(parts -> parts.length == 3 && !parts[2].isEmpty())
                .flatMap(parts -> Arrays.stream(parts[2].split(",", -1)))
                .toList();
    }
}
