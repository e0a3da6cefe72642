package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.firstTalk;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.readSlots;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorsTest {
    private static Reading below(String lines) {
        return readSlots("10:00-11:00\n1 - Oral: X\n" + lines + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We study robust learning under noise, which\nis hard, and this is why.",
                "Deep nets work\nbut nobody knows why.",
                "We show\nthat it works.",
                "Nets learn, people forget\nand so on."
            })
    void the_first_line_of_an_abstract_is_no_list_of_authors(String text) {
        Reading reading = below(text);
        assertThat(firstTalk(reading).authors()).isEmpty();
        assertThat(firstTalk(reading).abstractText().plain()).isEqualTo(text.replace('\n', ' '));
        assertThat(problems(reading)).containsExactly("17 WARNING “X” has no authors.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mihaela van der Schaar",
                "Zhaozhi Qian, Ahmed al-Farabi, Jean d'Alembert and Tom van den Berg",
                "Ann One (University of the Arts), Bob Two (a lab)",
                "María de los Ángeles de la Torre y Ruiz",
                "Ann One et al.",
                "李伟、王芳"
            })
    void names_with_particles_and_places_are_authors_without_a_doubt(String names) {
        Reading reading = below(names + "\nAn abstract\nof two lines.");
        assertThat(reading.problems()).isEmpty();
        assertThat(firstTalk(reading).abstractText().plain()).isEqualTo("An abstract of two lines.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice one, bob two\nAn abstract\nof two lines.",
                "Ann One with Bob Two\nAn abstract.",
                "Deep Neural Networks\nlearn slowly."
            })
    void what_may_be_names_or_a_sentence_is_told_with_its_line(String lines) {
        Reading reading = below(lines);
        String first = lines.substring(0, lines.indexOf('\n'));
        assertThat(firstTalk(reading).authors()).isEqualTo(Authors.split(first));
        assertThat(problems(reading))
                .containsExactly(
                        "18 WARNING “" + first + "” is taken for the authors: is it the start of the abstract?");
    }

    @Test
    void a_sentence_after_a_comma_at_the_lines_end_is_no_author() {
        assertThat(firstTalk(below("Ann One,\nBob Two,\nWe show that this is an abstract."))
                        .authors())
                .containsExactly("Ann One", "Bob Two");
    }

    @Test
    void where_semicolons_separate_commas_belong_to_the_names() {
        assertThat(Authors.split("van der Berg, Tom; Li, Wei")).containsExactly("van der Berg, Tom", "Li, Wei");
        assertThat(Authors.split("One, Ann; Two, Bob and Three, Cid;"))
                .containsExactly("One, Ann", "Two, Bob", "Three, Cid");
        assertThat(Authors.split("Ann One, Bob Two;")).containsExactly("Ann One", "Bob Two");
        assertThat(Authors.split("Ann One (MIT; ETH), Bob Two &amp; Cid Three"))
                .containsExactly("Ann One (MIT; ETH)", "Bob Two", "Cid Three");
        assertThat(below("van der Berg, Tom; Li, Wei\nAn abstract.").problems()).isEmpty();
    }
}
