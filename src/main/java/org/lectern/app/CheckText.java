package org.lectern.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.app.CheckCommand.Checked;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.SessionPage;
import org.lectern.text.Sanitizing;

/// What `lectern check` prints for people: the agenda in columns, and the problems below it.
final class CheckText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final int WIDEST_KIND = 14;
    private static final int WIDEST_ANSWER = 24;
    private static final String GAP = "  ";

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable ZoneId zone;
    private final int width;

    /// @param zone null for the page's own offset
    /// @param width of the terminal in columns
    CheckText(PrintWriter out, PrintWriter err, @Nullable ZoneId zone, int width) {
        this.out = out;
        this.err = err;
        this.zone = zone;
        this.width = width;
    }

    /// Prints all of them, and once at the end an example where one has no times.
    void print(List<Checked> all) {
        all.forEach(this::print);
        boolean noTimes = all.stream()
                .flatMap(checked -> checked.reading().problems().stream())
                .anyMatch(problem -> problem.message().equals(SessionPage.NO_TIMES));
        if (noTimes) {
            out.println("An example of a page that can be read:");
            out.println();
            out.print(SessionPage.EXAMPLE);
        }
    }

    private void print(Checked checked) {
        List<Problem> problems = checked.reading().problems();
        boolean unreadable =
                checked.reading().sessions().isEmpty() && problems.stream().anyMatch(problem -> problem.line() == 0);
        if (unreadable) {
            problems.stream()
                    .map(Problem::message)
                    .map(text -> text.contains(checked.file()) ? text : checked.file() + ": " + text)
                    .forEach(text -> err.println(Sanitizing.line(text)));
            return;
        }
        out.println(Sanitizing.line(checked.file()));
        out.println();
        checked.reading().sessions().forEach(this::session);
        problems.forEach(this::problem);
        out.println(summary(problems));
        out.println();
    }

    private void session(Session session) {
        out.println(session.title().plain());
        out.println(DATE.format(shown(session.start())) + ", " + TIME.format(shown(session.start())) + "–"
                + TIME.format(shown(session.end())) + " (" + zoneName(session) + ")");
        labelled("Chairs", String.join(", ", session.chairs()));
        session.notes().forEach(note -> labelled("Rule", note));
        session.links().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(link -> labelled(
                        link.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                                + link.getKey().substring(1),
                        link.getValue().toString()));
        out.println();
        agenda(session);
        out.println();
    }

    private void labelled(String label, String text) {
        if (!text.isEmpty()) {
            out.println(Columns.fit(label, 8) + text);
        }
    }

    /// One slot as cells.
    private record Row(LocalDate date, String time, String number, String kind, String title, String answer) {}

    private void agenda(Session session) {
        List<Row> rows = rows(session);
        int times = widest(rows.stream().map(Row::time).toList(), Integer.MAX_VALUE);
        int numbers = widest(rows.stream().map(Row::number).toList(), 4);
        int kinds = widest(rows.stream().map(Row::kind).toList(), WIDEST_KIND);
        int answers = widest(rows.stream().map(Row::answer).toList(), WIDEST_ANSWER);
        int titles = Math.max(20, width - times - numbers - kinds - answers - 4 * GAP.length());
        LocalDate date = shown(session.start()).toLocalDate();
        for (Row row : rows) {
            if (!row.date().equals(date)) {
                date = row.date();
                out.println(DATE.format(date));
            }
            String line = Columns.fit(row.time(), times)
                    + GAP
                    + " ".repeat(numbers - Columns.width(row.number()))
                    + row.number()
                    + GAP
                    + Columns.fit(row.kind(), kinds)
                    + GAP
                    + Columns.fit(row.title(), titles)
                    + GAP
                    + Columns.cut(row.answer(), answers);
            out.println(line.stripTrailing());
        }
    }

    private List<Row> rows(Session session) {
        Answers answers = new Answers(session);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < session.slots().size(); i++) {
            OffsetDateTime before =
                    i == 0 ? session.start() : session.slots().get(i - 1).end();
            rows.add(row(session, i, before, answers));
        }
        return rows;
    }

    /// @param before the time that is printed above
    private Row row(Session session, int index, OffsetDateTime before, Answers answers) {
        Slot slot = session.slots().get(index);
        LocalDate date = shown(slot.start()).toLocalDate();
        String time = clock(slot.start(), before) + "–" + clock(slot.end(), slot.start());
        return switch (slot) {
            case Slot.Talk talk -> {
                String number = talk.number() == null ? "" : talk.number().toString();
                String kind = talk.kind() == null ? "Talk" : talk.kind();
                yield new Row(
                        date,
                        time,
                        number,
                        kind,
                        talk.title().plain(),
                        answer(session, talk, answers.answeredIn(index)));
            }
            case Slot.JointQa qa ->
                new Row(date, time, "", "Q&A", qa.title(), "answers " + covered(session, answers.covers(index)));
            case Slot.Break pause -> new Row(date, time, "", "Break", pause.title(), "");
        };
    }

    private String answer(Session session, Slot.Talk talk, @Nullable Integer where) {
        return switch (talk.qa()) {
            case OWN -> "own Q&A";
            case NONE -> "no Q&A";
            case JOINT ->
                where == null
                        ? "joint Q&A, not found"
                        : "Q&A at " + clock(session.slots().get(where).start(), talk.end());
        };
    }

    /// Talks by their numbers: "5–8", "2, 4", or how many where some have none.
    private static String covered(Session session, List<Integer> talks) {
        List<Integer> numbers = new ArrayList<>();
        for (int talk : talks) {
            if (session.slots().get(talk) instanceof Slot.Talk named && named.number() != null) {
                numbers.add(named.number());
            }
        }
        if (talks.isEmpty()) {
            return "nobody";
        }
        if (numbers.size() < talks.size()) {
            return counted(talks.size(), "talk");
        }
        boolean row = numbers.size() > 2 && numbers.getLast() - numbers.getFirst() == numbers.size() - 1;
        return row
                ? numbers.getFirst() + "–" + numbers.getLast()
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static int widest(List<String> cells, int most) {
        return Math.min(most, cells.stream().mapToInt(Columns::width).max().orElse(0));
    }

    private void problem(Problem problem) {
        String severity = problem.severity().name().toLowerCase(Locale.ROOT);
        String where = problem.line() == 0 ? "" : "line " + problem.line() + ": ";
        out.println(where + severity + ": " + problem.message());
    }

    private static String summary(List<Problem> problems) {
        int errors = (int) problems.stream().filter(Problem::isError).count();
        int warnings = problems.size() - errors;
        if (problems.isEmpty()) {
            return "No problems found.";
        }
        String text = errors == 0
                ? counted(warnings, "warning")
                : warnings == 0
                        ? counted(errors, "error")
                        : counted(errors, "error") + " and " + counted(warnings, "warning");
        return text + ".";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /// The time, with its offset where that is another one than of the time before it.
    private String clock(OffsetDateTime time, OffsetDateTime before) {
        String offset = offset(time);
        return TIME.format(shown(time)) + (offset.equals(offset(before)) ? "" : " " + offset);
    }

    private OffsetDateTime shown(OffsetDateTime time) {
        return zone == null ? time : time.atZoneSameInstant(zone).toOffsetDateTime();
    }

    private String zoneName(Session session) {
        String start = offset(session.start());
        String end = offset(session.end());
        String utc = end.equals(start) ? start : start + ", then " + end;
        return zone == null || zone.normalized() instanceof ZoneOffset ? utc : zone.getId() + ", " + utc;
    }

    private String offset(OffsetDateTime time) {
        String id = shown(time).getOffset().getId();
        return id.equals("Z") ? "UTC" : "UTC" + id;
    }
}
