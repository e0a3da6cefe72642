package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Cue;
import org.lectern.floor.CueOutcome;
import org.lectern.outbox.Send;
import org.lectern.rehearsal.AuditReport.OfCue;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.store.Records;
import org.lectern.store.Records.OfSend;

/// Judges a rehearsal by its evidence. The plan and what follows from it are worked out anew, then compared with what
/// the bot's store says and with what stands in the chat. Pure.
final class Audit {
    /// How long Discord waits for the first response to an interaction.
    static final Duration DEADLINE = Duration.ofSeconds(3);

    /// By how much the clocks of two processes may differ when they read the same one.
    private static final double TOLERANCE_MILLIS = 5;

    private final Evidence evidence;
    private final List<String> faults = new ArrayList<>();
    private final List<CueAudit> sessions;
    private final ChatAudit chat;
    private final QuestionAudit questions;

    private Audit(Evidence evidence) {
        this.evidence = evidence;
        History history = History.of(evidence.sessions(), evidence.until(), evidence.lead());
        sessions = evidence.sessions().stream()
                .map(held -> new CueAudit(evidence, history, held))
                .toList();
        chat = new ChatAudit(evidence, history);
        questions = new QuestionAudit(evidence, sessions, chat);
    }

    static AuditReport of(Evidence evidence) {
        return new Audit(evidence).report();
    }

    private AuditReport report() {
        sessions.forEach(session -> session.check(faults::add));
        chat.check(sessions, faults::add);
        questions.check(faults::add);
        if (evidence.tooManyRequests() > 0) {
            faults.add(evidence.tooManyRequests() + " requests were too many for Discord's rate limits (429).");
        }
        List<AuditReport.OfSession> reports =
                sessions.stream().map(this::report).toList();
        AuditReport.Lateness lateness = lateness(reports);
        return new AuditReport(
                faults.isEmpty(),
                faults,
                evidence.pace().speed(),
                reports,
                lateness,
                answers(),
                evidence.tooManyRequests());
    }

    private AuditReport.OfSession report(CueAudit session) {
        return new AuditReport.OfSession(
                session.session().title().plain(),
                session.held().channelName(),
                session.plan().stream().map(cue -> report(session, cue)).toList(),
                questions.byTalk(session));
    }

    private OfCue report(CueAudit session, Cue cue) {
        Optional<Records.OfCue> found = session.decided(cue).stream().findFirst();
        List<OfSend> sends = found.map(Records.OfCue::sends).orElse(List.of());
        Optional<OfSend> said = sends.stream()
                .filter(send -> send.send().what() != Send.What.THREAD)
                .findFirst();
        Instant left = said.map(OfSend::left).orElse(null);
        boolean timed = left != null && !session.missed(cue);
        Double arrived = timed ? arrivedMillis(session, cue, said.orElseThrow()) : null;
        return new OfCue(
                cue.key().toString(),
                Labels.cue(session.session(), cue),
                found.map(Records.OfCue::outcome)
                        .map(outcome -> outcome(session, cue, outcome))
                        .orElse("missing"),
                Labels.at(session.session(), cue.at()),
                left == null ? null : Labels.at(session.session(), left),
                timed && left != null
                        ? millis(evidence.pace().real(said.orElseThrow().send().due(), left))
                        : null,
                arrived,
                said.map(ChatAudit::id).orElse(null),
                sends.stream()
                        .filter(send -> send.send().what() == Send.What.THREAD)
                        .findFirst()
                        .map(ChatAudit::id)
                        .orElse(null));
    }

    private @Nullable Double arrivedMillis(CueAudit session, Cue cue, OfSend said) {
        Instant arrived = chat.bearing(said.send().key()).stream()
                .map(Posted::arrived)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (arrived == null) {
            return null;
        }
        double late = millis(Duration.between(evidence.pace().realAt(said.send().due()), arrived));
        if (late < -TOLERANCE_MILLIS) {
            faults.add(session.name(cue) + ": it arrived " + Math.round(-late) + " ms before it was due.");
        }
        return late;
    }

    private static String outcome(CueAudit session, Cue cue, CueOutcome outcome) {
        return switch (outcome) {
            case CueOutcome.Said _ -> session.missed(cue) ? "said late" : "said";
            case CueOutcome.Skipped skipped -> "skipped: " + words(skipped.why());
        };
    }

    static String words(CueOutcome.Why why) {
        return switch (why) {
            case OVER -> "over";
            case TOO_LATE -> "too late";
            case NOTHING_TO_SAY -> "nothing to say";
        };
    }

    private static AuditReport.Lateness lateness(List<AuditReport.OfSession> reports) {
        List<OfCue> cues =
                reports.stream().flatMap(report -> report.cues().stream()).toList();
        List<Double> left = sorted(cues.stream().map(OfCue::latenessMillis));
        List<Double> arrived = sorted(cues.stream().map(OfCue::arrivedMillis));
        return new AuditReport.Lateness(
                left.size(),
                percentile(left, 50),
                percentile(left, 99),
                percentile(left, 100),
                percentile(arrived, 100));
    }

    private static List<Double> sorted(Stream<@Nullable Double> values) {
        return values.filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
    }

    /// By nearest rank; 0 of none.
    private static double percentile(List<Double> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private AuditReport.Answers answers() {
        List<Response> responses = evidence.acts().stream().map(Act::response).toList();
        double slowest = responses.stream()
                .mapToDouble(response -> switch (response) {
                    case Response.Receipt receipt -> millis(receipt.latency());
                    case Response.Told told -> millis(told.latency());
                    case Response.Nothing _, Response.Unheard _, Response.Impossible _ -> 0;
                })
                .max()
                .orElse(0);
        return new AuditReport.Answers(
                responses.size(),
                count(responses, Response.Receipt.class),
                count(responses, Response.Told.class),
                count(responses, Response.Nothing.class),
                slowest);
    }

    private static int count(List<Response> responses, Class<? extends Response> kind) {
        return (int) responses.stream().filter(kind::isInstance).count();
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 10_000.0) / 100.0;
    }
}
