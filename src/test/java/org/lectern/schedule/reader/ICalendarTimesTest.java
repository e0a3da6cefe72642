package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Calendars.at;
import static org.lectern.schedule.reader.Calendars.event;
import static org.lectern.schedule.reader.Calendars.read;
import static org.lectern.schedule.reader.Calendars.readIn;
import static org.lectern.schedule.reader.Calendars.starts;
import static org.lectern.schedule.reader.Calendars.times;
import static org.lectern.schedule.reader.Calendars.titles;
import static org.lectern.schedule.reader.Pages.problems;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When the events of a calendar are on.
class ICalendarTimesTest {
    private static final String OURS = """
            BEGIN:VTIMEZONE
            TZID:Ours
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0645
            TZOFFSETTO:+0545
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0545
            TZOFFSETTO:+0645
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    @ParameterizedTest
    @CsvSource({
        "Europe/Rome, +01:00",
        "europe/rome, +01:00",
        "W. Europe Standard Time, +01:00",
        "Tokyo Standard Time, +09:00",
        "/freeassociation.sourceforge.net/Europe/Rome, +01:00",
        "/citadel.org/20300101_1/America/New_York, -05:00"
    })
    void a_zone_is_known_by_its_name(String zone, String offset) {
        Reading reading = read(at(";TZID=" + zone + ":20300101T100000", "A"));
        assertThat(reading.problems()).isEmpty();
        assertThat(starts(reading)).containsExactly("2030-01-01T10:00" + offset);
    }

    @Test
    void every_windows_zone_is_one_that_exists() {
        assertThat(WindowsZones.all())
                .hasSizeGreaterThan(130)
                .allSatisfy(id -> assertThat(ZoneId.of(id).getRules()).isNotNull());
    }

    @Test
    void a_zone_that_the_calendar_defines_is_followed() {
        Reading reading = read(
                OURS + at(";TZID=Ours:20300101T100000", "Winter") + at(";TZID=\"Ours\":20300701T100000", "Summer"));
        assertThat(reading.problems()).isEmpty();
        assertThat(starts(reading)).containsExactly("2030-01-01T10:00+05:45", "2030-07-01T10:00+06:45");
    }

    @Test
    void a_defined_zone_that_cannot_be_read_is_unknown() {
        Reading reading =
                readIn("Europe/Rome", OURS.replace("YEARLY", "SECONDLY") + at(";TZID=Ours:20300101T100000", "A"));
        assertThat(starts(reading)).containsExactly("2030-01-01T10:00+01:00");
        assertThat(problems(reading))
                .containsExactly(
                        "19 WARNING The time zone “Ours” is unknown: times in it are read as in Europe/Rome, the one"
                                + " that was given. Name it such as Europe/London, or define it by a VTIMEZONE.");
    }

    @Test
    void an_unknown_zone_is_told_with_the_zone_of_the_calendar_that_is_taken() {
        Reading reading =
                readIn("Asia/Tokyo", "X-WR-TIMEZONE:Europe/Rome\n" + at(";TZID=Nowhere:20300101T100000", "A"));
        assertThat(starts(reading)).containsExactly("2030-01-01T10:00+01:00");
        assertThat(problems(reading))
                .containsExactly("5 WARNING The time zone “Nowhere” is unknown: times in it are read as in Europe/Rome,"
                        + " the calendar's own. Name it such as Europe/London, or define it by a VTIMEZONE.");
    }

    @Test
    void a_floating_time_is_in_the_calendars_zone_whatever_is_given() {
        assertThat(starts(readIn("Asia/Tokyo", "X-WR-TIMEZONE:Europe/Rome\n" + at(":20300101T100000", "A"))))
                .containsExactly("2030-01-01T10:00+01:00");
    }

    @Test
    void a_floating_time_is_in_the_zone_that_was_given() {
        assertThat(starts(readIn("Asia/Tokyo", at(":20300101T100000", "A")))).containsExactly("2030-01-01T10:00+09:00");
    }

    @Test
    void a_floating_time_in_no_zone_is_asked_for() {
        Reading reading = read(
                at(":20300101T100000", "A") + at(";TZID=Nowhere:20300101T110000", "B") + at(":20300101T120000Z", "C"));
        assertThat(titles(reading)).containsExactly("C");
        assertThat(problems(reading))
                .containsExactly(
                        "2 ERROR The event “A”, and 1 more, have times without a time zone that is known, and are left"
                                + " out. The calendar has no X-WR-TIMEZONE either: " + Given.SAY_ZONE + ".",
                        "9 WARNING The time zone “Nowhere” is unknown. Name it such as Europe/London, or define it by a"
                                + " VTIMEZONE.");
    }

    @Test
    void a_zone_of_the_calendar_that_is_unknown_is_reported() {
        Reading reading = readIn("Europe/Rome", "X-WR-TIMEZONE:Nowhere\n" + at(":20300101T100000", "A"));
        assertThat(starts(reading)).containsExactly("2030-01-01T10:00+01:00");
        assertThat(problems(reading))
                .containsExactly(
                        "2 WARNING The calendar's time zone “Nowhere” is unknown: Europe/Rome, the one that was"
                                + " given, is taken. Write X-WR-TIMEZONE as a name such as Europe/London.");
    }

    @Test
    void a_time_in_utc_is_shown_in_the_calendars_zone() {
        String event = at(":20300101T230000Z", "A");
        assertThat(starts(read(event))).containsExactly("2030-01-01T23:00Z");
        assertThat(starts(readIn("Asia/Tokyo", event))).containsExactly("2030-01-02T08:00+09:00");
        Reading reading = readIn("Asia/Tokyo", "X-WR-TIMEZONE:America/New_York\n" + event);
        assertThat(starts(reading)).containsExactly("2030-01-01T18:00-05:00");
        assertThat(reading.sessions().getFirst().title().plain()).isEqualTo("Tuesday 1 January 2030");
    }

    @ParameterizedTest
    @ValueSource(strings = {":2030-01-01T10:00:00+01:00", ":2030-01-01 10:00:00+0100", ":20300101t100000+01:00"})
    void a_time_with_an_offset_keeps_it(String start) {
        assertThat(starts(readIn("Asia/Tokyo", at(start, "A")))).containsExactly("2030-01-01T10:00+01:00");
    }

    @Test
    void clocks_that_change_change_the_offset() {
        Reading reading = read(event(
                "SUMMARY:A", "DTSTART;TZID=Europe/Rome:20300331T010000", "DTEND;TZID=Europe/Rome:20300331T040000"));
        assertThat(times(reading)).containsExactly("2030-03-31T01:00+01:00–2030-03-31T04:00+02:00");
    }

    @Test
    void a_time_that_clocks_skip_is_as_much_later_and_of_two_alike_it_is_the_first() {
        assertThat(starts(read(at(";TZID=Europe/Rome:20300331T023000", "Skipped"))))
                .containsExactly("2030-03-31T03:30+02:00");
        assertThat(starts(read(at(";TZID=Europe/Rome:20301027T023000", "Twice"))))
                .containsExactly("2030-10-27T02:30+02:00");
    }

    @Test
    void an_event_on_all_day_is_left_out() {
        Reading reading = read(event("SUMMARY:A", "DTSTART;VALUE=DATE:20300101", "DTEND;VALUE=DATE:20300102")
                + at(":20300101T100000Z", "B"));
        assertThat(titles(reading)).containsExactly("B");
        assertThat(problems(reading))
                .containsExactly("2 WARNING The event “A” is on all day, at no time of it (20300101): it is left out."
                        + " Give it a time if it belongs on the schedule.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H30M, 2030-03-30T11:30+01:00",
        "P1D, 2030-03-31T10:00+02:00",
        "P1DT15M, 2030-03-31T10:15+02:00",
        "P1W, 2030-04-06T10:00+02:00",
        "PT24H, 2030-03-31T11:00+02:00"
    })
    void a_duration_gives_the_end(String duration, String end) {
        Reading reading = read(event("SUMMARY:A", "DTSTART;TZID=Europe/Rome:20300330T100000", "DURATION:" + duration));
        assertThat(times(reading)).containsExactly("2030-03-30T10:00+01:00–" + end);
    }

    @Test
    void an_event_without_an_end_is_left_out() {
        Reading reading = read(event("SUMMARY:A", "DTSTART:20300101T100000Z") + at(":20300101T110000Z", "B"));
        assertThat(titles(reading)).containsExactly("B");
        assertThat(problems(reading))
                .containsExactly(
                        "2 WARNING The event “A” does not say when it ends: it is left out. Give it a DTEND, or"
                                + " a DURATION such as PT30M.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTEND:20300101T100000Z",
                "DTEND:20300101T090000Z",
                "DURATION:PT0S",
                "DURATION:-PT30M",
                "DURATION:P"
            })
    void an_event_that_does_not_end_after_it_starts_is_left_out(String end) {
        assertThat(problems(read(event("UID:7", "DTSTART:20300101T100000Z", end))))
                .contains("2 WARNING The event with the UID “7” does not end after it starts: it is left out. Correct"
                        + " its DTEND or DURATION.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20301332T100000", "20300101T256100Z", "tomorrow", ""})
    void a_start_that_cannot_be_read_is_an_error(String start) {
        assertThat(problems(read(at(":" + start, "A"))))
                .contains("2 ERROR The event “A” has a DTSTART that cannot be read, “" + start + "”: it is left out."
                        + " Write it as 20301208T180000Z, with a date and a time that exist.");
    }

    @Test
    void an_event_without_a_start_is_an_error() {
        assertThat(problems(read(event("SUMMARY:A") + at(":20300101T110000Z", "B"))))
                .containsExactly("2 ERROR The event “A” has no DTSTART that says when it starts: it is left out.");
    }

    @Test
    void a_duration_that_cannot_be_read_is_an_error() {
        assertThat(problems(read(event("SUMMARY:A", "DTSTART:20300101T100000Z", "DURATION:30 min"))))
                .contains("2 ERROR The event “A” has a DURATION that cannot be read, “30 min”: it is left out. Write it"
                        + " as PT1H30M.");
    }

    @Test
    void a_calendar_with_nothing_at_a_known_time_is_refused() {
        assertThat(problems(read(event("SUMMARY:A", "DTSTART:20300101"))))
                .contains(
                        "1 ERROR No event of the calendar is on at a time that is known: there is no schedule in it.");
    }
}
