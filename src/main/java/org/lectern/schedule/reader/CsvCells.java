package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot.Qa;
import org.lectern.schedule.reader.CsvColumns.Column;

/// Reads the cells of one row after the other.
final class CsvCells {
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{1,2}:\\d{2}"
            + "(?::\\d{2}(?:[.,]\\d{1,9})?)?) ?([Zz]|[+−-]\\d{2}(?::?\\d{2})?)?");
    private static final String LEFT_OUT = " The row is left out.";

    /// Why a row is left out.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private final CsvColumns columns;
    private final Given given;
    private final Problems problems;
    private final Times times;
    private int withoutOffset;
    private int firstWithoutOffset;

    CsvCells(CsvColumns columns, Given given, Problems problems) {
        this.columns = columns;
        this.given = given;
        this.problems = problems;
        times = new Times(given.zone(), problems);
    }

    /// The row, or nothing where it is empty or left out; why is then a problem.
    Optional<CsvRow> row(int line, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        try {
            if (cells.size() > columns.count()) {
                throw new Unreadable("The row has " + cells.size() + " cells, but the header " + columns.count()
                        + ": put a text that contains the separator in quotation marks.");
            }
            OffsetDateTime start = time(line, cells, Column.START);
            OffsetDateTime end = start == null ? null : time(line, cells, Column.END);
            return start == null || end == null ? Optional.empty() : Optional.of(row(line, cells, start, end));
        } catch (Unreadable e) {
            problems.error(line, e.getMessage() + LEFT_OUT);
            return Optional.empty();
        }
    }

    /// That the last row breaks off, which no line ends: the rows below it may be missing, too.
    void checkComplete(int line, List<String> cells) {
        if (cells.size() < columns.count() && !cells.stream().allMatch(String::isBlank)) {
            problems.error(
                    line,
                    "The table breaks off here: the row has " + cells.size() + " cells, but the header "
                            + columns.count() + ", and no line break ends it. Is the file complete? If it is, end the"
                            + " row with a line break.");
        }
    }

    /// One error for all times that have no offset, if no zone is given.
    void askForZone() {
        if (withoutOffset > 0) {
            problems.error(
                    firstWithoutOffset,
                    (withoutOffset == 1 ? "The time of a row has" : "The times of " + withoutOffset + " rows have")
                            + " no offset from UTC, such as -08:00, and the zone is not known: " + Given.SAY_ZONE
                            + ". Until then what has none is left out.");
        }
    }

    private CsvRow row(int line, List<String> cells, OffsetDateTime start, OffsetDateTime end) throws Unreadable {
        String title = columns.cell(cells, Column.TITLE);
        if (!end.isAfter(start)) {
            throw new Unreadable("The end " + Line.quoted(columns.cell(cells, Column.END)) + " is not after the start "
                    + Line.quoted(columns.cell(cells, Column.START)) + ": correct one of them.");
        }
        if (title.isEmpty()) {
            throw new Unreadable("The title is empty: say what is on.");
        }
        String kind = columns.cell(cells, Column.KIND);
        List<String> authors = names(columns.cell(cells, Column.AUTHORS));
        Entry.Type type = type(kind, title, authors);
        boolean talk = type == Entry.Type.TALK;
        Entry entry = new Entry(
                new TimeLine.Range(new Line(line, title), start, end),
                type,
                number(columns.cell(cells, Column.NUMBER)),
                talk && !kind.isEmpty() ? kind : null,
                title,
                talk ? authors : List.of(),
                talk ? columns.cell(cells, Column.ABSTRACT) : "",
                Event.sourceId(columns.cell(cells, Column.ID)));
        return new CsvRow(
                entry,
                columns.cell(cells, Column.SESSION),
                columns.cell(cells, Column.ROOM),
                columns.cell(cells, Column.TRACK),
                names(columns.cell(cells, Column.CHAIRS)),
                qa(columns.cell(cells, Column.QA)));
    }

    private static Entry.Type type(String kind, String title, List<String> authors) {
        if (Words.isQaSlot(kind) || kind.equalsIgnoreCase("qa") || (kind.isEmpty() && Words.isQaSlot(title))) {
            return Entry.Type.QA;
        }
        boolean pause = Words.isBreak(kind) || (kind.isEmpty() && authors.isEmpty() && Words.isBreak(title));
        return pause ? Entry.Type.BREAK : Entry.Type.TALK;
    }

    private static List<String> names(String cell) {
        return Stream.of(cell.split(";", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static @Nullable Integer number(String cell) throws Unreadable {
        if (cell.isEmpty()) {
            return null;
        }
        if (!cell.matches("\\d{1,4}")) {
            throw new Unreadable("The number " + Line.quoted(cell) + " is none: write 1 to 9999, or nothing.");
        }
        return Integer.valueOf(cell);
    }

    private static @Nullable Qa qa(String cell) throws Unreadable {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "own" -> Qa.OWN;
            case "joint" -> Qa.JOINT;
            case "none" -> Qa.NONE;
            default ->
                throw new Unreadable("The cell " + Line.quoted(cell)
                        + " does not say where questions are answered: write own, joint or none, or nothing.");
        };
    }

    /// The time, or null where its zone is not known.
    private @Nullable OffsetDateTime time(int line, List<String> cells, Column column) throws Unreadable {
        String cell = columns.cell(cells, column);
        Matcher time = TIME.matcher(cell);
        if (!time.matches()) {
            throw new Unreadable("The " + column.printed() + " " + Line.quoted(cell)
                    + " is no date and time: write it as 2030-12-08T18:00:00-08:00 or 2030-12-08 18:00.");
        }
        try {
            String clock = time.group(2).replace(',', '.');
            String padded = clock.indexOf(':') == 1 ? "0" + clock : clock;
            LocalDateTime local = LocalDateTime.parse(time.group(1) + "T" + padded);
            if (time.group(3) != null) {
                return local.atOffset(TimeLine.offset(time.group(3)));
            }
            if (given.zone() != null) {
                return times.of(local, given.zone(), line, "The " + column.printed());
            }
            firstWithoutOffset = withoutOffset == 0 ? line : firstWithoutOffset;
            withoutOffset++;
            return null;
        } catch (DateTimeException e) {
            throw new Unreadable("The " + column.printed() + " " + Line.quoted(cell)
                    + " is no time: no such date, clock or offset exists. Correct it.");
        }
    }
}
