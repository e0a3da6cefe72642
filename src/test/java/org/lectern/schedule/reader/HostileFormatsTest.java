package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.hostile.Growth;

/// Platforms' pages, HTML and tables that were made to break their readers.
@Timeout(300)
class HostileFormatsTest {
    private static final Given GIVEN = new Given(ZoneOffset.UTC, Year.of(2030));
    private static final String PAGE = "Session\nTitle\nAda Penrose · Tom Okafor\nSun 8 Dec. 6:00 - 6:15 PST\n";
    private static final String HTML = "<!doctype html><html><body>";
    private static final String ROW = "2030-12-08T10:00Z,2030-12-08T10:15Z,";

    private static IntFunction<String> repeated(String before, String unit) {
        return size -> before + unit.repeat(size / unit.length()) + "\n";
    }

    private static final Map<String, IntFunction<String>> SHAPES = Map.ofEntries(
            Map.entry("page: one title", repeated(PAGE, "x")),
            Map.entry("page: dots", repeated(PAGE + "A title\n", "A · ")),
            Map.entry("page: brackets", repeated(PAGE + "A title\n", "(\n")),
            Map.entry("page: brackets on a line", repeated(PAGE, "( x ) ")),
            Map.entry("page: arrows", repeated(PAGE, "> ")),
            Map.entry("page: ranges", repeated(PAGE, "6:00 - 6:15\nx\n")),
            Map.entry("page: dates", repeated(PAGE, "Sun 8 Dec. 2030\n")),
            Map.entry("page: almost dates", repeated(PAGE, "Sun 8 Dec. 2030 6:00 - 6:15 6:00 - 6:15 6:00 - 6:15\n")),
            Map.entry("page: kinds", repeated(PAGE, "6:00 - 6:15\nOral\nA title\n")),
            Map.entry("page: chairs", size -> "Session\nT\n" + "A · ".repeat(size / 4) + PAGE),
            Map.entry("html: nested", repeated(HTML, "<div>")),
            Map.entry("html: nested marks", repeated(HTML, "<b><i>")),
            Map.entry("html: crossed marks", repeated(HTML, "<b><p></b>")),
            Map.entry("html: nested tables", repeated(HTML, "<table><tr><td>")),
            Map.entry("html: tables around text", repeated(HTML, "<table>x")),
            Map.entry("html: attributes", repeated(HTML + "<p ", "a='1' ")),
            Map.entry("html: distinct attributes", size -> {
                StringBuilder html = new StringBuilder(HTML + "<p ");
                for (int i = 0; html.length() < size; i++) {
                    html.append('a').append(i).append(' ');
                }
                return html + ">";
            }),
            Map.entry("html: entities", repeated(HTML, "&amp")),
            Map.entry("html: open angles", repeated(HTML, "<")),
            Map.entry("html: comments", repeated("<!---->", "<!---->")),
            Map.entry("html: line breaks", repeated(HTML, "<br>")),
            Map.entry("html: ends", repeated(HTML, "</p>")),
            Map.entry("html: lists", repeated(HTML, "<li><a>")),
            Map.entry("csv: rows", repeated("start,end,title\n", ROW + "x\n")),
            Map.entry("csv: bad rows", repeated("start,end,title\n", "x,y,z\n")),
            Map.entry("csv: quotation marks", repeated("start,end,title\n", "\"")),
            Map.entry("csv: a cell", repeated("start,end,title\n" + ROW, "x")),
            Map.entry("csv: cells", repeated("start,end,title\n" + ROW + "x", ",")),
            Map.entry("csv: authors", repeated("start,end,title,authors\n" + ROW + "x,", "a;")),
            Map.entry("csv: columns", repeated("start,end,title", ",a")));

    static Stream<String> shapes() {
        return SHAPES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void time_grows_with_the_size_of_a_text(String shape) {
        IntFunction<String> text = Objects.requireNonNull(SHAPES.get(shape));
        Growth.assertLinear(text, each -> {
            Reading reading = AnyFormat.read(each, GIVEN, 1);
            assertThat(reading.hasErrors() || !reading.sessions().isEmpty()).isTrue();
        });
    }
}
