package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Calendars.at;
import static org.lectern.schedule.reader.Calendars.event;
import static org.lectern.schedule.reader.Calendars.readIn;
import static org.lectern.schedule.reader.Calendars.slots;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.hostile.Growth;
import org.lectern.hostile.HostileCalendar;

/// Calendars that were made to break the reader.
@Timeout(300)
class ICalendarHostileTest {
    private static final int INPUTS = 500;

    private static IntFunction<String> repeated(String unit) {
        return size -> unit.repeat(size / unit.length());
    }

    private static IntFunction<String> inEvent(String name, String unit) {
        return size -> event(
                "SUMMARY:A",
                "DTSTART:20300101T100000Z",
                "DTEND:20300101T103000Z",
                name + repeated(unit).apply(size));
    }

    private static final Map<String, IntFunction<String>> SHAPES = Map.ofEntries(
            Map.entry("events", repeated(at(":20300101T100000Z", "A"))),
            Map.entry("events with one UID", repeated(event("UID:1", "SUMMARY:A", "DTSTART:20300101T100000Z"))),
            Map.entry("replacements", repeated(event("UID:1", "RECURRENCE-ID:20300101", "DTSTART:20300101T100000Z"))),
            Map.entry("events without end", repeated("BEGIN:VEVENT\nSUMMARY:A\n")),
            Map.entry("alarms", repeated("BEGIN:VALARM\n")),
            Map.entry("ends", repeated("END:VALARM\n")),
            Map.entry("zones", repeated("BEGIN:VTIMEZONE\nTZID:A\nBEGIN:STANDARD\n")),
            Map.entry("no properties", repeated("what is this\n")),
            Map.entry("carriage returns", repeated("\r")),
            Map.entry("a long title", inEvent("SUMMARY:", "#a ")),
            Map.entry("folds", inEvent("DESCRIPTION:", "a\n ")),
            Map.entry("backslashes", inEvent("DESCRIPTION:", "\\")),
            Map.entry("lines that are not folded", inEvent("DESCRIPTION:", "a b\n")),
            Map.entry("tags", inEvent("DESCRIPTION:", "<b>")),
            Map.entry("tags that do not end", inEvent("DESCRIPTION:", "<p <p")),
            Map.entry("entities", inEvent("DESCRIPTION:", "&#1")),
            Map.entry("parameters", inEvent("LOCATION", ";")),
            Map.entry("parameters in quotation marks", inEvent("LOCATION", ";a=\"b")),
            Map.entry("a zone", inEvent("DTSTART;TZID=", "a/")),
            Map.entry("places", inEvent("LOCATION:", "www.a ")),
            Map.entry("spaces and commas", inEvent("LOCATION:", " ,")),
            Map.entry("a page", inEvent("LOCATION:", "a.html")),
            Map.entry("categories", inEvent("CATEGORIES:", "a,")),
            Map.entry("exceptions", inEvent("RRULE:FREQ=DAILY\nEXDATE:", "20300101T100000Z,")),
            Map.entry("dates", inEvent("RDATE:", "20300101T100000Z,")),
            Map.entry("a rule", inEvent("RRULE:FREQ=DAILY;BYDAY=", "MO,")),
            Map.entry("speakers", inEvent("X-SPEAKER:", "A, ")));

    static Stream<String> shapes() {
        return SHAPES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void time_grows_with_the_size_of_a_calendar(String shape) {
        IntFunction<String> inside = Objects.requireNonNull(SHAPES.get(shape));
        Growth.assertLinear(
                inside, each -> assertThat(readIn("Europe/Rome", each)).isNotNull());
    }

    @Test
    void whatever_is_read_ends_after_it_starts_and_is_read_alike_twice() {
        Random random = new Random(13);
        Given given = new Given(ZoneId.of("Europe/London"), null);
        for (int i = 0; i < INPUTS; i++) {
            String calendar = HostileCalendar.of(random);
            Reading reading = Calendars.read(calendar, i % 2 == 0 ? given : Given.NOTHING);
            assertThat(slots(reading)).allMatch(slot -> slot.end().isAfter(slot.start()));
            assertThat(reading.hasErrors() || !reading.sessions().isEmpty()).isTrue();
            assertThat(Calendars.read(calendar, i % 2 == 0 ? given : Given.NOTHING))
                    .isEqualTo(reading);
        }
    }

    @Test
    void of_more_than_twenty_thousand_events_the_first_are_read() {
        StringBuilder inside = new StringBuilder();
        for (int i = 0; i < 20_001; i++) {
            inside.append(event("SUMMARY:A", "DTSTART:20300101T100000Z", "DURATION:PT1H", "LOCATION:Hall " + i % 100));
        }
        Reading reading = Calendars.read(inside.toString());
        assertThat(slots(reading)).hasSize(20_000);
        assertThat(reading.problems())
                .filteredOn(Problem::isError)
                .containsExactly(new Problem(
                        120_002,
                        Problem.Severity.ERROR,
                        "The calendar has more than 20,000 events: those from here on are left out. Divide it into"
                                + " several calendars."));
    }

    @Test
    void of_more_than_twenty_thousand_repetitions_the_first_are_read() {
        String daily = event("SUMMARY:A", "DTSTART:20300101T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=999");
        Reading reading = Calendars.read(daily.repeat(21));
        assertThat(slots(reading)).hasSize(20_000);
        assertThat(reading.problems())
                .filteredOn(Problem::isError)
                .containsExactly(new Problem(
                        122,
                        Problem.Severity.ERROR,
                        "The calendar has more than 20,000 events with all that is repeated: those from “A” on are left"
                                + " out."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"YEARLY;BYMONTH=13", "MONTHLY;BYMONTH=101", "MONTHLY;BYMONTH=-1", "YEARLY;BYMONTH=0"})
    void of_a_rule_with_a_month_that_does_not_exist_the_first_time_is_read(String rule) {
        Reading reading = Calendars.read(
                event("SUMMARY:A", "DTSTART:20300101T100000Z", "DURATION:PT1H", "RRULE:FREQ=" + rule + ";COUNT=5"));
        assertThat(slots(reading)).hasSize(1);
        assertThat(reading.problems())
                .extracting(Problem::message)
                .containsExactly("The event “A” repeats by a rule that cannot be read, “FREQ=" + rule
                        + ";COUNT=5”: only its first time is read. Write it such as FREQ=DAILY;COUNT=5.");
    }

    @Test
    void rules_that_never_come_true_take_no_time() {
        String never = event(
                "SUMMARY:A", "DTSTART:20300101T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
        assertThat(slots(Calendars.read(never.repeat(500)))).hasSize(500);
    }
}
