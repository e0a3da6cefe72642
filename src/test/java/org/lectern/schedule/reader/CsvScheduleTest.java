package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.talks;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Qa;

class CsvScheduleTest {
    private static final String TIMES = "2030-12-08T10:00:00+01:00,2030-12-08T10:15:00+01:00";

    private static Reading rows(String header, String... rows) {
        return AnyFormat.read("start,end," + header + "\n" + String.join("\n", rows));
    }

    @Test
    void the_example_is_read_without_a_doubt() {
        Reading reading = AnyFormat.read(CsvSchedule.EXAMPLE);
        assertThat(reading.problems()).isEmpty();
        Session session = only(reading);
        assertThat(session.title().plain()).isEqualTo("Track 1");
        assertThat(session.room()).isEqualTo("Hall A");
        assertThat(session.chairs()).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(session.slots()).hasSize(4);
        assertThat(talks(session)).extracting(Slot.Talk::qa).containsExactly(Qa.OWN, Qa.JOINT);
        assertThat(talks(session)).extracting(Slot.Talk::number).containsExactly(1, 2);
        assertThat(talks(session).getFirst().authors()).containsExactly("Ann One", "Bob Two");
        assertThat(talks(session).get(1).title().plain()).isEqualTo("A Title, With a Comma");
        assertThat(session.slots().get(2)).isInstanceOf(Slot.JointQa.class);
        assertThat(session.slots().get(3)).isInstanceOf(Slot.Break.class);
    }

    @Test
    void the_example_file_is_read_without_a_doubt() {
        Reading reading =
                ScheduleFile.read(Path.of("seeds/example.csv"), Given.NOTHING, IdSource.random(new Random(1)));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.sessions())
                .extracting(
                        session -> session.title().plain(),
                        Session::room,
                        session -> session.slots().size())
                .containsExactly(
                        tuple("Track 1: Small Machines", "Hall A", 6), tuple("Track 2: Large Gardens", "Hall B", 4));
        assertThat(talks(reading.sessions().getFirst()))
                .extracting(Slot.Talk::qa)
                .containsExactly(Qa.OWN, Qa.OWN, Qa.JOINT, Qa.JOINT);
        Session gardens = reading.sessions().get(1);
        assertThat(talks(gardens)).extracting(Slot.Talk::qa).containsExactly(Qa.OWN, Qa.OWN, Qa.NONE);
        assertThat(talks(gardens).getFirst().abstractText().plain())
                .isEqualTo("A hedge is a slow database. Its index is the wind.");
        assertThat(gardens.track()).isEqualTo("Nature");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void any_separator_order_and_case_will_do(String separator) {
        String table = "\ufeffTITLE,Authors,End,\"Start\"\r\nA talk,\"Ann One; Bob Two\",2030-12-08T10:15Z,"
                + "2030-12-08 9:00+00:00\r\n\r\n";
        Reading reading = AnyFormat.read(table.replace(",", separator));
        assertThat(reading.problems()).isEmpty();
        assertThat(only(reading).title().plain()).isEqualTo("Sunday 8 December 2030");
        assertThat(talks(only(reading)).getFirst().authors()).containsExactly("Ann One", "Bob Two");
        assertThat(only(reading).start()).isEqualTo("2030-12-08T09:00:00Z");
    }

    @Test
    void the_line_by_which_excel_knows_the_separator_is_passed_over() {
        Reading reading = AnyFormat.read("sep=;\nstart;end;title\n" + TIMES.replace(',', ';') + ";A talk\n");
        assertThat(reading.problems()).isEmpty();
        assertThat(only(reading).slots()).hasSize(1);
    }

    @Test
    void cells_that_look_like_formulas_are_plain_text() {
        Reading reading = rows("title,abstract", TIMES + ",=1+1,@SUM(A1) $x$ \\emph{y}");
        assertThat(talks(only(reading)).getFirst().title().plain()).isEqualTo("=1+1");
        assertThat(talks(only(reading)).getFirst().abstractText().plain()).isEqualTo("@SUM(A1) $x$ \\emph{y}");
    }

    @Test
    void rows_without_a_session_are_one_by_room_and_day() {
        Reading reading = rows(
                "room,title",
                TIMES + ",Hall A,One",
                TIMES + ",Hall B,Two",
                TIMES.replace("-08", "-09") + ",Hall A,Three");
        assertThat(reading.sessions())
                .extracting(session -> session.title().plain())
                .containsExactly(
                        "Hall A · Sunday 8 December 2030",
                        "Hall B · Sunday 8 December 2030",
                        "Hall A · Monday 9 December 2030");
    }

