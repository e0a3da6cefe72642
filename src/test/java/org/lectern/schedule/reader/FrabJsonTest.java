package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.GivenFiles.assertRefused;
import static org.lectern.schedule.reader.GivenFiles.read;
import static org.lectern.schedule.reader.GivenFiles.titles;
import static org.lectern.schedule.reader.GivenFiles.told;
import static org.lectern.schedule.reader.Pages.firstTalk;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;

import org.junit.jupiter.api.Test;
import org.lectern.schedule.Slot.Talk;

class FrabJsonTest {
    private static String day(String zone, String events) {
        return """
                {"schedule": {"version": "1", "conference": {"title": "Conf", "time_zone_name": %s, "days": [
                {"index": 1, "date": "2030-03-01", "day_start": "2030-03-01T09:00:00+01:00", "rooms": {"Hall": [
                %s
                ]}}]}}}
                """.formatted(zone, events);
    }

    @Test
    void an_event_is_a_talk_with_all_that_is_said_of_it() {
        Reading reading = read(day("\"Europe/Berlin\"", """
                {"id": 7, "guid": "a-b", "date": "2030-03-01T10:00:00+01:00", "start": "10:00", "duration": "00:45",
                 "title": "Engines", "subtitle": "", "track": {"de": "Technik", "en": "Technology"}, "type": "talk",
                 "abstract": "", "description": "<p>On &amp; on.</p>",
                 "persons": [{"id": 1, "public_name": "Ada Lovelace"}, {"name": "Alan Turing"}]}
                """));
        Talk talk = firstTalk(reading);
        assertThat(reading.problems()).isEmpty();
        assertThat(titles(reading)).containsExactly("Hall · Friday 1 March 2030");
        assertThat(only(reading).track()).isEqualTo("Technology");
        assertThat(talk.title().plain()).isEqualTo("Engines");
        assertThat(talk.authors()).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(talk.abstractText().plain()).isEqualTo("On & on.");
        assertThat(talk.end()).isEqualTo("2030-03-01T10:45:00+01:00");
    }

    @Test
    void an_event_after_midnight_belongs_to_the_day_in_which_it_stands() {
        Reading reading = read(day("null", """
                {"title": "Late", "start": "23:30", "duration": "01:00"},
                {"title": "Later", "start": "00:30", "duration": "01:00"}
                """));
        assertThat(reading.problems()).isEmpty();
        assertThat(told(only(reading))).containsExactly("23:30–00:30 Talk Late", "00:30–01:30 Talk Later");
    }

    @Test
    void problems_name_the_event() {
        Reading reading = read(day("null", """
                {"id": 35, "title": "Long", "start": "10:30", "duration": null},
                {"id": 36, "title": "Short", "date": "tomorrow", "duration": "00:10"}
                """));
        assertThat(problems(reading))
                .containsExactly(
                        "0 WARNING Event 35 “Long” has no duration: it is left out. Give it one of hours and minutes,"
                                + " such as “00:45”.",
                        "0 WARNING Event 36 “Short” has the date “tomorrow”, which cannot be read: its “start” on the"
                                + " day in which it stands is taken.",
                        "0 WARNING Event 36 “Short” does not say when it begins: it is left out. Give it a “date” such"
                                + " as “2030-12-08T18:00:00-08:00”.",
                        "0 ERROR No event of this file can be used: each needs a start, and an end or a duration. Is it"
                                + " the right file, and is its schedule published?");
    }

    @Test
    void json_that_breaks_off_is_refused_with_its_line_and_column() {
        String whole = day("null", "{\"title\": \"T\"}");
        Reading reading = read(whole.substring(0, whole.indexOf("]}")));
        assertRefused(reading, "This JSON cannot be read at column ");
        assertThat(reading.problems().getFirst().line()).isGreaterThan(1);
    }

    @Test
    void a_name_that_is_there_twice_is_refused_as_one_would_be_lost() {
        assertRefused(read("{\"schedule\": {\"conference\": {\"title\": 1, \"title\": 2}}}"), "title");
    }

    @Test
    void values_of_other_types_are_no_trouble() {
        for (String odd : new String[] {"[]", "{}", "1e400", "true", "null", "\"\"", "[[1]]", "{\"a\": {}}"}) {
            assertThat(read("{\"schedule\": {\"conference\": " + odd + "}}").hasErrors())
                    .isTrue();
            assertThat(read("{\"schedule\": {\"conference\": {\"days\": " + odd + "}}}")
                            .hasErrors())
                    .isTrue();
            assertThat(read(day(
                                    odd,
                                    "{\"id\": %s, \"title\": %s, \"persons\": %s, \"date\": %s, \"track\": %s}"
                                            .replace("%s", odd)))
                            .hasErrors())
                    .isTrue();
        }
    }
}
