package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ChatTextTest {
    @Test
    void times_are_told_in_the_pages_offset() {
        long six = at("18:00").getEpochSecond();
        assertThat(plain("starts <t:" + six + ":R>, at <t:" + six + ":t>."))
                .isEqualTo("starts in 5 minutes, at 18:00.");
        assertThat(plain("<t:" + six + ":D>")).isEqualTo("2020-12-08");
    }

    @Test
    void channels_and_people_have_their_names() {
        assertThat(plain("<@7> in <#7>")).isEqualTo("@seven in seven");
    }

    @Test
    void marks_go_and_what_is_escaped_stays() {
        assertThat(plain("**1 · Oral** *A* `b` \\*c\\*")).isEqualTo("1 · Oral A b *c*");
    }

    private static String plain(String text) {
        return ChatText.plain(text, at("17:55"), ZoneOffset.ofHours(-8), _ -> "seven");
    }
}
