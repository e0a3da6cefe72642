package org.lectern.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SanitizingTest {
    @Test
    void what_acts_on_a_terminal_is_left_out() {
        assertThat(Sanitizing.sanitized("a\u001b[2Jb\u009bc\u0000d\u007f")).isEqualTo("a[2Jbcd");
    }

    @Test
    void what_turns_the_writing_direction_is_left_out() {
        assertThat(Sanitizing.sanitized("a\u202eb\u202cc\u2067d\u2069")).isEqualTo("abcd");
    }

    @Test
    void every_line_break_is_the_same() {
        assertThat(Sanitizing.sanitized("a\r\nb\rc\u0085d\u2028e\u2029f\fg\u000bh\n\ni"))
                .isEqualTo("a\nb\nc\nd\ne\nf\ng\nh\n\ni");
        assertThat(Sanitizing.line(" a\r\n\tb\u3000c ")).isEqualTo("a b c");
    }

    @Test
    void a_letter_keeps_four_combining_characters_however_they_are_parted() {
        assertThat(Sanitizing.sanitized("a" + "\u0301".repeat(9))).isEqualTo("a" + "\u0301".repeat(4));
        assertThat(Sanitizing.sanitized("a" + "\u0301\u0000\u200d".repeat(9)))
                .isEqualTo("a" + "\u0301\u200d".repeat(4));
    }

    @Test
    void half_a_surrogate_pair_is_replaced_and_a_whole_one_stays() {
        assertThat(Sanitizing.sanitized("\ud83d\u0000\ude00\ud83d\ude00")).isEqualTo("\ufffd\ufffd\ud83d\ude00");
    }

    @Test
    void emoji_of_several_parts_stay() {
        String family = "👨‍👩‍👧 1️⃣ 🇩🇪 ❤️";
        assertThat(Sanitizing.sanitized(family)).isEqualTo(family);
    }
}
