package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.GivenFiles.read;
import static org.lectern.schedule.reader.GivenFiles.titled;
import static org.lectern.schedule.reader.GivenFiles.titles;
import static org.lectern.schedule.reader.GivenFiles.told;
import static org.lectern.schedule.reader.Pages.firstTalk;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;

import org.junit.jupiter.api.Test;
import org.lectern.schedule.Slot.Talk;

class PretalxTalksTest {
    private static String talk(String code, String rest) {
        return """
                {"schedule": {"2030-03-01": {"510": {}, "540": {"1": {"code": "%s", "title": "Engines", %s}}}}}
                """.formatted(code, rest);
    }

    private static String slot(String start, String end) {
        return "\"slot\": {\"room\": {\"fr\": \"Salle\", \"en\": \"Hall\"}, \"start\": %s, \"end\": %s}"
                .formatted(start, end);
    }

    private static final String SLOT = slot("\"2030-03-01T09:00:00+01:00\"", "\"2030-03-01T09:30:00+01:00\"");

    @Test
    void a_talk_is_read_in_english_where_it_is_there_in_several_languages() {
        Reading reading = read(talk("ABC", SLOT + """
                , "submission_type": {"fr": "Exposé", "en": "Long talk"}, "track": {"fr": "Science", "de": "Wissen"},
                "abstract": null, "description": "Line one.\\r\\n\\r\\nLine two.", "state": "confirmed",
                "speakers": [{"name": "Ada Lovelace"}, {"name": null}]"""));
        Talk talk = firstTalk(reading);
        assertThat(reading.problems()).isEmpty();
        assertThat(titles(reading)).containsExactly("Hall · Friday 1 March 2030");
        assertThat(only(reading).track()).isEqualTo("Science");
        assertThat(talk.kind()).isEqualTo("Long talk");
        assertThat(talk.authors()).containsExactly("Ada Lovelace");
        assertThat(talk.abstractText().plain()).isEqualTo("Line one. Line two.");
        assertThat(talk.end()).isEqualTo("2030-03-01T09:30:00+01:00");
    }

    @Test
    void a_talk_without_an_end_lasts_its_minutes() {
        Reading reading = read(talk("ABC", slot("\"2030-03-01T09:00:00+01:00\"", "null") + ", \"duration\": 25"));
        assertThat(told(only(reading))).containsExactly("09:00–09:25 Talk Engines");
    }

    @Test
    void a_talk_without_a_slot_begins_where_it_stands_in_the_given_zone() {
        String file = talk("ABC", "\"duration\": 25");
        assertThat(only(read(file, GivenFiles.LONDON)).start()).isEqualTo("2030-03-01T09:00:00Z");
        GivenFiles.assertRefused(read(file), Given.SAY_ZONE);
    }

    @Test
    void a_talk_that_was_cancelled_is_left_out() {
        assertThat(problems(read(talk("ABC", SLOT + ", \"state\": \"canceled\""))))
                .contains("0 WARNING Talk ABC “Engines” is canceled: it is left out.");
    }

    @Test
    void a_talk_that_says_neither_end_nor_duration_is_left_out() {
        assertThat(problems(read(talk("ABC", slot("\"2030-03-01T09:00:00+01:00\"", "null")))))
                .anyMatch(problem ->
                        problem.startsWith("0 WARNING Talk ABC “Engines” does not say when it begins and ends"));
    }

    @Test
    void a_conference_in_two_languages_is_read() {
        Reading reading = GivenFiles.file("pyconfr2024_schedule.json", Given.NOTHING);
        assertThat(reading.hasErrors()).isFalse();
        assertThat(GivenFiles.slots(reading)).hasSize(68).allMatch(Talk.class::isInstance);
        assertThat(reading.sessions()).hasSize(15);
        assertThat(GivenFiles.rooms(reading)).containsExactly("C01", "C02", "C03", "C04", "C05", "C06", "GAM", "PAM");
        assertThat(GivenFiles.first(reading)).isEqualTo("2024-11-02T09:00:00+01:00");
        assertThat(GivenFiles.last(reading)).isEqualTo("2024-11-03T17:00:00+01:00");
        assertThat(told(titled(reading, "C01 · Saturday 2 November 2024")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("10:30–12:55 Talk ");
        assertThat(problems(reading))
                .hasSize(2)
                .allMatch(problem -> problem.contains("is another timetable beside “schedule”"));
    }
}
