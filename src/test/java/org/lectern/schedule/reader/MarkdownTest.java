package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void marks_go_and_words_stay() {
        assertThat(PlainText.ofMarkup("""
                # What for

                *We* **teach** a [kettle](https://example.org/k "Kettle") to `whistle()`:

                - only when
                  somebody listens
                1. never at night
                """))
                .isEqualTo("What for We teach a kettle to whistle(): only when somebody listens never at night");
    }

    @Test
    void what_only_looks_like_markdown_stays() {
        assertThat(PlainText.ofMarkup("2 * 3 = 6, snake_case_name, #1 of C# and a < b"))
                .isEqualTo("2 * 3 = 6, snake_case_name, #1 of C# and a < b");
    }

    @Test
    void html_in_markdown_is_reduced_too() {
        assertThat(PlainText.ofMarkup("<p>One <b>two</b></p>\n\n*three* <script>four()</script>"))
                .isEqualTo("One two three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a ", "[", "> ", "- ", "![x](", "`", "**a *b ", "<a>"})
    void nesting_without_end_is_read_in_no_time(String part) {
        assertThat(PlainText.ofMarkup(part.repeat(10_000))).hasSizeLessThan(20_001);
    }
}
