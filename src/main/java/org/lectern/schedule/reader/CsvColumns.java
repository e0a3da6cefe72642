package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The columns of a table, by the row that names them.
final class CsvColumns {
    /// What a column holds.
    enum Column {
        /// When the slot begins: ISO 8601 with an offset from UTC, or a local time. Required.
        START,
        /// When it ends, likewise. Required.
        END,
        /// The title of the session that it belongs to; empty: what is on in a room on a day is one session.
        SESSION,
        ROOM,
        TRACK,
        /// Of the talk.
        NUMBER,
        /// Of the talk ("Oral"), or "break" or "qa".
        KIND,
        /// Of the talk. Required.
        TITLE,
        /// Separated by semicolons.
        AUTHORS,
        ABSTRACT,
        /// "own", "joint" or "none"; empty: by the rules.
        QA,
        /// Of the session, separated by semicolons.
        CHAIRS,
        /// By which the talk is known whatever else changes.
        ID;

        String printed() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Column> of(String cell) {
            String name = Line.clean(cell).replace("\"", "").strip();
            return Stream.of(values())
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    private static final List<Column> REQUIRED = List.of(Column.START, Column.END, Column.TITLE);

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final boolean complete;
    private final int count;

    CsvColumns(List<String> header, int line, Problems problems) {
        count = header.size();
        for (int i = 0; i < header.size(); i++) {
            String name = Line.clean(header.get(i));
            Optional<Column> column = Column.of(name);
            if (column.isEmpty() && !name.isEmpty()) {
                problems.warn(
                        line,
                        "The column " + Line.quoted(name) + " is not known and is left out; known are " + all() + ".");
            } else if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
                problems.warn(line, "The column " + Line.quoted(name) + " is there twice: the first is used.");
            }
        }
        List<Column> missing = new ArrayList<>(REQUIRED);
        missing.removeAll(places.keySet());
        complete = missing.isEmpty();
        for (Column column : missing) {
            problems.error(line, "The column “" + column.printed() + "” is missing. " + example());
        }
    }

    /// Whether the cells of a first line name our columns.
    static boolean areOurs(List<String> cells) {
        List<Column> known = cells.stream()
                .flatMap(cell -> Column.of(cell).stream())
                .distinct()
                .toList();
        boolean timed = known.contains(Column.START) || known.contains(Column.END);
        return known.size() > (timed ? 1 : 2);
    }

    static String example() {
        return "A table is expected such as “start,end,title” and below it"
                + " “2030-12-08T18:00:00-08:00,2030-12-08T18:15:00-08:00,A Title”.";
    }

    private static String all() {
        return Stream.of(Column.values()).map(Column::printed).collect(Collectors.joining(", "));
    }

    /// Whether the required ones are there.
    boolean complete() {
        return complete;
    }

    int count() {
        return count;
    }

    /// The cell on one line; empty where the column or the cell is missing.
    String cell(List<String> row, Column column) {
        Integer place = places.get(column);
        return place == null || place >= row.size() ? "" : Line.clean(row.get(place));
    }
}
