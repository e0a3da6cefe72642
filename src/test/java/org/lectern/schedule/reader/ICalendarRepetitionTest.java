package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Calendars.at;
import static org.lectern.schedule.reader.Calendars.event;
import static org.lectern.schedule.reader.Calendars.read;
import static org.lectern.schedule.reader.Calendars.slots;
import static org.lectern.schedule.reader.Calendars.starts;
import static org.lectern.schedule.reader.Calendars.talks;
import static org.lectern.schedule.reader.Calendars.times;
import static org.lectern.schedule.reader.Calendars.titles;
import static org.lectern.schedule.reader.Pages.problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events of a calendar that are on more than once.
class ICalendarRepetitionTest {
    private static String repeated(String rule, String... more) {
        return event(
                "UID:1",
                "SUMMARY:A",
                "DTSTART;TZID=Europe/Rome:20300329T100000",
                "DTEND;TZID=Europe/Rome:20300329T103000",
                "RRULE:" + rule,
                String.join("\n", more));
    }

    @Test
    void a_repeated_event_keeps_its_local_time_when_clocks_change() {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=4"));
        assertThat(reading.problems()).isEmpty();
        assertThat(times(reading))
                .containsExactly(
                        "2030-03-29T10:00+01:00–2030-03-29T10:30+01:00",
                        "2030-03-30T10:00+01:00–2030-03-30T10:30+01:00",
                        "2030-03-31T10:00+02:00–2030-03-31T10:30+02:00",
                        "2030-04-01T10:00+02:00–2030-04-01T10:30+02:00");
    }

