package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Calendars.at;
import static org.lectern.schedule.reader.Calendars.event;
import static org.lectern.schedule.reader.Calendars.read;
import static org.lectern.schedule.reader.Calendars.starts;
import static org.lectern.schedule.reader.Calendars.talks;
import static org.lectern.schedule.reader.Calendars.titles;
import static org.lectern.schedule.reader.Pages.problems;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

class ICalendarTest {
    private static final String TEN = "DTSTART:20300101T100000Z";
    private static final String HALF = "DURATION:PT30M";
    private static final String BREAKS_OFF =
            "The calendar breaks off here: END:VCALENDAR is missing. Is the file complete?";

    private static Slot.Talk talk(String... properties) {
        return talks(read(event(TEN + "\n" + HALF + "\n" + String.join("\n", properties))))
                .getFirst();
    }

    private static String room(String location) {
        return read(event(TEN, HALF, "SUMMARY:A", "LOCATION:" + location))
                .sessions()
                .getFirst()
                .room();
    }

    @Test
    void a_calendar_is_known_by_its_first_line() {
        assertThat(new ICalendar().knows("\ufeff\r\n begin:vcalendar\r\n")).isTrue();
        assertThat(new ICalendar().knows("BEGIN:VCALENDAR")).isTrue();
        assertThat(new ICalendar().knows(SessionPage.EXAMPLE + "BEGIN:VCALENDAR\n"))
                .isFalse();
        assertThat(Formats.read(
                                "BEGIN:VCALENDAR\n" + at(":20300101T100000Z", "A") + "END:VCALENDAR\n",
                                Given.NOTHING,
                                IdSource.random(new Random(1)))
                        .problems())
                .isEmpty();
    }

