package org.lectern.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatAsHtmlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            Ada put **#1** on stage.            ~ Ada put <strong>#1</strong> on stage.
            by *Zoë* \\*so\\*                    ~ by <em>Zoë</em> *so*
            at <t:1607479200:t>.                ~ at <time datetime="2020-12-09T02:00:00Z">02:00 UTC</time>.
            [the answer](https://a.example/1?b) ~ <a rel="noreferrer" href="https://a.example/1?b">the answer</a>
            [x](javascript:alert)               ~ [x](javascript:alert)
            `/session late`                     ~ <code>/session late</code>
            <@77> in <#5>                       ~ @77 in #5
            # Title                             ~ <b>Title</b>
            <t:1607479200:R>                    ~ <time datetime="2020-12-09T02:00:00Z" data-style="R">02:00 UTC</time>
            **open                              ~ <strong>open</strong>
            **a `b** c`                         ~ <strong>a <code>b c</code></strong>
            <script>&"'                         ~ &lt;script&gt;&amp;&quot;&#39;
            """)
    void it_reads_as_in_the_chat(String text, String html) {
        assertThat(ChatAsHtml.of(text)).isEqualTo(html);
    }

    @Test
    void mentions_have_names_where_they_are_known() {
        assertThat(ChatAsHtml.of("<@77> in <#5>", id -> id.equals("@77") ? "@<b>" : id))
                .isEqualTo("<span class=\"mention\">@&lt;b&gt;</span> in #5");
    }

    @Test
    void lines_break() {
        assertThat(ChatAsHtml.of("One\n> Two\n-# Three")).isEqualTo("One<br><q>Two</q><br><small>Three</small>");
    }

    @Test
    void whatever_people_write_is_text_when_it_was_escaped_for_the_chat() {
        Random random = new Random(7);
        String signs = "<>&\"'*_~`[]()\\\\#@:t1 a\n/h";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String html = ChatAsHtml.of(Chat.escape(text.toString()));
            assertThat(html.replaceAll(
                            "</?(?:strong|em|s|code|b|q|small)>|<br>|<time datetime=\"[-0-9TZ:]+\"(?: data-style=\"[a-zA-Z]\")?>|</time>",
                            ""))
                    .as("%s", text)
                    .doesNotContain("<", ">", "\"", "'");
        }
    }
}
