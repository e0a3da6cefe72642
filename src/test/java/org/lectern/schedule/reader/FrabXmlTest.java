package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.GivenFiles.assertRefused;
import static org.lectern.schedule.reader.GivenFiles.read;
import static org.lectern.schedule.reader.GivenFiles.titled;
import static org.lectern.schedule.reader.GivenFiles.titles;
import static org.lectern.schedule.reader.GivenFiles.told;
import static org.lectern.schedule.reader.Pages.firstTalk;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;

class FrabXmlTest {
    private static final String DATE = "<date>2030-03-01T10:00:00+01:00</date>";

    /// A schedule of one day, whose line 5 has the first event.
    private static String day(String zone, String events) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <schedule>
                <conference><title>Conf</title>%s</conference>
                <day date="2030-03-01" start="2030-03-01T09:00:00+01:00" index="1"><room name="Hall">
                %s
                </room></day>
                </schedule>
                """.formatted(zone.isEmpty() ? "" : "<time_zone_name>" + zone + "</time_zone_name>", events);
    }

    private static String event(String id, String content) {
        return "<event id=\"" + id + "\"><title>Talk " + id + "</title>" + content + "</event>\n";
    }

    private static String lasting(String duration) {
        return "<duration>" + duration + "</duration>";
    }

    @Test
    void an_event_is_a_talk_with_all_that_is_said_of_it() {
        Reading reading = read(day("Europe/Berlin", event("7", DATE + lasting("00:45") + """
                <subtitle>A subtitle</subtitle><track>Science</track><type>lecture</type>
                <abstract>&lt;p&gt;First.&lt;/p&gt;&lt;p&gt;Bits &amp;amp; pieces.&lt;/p&gt;</abstract>
                <persons><person id="1">Ada Lovelace</person><person id="2">Alan Turing</person></persons>""")));
        Talk talk = firstTalk(reading);
        assertThat(reading.problems()).isEmpty();
        assertThat(titles(reading)).containsExactly("Hall · Friday 1 March 2030");
        assertThat(only(reading).track()).isEqualTo("Science");
        assertThat(talk.title().plain()).isEqualTo("Talk 7: A subtitle");
        assertThat(talk.kind()).isEqualTo("lecture");
        assertThat(talk.authors()).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(talk.abstractText().plain()).isEqualTo("First. Bits & pieces.");
        assertThat(talk.start()).isEqualTo("2030-03-01T10:00:00+01:00");
        assertThat(talk.end()).isEqualTo("2030-03-01T10:45:00+01:00");
    }

    @Test
    void a_description_stands_in_for_an_abstract_and_generics_stay() {
        Reading reading = read(day("", event("7", DATE + lasting("00:45") + """
                <abstract/><description>**Why** `List&lt;String&gt;`

