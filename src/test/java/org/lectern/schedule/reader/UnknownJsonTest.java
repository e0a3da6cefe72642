package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"{\"foo\": 1}", "\ufeff\n{}", "[]", "[1, {\"title\": \"A\"}]", "{\"sessions\": []}"})
    void json_of_no_kind_is_told_which_kinds_there_are(String json) {
        Reading reading = AnyFormat.read(json);
        assertThat(reading.sessions()).isEmpty();
        assertThat(problems(reading)).containsExactly("1 ERROR " + UnknownJson.KINDS);
    }

    @Test
    void json_of_no_kind_that_is_broken_is_told_where() {
        assertThat(problems(AnyFormat.read("{\"foo\":\n 1,")))
                .singleElement()
                .asString()
                .startsWith("2 ERROR This JSON cannot be read at column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1] A title\n", "[Video]\n", "{A title}\n"})
    void a_page_that_begins_with_a_bracket_is_a_page(String line) {
        assertThat(AnyFormat.read(line + SessionPage.EXAMPLE).sessions()).hasSize(1);
    }
}
