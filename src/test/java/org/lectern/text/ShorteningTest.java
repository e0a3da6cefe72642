package org.lectern.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShorteningTest {
    private static String shorten(String latex, int max) {
        return LatexReader.read(latex).shorten(max).plain();
    }

    @Test
    void text_that_fits_is_left_alone() {
        assertThat(shorten("one two", 7)).isEqualTo("one two");
    }

    @Test
    void longer_text_is_cut_after_a_word() {
        assertThat(shorten("one two, three four", 14)).isEqualTo("one two…");
        assertThat(shorten("one two three", 8)).isEqualTo("one two…");
    }

    @Test
    void a_word_that_takes_half_the_room_is_cut_inside() {
        assertThat(shorten("a incomprehensibilities", 12)).isEqualTo("a incompreh…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "👩‍👩‍👧‍👦", "e\u0301", "🇨🇭"})
    void no_character_is_cut_in_two(String character) {
        for (int max = 1; max < 40; max++) {
            String whole = character.repeat(10);
            String kept = shorten(whole, max).replace("…", "");
            assertThat(kept.length() % character.length()).isZero();
            assertThat(whole).startsWith(kept);
        }
    }

    @Test
    void a_web_address_is_kept_whole_or_left_out() {
        assertThat(shorten("code https://example.org/a/very/long/address", 30)).isEqualTo("code…");
    }

    @Test
    void a_script_is_kept_whole_or_left_out() {
        assertThat(shorten("$xy^{QQQQQQQQ}$", 8)).isEqualTo("xy…");
    }

    @Test
    void emphasis_survives_the_cut() {
        assertThat(LatexReader.read("see {\\em robust low rank} recovery")
                        .shorten(15)
                        .spans())
                .containsExactly(new Span.Plain("see "), new Span.Emphasis("robust low"), new Span.Plain("…"));
    }

    @Test
    void no_room_gives_no_text() {
        assertThat(shorten("one two", 0)).isEmpty();
        assertThat(shorten("one two", 1)).isEqualTo("…");
    }

    @Test
    void the_source_stays_whole() {
        assertThat(LatexReader.read("one two three").shorten(5).source()).isEqualTo("one two three");
    }
}
