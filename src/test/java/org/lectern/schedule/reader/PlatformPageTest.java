package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.talks;

import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Qa;

class PlatformPageTest {
    static final String SESSION = """
            Skip to yearly menu bar Skip to main content


            Session

            Track 7: Kettles

            Ada Penrose · Tom Okafor

            Abstract:

            Chat is not available.

            Sun 8 Dec. 6:00 - 6:15 PST

            Oral
            A Kettle With $k$ Spouts

            Wen Castellano · Noor (Nora) Haas · Piet Mbeki, Jr.

            We pour from $k$ spouts.

            Sun 8 Dec. 6:15 - 6:25 PST

            Spotlight
            Gears Without Teeth

            Ines Bakker

            Nothing bites.

            Sun 8 Dec. 6:25 - 6:35 PST

            Q&A
            Joint Q&A for Preceeding Spotlights

            Sun 8 Dec. 6:35 - 6:45 PST

            Break
            Break
            """;

    static final String WORKSHOP = """
            Workshop
            Small Machines and Beyond (SM+)
            Ada Penrose · Rex (Tom) Okafor
            Tue 16 Jul, 11:40 p.m. PDT
            Keywords: Kettles Clocks
            Recent years have seen a surge of kettles, with many open questions.
            Schedule
            Tue 11:40 p.m.  12:00 a.m.

            Opening Remarks
            (
            Introduction
            )
            >

            Ada Penrose · Rex Okafor 🔗\s
            Wed 12:00 a.m.  12:30 a.m.

            Invited Talk: Wen Castellano
            (
            Talk
            )
            >
            SlidesLive Video\s
            Wen Castellano 🔗\s
            Wed 12:30 a.m. - 1:00 a.m.

            Q&A / Discussions / Coffee 1 ( Discussion ) >

            🔗\s
            Wed 1:00 a.m. - 2:00 a.m.
            Lunch Break (Break)
            """;

    private static Reading in(@Nullable Integer year, @Nullable String zone, String page) {
        return AnyFormat.read(
                page, new Given(zone == null ? null : ZoneId.of(zone), year == null ? null : Year.of(year)), 1);
    }

    private static Reading slots(String slots) {
        return in(2030, "America/New_York", "Session\nKettles\nAda Penrose · Tom Okafor\n" + slots);
    }

    private static List<String> times(Reading reading) {
        return only(reading).slots().stream()
                .map(slot -> slot.start() + " " + slot.end())
                .toList();
    }

    @Test
    void the_example_is_read_without_a_doubt() {
        Reading reading = AnyFormat.read(PlatformPage.EXAMPLE);
        assertThat(reading.problems()).isEmpty();
        assertThat(only(reading).slots()).hasSize(3);
        assertThat(talks(only(reading))).extracting(Slot.Talk::qa).containsExactly(Qa.OWN, Qa.JOINT);
    }

    @Test
    void a_session_is_read_whole() {
        Reading reading = in(2030, null, SESSION);
        Session session = only(reading);
        assertThat(reading.problems()).isEmpty();
        assertThat(session.title().plain()).isEqualTo("Track 7: Kettles");
        assertThat(session.chairs()).containsExactly("Ada Penrose", "Tom Okafor");
        assertThat(session.start()).isEqualTo(OffsetDateTime.parse("2030-12-08T06:00:00-08:00"));
        assertThat(session.end()).isEqualTo(OffsetDateTime.parse("2030-12-08T06:45:00-08:00"));
        Slot.Talk oral = talks(session).getFirst();
        assertThat(oral.kind()).isEqualTo("Oral");
        assertThat(oral.title().plain()).isEqualTo("A Kettle With k Spouts");
        assertThat(oral.authors()).containsExactly("Wen Castellano", "Noor (Nora) Haas", "Piet Mbeki, Jr.");
        assertThat(oral.abstractText().plain()).isEqualTo("We pour from k spouts.");
        assertThat(talks(session)).extracting(Slot.Talk::qa).containsExactly(Qa.OWN, Qa.JOINT);
        assertThat(talks(session).get(1).authors()).containsExactly("Ines Bakker");
        assertThat(session.slots().get(2))
                .isInstanceOfSatisfying(
                        Slot.JointQa.class,
                        qa -> assertThat(qa.title()).isEqualTo("Joint Q&A for Preceeding Spotlights"));
        assertThat(session.slots().get(3)).isInstanceOf(Slot.Break.class);
    }