    @Test
    void each_time_of_a_repeated_event_is_known_by_when_it_would_have_been() {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=2")
                + event(
                        "UID:1",
                        "RECURRENCE-ID;TZID=Europe/Rome:20300330T100000",
                        "SUMMARY:B",
                        "DTSTART;TZID=Europe/Rome:20300330T150000",
                        "DURATION:PT30M")
                + event("UID:2", "SUMMARY:C", "DTSTART;TZID=Europe/Rome:20300330T160000", "DURATION:PT30M")
                + at(";TZID=Europe/Rome:20300330T170000", "D"));
        assertThat(talks(reading))
                .extracting(talk -> talk.title().plain() + " " + talk.sourceId())
                .containsExactlyInAnyOrder("A 1 2030-03-29T09:00:00Z", "B 1 2030-03-30T09:00:00Z", "C 2", "D null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;UNTIL=20300331T080000Z | 3",
                "FREQ=DAILY;UNTIL=20300331T075959Z | 2",
                "FREQ=DAILY;UNTIL=20300331T100000 | 3",
                "FREQ=DAILY;UNTIL=20300331 | 3",
                "FREQ=DAILY;UNTIL=20300301 | 1",
                "FREQ=WEEKLY;COUNT=5;BYDAY=FR,SA | 5",
                "freq=monthly;bymonthday=29;count=3 | 3",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2 | 2",
                "FREQ=DAILY;BYHOUR=10,14;COUNT=4 | 4",
                "FREQ=DAILY;INTERVAL=2;COUNT=3 | 3"
            })
    void rules_say_how_often(String rule, int times) {
        Reading reading = read(repeated(rule));
        assertThat(reading.problems()).isEmpty();
        assertThat(slots(reading)).hasSize(times);
    }

    @Test
    void the_first_time_counts_even_where_the_rule_does_not_have_it() {
        assertThat(starts(read(repeated("FREQ=WEEKLY;BYDAY=MO;COUNT=3"))))
                .containsExactly("2030-03-29T10:00+01:00", "2030-04-01T10:00+02:00", "2030-04-08T10:00+02:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXDATE;TZID=Europe/Rome:20300330T100000,20300331T100000",
                "EXDATE:20300330T090000Z\nEXDATE:20300331T080000Z",
                "EXDATE:20300330T100000,20300331T100000",
                "EXDATE;VALUE=DATE:20300330,20300331"
            })
    void what_is_taken_out_is_not_on(String exceptions) {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=4", exceptions));
        assertThat(reading.problems()).isEmpty();
        assertThat(starts(reading)).containsExactly("2030-03-29T10:00+01:00", "2030-04-01T10:00+02:00");
    }

    @Test
    void an_exception_that_cannot_be_read_is_reported() {
        assertThat(problems(read(repeated("FREQ=DAILY;COUNT=2", "EXDATE:tomorrow"))))
                .containsExactly("2 WARNING The event “A” has an EXDATE that cannot be read, “tomorrow”, and so takes"
                        + " place then.");
    }

    @Test
    void dates_are_added() {
        Reading reading =
                read(repeated("FREQ=DAILY;COUNT=1", "RDATE;TZID=Europe/Rome:20300401T120000,20300329T100000"));
        assertThat(starts(reading)).containsExactly("2030-03-29T10:00+01:00", "2030-04-01T12:00+02:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECURRENCE-ID;TZID=Europe/Rome:20300330T100000",
                "RECURRENCE-ID:20300330T090000Z",
                "RECURRENCE-ID;VALUE=DATE:20300330"
            })
    void an_event_replaces_one_of_the_times(String id) {
        String moved = event("UID:1", id, "SUMMARY:B", "DTSTART:20300330T130000Z", "DURATION:PT1H");
        Reading reading = read(moved + repeated("FREQ=DAILY;COUNT=3"));
        assertThat(reading.problems()).isEmpty();
        assertThat(titles(reading)).containsExactly("A", "B", "A");
        assertThat(starts(reading))
                .containsExactly("2030-03-29T10:00+01:00", "2030-03-30T13:00Z", "2030-03-31T10:00+02:00");
    }

    @Test
    void one_of_the_times_may_be_cancelled() {
        String cancelled = event(
                "UID:1",
                "RECURRENCE-ID:20300330T090000Z",
                "SUMMARY:A",
                "DTSTART:20300330T090000Z",
                "DURATION:PT1H",
                "STATUS:CANCELLED");
        Reading reading = read(cancelled + repeated("FREQ=DAILY;COUNT=2"));
        assertThat(starts(reading)).containsExactly("2030-03-29T10:00+01:00");
        assertThat(problems(reading)).containsExactly("2 WARNING The event “A” is cancelled, and is left out.");
    }

    @Test
    void of_two_that_replace_the_same_time_the_newer_counts() {
        String id = "RECURRENCE-ID:20300330T090000Z";
        Reading reading = read(repeated("FREQ=DAILY;COUNT=2")
                + event("UID:1", id, "SUMMARY:New", "SEQUENCE:3", "DTSTART:20300330T100000Z", "DURATION:PT1H")
                + event("UID:1", id, "SUMMARY:Old", "DTSTART:20300330T110000Z", "DURATION:PT1H"));
        assertThat(titles(reading)).containsExactly("A", "New");
        assertThat(reading.problems()).singleElement().matches(problem -> problem.line() == 18);
    }

    @Test
    void what_replaces_nothing_is_an_event_of_its_own() {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=2")
                + event(
                        "UID:1",
                        "RECURRENCE-ID:20300330T100000Z",
                        "SUMMARY:B",
                        "DTSTART:20300330T130000Z",
                        "DURATION:PT1H"));
        assertThat(titles(reading)).containsExactly("A", "A", "B");
        assertThat(problems(reading))
                .containsExactly("10 WARNING The event “B” replaces a repetition that is not there: it is read as an"
                        + " event of its own. Correct its RECURRENCE-ID, “20300330T100000Z”.");
    }

    @Test
    void what_replaces_a_time_of_an_event_elsewhere_is_read() {
        Reading reading = read(event(
                "UID:9", "RECURRENCE-ID:20300330T100000Z", "SUMMARY:B", "DTSTART:20300330T130000Z", "DURATION:PT1H"));
        assertThat(titles(reading)).containsExactly("B");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void what_has_no_end_goes_on_as_long_as_anything_else() {
        Reading reading = read(repeated("FREQ=DAILY") + at(";TZID=Europe/Rome:20300401T110000", "Last"));
        assertThat(titles(reading)).containsExactly("A", "A", "A", "A", "Last");
        assertThat(problems(reading))
                .containsExactly(
                        "2 WARNING The event “A” repeats without end: it is read as long as anything else of the"
                                + " calendar is on. Give its RRULE a COUNT or an UNTIL.");
    }

    @Test
    void what_has_no_end_and_is_alone_goes_on_for_31_days() {
        Reading reading = read(repeated("FREQ=DAILY"));
        assertThat(slots(reading)).hasSize(31);
        assertThat(problems(reading))
                .containsExactly("2 WARNING The event “A” repeats without end: it is read for 31 days. Give its RRULE a"
                        + " COUNT or an UNTIL.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY;COUNT=2",
                "FREQ=MINUTELY;COUNT=2",
                "FREQ=HOURLY;COUNT=2",
                "FREQ=DAILY;INTERVAL=0;COUNT=2",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=many",
                "FREQ=DAILY;UNTIL=20300230",
                "FREQ=NEVER;COUNT=2",
                "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
                "FREQ=YEARLY;COUNT=9;BYSETPOS=1;BYHOUR=1,2",
                "COUNT=2",
                ""
            })
    void a_rule_that_cannot_be_read_is_an_error(String rule) {
        Reading reading = read(repeated(rule));
        assertThat(slots(reading)).hasSize(1);
        assertThat(problems(reading))
                .containsExactly("2 ERROR The event “A” repeats by a rule that cannot be read, “" + rule
                        + "”: only its first time is read. Write it such as FREQ=DAILY;COUNT=5.");
    }

    @Test
    void what_replaces_a_time_and_all_that_follow_moves_and_renames_them_by_the_clock() {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=6", "EXDATE:20300402T080000Z")
                + event(
                        "UID:1",
                        "RECURRENCE-ID;RANGE=THISANDFUTURE:20300330T090000Z",
                        "SUMMARY:B",
                        "DTSTART;TZID=Europe/Rome:20300330T110000",
                        "DTEND;TZID=Europe/Rome:20300330T120000")
                + event(
                        "UID:1",
                        "RECURRENCE-ID;RANGE=THISANDFUTURE:20300403T080000Z",
                        "SUMMARY:B",
                        "STATUS:CANCELLED",
                        "DTSTART;TZID=Europe/Rome:20300403T100000",
                        "DURATION:PT1H"));
        assertThat(titles(reading)).containsExactly("A", "B", "B", "B");
        assertThat(times(reading))
                .containsExactly(
                        "2030-03-29T10:00+01:00–2030-03-29T10:30+01:00",
                        "2030-03-30T11:00+01:00–2030-03-30T12:00+01:00",
                        "2030-03-31T11:00+02:00–2030-03-31T12:00+02:00",
                        "2030-04-01T11:00+02:00–2030-04-01T12:00+02:00");
        assertThat(problems(reading)).containsExactly("17 WARNING The event “B” is cancelled, and is left out.");
    }

    @Test
    void a_rule_of_exceptions_is_told() {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=2", "EXRULE:FREQ=DAILY;COUNT=1"));
        assertThat(slots(reading)).hasSize(2);
        assertThat(problems(reading))
                .containsExactly("2 WARNING The event “A” has an EXRULE, which is not read: name the days on which it"
                        + " is not on by EXDATE.");
    }

    @Test
    void a_calendar_in_the_format_before_is_told() {
        Reading reading = read(event("UID:1", "SUMMARY:A", "DTSTART:20300330T090000Z", "DTEND:20300330T100000Z")
                .replace("BEGIN:VEVENT", "VERSION:1.0\nBEGIN:VEVENT"));
        assertThat(reading.sessions()).isEmpty();
        assertThat(problems(reading)).singleElement().asString().contains("VERSION:2.0, .ics");
    }

    @Test
    void only_the_first_of_several_rules_is_read() {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=3"));
        assertThat(slots(reading)).hasSize(2);
        assertThat(problems(reading))
                .containsExactly("2 WARNING The event “A” has more than one rule that repeats it: only the first RRULE"
                        + " is read.");
    }

    @Test
    void more_than_a_thousand_times_are_too_many() {
        Reading reading = read(repeated("FREQ=DAILY;COUNT=1001"));
        assertThat(slots(reading)).hasSize(1000);
        assertThat(problems(reading))
                .containsExactly(
                        "2 WARNING The event “A” repeats more than 1,000 times: those after the first 1,000 are"
                                + " left out.");
        assertThat(read(repeated("FREQ=DAILY;COUNT=1000")).problems()).isEmpty();
    }
}
