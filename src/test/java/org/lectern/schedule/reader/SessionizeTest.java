package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.GivenFiles.LONDON;
import static org.lectern.schedule.reader.GivenFiles.assertRefused;
import static org.lectern.schedule.reader.GivenFiles.read;
import static org.lectern.schedule.reader.GivenFiles.titled;
import static org.lectern.schedule.reader.GivenFiles.titles;
import static org.lectern.schedule.reader.GivenFiles.told;
import static org.lectern.schedule.reader.Pages.firstTalk;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.talks;

import org.junit.jupiter.api.Test;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;

class SessionizeTest {
    private static String all(String... sessions) {
        return """
                {"sessions": [%s],
                 "speakers": [{"id": "a", "fullName": "Ada Lovelace"}, {"id": "b", "firstName": "Alan", "lastName": "Turing"}],
                 "rooms": [{"id": 5, "name": "Hall"}],
                 "categories": [
                   {"title": "Which track fits best?", "items": [{"id": 11, "name": "Science"}]},
                   {"title": "Session format", "items": [{"id": 12, "name": "Lightning talk"}]},
                   {"title": "Level", "items": [{"id": 13, "name": "Beginner"}]}]}
                """.formatted(String.join(",\n", sessions));
    }

    private static String session(String id, String title, String from, String to, String rest) {
        return """
                {"id": "%s", "title": "%s", "startsAt": "2030-07-01T%s:00", "endsAt": "2030-07-01T%s:00", "roomId": 5%s}""".formatted(id, title, from, to, rest);
    }

    @Test
    void a_session_is_a_talk_with_all_that_it_refers_to() {
        Reading reading = read(all(session("1", "Engines", "09:00", "09:20", """
                        , "status": "Accepted", "speakers": ["a", {"id": "b", "name": "B"}], "categoryItems": [13, 12, 11],
                        "description": "One.\\r\\nTwo.", "isPlenumSession": true""")), LONDON);
        Talk talk = firstTalk(reading);
        assertThat(reading.problems()).isEmpty();
        assertThat(titles(reading)).containsExactly("Hall · Monday 1 July 2030");
        assertThat(only(reading).track()).isEqualTo("Science");
        assertThat(talk.kind()).isEqualTo("Lightning talk");
        assertThat(talk.authors()).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(talk.abstractText().plain()).isEqualTo("One. Two.");
        assertThat(talk.start()).isEqualTo("2030-07-01T09:00:00+01:00");
    }

    @Test
    void without_a_zone_one_is_asked_for_once() {
        assertRefused(
                read(all(session("1", "A", "09:00", "09:20", ""), session("2", "B", "10:00", "10:20", ""))),
                "2 times have no offset from UTC, and the file names no time zone, so what begins or ends then is left"
                        + " out: " + Given.SAY_ZONE + ".");
    }

    @Test
    void a_time_with_an_offset_keeps_it() {
        String file = all(session("1", "A", "09:00", "09:20", "").replace("0:00\"", "0:00Z\""));
        assertThat(only(read(file)).start()).isEqualTo("2030-07-01T09:00:00Z");
    }

    @Test
    void a_service_session_is_a_break_by_its_title_or_a_talk_without_questions() {
        String service = ", \"isServiceSession\": true";
        Reading reading = read(
                all(
                        session("1", "Registration", "08:00", "09:00", service),
                        session("2", "Lunch", "12:00", "13:00", service),
                        session("3", "Engines", "13:00", "14:00", "")),
                LONDON);
        assertThat(told(only(reading)))
                .containsExactly(
                        "08:00–09:00 Talk Registration", "12:00–13:00 Break Lunch", "13:00–14:00 Talk Engines");
        assertThat(talks(only(reading))).extracting(Talk::qa).containsExactly(Slot.Qa.NONE, Slot.Qa.OWN);
    }

    @Test
    void sessions_without_times_and_those_not_accepted_are_left_out_and_counted() {
        Reading reading = read(
                all(
                        session("1", "A", "09:00", "09:20", ""),
                        "{\"id\": 2, \"title\": \"B\", \"startsAt\": null, \"endsAt\": null}",
                        "{\"id\": 3, \"title\": \"C\"}",
                        session("4", "D", "09:00", "09:20", ", \"status\": \"Declined\"")),
                LONDON);
        assertThat(told(only(reading))).containsExactly("09:00–09:20 Talk A");
        assertThat(problems(reading))
                .containsExactly(
                        "0 WARNING A session that is not accepted is left out: “D”. Accept what takes place on"
                                + " Sessionize.",
                        "0 WARNING 2 sessions without a start and an end are left out, such as “B”. Schedule what"
                                + " takes place on Sessionize.");
    }

    @Test
    void a_room_or_speaker_that_is_not_there_is_reported() {
        String file = all(
                session("1", "A", "09:00", "09:20", ", \"speakers\": [\"z\"]").replace("Id\": 5", "Id\": 6"));
        assertThat(problems(read(file, LONDON)))
                .containsExactlyInAnyOrder(
                        "0 WARNING Session 1 “A” is in the room “6”, which “rooms” does not have: it is listed without"
                                + " a room.",
                        "0 WARNING Session 1 “A” has the speaker “z”, whom “speakers” does not have: the name is left"
                                + " out.");
    }

    @Test
    void a_conference_of_two_days_is_read_in_its_zone_and_refused_without() {
        Reading reading = GivenFiles.file("scottishsummit-sessionize.json", LONDON);
        assertThat(reading.problems()).isEmpty();
        assertThat(GivenFiles.slots(reading)).hasSize(61).allMatch(Talk.class::isInstance);
        assertThat(reading.sessions()).hasSize(12);
        assertThat(GivenFiles.rooms(reading)).hasSize(7);
        assertThat(GivenFiles.first(reading)).isEqualTo("2026-10-02T09:00:00+01:00");
        assertThat(GivenFiles.last(reading)).isEqualTo("2026-10-03T17:45:00+01:00");
        assertThat(talks(titled(reading, "Presidents Suite 1 (150) · Saturday 3 October 2026")))
                .hasSize(10)
                .extracting(Talk::kind)
                .contains("45 min theatre session", "20 min lightning talk");
        assertRefused(GivenFiles.file("scottishsummit-sessionize.json", Given.NOTHING), Given.SAY_ZONE);
    }
}
