package org.lectern.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A report for spreadsheets: a line a question. The columns stay as they are; new ones come at the end.
final class CsvReport {
    static final List<String> COLUMNS = List.of(
            "session",
            "number",
            "talk_number",
            "talk",
            "question",
            "asked_by",
            "anonymous",
            "votes",
            "state",
            "asked_at",
            "answered_at",
            "answered_by",
            "answer",
            "seconds_to_answer",
            "merged_into");

    /// Spreadsheets know by it that the text is UTF-8.
    private static final String MARK = "\ufeff";

    /// What a spreadsheet may take for a formula, also after blanks, and in the wide letters of East Asia
    /// (OWASP, CSV Injection).
    private static final Pattern FORMULA =
            Pattern.compile("(?s)^[\\s\\p{Z}\\p{Cf}\"']*[=+\\-@\uff1d\uff0b\uff0d\uff20\\t\\r].*");

    private CsvReport() {}

    static String of(Report report) {
        StringWriter text = new StringWriter().append(MARK);
        ZoneOffset offset = report.session().start().getOffset();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(COLUMNS);
            for (Report.Part part : report.parts()) {
                for (Report.Asked asked : part.questions()) {
                    csv.writeRecord(fields(report, part, asked, offset));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory takes every line", e);
        }
        return text.toString();
    }

    private static List<String> fields(Report report, Report.Part part, Report.Asked asked, ZoneOffset offset) {
        Report.Answer answer = asked.answer();
        boolean isQuoted = !asked.text().isEmpty();
        return List.of(
                safe(report.session().title().plain()),
                Integer.toString(asked.number()),
                part.talk() == null || part.talk().number() == null
                        ? ""
                        : String.valueOf(part.talk().number()),
                part.talk() == null ? "" : safe(part.talk().title().plain()),
                safe(asked.text()),
                safe(asked.asker()),
                isQuoted ? Boolean.toString(asked.asker().isEmpty()) : "",
                Integer.toString(asked.votes()),
                asked.state().name().toLowerCase(Locale.ROOT),
                time(asked.at(), offset),
                answer == null ? "" : time(answer.at(), offset),
                answer == null ? "" : safe(answer.who()),
                answer == null || answer.where() == null ? "" : safe(answer.where()),
                answer == null ? "" : Long.toString(answer.after().toSeconds()),
                number(asked.into()));
    }

    /// So that it is read and never run.
    static String safe(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String time(Instant instant, ZoneOffset offset) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.ofInstant(instant, offset).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : Integer.toString(number);
    }
}
