package org.lectern.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {
    private static final Pattern PING = Pattern.compile("@(everyone|here)|<@[!&]?\\d+>", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            a *b* _c_ `d`       ~ a \\*b\\* \\_c\\_ \\`d\\`
            ||spoiler|| a|b     ~ \\|\\|spoiler\\|\\| a|b
            # heading           ~ \\# heading
            - item              ~ \\- item
            -# small            ~ \\-# small
            > quoted            ~ \\> quoted
            1. first            ~ 1\\. first
            self-driving a > b  ~ self-driving a > b
            [click](https://x)  ~ \\[click\\]\\(https\\://x)
            <t:1:R> <#1> a < b  ~ \\<t\\:1\\:R> \\<#1> a < b
            :smile: at 12: now  ~ \\:smile: at 12: now
            C:\\dir             ~ C\\:\\\\dir
            discord.gg/abc      ~ discord\\.gg/abc
            """)
    void what_would_act_as_markdown_is_escaped(String text, String expected) {
        assertThat(Chat.escape(text)).isEqualTo(expected);
    }

    @Test
    void strike_through_is_escaped() {
        assertThat(Chat.escape("a~~b~~ ~5")).isEqualTo("a\\~\\~b\\~\\~ ~5");
    }

    @Test
    void every_line_is_a_line_start() {
        assertThat(Chat.escape("a\n# b\n  2) c")).isEqualTo("a\n\\# b\n  2\\) c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@everyone",
                "@here now",
                "<@123>",
                "<@!123>",
                "<@&123>",
                "x@EVERYONE",
                "@\u0000everyone",
                "@\u202ehere",
                "<\u0007@1>",
                "https://a/@EVERYONE",
                "<<@1>",
                "https://a/@everyone"
            })
    void a_mention_is_broken(String text) {
        assertThat(Chat.escape(text)).doesNotContainPattern(PING);
        assertThat(Chat.of(RichText.plain(text))).doesNotContainPattern(PING);
    }

    @Test
    void nobodys_text_is_clickable() {
        assertThat(Chat.escape("see https://x.org")).isEqualTo("see https\\://x.org");
    }

    @Test
    void an_address_of_a_page_stays_clickable_and_unmasked() {
        RichText text = LatexReader.read("[code](https://github.com/a_b/c) at https://x.org/a_b_c.");
        assertThat(Chat.of(text)).isEqualTo("\\[code\\]\\(https://github.com/a_b/c) at https://x.org/a_b_c.");
    }

    @Test
    void emphasis_is_between_stars_and_scripts_are_unicode() {
        assertThat(Chat.of(LatexReader.read("{\\em  robust } PCA in $O(\\eps\\log\\eps^{-1})$ *now* and $x^{a,b}$")))
                .isEqualTo("*robust* PCA in O(ε log ε⁻¹) \\*now\\* and x^(a,b)");
    }

    @Test
    void the_writing_direction_and_control_characters_are_left_out() {
        assertThat(Chat.escape("a\u202eb\u2066c\u0007d\te")).isEqualTo("abcd e");
    }

    @Test
    void what_is_written_from_right_to_left_is_isolated() {
        assertThat(Chat.escape("שלום 12")).isEqualTo("\u2068שלום 12\u2069");
        assertThat(Chat.escape("a\nשלום")).isEqualTo("\u2068a\u2069\n\u2068שלום\u2069");
        assertThat(Chat.of(RichText.plain("on שלום"))).isEqualTo("\u2068on שלום\u2069");
        assertThat(Chat.unformatted("שלום שלום", 8)).isEqualTo("\u2068שלום…\u2069");
        assertThat(Chat.escape("plain")).isEqualTo("plain");
    }

    @Test
    void an_unformatted_text_mentions_nobody() {
        assertThat(Chat.unformatted("a\n@everyone", 50)).isEqualTo("a @\u200beveryone");
    }

    @Test
    void a_mention_is_broken_around_emphasis_of_nothing() {
        assertThat(Chat.of(LatexReader.read("@\\textbf\u0000everyone"))).doesNotContainPattern(PING);
        assertThat(Chat.of(LatexReader.read("@\\textbf{ }everyone {\\em a} b"))).isEqualTo("@ everyone *a* b");
    }

    @Test
    void a_pages_text_has_no_lines_of_its_own() {
        assertThat(Chat.of(RichText.plain("a\n# b\u0085> c"))).isEqualTo("a # b > c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200b",
                "\u2800",
                "\u3164",
                "\u202e\u2069",
                "\ufe0f",
                "\u0301\u0301",
                "\u034f",
                "\ufe0f\ufe0f\ufe0f\ufe0f\u0e49",
                "\udb40\udd00"
            })
    void what_shows_nothing_is_blank(String text) {
        assertThat(Chat.isBlank(text)).isTrue();
    }

    @Test
    void a_lonely_surrogate_is_replaced() {
        assertThat(Chat.escape("a\ud83d b")).isEqualTo("a\ufffd b");
    }

    @Test
    void one_line_stays_one_line() {
        assertThat(Chat.line("a\n> b\r\n\u2028c")).isEqualTo("a > b c");
    }

    @Test
    void the_rendered_length_is_bounded_too() {
        String stars = "** ".repeat(100);
        assertThat(Chat.escape(stars, 50)).hasSizeBetween(40, 50).endsWith("…");
        assertThat(Chat.of(RichText.plain(stars), 50)).hasSizeBetween(40, 50).endsWith("…");
        assertThat(Chat.escape("short", 50)).isEqualTo("short");
    }

    @Test
    void whatever_the_text_its_rendering_fits_and_pings_nobody() {
        Random random = new Random(7);
        String[] parts = {
            "*",
            "_",
            "@everyone",
            "<@1>",
            " ",
            "word",
            "😀",
            "$x^{ab}$",
            "{\\em a b}",
            "https://x.y",
            "\n",
            "\\",
            "e\u0301"
        };
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            int max = random.nextInt(60);
            RichText rich = LatexReader.read(text.toString());
            assertThat(Chat.of(rich, max)).hasSizeLessThanOrEqualTo(max).doesNotContainPattern(PING);
            assertThat(Chat.escape(text.toString(), max))
                    .hasSizeLessThanOrEqualTo(max)
                    .doesNotContainPattern(PING);
            assertThat(rich.shorten(max).plain()).hasSizeLessThanOrEqualTo(max);
        }
    }
}
