package org.lectern.rehearsal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lectern.rehearsal.AuditReport.OfCue;
import org.lectern.rehearsal.AuditReport.OfQuestion;
import org.lectern.rehearsal.AuditReport.OfSession;
import org.lectern.rehearsal.AuditReport.OfTalk;

/// An audit's report as lines for people, at most 100 characters wide where Discord's ids allow.
final class AuditTable {
    private static final int WHAT = 40;
    private static final int ROW = 98;

    private AuditTable() {}

    static List<String> of(AuditReport report, Ink ink) {
        List<String> lines = new ArrayList<>();
        for (OfSession session : report.sessions()) {
            if (isElsewhen(session)) {
                continue;
            }
            lines.add("");
            lines.add(ink.strong(Labels.shortened(session.title(), ROW - 12)) + ink.faint("  #" + session.channel()));
            lines.add(ink.faint(String.format(
                    Locale.ROOT,
                    "  %-8s  %-8s  %9s  %-" + WHAT + "s  %s",
                    "planned",
                    "actual",
                    "late (ms)",
                    "what",
                    "message")));
            session.cues().forEach(cue -> lines.add(cue(cue, ink)));
            lines.addAll(questions(session, ink));
        }
        lines.add("");
        lines.addAll(summary(report, ink));
        return lines;
    }

    /// Whether nothing was played of it: it is on another day.
    private static boolean isElsewhen(OfSession session) {
        return session.cues().stream().allMatch(cue -> cue.outcome().startsWith("skipped"))
                && session.talks().stream().allMatch(talk -> talk.questions().isEmpty());
    }

    private static String cue(OfCue cue, Ink ink) {
        String row = String.format(
                Locale.ROOT,
                "  %-8s  %-8s  %9s  %-" + WHAT + "s  ",
                time(cue.planned()),
                time(cue.actual()),
                cue.latenessMillis() == null ? "–" : String.format(Locale.ROOT, "%.1f", cue.latenessMillis()),
                Labels.shortened(cue.what(), WHAT));
        String said = Objects.requireNonNullElse(cue.message(), "–") + (cue.thread() == null ? "" : " + thread");
        return switch (cue.outcome()) {
            case "said" -> row + said;
            case "said late" -> row + said + ink.faint(" (on already)");
            case "missing" -> row + ink.bad("missing");
            default -> ink.faint(row + cue.outcome());
        };
    }

    private static String time(@Nullable OffsetDateTime time) {
        return time == null ? "–" : Labels.clock(time.toLocalTime());
    }

    private static List<String> questions(OfSession session, Ink ink) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        int all = session.talks().stream()
                .mapToInt(talk -> talk.questions().size())
                .sum();
        lines.add(ink.faint("  questions: " + all));
        for (OfTalk talk : session.talks()) {
            List<String> numbers = talk.questions().stream()
                    .map(OfQuestion::number)
                    .map(number -> "#" + number)
                    .toList();
            lines.add(String.format(
                            Locale.ROOT,
                            "  %3d  %-" + (WHAT + 12) + "s  ",
                            talk.questions().size(),
                            Labels.shortened(talk.about(), WHAT + 12))
                    + ink.faint(Labels.shortened(String.join(" ", numbers), 38)));
        }
        return lines;
    }

    private static List<String> summary(AuditReport report, Ink ink) {
        List<String> lines = new ArrayList<>();
        AuditReport.Lateness late = report.lateness();
        lines.add(String.format(
                Locale.ROOT,
                "Lateness of %d announcements, due until the request leaves: p50 %.1f ms, p99 %.1f ms, max %.1f ms;"
                        + " arrived after %.1f ms at most.",
                late.count(),
                late.p50(),
                late.p99(),
                late.max(),
                late.arrivedMax()));
        AuditReport.Answers answers = report.answers();
        lines.add(String.format(
                Locale.ROOT,
                "Interactions: %d, the slowest answered after %.0f ms; %d questions acknowledged. Requests too many: %d.",
                answers.interactions(),
                answers.slowestMillis(),
                answers.receipts(),
                report.tooManyRequests()));
        if (report.holds()) {
            lines.add(ink.good(
                    "The audit holds: everything was said once and in order, every question is kept and" + " carded."));
        } else {
            lines.add(ink.bad("The audit does not hold:"));
            report.faults().forEach(fault -> lines.add("  - " + fault));
        }
        return lines;
    }
}
