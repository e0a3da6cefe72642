package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.HEADER;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.read;
import static org.lectern.schedule.reader.Pages.readSlots;
import static org.lectern.schedule.reader.Pages.talks;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddTimesTest {
    private static String talk(String time, int number) {
        return time + "\n" + number + " - Oral: Talk " + number + "\nAnn One\nText.\n";
    }

    @Test
    void a_gap_is_told_with_its_line() {
        assertThat(problems(readSlots(talk("10:00-10:30", 1) + talk("10:40-11:00", 2))))
                .containsExactly("20 WARNING Nothing is scheduled from 10:30 to 10:40.");
    }

    @Test
    void an_overlap_is_told_with_its_line() {
        assertThat(problems(readSlots(talk("10:00-10:30", 1) + talk("10:20-11:00", 2))))
                .containsExactly("20 WARNING “Talk 2” starts at 10:20, before the slot before it ends (10:30).");
    }

    @Test
    void a_slot_outside_the_session_is_told() {
        assertThat(problems(readSlots(talk("10:00-11:00", 1) + talk("11:00-11:15", 2))))
                .containsExactly("20 WARNING “Talk 2” lies outside the session (10:00–11:00).");
    }

    @Test
    void time_without_a_slot_at_both_ends_is_told() {
        assertThat(problems(readSlots(talk("10:10-10:30", 1))))
                .containsExactly(
                        "16 WARNING Nothing is scheduled from the start of the session (10:00–11:00) to 10:10.",
                        "16 WARNING Nothing is scheduled from 10:30 to the end of the session (10:00–11:00):"
                                + " is the page complete?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:30-10:00", "10:30-10:30"})
    void a_slot_that_does_not_end_after_it_starts_is_left_out(String time) {
        Reading reading = readSlots(talk("10:00-11:00", 1) + talk(time, 2));
        assertThat(talks(only(reading))).hasSize(1);
        assertThat(reading.hasErrors()).isTrue();
        assertThat(problems(reading).getFirst())
                .startsWith("20 ERROR This slot ends ")
                .endsWith("“2 - Oral: Talk 2” is left out.");
    }

    @Test
    void slots_are_put_in_order_of_time() {
        Reading reading = readSlots(talk("10:30-11:00", 2) + talk("10:00-10:30", 1));
        assertThat(talks(only(reading))).extracting(talk -> talk.number()).containsExactly(1, 2);
        assertThat(problems(reading))
                .containsExactly(
                        "20 WARNING This slot starts before the one above it: slots are put in order of time.");
    }

    @Test
    void a_date_that_does_not_exist_leaves_its_slot_out_and_its_text_with_it() {
        Reading reading =
                readSlots(talk("10:00-10:30", 1) + talk("2030-02-30T10:30:00+01:00 - 2030-02-30T11:00:00+01:00", 2));
        assertThat(talks(only(reading)))
                .singleElement()
                .satisfies(talk -> assertThat(talk.abstractText().plain()).isEqualTo("Text."));
        assertThat(problems(reading).getLast())
                .isEqualTo("20 ERROR This time cannot be read: no such date, time or offset exists."
                        + " The slot “2 - Oral: Talk 2” is left out.");
    }

    @Test
    void a_time_without_offset_takes_the_pages_with_a_warning() {
        Reading reading = readSlots("2030-01-01T10:00 - 2030-01-01T11:00\n1 - Oral: T\nAnn One\nText.\n");
        assertThat(talks(only(reading)).getFirst().start()).isEqualTo("2030-01-01T10:00+01:00");
        assertThat(problems(reading)).singleElement().asString().startsWith("16 WARNING A time here has no offset");
    }

    @Test
    void a_page_without_any_offset_is_refused() {
        Reading reading = read("T\n\n2030-01-01T10:00:00 - 2030-01-01T11:00:00\n1 - Oral: T\nAnn One\nText.\n");
        assertThat(reading.sessions()).isEmpty();
        assertThat(reading.problems().getLast().message()).contains("no offset from UTC");
    }

    @Test
    void a_change_of_offset_is_kept_and_told() {
        Reading reading = readSlots("""
                2030-01-01T10:00:00+01:00 - 2030-01-01T10:30:00+01:00
                1 - Oral: T
                Ann One
                Text.
                2030-01-01T11:30:00+02:00 - 2030-01-01T12:00:00+02:00
                2 - Oral: T
                Ann One
                Text.
                """);
        assertThat(talks(only(reading)).get(1).start()).hasToString("2030-01-01T11:30+02:00");
        assertThat(problems(reading))
                .containsExactly("20 WARNING The offset from UTC changes here from +01:00 to +02:00.");
    }

    @Test
    void numbers_may_count_breaks_but_not_jump_beyond() {
        assertThat(problems(readSlots(talk("10:00-10:15", 1) + "10:15-10:30\nBreak\n" + talk("10:30-10:45", 3)
                        + talk("10:45-11:00", 6))))
                .containsExactly("26 WARNING Number 6 follows 3: is a slot missing or moved?");
        assertThat(problems(readSlots(talk("10:00-10:30", 1) + talk("10:30-11:00", 1))))
                .containsExactly("20 WARNING Number 1 is there twice.");
    }

    @Test
    void a_page_cut_in_the_middle_of_a_time_says_so() {
        String page = HEADER + Pages.times(talk("10:00-10:30", 1) + talk("10:30-11:00", 2));
        int from = page.lastIndexOf("2030-01-01T10:30:00+01:00 - ");
        for (int cut = from + 1; cut < page.indexOf('\n', from); cut++) {
            Reading reading = read(page.substring(0, cut));
            assertThat(reading.hasErrors()).isFalse();
            assertThat(problems(reading))
                    .anySatisfy(problem ->
                            assertThat(problem).startsWith("20 WARNING").contains("the page seems to be cut here."));
            assertThat(talks(only(reading)).getFirst().abstractText().plain()).isEqualTo("Text.");
        }
    }

    @Test
    void a_page_cut_in_an_abstract_says_so() {
        String page = HEADER + Pages.times("10:00-10:30\n1 - Oral: T\nAnn One\nThis abstract stops in the mid");
        assertThat(problems(read(page)))
                .contains("16 WARNING The abstract of “T” stops in the middle of a sentence: the page may be cut.");
    }

    @Test
    void a_page_without_slots_says_so() {
        assertThat(problems(read(HEADER))).containsExactly("8 ERROR The session has no slots: is the page complete?");
    }

    @Test
    void wherever_a_page_is_cut_it_is_read_and_every_line_of_a_problem_exists() {
        String page = HEADER + Pages.times(talk("10:00-10:30", 1) + "10:30-10:40\nBreak\n" + talk("10:40-11:00", 3));
        for (int cut = 0; cut <= page.length(); cut++) {
            String part = page.substring(0, cut);
            int lines = part.split("\n", -1).length;
            assertThat(read(part).problems())
                    .allSatisfy(problem -> assertThat(problem.line()).isBetween(1, lines));
        }
    }

    @Test
    void whatever_is_changed_in_a_page_it_is_read_without_an_exception() {
        Random random = new Random(3);
        String page = HEADER + Pages.times(talk("10:00-10:30", 1) + "10:30-10:40\nQ&A\n" + talk("10:40-11:00", 3));
        for (int round = 0; round < 2000; round++) {
            StringBuilder changed = new StringBuilder(page);
            for (int i = 0; i < 5; i++) {
                int at = random.nextInt(changed.length());
                changed.replace(at, at + random.nextInt(3), "\n:-9T &é".substring(random.nextInt(8)));
            }
            assertThat(read(changed.toString()).problems()).isNotNull();
        }
    }
}
