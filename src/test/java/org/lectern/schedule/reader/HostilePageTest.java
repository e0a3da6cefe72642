package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.HEADER;
import static org.lectern.schedule.reader.Pages.firstTalk;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.read;
import static org.lectern.schedule.reader.Pages.readSlots;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.hostile.Growth;

/// Pages that were made to break the reader: the time they take grows with their size and no faster, and so does the
/// stack not at all.
@Timeout(300)
class HostilePageTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    private static final OffsetDateTime START = OffsetDateTime.parse("2030-01-01T10:00:00+01:00");

    private static String slot(int index) {
        OffsetDateTime start = START.plus(Duration.ofMinutes(index));
        return TIME.format(start) + " - " + TIME.format(start.plusMinutes(1)) + "\n";
    }

    private static String times(String unit, int size) {
        return unit.repeat(size / unit.length());
    }

    private static IntFunction<String> slots(IntFunction<String> body) {
        return size -> {
            StringBuilder page = new StringBuilder(HEADER);
            for (int i = 0; page.length() < size; i++) {
                page.append(slot(i)).append(body.apply(i));
            }
            return page.toString();
        };
    }

    private static IntFunction<String> title(String unit) {
        return size -> HEADER + slot(0) + times(unit, size) + "\n";
    }

    private static IntFunction<String> below(String unit) {
        return size -> HEADER + slot(0) + "A title\n" + times(unit, size) + "\n";
    }

    private static final Map<String, IntFunction<String>> SHAPES = Map.ofEntries(
            Map.entry("slots of kinds of their own", slots(i -> "Kind" + i / 2 + ": x\nAda B\n")),
            Map.entry("kinds and Q&As", slots(i -> i % 2 == 0 ? "Kind" + i / 4 + ": x\n" : "Q&A\n")),
            Map.entry("rules", size -> "T\n" + times("All Q&A included\n", size) + slot(0) + "Kind: x\n"),
            Map.entry("sessions", slots(_ -> "Session chairs\nAda B\nTitle\n")),
            Map.entry("headings", slots(_ -> "Time\n")),
            Map.entry("coffee breaks", title("coffee ")),
            Map.entry("joint Q&As", title("joint ")),
            Map.entry("blanks", title(" ")),
            Map.entry("a long word", title("x")),
            Map.entry("suffixes", below("Ada B, jr, ")),
            Map.entry("suffixes of a chair", size -> "T\nSession chairs: A" + times(", jr", size) + "\n" + slot(0)),
            Map.entry("lines of names", below("Ada B,\n")),
            Map.entry("brackets", below("Ada (")),
            Map.entry("broken times", below("2030-01-01T1\n")),
            Map.entry("empty lines", below("\n")),
            Map.entry("braces", below("Text of an abstract. {")),
            Map.entry("groups", below("\\textbf{")),
            Map.entry("dollars", below("$a")),
            Map.entry("mathematics", below("\\(\\text{")),
            Map.entry("fractions", below("$\\frac{")),
            Map.entry("accents", below("\\'")),
            Map.entry(
                    "marks that are struck through",
                    size -> HEADER + slot(0) + "A title\n$\\not{" + times("\u0301\u0323", size) + "}$\n"),
            Map.entry("addresses", below("https://a(")),
            Map.entry("no times", size -> times("hello\n", size)));

    static Stream<String> shapes() {
        return SHAPES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void time_grows_with_the_size_of_a_page(String shape) {
        IntFunction<String> page = Objects.requireNonNull(SHAPES.get(shape));
        Growth.assertLinear(page, each -> assertThat(read(each).problems()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "coffee ", "joint ", "{", "$", "\\textbf{", "\u202e", "(", "Ada B, jr, "})
    void a_line_of_ten_million_characters_is_read(String unit) {
        Reading reading = read(HEADER + slot(0) + times(unit, 10_000_000) + "\n");
        assertThat(reading.sessions()).hasSize(1);
    }

    @Test
    void a_page_of_too_many_lines_is_refused() {
        assertThat(problems(read("x\n".repeat(10_000_000))))
                .containsExactly("100001 ERROR More than 100,000 lines: this is no session page.");
    }

    @Test
    void of_thousands_of_slots_the_first_thousand_are_read() {
        StringBuilder page = new StringBuilder(HEADER);
        for (int i = 0; i < 5000; i++) {
            page.append(slot(i)).append("Talk ").append(i).append("\n");
        }
        Reading reading = read(page.toString());
        assertThat(only(reading).slots()).hasSize(1000);
        assertThat(problems(reading))
                .contains("2016 ERROR The session has 5000 slots: those from here on are left out. Divide it into"
                        + " sessions of at most 1,000 slots.");
    }

    @Test
    void control_characters_and_those_that_turn_the_direction_are_left_out() {
        assertThat(firstTalk(readSlots(
                                "10:00-10:15\n1 - \u202eOral: A\u001b[2J \u2066title\u009b\u0007\nAda\u2069 B\n"))
                        .title()
                        .source())
                .isEqualTo("A[2J title");
    }
}