    @Test
    void a_workshop_is_read_past_midnight() {
        Reading reading = in(2030, null, WORKSHOP);
        Session session = only(reading);
        assertThat(session.title().plain()).isEqualTo("Small Machines and Beyond (SM+)");
        assertThat(session.chairs()).containsExactly("Ada Penrose", "Rex (Tom) Okafor");
        assertThat(session.notes()).isEmpty();
        assertThat(times(reading))
                .containsExactly(
                        "2030-07-16T23:40-07:00 2030-07-17T00:00-07:00",
                        "2030-07-17T00:00-07:00 2030-07-17T00:30-07:00",
                        "2030-07-17T00:30-07:00 2030-07-17T01:00-07:00",
                        "2030-07-17T01:00-07:00 2030-07-17T02:00-07:00");
        assertThat(talks(session)).extracting(Slot.Talk::kind).containsExactly("Introduction", "Talk");
        assertThat(talks(session))
                .extracting(talk -> talk.title().plain())
                .containsExactly("Opening Remarks", "Invited Talk: Wen Castellano");
        assertThat(talks(session).get(1).authors()).containsExactly("Wen Castellano");
        assertThat(session.slots().get(2)).isInstanceOf(Slot.JointQa.class);
        assertThat(session.slots().get(3)).isInstanceOf(Slot.Break.class);
        assertThat(problems(reading))
                .singleElement()
                .asString()
                .startsWith("26 WARNING The page does not say whom “Q&A / Discussions / Coffee 1” is for");
    }

    @Test
    void a_year_that_the_page_does_not_print_is_asked_for_once() {
        Reading reading = in(null, null, SESSION);
        assertThat(reading.sessions()).isEmpty();
        assertThat(problems(reading))
                .containsExactly("14 ERROR The page prints no year, as in “Sun 8 Dec. 6:00 - 6:15 PST”: "
                        + Given.SAY_YEAR + ".");
    }

    @Test
    void a_zone_that_the_page_does_not_print_is_asked_for_once() {
        String page = SESSION.replace(" PST", "");
        assertThat(problems(in(2030, null, page)))
                .containsExactly("14 ERROR The page does not say in which zone its times are: " + Given.SAY_ZONE + ".");
        assertThat(only(in(2030, "Europe/London", page)).start()).isEqualTo("2030-12-08T06:00:00Z");
    }

    @Test
    void a_zone_that_may_mean_several_is_asked_for() {
        String page = SESSION.replace(" PST", " IST");
        assertThat(problems(in(2030, null, page)))
                .containsExactly("14 ERROR “IST” may mean several zones or none: " + Given.SAY_ZONE + ".");
        assertThat(only(in(2030, "Asia/Kolkata", page)).start()).isEqualTo("2030-12-08T06:00:00+05:30");
    }

    @Test
    void a_zone_on_the_page_counts_before_a_given_one() {
        assertThat(only(in(2030, "Asia/Tokyo", SESSION)).start()).isEqualTo("2030-12-08T06:00:00-08:00");
    }

    @Test
    void a_weekday_that_contradicts_the_given_year_is_said_with_the_years_that_fit() {
        Reading reading = in(2031, null, SESSION);
        assertThat(reading.sessions()).isEmpty();
        assertThat(problems(reading))
                .containsExactly("14 ERROR 8 December 2031 is a Monday, but the page says Sunday. It would fit 2024,"
                        + " 2030, 2041. Correct the year that was given: " + Given.SAY_YEAR + ".");
    }

    @Test
    void a_date_that_the_given_year_does_not_have_is_said() {
        assertThat(problems(in(2030, null, SESSION.replace("Sun 8 Dec.", "29 Feb"))))
                .first()
                .asString()
                .startsWith(
                        "14 ERROR 29 February 2030 does not exist. It would fit 2020, 2024, 2028, 2032, 2036, 2040.");
    }