    @Test
    void times_without_an_offset_are_asked_for_once() {
        String table =
                "start,end,title\n2030-12-08 18:00,2030-12-08 18:15,One\n2030-12-08 18:15,2030-12-08 18:30,Two\n";
        Reading reading = AnyFormat.read(table);
        assertThat(reading.sessions()).isEmpty();
        assertThat(problems(reading))
                .containsExactly("2 ERROR The times of 2 rows have no offset from UTC, such as -08:00, and the zone is"
                        + " not known: " + Given.SAY_ZONE + ". Until then what has none is left out.");
        Reading inPacific = AnyFormat.read(table, new Given(ZoneId.of("America/Los_Angeles"), null), 1);
        assertThat(inPacific.problems()).isEmpty();
        assertThat(only(inPacific).end()).isEqualTo("2030-12-08T18:30:00-08:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2030-03-31 02:30 | 2030-03-31T03:30+02:00 | which does not exist in Europe/Rome, as clocks go forward then: 2030-03-31 03:30 +02:00 is taken. Correct it.
            2030-10-27 02:30 | 2030-10-27T02:30+02:00 | which is there twice in Europe/Rome, as clocks go back then: the first, +02:00, is taken. State its offset from UTC if the second is meant.
            """)
    void a_time_at_which_clocks_change_is_told_with_what_is_taken(String start, String taken, String message) {
        Reading reading = AnyFormat.read(
                "start,end,title\n" + start + "," + start.substring(0, 10) + " 04:00,A talk\n",
                new Given(ZoneId.of("Europe/Rome"), null),
                1);
        assertThat(problems(reading)).containsExactly("2 WARNING The start has the time " + start + ", " + message);
        assertThat(only(reading).slots())
                .singleElement()
                .extracting(slot -> slot.start().toString())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8.12.2030,2030-12-08T10:15Z,T,,   | The start “8.12.2030” is no date and time: write it as 2030-12-08T18:00:00-08:00 or 2030-12-08 18:00. The row is left out.
            2030-12-08T10:00Z,,T,,            | The end “” is no date and time: write it as 2030-12-08T18:00:00-08:00 or 2030-12-08 18:00. The row is left out.
            2030-02-30T10:00Z,2030-12-08T10:15Z,T,, | The start “2030-02-30T10:00Z” is no time: no such date, clock or offset exists. Correct it. The row is left out.
            2030-12-08T10:00Z,2030-12-08T10:00Z,T,, | The end “2030-12-08T10:00Z” is not after the start “2030-12-08T10:00Z”: correct one of them. The row is left out.
            2030-12-08T10:00Z,2030-12-08T10:15Z,,,  | The title is empty: say what is on. The row is left out.
            2030-12-08T10:00Z,2030-12-08T10:15Z,T,x, | The number “x” is none: write 1 to 9999, or nothing. The row is left out.
            2030-12-08T10:00Z,2030-12-08T10:15Z,T,1,both | The cell “both” does not say where questions are answered: write own, joint or none, or nothing. The row is left out.
            2030-12-08T10:00Z,2030-12-08T10:15Z,T,1,own,7 | The row has 6 cells, but the header 5: put a text that contains the separator in quotation marks. The row is left out.
            """)
    void a_row_with_a_problem_is_left_out_and_the_others_are_read(String row, String message) {
        Reading reading = rows("title,number,qa", row, TIMES + ",A good talk,1,own");
        assertThat(problems(reading)).containsExactly("2 ERROR " + message);
        assertThat(only(reading).slots()).hasSize(1);
    }

    @Test
    void a_missing_column_is_said_with_an_example() {
        assertThat(problems(AnyFormat.read("start,title\n2030-12-08T10:00Z,A talk\n")))
                .containsExactly("1 ERROR The column “end” is missing. " + CsvColumns.example());
    }

    @Test
    void an_unknown_column_and_one_that_is_there_twice_are_doubts() {
        assertThat(problems(rows("title,colour,title", TIMES + ",A talk,red,Another")))
                .containsExactly(
                        "1 WARNING The column “colour” is not known and is left out; known are start, end, session, room,"
                                + " track, number, kind, title, authors, abstract, qa, chairs, id.",
                        "1 WARNING The column “title” is there twice: the first is used.");
    }

    @Test
    void a_quotation_mark_that_does_not_close_is_said_with_its_row() {
        Reading reading = rows("title", TIMES + ",One", TIMES + ",\"Two", TIMES + ",Three");
        assertThat(problems(reading)).singleElement().asString().startsWith("3 ERROR The row that begins here");
        assertThat(only(reading).slots()).hasSize(1);
    }

    @Test
    void a_line_in_quotation_marks_may_break_and_lines_are_still_counted() {
        Reading reading = rows("title,abstract", TIMES + ",One,\"a\nb\r\nc\"", "x,y,Two,");
        assertThat(problems(reading)).singleElement().asString().startsWith("5 ERROR The start “x”");
        assertThat(talks(only(reading)).getFirst().abstractText().plain()).isEqualTo("a b c");
    }

    @Test
    void a_table_that_breaks_off_in_its_last_row_is_an_error() {
        Reading reading = rows("title,room,abstract", TIMES + ",One,Hall A,Text", TIMES + ",Two,Ha");
        assertThat(problems(reading))
                .containsExactly("3 ERROR The table breaks off here: the row has 4 cells, but the header 5, and no line"
                        + " break ends it. Is the file complete? If it is, end the row with a line break.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", ",\n", ",", ",Text", "\n ", "\n,,,,"})
    void a_last_row_that_is_ended_or_has_all_of_its_cells_breaks_not_off(String end) {
        assertThat(rows("title,room,abstract", TIMES + ",One,Hall A" + end).problems())
                .isEmpty();
    }

    @Test
    void a_table_without_rows_says_what_is_expected() {
        assertThat(problems(AnyFormat.read("start,end,title\n")))
                .containsExactly("1 ERROR The table has no rows below its header. " + CsvColumns.example());
    }

    @Test
    void breaks_and_questions_are_known_by_kind_or_title() {
        Reading reading = rows(
                "kind,title",
                "2030-12-08T10:00Z,2030-12-08T10:15Z,Lightning talk,One",
                "2030-12-08T10:15Z,2030-12-08T10:30Z,,Q&A",
                "2030-12-08T10:30Z,2030-12-08T10:45Z,,Coffee break",
                "2030-12-08T10:45Z,2030-12-08T11:00Z,BREAK,Fresh air",
                "2030-12-08T11:00Z,2030-12-08T11:15Z,Talk,Coffee");
        assertThat(reading.problems()).isEmpty();
        assertThat(only(reading).slots())
                .extracting(slot -> (Object) slot.getClass())
                .isEqualTo(List.of(
                        Slot.Talk.class, Slot.JointQa.class, Slot.Break.class, Slot.Break.class, Slot.Talk.class));
    }
}