    @Test
    void what_is_on_in_a_room_on_a_day_is_a_session() {
        Reading reading = read("X-WR-CALNAME:Our Conference\nX-WR-TIMEZONE:Europe/Rome\n"
                + event("SUMMARY:A", TEN, HALF, "LOCATION:Hall 2")
                + event("SUMMARY:B", "DTSTART:20300101T090000Z", HALF, "LOCATION:Hall 1")
                + at(":20300101T100000Z", "C"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.sessions())
                .extracting(session -> session.title().plain())
                .containsExactly(
                        "Our Conference · Tuesday 1 January 2030",
                        "Hall 1 · Tuesday 1 January 2030",
                        "Hall 2 · Tuesday 1 January 2030");
    }

    @Test
    void texts_are_unescaped_and_on_one_line() {
        Slot.Talk talk =
                talk("SUMMARY:Sorting\\, searching\\; and \\\\ all", "DESCRIPTION:One.\\n\\nTwo\\NThree\u0007.");
        assertThat(talk.title().plain()).isEqualTo("Sorting, searching; and \\ all");
        assertThat(talk.abstractText().plain()).isEqualTo("One. Two Three.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DESCRIPTION:<p>On <b>maps</b> &amp; sets.<br>More.</p>",
                "DESCRIPTION:\nX-ALT-DESC;FMTTYPE=text/html:<html><body><p>On maps &amp; sets.</p><div>More.</div></body></html>"
            })
    void a_description_in_html_is_read_as_plain_text(String description) {
        assertThat(talk("SUMMARY:A", description).abstractText().plain()).isEqualTo("On maps & sets. More.");
    }

    @Test
    void what_only_looks_like_html_stays() {
        assertThat(talk("SUMMARY:A", "DESCRIPTION:If a < b and List<T> > c.")
                        .abstractText()
                        .plain())
                .isEqualTo("If a < b and List<T> > c.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
    void lines_are_unfolded_however_they_end(String end) {
        Reading reading =
                read(event("SUMMARY:Impli\n cit Neu\n\tral Fields", TEN, HALF).replace("\n", end));
        assertThat(titles(reading)).containsExactly("Implicit Neural Fields");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void a_line_break_that_is_not_escaped_goes_on_with_the_line_before() {
        Reading reading = read(event("SUMMARY:A", "DESCRIPTION:One.", "Two, and more.", "Three.", TEN, HALF));
        assertThat(talks(reading).getFirst().abstractText().plain()).isEqualTo("One. Two, and more. Three.");
        assertThat(problems(reading))
                .containsExactly("5 WARNING This line is no property, and is read as the rest of the line before it:"
                        + " “Two, and more.”. Begin it with a space, and write \\n for a line break.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Hall 1 | Hall 1",
                "LOCATION:Theatre\\, Road 5 | Theatre, Road 5",
                "https://meet.example.org/x | ''",
                "www.example.org | ''",
                "day_1.html#social | ''",
                "papers.html?session=Late-breaking/Demo | ''",
                "Room B (https://example.org/map) | Room B",
                "Room B\\, https://example.org/map | Room B"
            })
    void the_room_is_where_it_is_unless_that_is_a_link(String location, String room) {
        assertThat(room(location)).isEqualTo(room);
    }

    @Test
    void links_for_rooms_are_reported_once() {
        assertThat(problems(read(event("SUMMARY:A", TEN, HALF, "LOCATION:x.html#a")
                        + event("SUMMARY:B", "DTSTART:20300101T110000Z", HALF, "LOCATION:x.html#b"))))
                .containsExactly(
                        "2 WARNING The event “A” and 1 more have a link for a LOCATION, “x.html#a”: the room is"
                                + " not known. Write the room's name there.");
    }

    @Test
    void categories_are_kind_and_track() {
        Reading reading = read(event("SUMMARY:A", TEN, HALF, "CATEGORIES:Systems\\, mostly,Lightning talk"));
        assertThat(talks(reading).getFirst().kind()).isEqualTo("Lightning talk");
        assertThat(reading.sessions()).extracting(Session::track).containsExactly("Systems, mostly");
    }

    @Test
    void a_tag_before_most_titles_is_the_kind() {
        Reading reading = read(at(":20300101T100000Z", "#tut T1: Graphs") + at(":20300101T103000Z", "#lunch Lunch"));
        assertThat(titles(reading)).containsExactly("T1: Graphs");
        assertThat(talks(reading).getFirst().kind()).isEqualTo("tut");
        assertThat(Calendars.slots(reading).getLast()).isInstanceOf(Slot.Break.class);
    }

    @Test
    void a_tag_before_one_title_of_many_belongs_to_it() {
        Reading reading = read(at(":20300101T100000Z", "#MeToo in Software") + at(":20300101T103000Z", "B"));
        assertThat(titles(reading)).containsExactly("#MeToo in Software", "B");
    }

    @Test
    void those_who_attend_or_organise_are_no_authors() {
        assertThat(talk("SUMMARY:A", "ORGANIZER;CN=Ada:mailto:a@b.c", "ATTENDEE;CN=Bea:mailto:b@b.c")
                        .authors())
                .isEmpty();
        assertThat(talk("SUMMARY:A", "X-SPEAKER:Ada Lovelace and Alan Turing").authors())
                .containsExactly("Ada Lovelace", "Alan Turing");
    }

    @Test
    void an_event_without_a_title_is_untitled() {
        assertThat(talk("UID:1").title().plain()).isEqualTo("Untitled talk");
    }

    @Test
    void properties_of_an_alarm_are_not_the_events() {
        assertThat(talk("SUMMARY:A", "BEGIN:VALARM", "SUMMARY:B", "DURATION:PT5M", "END:VALARM")
                        .title()
                        .plain())
                .isEqualTo("A");
    }

    @Test
    void a_time_in_the_calendars_header_is_left_out() {
        Reading reading = read("DTSTART:2030-11-05 09:00:00+00:50\n" + at(":20300101T100000Z", "A"));
        assertThat(problems(reading))
                .containsExactly("2 WARNING DTSTART stands outside of any event, and is left out: it belongs between"
                        + " BEGIN:VEVENT and END:VEVENT.");
        assertThat(starts(reading)).containsExactly("2030-01-01T10:00Z");
    }

    @Test
    void an_event_that_does_not_end_ends_where_the_next_begins() {
        Reading reading = read("BEGIN:VEVENT\nSUMMARY:A\n" + TEN + "\n" + HALF + "\n" + at(":20300101T110000Z", "B"));
        assertThat(titles(reading)).containsExactly("A", "B");
        assertThat(problems(reading))
                .containsExactly("2 ERROR The event “A” breaks off: END:VEVENT is missing. Is the file complete?");
    }

    @Test
    void a_calendar_that_is_cut_is_read_up_to_there_and_is_an_error_with_its_line() {
        Reading reading = read("BEGIN:VCALENDAR\n" + at(":20300101T100000Z", "A"), Given.NOTHING);
        assertThat(titles(reading)).containsExactly("A");
        assertThat(problems(reading)).containsExactly("6 ERROR " + BREAKS_OFF);
    }

    @Test
    void a_calendar_is_an_error_wherever_it_is_cut() {
        String whole = "BEGIN:VCALENDAR\n" + at(":20300101T100000Z", "A") + at(":20300101T110000Z", "B");
        String end = "END:VCALENDAR\n";
        for (int cut = 0; cut < whole.length() + end.length() - 1; cut++) {
            Reading reading = read((whole + end).substring(0, cut), Given.NOTHING);
            assertThat(reading.hasErrors()).as("cut at %d", cut).isTrue();
        }
        assertThat(read(whole + end.strip(), Given.NOTHING).problems()).isEmpty();
    }

    @Test
    void a_calendar_that_is_cut_before_another_begins_is_an_error() {
        String cut = "BEGIN:VCALENDAR\n" + at(":20300101T100000Z", "A");
        assertThat(problems(read(cut + cut.replace("T10", "T11") + "END:VCALENDAR\n", Given.NOTHING)))
                .containsExactly("7 ERROR " + BREAKS_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
    void what_is_no_property_breaks_no_component(String end) {
        Reading reading = read(
                ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nwhat is this\nSUMMARY:A\n" + TEN + "\n" + HALF
                                + "\nEND:VEVENT\nEND:VCALENDAR\nand this\n\n\u001a")
                        .replace("\n", end),
                Given.NOTHING);
        assertThat(titles(reading)).containsExactly("A");
        assertThat(problems(reading))
                .containsExactly(
                        "3 WARNING This line is no property of a calendar, and is left out: “what is this”.",
                        "9 WARNING This line is no property of a calendar, and is left out: “and this”.");
    }

    @Test
    void of_events_with_one_uid_at_one_time_the_last_counts_and_of_all_the_highest_sequence() {
        Reading reading = read(event("UID:1", "SEQUENCE:2", "SUMMARY:Second", TEN, HALF)
                + event("UID:1", "SEQUENCE:1", "SUMMARY:First", "DTSTART:20300101T090000Z", HALF)
                + event("UID:2", "SUMMARY:Old", "DTSTART:20300101T110000Z", HALF)
                + event("UID:2", "SUMMARY:New", "DTSTART;TZID=Europe/Rome:20300101T120000", HALF));
        assertThat(titles(reading)).containsExactly("Second", "New");
        assertThat(problems(reading))
                .containsExactly(
                        "9 WARNING The event “First” is left out: “Second” on line 2 has the same UID and is the newer"
                                + " one. If they are two events, give each a UID of its own.",
                        "16 WARNING The event “Old” is left out: “New” on line 22 has the same UID and is the newer one."
                                + " If they are two events, give each a UID of its own.");
    }

    @Test
    void events_with_one_uid_at_several_times_are_all_read() {
        Reading reading = read(event("UID:1", "SUMMARY:A", TEN, HALF)
                + event("UID:1", "SUMMARY:B", "DTSTART:20300101T110000Z", HALF)
                + event("UID:1", "SUMMARY:C", "DTSTART:20300101T120000Z", HALF)
                + event("UID:2", "SUMMARY:D", "DTSTART:20300101T130000Z", HALF)
                + event("UID:2", "SUMMARY:E", "DTSTART:20300101T140000Z", HALF));
        assertThat(titles(reading)).containsExactly("A", "B", "C", "D", "E");
        assertThat(problems(reading))
                .containsExactly(
                        "8 WARNING The event “B”, and 1 more, have the UID of “A” on line 2, at another time: each is"
                                + " read as an event of its own. Give each a UID of its own; if it is one that was"
                                + " moved, take out the older.",
                        "26 WARNING The event “E” has the UID of “D” on line 20, at another time: both are read as"
                                + " events of their own. Give each a UID of its own; if it is one that was moved, take"
                                + " out the older.");
    }

    @Test
    void of_events_with_one_uid_the_one_that_is_repeated_has_its_times_replaced() {
        Reading reading = read(event("UID:1", "SUMMARY:Once", TEN, HALF)
                + event("UID:1", "SUMMARY:Daily", "DTSTART:20300101T110000Z", HALF, "RRULE:FREQ=DAILY;COUNT=2")
                + event("UID:1", "SUMMARY:Moved", "DTSTART:20300102T120000Z", HALF, "RECURRENCE-ID:20300102T110000Z"));
        assertThat(titles(reading)).containsExactly("Once", "Daily", "Moved");
        assertThat(reading.problems()).hasSize(1);
    }

    @Test
    void events_without_uid_are_all_read() {
        Reading reading = read(at(":20300101T100000Z", "A") + at(":20300101T110000Z", "B"));
        assertThat(titles(reading)).containsExactly("A", "B");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void a_cancelled_event_is_left_out() {
        Reading reading = read(at(":20300101T110000Z", "B") + event("SUMMARY:A", TEN, HALF, "STATUS:CANCELLED"));
        assertThat(titles(reading)).containsExactly("B");
        assertThat(problems(reading)).containsExactly("7 WARNING The event “A” is cancelled, and is left out.");
    }

    @Test
    void a_calendar_without_events_is_refused() {
        assertThat(problems(read("X-WR-CALNAME:A\n")))
                .containsExactly("1 ERROR The calendar has no events: a VEVENT for each talk is expected.");
    }
}