    @Test
    void a_page_without_any_date_is_refused() {
        assertThat(problems(slots("Fri 10:00 - 11:00\nA talk\n")))
                .containsExactly("4 ERROR The page prints no date: put a line such as “Thu 16 Jul 2030, 11:40 p.m."
                        + " PDT” below its title.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sun 8 Dec. 6:00 - 6:15 PST                       | 2030-12-08T06:00-08:00 2030-12-08T06:15-08:00
            Sun Dec 08 06:00 PM -- 06:15 PM (PST)            | 2030-12-08T18:00-08:00 2030-12-08T18:15-08:00
            Sunday, December 8, 2030, 6:00 – 6:15 p.m. UTC+1 | 2030-12-08T18:00+01:00 2030-12-08T18:15+01:00
            8th Dec 2030 11:30 - 1:00 pm CET                 | 2030-12-08T11:30+01:00 2030-12-08T13:00+01:00
            Sun 8 Dec 11 p.m. to midnight ET                 | 2030-12-08T23:00-05:00 2030-12-09T00:00-05:00
            Sun 8 Dec noon - 1 p.m.                          | 2030-12-08T12:00-05:00 2030-12-08T13:00-05:00
            Sun 8 Dec 23:30 - Mon 9 Dec 0:30 GMT             | 2030-12-08T23:30Z 2030-12-09T00:30Z
            Sun 8 Dec 23:30 - 24:00 GMT                      | 2030-12-08T23:30Z 2030-12-09T00:00Z
            Sun 8 Dec 11:40 p.m. 12:00 a.m. +05:30           | 2030-12-08T23:40+05:30 2030-12-09T00:00+05:30
            Mon 8 Jul 2030 9.00-9.30 Europe/Paris            | 2030-07-08T09:00+02:00 2030-07-08T09:30+02:00
            """)
    void times_are_read_as_they_are_printed(String line, String expected) {
        assertThat(times(slots(line + "\nA talk\nWen Castellano · Noor Haas\n")))
                .containsExactly(expected);
    }

    @Test
    void what_a_line_does_not_say_the_one_above_it_has_said() {
        assertThat(times(slots("""
                        Sun 8 Dec. 11:00 p.m. - 11:30 p.m. PST
                        One
                        11:30 p.m. - 12:10 a.m.
                        Two
                        12:10 a.m. - 12:20 a.m.
                        Three
                        Tue 9 a.m. - 10 a.m.
                        Four
                        Mon 9 a.m. - 10 a.m.
                        Five
                        """)))
                .containsExactly(
                        "2030-12-08T23:00-08:00 2030-12-08T23:30-08:00",
                        "2030-12-08T23:30-08:00 2030-12-09T00:10-08:00",
                        "2030-12-09T00:10-08:00 2030-12-09T00:20-08:00",
                        "2030-12-09T09:00-08:00 2030-12-09T10:00-08:00",
                        "2030-12-10T09:00-08:00 2030-12-10T10:00-08:00");
    }

    @Test
    void a_year_turns_with_the_dates() {
        assertThat(times(slots("Tue 31 Dec 23:30 - 0:10\nOne\nWed 1 Jan 0:10 - 0:20\nTwo\n")))
                .containsExactly(
                        "2030-12-31T23:30-05:00 2031-01-01T00:10-05:00",
                        "2031-01-01T00:10-05:00 2031-01-01T00:20-05:00");
    }

    @Test
    void a_first_range_around_all_others_is_the_sessions_own() {
        Reading reading = slots("""
                Sun 8 Dec. 6:00 - 9:00 PST
                Room 7
                Each Oral includes Q&A
                Sun 8 Dec. 6:00 - 7:00 PST
                Oral
                A Kettle
                Wen Castellano · Noor Haas
                Sun 8 Dec. 7:00 - 9:00 PST
                Oral
                Two Kettles
                Wen Castellano · Noor Haas
                """);
        Session session = only(reading);
        assertThat(reading.problems()).isEmpty();
        assertThat(session.slots()).hasSize(2);
        assertThat(session.room()).isEqualTo("Room 7");
        assertThat(session.notes()).containsExactly("Each Oral includes Q&A");
        assertThat(session.end()).isEqualTo("2030-12-08T09:00:00-08:00");
    }

    @Test
    void a_time_that_does_not_exist_leaves_its_slot_out() {
        Reading reading =
                slots("Sun 10 Mar 6:00 - 7:00\nOne\nSun 10 Mar 25:00 - 26:00\nTwo\n10 Mar 2:30 - 3:30\nThree\n");
        assertThat(problems(reading))
                .contains(
                        "6 ERROR This time cannot be read: no such date or time exists. The slot “Two” is left out.",
                        "8 ERROR This time cannot be read: clocks go forward then in America/New_York, and"
                                + " 2030-03-10T02:30 does not exist there. The slot “Three” is left out.");
        assertThat(only(reading).slots()).hasSize(1);
    }

    @Test
    void a_page_cut_in_a_title_or_in_a_kind_is_read_up_to_there() {
        Reading title = in(2030, null, SESSION.substring(0, SESSION.indexOf("out Teeth")));
        assertThat(talks(only(title))).hasSize(2);
        assertThat(problems(title))
                .contains("23 WARNING “Gears With” has no authors and no abstract: the page may be cut there.");
        Reading kind = in(2030, null, WORKSHOP.substring(0, WORKSHOP.indexOf("alk\n)")));
        assertThat(talks(only(kind)).getLast().title().plain()).isEqualTo("Invited Talk: Wen Castellano");
        assertThat(talks(only(kind)).getLast().kind()).isNull();
        assertThat(problems(kind)).anyMatch(problem -> problem.contains("the page seems to be cut here"));
    }
}
