package org.lectern.schedule.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a table of ours: comma-separated values (or separated by semicolons or tabs) with one row for each slot, below
/// a row that names the [CsvColumns]. Cells are plain text, whatever they look like.
///
/// A row with a problem is left out; the others are read.
final class CsvSchedule implements ScheduleReader {
    /// A small table that shows what is expected.
    static final String EXAMPLE = """
            start,end,session,room,number,kind,title,authors,abstract,qa,chairs
            2030-12-08T18:00:00-08:00,2030-12-08T18:15:00-08:00,Track 1,Hall A,1,Oral,A Title,Ann One; Bob Two,What it is about.,,Ada Lovelace; Alan Turing
            2030-12-08T18:15:00-08:00,2030-12-08T18:25:00-08:00,Track 1,Hall A,2,Spotlight,"A Title, With a Comma",Cid Three,,,
            2030-12-08T18:25:00-08:00,2030-12-08T18:35:00-08:00,Track 1,Hall A,,Q&A,Joint Q&A,,,,
            2030-12-08T18:35:00-08:00,2030-12-08T18:45:00-08:00,Track 1,Hall A,,Break,Coffee,,,,
            """;

    private static final int MOST_ROWS = 100_000;
    private static final int LONGEST_HEADER = 2_000;
    private static final Pattern FIRST_LINE =
            Pattern.compile("[\\s\\ufeff&&[^\\t]]{0,1000}+([^\\r\\n]*)(?:\\R([^\\r\\n]*))?");
    private static final String SEPARATOR_OF_EXCEL = "(?i)\"?sep=.*";

    @Override
    public boolean knows(String text) {
        return separator(text).isPresent();
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        char separator = separator(text).orElse(',');
        String rows = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<CsvRow> read = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(rows)) {
            read.addAll(rows(reader.iterator(), endsWithLine(rows), given, problems));
        } catch (IOException e) {
            problems.error(0, "The table cannot be read: " + e.getMessage() + ".");
        }
        return new Reading(new CsvSessions(problems).of(read, ids), problems.inOrder());
    }

    private static boolean endsWithLine(String text) {
        return text.endsWith("\n") || text.endsWith("\r");
    }

    /// @param ended whether the last row ends with its line
    private static List<CsvRow> rows(Iterator<CsvRecord> records, boolean ended, Given given, Problems problems) {
        List<CsvRow> rows = new ArrayList<>();
        int line = 0;
        int count = 0;
        try {
            CsvRecord header = header(records);
            line = (int) header.getStartingLineNumber();
            CsvColumns columns = new CsvColumns(header.getFields(), line, problems);
            if (!columns.complete()) {
                return rows;
            }
            CsvCells cells = new CsvCells(columns, given, problems);
            while (records.hasNext()) {
                CsvRecord row = records.next();
                line = (int) row.getStartingLineNumber();
                if (++count > MOST_ROWS) {
                    problems.error(line, "The table has more than 100,000 rows: those from here on are left out.");
                    break;
                }
                cells.row(line, row.getFields()).ifPresent(rows::add);
                if (!ended && !records.hasNext()) {
                    cells.checkComplete(line, row.getFields());
                }
            }
            cells.askForZone();
            if (count == 0) {
                problems.error(line, "The table has no rows below its header. " + CsvColumns.example());
            }
        } catch (CsvParseException | NoSuchElementException _) {
            problems.error(
                    line + 1,
                    "The row that begins here, or one below, cannot be read, and those below it are left out: a cell"
                            + " that begins with a quotation mark ends with one, and has two for one inside it"
                            + " (\"the \"\"best\"\" talk\").");
        }
        return rows;
    }

    private static CsvRecord header(Iterator<CsvRecord> records) {
        CsvRecord first = records.next();
        return first.getField(0).matches(SEPARATOR_OF_EXCEL) ? records.next() : first;
    }

    /// What separates the cells of the first line, if that names our columns: two at least, the start or the end
    /// among them, or three.
    private static Optional<Character> separator(String text) {
        Matcher first = FIRST_LINE.matcher(text);
        if (!first.lookingAt()) {
            return Optional.empty();
        }
        boolean excel = first.group(1).length() < 20 && first.group(1).matches(SEPARATOR_OF_EXCEL);
        String line = excel && first.group(2) != null ? first.group(2) : first.group(1);
        return line.length() > LONGEST_HEADER
                ? Optional.empty()
                : List.of(',', ';', '\t').stream()
                        .filter(separator ->
                                CsvColumns.areOurs(List.of(line.split(Pattern.quote(separator.toString()), -1))))
                        .findFirst();
    }
}