                - one</description>""")));
        assertThat(firstTalk(reading).abstractText().plain()).isEqualTo("Why List<String> one");
    }

    @Test
    void an_abstract_may_be_elements_of_the_document() {
        Reading reading = read(day(
                "", event("7", DATE + lasting("00:45") + "<abstract><p>One <b>t</b>wo</p><p>three</p></abstract>")));
        assertThat(firstTalk(reading).abstractText().plain()).isEqualTo("One two three");
    }

    @Test
    void an_event_after_midnight_belongs_to_the_day_in_which_it_stands() {
        Reading reading = read(day(
                "Europe/Berlin",
                event("1", "<date>2030-03-01T23:30:00+01:00</date>" + lasting("00:30"))
                        + event("2", "<start>00:30</start>" + lasting("00:30"))
                        + event("3", "<date>2030-03-02T05:00:00+01:00</date>" + lasting("01:00"))));
        assertThat(reading.problems()).isEmpty();
        assertThat(told(only(reading)))
                .containsExactly("23:30–00:00 Talk Talk 1", "00:30–01:00 Talk Talk 2", "05:00–06:00 Talk Talk 3");
        assertThat(only(reading).slots().get(1).start()).isEqualTo("2030-03-02T00:30:00+01:00");
    }

    @Test
    void an_event_on_another_day_than_the_one_in_which_it_stands_is_listed_there_with_a_warning() {
        Reading reading = read(day("", event("1", "<date>2030-03-03T10:00:00+01:00</date>" + lasting("00:30"))));
        assertThat(titles(reading)).containsExactly("Hall · Sunday 3 March 2030");
        assertThat(problems(reading))
                .containsExactly("5 WARNING Event 1 “Talk 1” stands in the day 2030-03-01, but begins at 2030-03-03"
                        + " 10:00: it is listed on the day on which it begins. Correct the one that is wrong.");
    }

    @Test
    void an_event_without_a_date_has_the_offset_of_its_day() {
        Reading reading = read(day("", event("1", "<start>10:15</start>" + lasting("00:30"))));
        assertThat(reading.problems()).isEmpty();
        assertThat(only(reading).start()).isEqualTo("2030-03-01T10:15:00+01:00");
    }

    @ParameterizedTest
    @CsvSource({"'', -05:00", "'<time_zone_name>Asia/Kolkata</time_zone_name>', +05:30"})
    void a_day_without_an_offset_is_in_the_conferences_zone_else_in_the_given_one(String zone, String offset) {
        String file = "<schedule><conference>" + zone + "<day_change>08:00</day_change></conference>"
                + "<day date='2030-02-01'><room name='A'>" + event("1", "<start>7:30</start>" + lasting("00:30"))
                + "</room></day></schedule>";
        Reading reading = read(file, new Given(ZoneId.of("America/New_York"), null));
        assertThat(reading.problems()).isEmpty();
        assertThat(only(reading).start()).isEqualTo("2030-02-02T07:30:00" + offset);
        assertThat(titles(reading)).containsExactly("A · Friday 1 February 2030");
    }

    @Test
    void without_any_zone_one_is_asked_for_once() {
        String file = "<schedule>\n<day date='2030-02-01'><room name='A'>\n"
                + event("1", "<start>7:30</start>" + lasting("00:30"))
                + event("2", "<start>8:30</start>" + lasting("00:30")) + "</room></day></schedule>";
        assertThat(problems(read(file)))
                .containsExactly("3 ERROR 2 times have no offset from UTC, and the file names no time zone, so what"
                        + " begins or ends then is left out: say it by --in-zone Europe/London, or by `zone` beside"
                        + " the schedule in the configuration.");
    }

    @Test
    void times_are_shown_in_the_conferences_zone_whatever_their_offset() {
        Reading reading = read("""
                <schedule><conference><time_zone_name>Asia/Kolkata</time_zone_name></conference>
                <day date="2030-02-01" start="2030-02-01T21:30:00+00:00"><room name="A">
                <event id="1"><title>T</title><date>2030-02-02T05:00:00+00:00</date><start>10:30</start>
                <duration>00:20</duration></event></room></day></schedule>
                """);
        assertThat(titles(reading)).containsExactly("A · Saturday 2 February 2030");
        assertThat(only(reading).start()).isEqualTo("2030-02-02T10:30:00+05:30");
        assertThat(problems(reading))
                .containsExactly(
                        "2 WARNING A day begins on another date in Asia/Kolkata, the conference's time zone, than the"
                                + " file states: that date is taken.",
                        "3 WARNING The dates of 1 event have another offset from UTC than Asia/Kolkata, the"
                                + " conference's time zone: the instants hold, and are shown in that zone. Is it the"
                                + " right one?");
    }

    @Test
    void a_start_that_contradicts_the_date_is_reported_and_the_date_is_taken() {
        Reading reading = read(day("", event("1", DATE + "<start>10:30</start>" + lasting("00:30"))));
        assertThat(only(reading).start()).isEqualTo("2030-03-01T10:00:00+01:00");
        assertThat(problems(reading))
                .containsExactly("5 WARNING Event 1 “Talk 1” begins at 10:30 by its “start”, but at 10:00 by its"
                        + " “date”: the date is taken. Correct the one that is wrong.");
    }

    @Test
    void a_time_that_the_clocks_leave_out_is_reported() {
        Reading reading = read(day("Europe/Berlin", event("1", "<date>2030-03-31T02:30:00</date>" + lasting("00:30"))));
        assertThat(only(reading).start()).isEqualTo("2030-03-31T03:30:00+02:00");
        assertThat(problems(reading)).anyMatch(problem -> problem.contains("which does not exist in Europe/Berlin"));
    }

    @Test
    void a_zone_that_is_not_known_is_reported() {
        Reading reading = read(day("Middle/Earth", event("1", DATE + lasting("00:30"))));
        assertThat(reading.sessions()).hasSize(1);
        assertThat(problems(reading))
                .containsExactly("0 WARNING The conference's time zone “Middle/Earth” is not known, and left out of"
                        + " account. Name it as “Europe/London” is named.");
    }

    @ParameterizedTest
    @CsvSource({
        "0:05, 10:05",
        "00:45, 10:45",
        "01:30, 11:30",
        "00:45:00, 10:45",
        "10:00:00, 20:00",
        "0:01:30, 11:30",
        "1:45:00," + " 11:45"
    })
    void durations_are_read(String duration, String end) {
        assertThat(Times.clock(only(read(day("", event("1", DATE + lasting(duration)))))
                        .end()))
                .isEqualTo(end);
    }

    @Test
    void a_duration_of_days_is_read_and_doubted() {
        Reading reading = read(day("", event("1", DATE + lasting("1:02:00"))));
        assertThat(only(reading).end()).isEqualTo("2030-03-02T12:00:00+01:00");
        assertThat(problems(reading))
                .containsExactly("5 WARNING Event 1 “Talk 1” lasts more than a day, from 2030-03-01 10:00 to"
                        + " 2030-03-02 12:00: is its duration right?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<duration/>", "<duration>soon</duration>", "<duration>00:00</duration>"})
    void an_event_without_a_duration_is_left_out_with_a_warning(String duration) {
        Reading reading = read(day("", event("1", DATE + duration) + event("2", DATE + lasting("00:30"))));
        assertThat(told(only(reading))).containsExactly("10:00–10:30 Talk Talk 2");
        assertThat(problems(reading))
                .singleElement()
                .asString()
                .startsWith("5 WARNING Event 1 “Talk 1” ")
                .contains("it is left out. Give it ");
    }

    @Test
    void an_event_in_several_rooms_is_in_each_and_one_that_is_there_twice_is_kept_once() {
        String event = event("1", DATE + lasting("00:30"));
        Reading reading = read(day("", event + event + "</room><room name='Overflow'>" + event));
        assertThat(GivenFiles.rooms(reading)).containsExactly("Hall", "Overflow");
        assertThat(problems(reading))
                .containsExactly("6 WARNING Event 1 “Talk 1” is there twice, in the same room at the same time: it is"
                        + " kept once. Delete one of them.");
    }

    @Test
    void two_events_of_one_id_are_kept_with_a_warning() {
        Reading reading = read(day(
                "",
                event("1", DATE + lasting("00:30"))
                        + event("1", "<date>2030-03-01T11:00:00+01:00</date>" + lasting("00:30"))));
        assertThat(only(reading).slots()).hasSize(2);
        assertThat(problems(reading))
                .containsExactly("6 WARNING Event 1 “Talk 1” has the id of “Talk 1” (2030-03-01 10:00): both are kept."
                        + " Give each event an id of its own.");
    }

    @Test
    void xml_that_breaks_off_is_read_up_to_there() {
        String whole = day("", event("1", DATE + lasting("00:30")) + event("2", DATE));
        Reading reading = read(whole.substring(0, whole.indexOf("Talk 2")));
        assertThat(told(only(reading))).containsExactly("10:00–10:30 Talk Talk 1");
        assertThat(problems(reading))
                .singleElement()
                .asString()
                .startsWith("6 ERROR The XML cannot be read beyond column ")
                .endsWith(". What stands before is kept. Is the file complete?");
    }

    @Test
    void a_schedule_without_events_is_refused() {
        assertRefused(read("<schedule/>"), "No event of this file can be used");
        assertRefused(read("<rss><schedule/></rss>"), SessionPage.NO_TIMES);
    }

    @Test
    void a_schedule_is_known_behind_a_byte_order_mark_blank_lines_comments_and_a_document_type() {
        String file = day("", event("1", DATE)).replaceFirst("<\\?.*\\?>\n", "");
        Reading reading = read("\ufeff\n\n<!-- <html> --><!DOCTYPE schedule [<!ENTITY a \"b\"> ]>" + file);
        assertThat(problems(reading))
                .anyMatch(problem -> problem.startsWith("6 WARNING Event 1 “Talk 1” has no duration"));
    }

    @Test
    void entities_of_the_file_are_not_resolved() {
        String entities = """
                <!DOCTYPE schedule [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY file SYSTEM "file:///etc/hostname"> ]>
                """;
        String file = day("", event("1", DATE + lasting("00:30") + "<abstract>x &b; &file; y</abstract>"))
                .replaceFirst("<\\?.*\\?>\n", "");
        Reading reading = read(entities + file);
        assertThat(firstTalk(reading).abstractText().plain()).isEqualTo("x &b; &file; y");
    }

    @Test
    void meals_are_breaks_and_lightning_talks_share_a_joint_q_and_a() {
        Reading reading = read(day(
                "",
                "<event id='1'><title>Short one</title><type>lightning_talk</type>" + DATE + lasting("00:10")
                        + "</event>"
                        + "<event id='2'><title>Joint Q&amp;A</title><date>2030-03-01T10:10:00+01:00</date>"
                        + lasting("00:10") + "</event>"
                        + "<event id='3'><title>Lunch</title><date>2030-03-01T10:20:00+01:00</date>" + lasting("01:00")
                        + "</event>"));
        assertThat(told(only(reading)))
                .containsExactly(
                        "10:00–10:10 Talk Short one", "10:10–10:20 JointQa Joint Q&A", "10:20–11:20 Break Lunch");
        assertThat(firstTalk(reading).qa()).isEqualTo(Slot.Qa.JOINT);
    }

    @Test
    void a_large_conference_in_another_offset_than_its_own_is_read() {
        Reading reading = GivenFiles.file("debconf23.xml", Given.NOTHING);
        assertThat(reading.hasErrors()).isFalse();
        assertThat(GivenFiles.slots(reading)).hasSize(117);
        assertThat(reading.sessions()).hasSize(28);
        assertThat(GivenFiles.rooms(reading)).containsExactly("Anamudi", "Elsewhere", "Kuthiran", "Outside", "Ponmudi");
        assertThat(GivenFiles.first(reading)).isEqualTo("2023-09-10T07:00:00+05:30");
        assertThat(GivenFiles.last(reading)).isEqualTo("2023-09-17T22:30:00+05:30");
        assertThat(titles(reading)).startsWith("Anamudi · Sunday 10 September 2023");
        assertThat(told(titled(reading, "Elsewhere · Sunday 17 September 2023")))
                .containsExactly(
                        "07:00–10:30 Break Breakfast",
                        "12:30–15:30 Break Lunch",
                        "17:30–18:00 Break Afternoon break",
                        "19:00–22:30 Break Dinner");
        assertThat(problems(reading))
                .hasSize(2)
                .first()
                .asString()
                .contains("WARNING 8 days begin on another date in Asia/Kolkata");
    }
}
