package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.GivenFiles.read;
import static org.lectern.schedule.reader.GivenFiles.titled;
import static org.lectern.schedule.reader.GivenFiles.titles;
import static org.lectern.schedule.reader.GivenFiles.told;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniConfTest {
    private static String entry(String title, String from, String to, String kind) {
        return entry(title, from, to, kind, "papers.html?session=" + title);
    }

    private static String entry(String title, String from, String to, String kind, String location) {
        return """
                {"title": "%s", "start": "2030-03-01T%s:00-05:00", "end": "2030-03-01T%s:00-05:00",
                 "location": "%s", "link": "x", "category": "time", "calendarId": "%s"}""".formatted(title, from, to, location, kind);
    }

    private static String calendar(String... entries) {
        return "[" + String.join(",\n", entries) + "]";
    }

    @Test
    void what_follows_each_other_is_one_session_a_day_whatever_its_kind() {
        Reading reading = read(calendar(
                entry("Keynote", "11:00", "12:00", "keynote"),
                entry("Session 1A", "08:30", "11:00", "session"),
                entry("Coffee Break 1A", "12:00", "13:00", "coffee")));
        assertThat(reading.problems()).isEmpty();
        assertThat(titles(reading)).containsExactly("Friday 1 March 2030");
        assertThat(told(only(reading)))
                .containsExactly(
                        "08:30–11:00 Talk Session 1A", "11:00–12:00 Talk Keynote", "12:00–13:00 Break Coffee Break 1A");
    }

    @Test
    void kinds_that_are_on_at_once_are_sessions_of_their_own() {
        Reading reading = read(calendar(
                entry("Keynote", "09:00", "10:00", "keynote"),
                entry("Session 1", "10:00", "13:00", "session"),
                entry("Poster 1", "11:00", "12:00", "poster"),
                entry("Coffee", "13:00", "14:00", "coffee"),
                entry("Session 2", "14:00", "15:00", "session")));
        assertThat(reading.problems()).isEmpty();
        assertThat(titles(reading))
                .containsExactly(
                        "Friday 1 March 2030", "poster · Friday 1 March 2030", "session · Friday 1 March 2030");
        assertThat(told(titled(reading, "session · Friday 1 March 2030")))
                .containsExactly("10:00–13:00 Talk Session 1", "14:00–15:00 Talk Session 2");
    }

    @Test
    void three_kinds_at_once_are_all_found() {
        Reading reading = read(calendar(
                entry("A", "09:00", "17:00", "a"),
                entry("B", "10:00", "18:00", "b"),
                entry("B2", "10:00", "10:10", "b"),
                entry("C", "17:30", "19:00", "c"),
                entry("D", "19:00", "20:00", "d")));
        assertThat(titles(reading))
                .containsExactly(
                        "Friday 1 March 2030",
                        "a · Friday 1 March 2030",
                        "b · Friday 1 March 2030",
                        "c · Friday 1 March 2030");
    }

    @ParameterizedTest
    @CsvSource({
        "Room 101, Room 101",
        "Café https, Café https",
        "papers.html?session=1, ''",
        "https://zoom.example/j/1, ''",
        "speaker_1.html, ''",
        "format.html#business, ''",
        "x, ''",
        "'', ''"
    })
    void a_location_that_is_a_link_is_no_room(String location, String room) {
        assertThat(only(read(calendar(entry("T", "09:00", "10:00", "session", location))))
                        .room())
                .isEqualTo(room);
    }

    @Test
    void what_lasts_all_day_is_left_out_with_a_warning() {
        Reading reading = read(calendar(
                entry("Tutorials", "00:00", "23:59", "x").replace("\"time\"", "\"allday\""),
                entry("Talk", "09:00", "10:00", "session")));
        assertThat(told(only(reading))).containsExactly("09:00–10:00 Talk Talk");
        assertThat(problems(reading))
                .containsExactly(
                        "0 WARNING An entry of a whole day is left out: “Tutorials”. Give what is announced the category"
                                + " “time”, a start and an end.");
    }

    @Test
    void times_without_an_offset_are_in_the_given_zone() {
        String file = calendar(entry("Talk", "09:00", "10:00", "session").replace("-05:00", ""));
        assertThat(only(read(file, GivenFiles.LONDON)).start()).isEqualTo("2030-03-01T09:00:00Z");
        GivenFiles.assertRefused(read(file), Given.SAY_ZONE);
    }

    @Test
    void an_entry_without_an_end_is_left_out_with_a_warning() {
        assertThat(problems(read("[{\"title\": \"T\", \"start\": \"2030-03-01T09:00:00Z\", \"calendarId\": \"x\"}]")))
                .contains("0 WARNING Entry “T” has no end that can be read: it is left out. Give it one such as"
                        + " “2030-12-08T18:00:00-08:00”.");
    }

    @Test
    void a_conference_round_the_clock_is_read() {
        Reading reading = GivenFiles.file("colt2020-main-calendar.json", Given.NOTHING);
        assertThat(reading.problems()).isEmpty();
        assertThat(GivenFiles.slots(reading)).hasSize(43);
        assertThat(reading.sessions()).hasSize(6);
        assertThat(GivenFiles.rooms(reading)).containsExactly("");
        assertThat(GivenFiles.first(reading)).isEqualTo("2020-07-08T11:00:00-04:00");
        assertThat(GivenFiles.last(reading)).isEqualTo("2020-07-13T07:00:00-04:00");
        assertThat(told(titled(reading, "Thursday 9 July 2020")))
                .containsExactly(
                        "08:30–11:00 Talk Session 1A",
                        "11:00–12:05 Talk Keynote 1: Salil Vadhan (+ Opening Remarks)",
                        "12:05–13:00 Break Coffee Break 1A",
                        "13:00–15:30 Talk Session 1B",
                        "15:30–16:30 Break Coffee Break 1B",
                        "20:00–22:00 Talk Session 1C",
                        "22:00–23:00 Break Coffee Break 1C and Baidu booth",
                        "23:00–01:00 Talk Session 1D");
    }
}
