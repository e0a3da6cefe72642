package org.lectern.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionIdTest {
    @Test
    void a_cards_key_is_the_number_in_base_36() {
        assertThat(new QuestionId(1).cardKey()).isEqualTo("q1");
        assertThat(new QuestionId(46655).cardKey()).isEqualTo("qzzz");
    }

    @Test
    void a_cards_key_names_its_question() {
        assertThat(QuestionId.ofCard("qzzz")).contains(new QuestionId(46655));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q", "x1", "q-1", "qabc.talk", "q0123456789abc"})
    void other_keys_name_none(String key) {
        assertThat(QuestionId.ofCard(key)).isEmpty();
    }
}
