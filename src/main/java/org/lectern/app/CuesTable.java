package org.lectern.app;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.cue.SlotTimes;
import org.lectern.floor.CueOutcome;
import org.lectern.rehearsal.Labels;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.store.Records.OfCue;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

/// What became of each session's cues, as lines: its title, then a row for each cue in the order of the plan, then
/// for those of slots that are in another session by now, or in none. What may be long, the reasons, stands last and is
/// never cut.
final class CuesTable {
    private static final DateTimeFormatter PLANNED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter LEFT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int WHAT = 40;
    private static final String NONE = "–";

    private record Row(String planned, String left, String late, String message, String what, String outcome) {}

    /// All that is planned, and what became of it.
    private record All(Map<CueKey, Planned> planned, Map<CueKey, OfCue> outcomes, Map<SessionId, Session> sessions) {
        String title(SessionId id) {
            return "“"
                    + oneLine(Objects.requireNonNull(sessions.get(id)).title().plain()) + "”";
        }
    }

    /// A cue where it is planned now.
    private record Planned(Session session, Cue cue) {
        String what() {
            return Labels.cue(session, cue);
        }

        /// Whether it is said again by this plan: the talk was over where it was before.
        boolean isAgain(OfCue decided) {
            return !isOf(decided) && cue.at().isAfter(decided.outcome().decided());
        }

        boolean isOf(OfCue decided) {
            return decided.session().equals(session.id());
        }
    }

    private final Session session;

    private CuesTable(Session session) {
        this.session = session;
    }

    /// @param courses of all sessions, as they run now
    /// @param decided of all sessions
    /// @param lead how long before a session its heads-up is due, where that is not decided yet
    static List<String> of(Collection<Course> courses, Instant now, Collection<OfCue> decided, Duration lead) {
        All all = new All(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Course course : courses) {
            Session session = course.at(now);
            all.sessions().put(session.id(), session);
            Planner.plan(session, course.blocks(now), lead)
                    .forEach(cue -> all.planned().put(cue.key(), new Planned(session, cue)));
        }
        decided.forEach(cue -> all.outcomes().put(cue.outcome().key(), cue));
        return all.sessions().values().stream()
                .flatMap(session -> new CuesTable(session).of(all).stream())
                .toList();
    }

    private List<String> of(All all) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("planned", "left", "late (ms)", "message", "what", "outcome"));
        for (Planned here : all.planned().values()) {
            OfCue outcome = all.outcomes().get(here.cue().key());
            if (here.session().equals(session)) {
                rows.add(
                        outcome == null || here.isAgain(outcome)
                                ? waiting(here.cue(), here.what())
                                : row(
                                        outcome,
                                        here.what(),
                                        here.isOf(outcome) ? "" : "; then in " + all.title(outcome.session())));
            }
        }
        for (OfCue outcome : all.outcomes().values()) {
            Planned now = all.planned().get(outcome.outcome().key());
            if (outcome.session().equals(session.id()) && (now == null || !now.isOf(outcome))) {
                rows.add(
                        now == null
                                ? row(
                                        outcome,
                                        "no longer planned ("
                                                + outcome.outcome().key() + ")",
                                        "")
                                : row(
                                        outcome,
                                        now.what(),
                                        "; now in " + all.title(now.session().id())));
            }
        }
        return lines(rows);
    }

    private Row waiting(Cue cue, String what) {
        return new Row(planned(cue.at()), NONE, NONE, NONE, what, "waiting");
    }

    private Row row(OfCue cue, String what, String where) {
        Optional<OfSend> first = cue.sends().stream().findFirst();
        Instant due = cue.outcome().due();
        Instant left = first.map(OfSend::left).orElse(null);
        return new Row(
                planned(due),
                left == null ? NONE : LEFT.format(left.atOffset(SlotTimes.offset(session, left))),
                left == null ? NONE : String.valueOf(Duration.between(due, left).toMillis()),
                first.map(OfSend::id).map(Long::toUnsignedString).orElse(NONE),
                what,
                outcome(cue) + where);
    }

    private String planned(Instant instant) {
        return PLANNED.format(instant.atOffset(SlotTimes.offset(session, instant)));
    }

    private static String outcome(OfCue cue) {
        return switch (cue.outcome()) {
            case CueOutcome.Skipped skipped -> "skipped: " + words(skipped.why());
            case CueOutcome.Said _ ->
                cue.sends().isEmpty() ? "said" : said(cue.sends().getFirst(), cue.sends());
        };
    }

    /// What became of the announcement, and of a thread or line that failed although it left.
    private static String said(OfSend first, List<OfSend> sends) {
        return switch (first.state()) {
            case GIVEN_UP -> "not sent: " + reason(first.why());
            case OPEN -> "waiting to be sent";
            case SENT ->
                (first.left() == null ? "said (found after a restart)" : "said")
                        + sends.stream()
                                .filter(send -> send.state() == SendState.GIVEN_UP)
                                .map(send -> "; " + name(send) + " not sent: " + reason(send.why()))
                                .distinct()
                                .collect(Collectors.joining());
        };
    }

    private static String name(OfSend send) {
        return switch (send.send().what()) {
            case ANNOUNCEMENT -> "announcement";
            case DIRECT -> "direct message";
            case THREAD -> "thread";
            case THREAD_LINE -> "line in the thread";
            case CARD -> "question";
            case NOTICE -> "notice to the chairs";
            case EDIT -> "edit";
            case EVENT -> "scheduled event";
            case RENAME -> "name of a thread";
            case ARCHIVE -> "end of a thread";
        };
    }

    private static String reason(@Nullable String why) {
        return why == null ? "no reason is known" : oneLine(why);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String words(CueOutcome.Why why) {
        return switch (why) {
            case OVER -> "it was over already";
            case TOO_LATE -> "it was too late for it";
            case NOTHING_TO_SAY -> "there was nothing to say";
        };
    }

    private List<String> lines(List<Row> rows) {
        int lefts = widest(rows.stream().map(Row::left).toList());
        int lates = widest(rows.stream().map(Row::late).toList());
        int messages = widest(rows.stream().map(Row::message).toList());
        List<String> lines = new ArrayList<>();
        lines.add(oneLine(session.title().plain()));
        for (Row row : rows) {
            lines.add(String.join(
                            "  ",
                            " " + Columns.fit(row.planned(), 25),
                            Columns.fit(row.left(), lefts),
                            " ".repeat(lates - Columns.width(row.late())) + row.late(),
                            Columns.fit(row.message(), messages),
                            Columns.fit(oneLine(row.what()), WHAT),
                            row.outcome())
                    .stripTrailing());
        }
        lines.add("");
        return lines;
    }

    private static int widest(List<String> cells) {
        return cells.stream().mapToInt(Columns::width).max().orElse(0);
    }
}
