package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.hostile.Markup;
import org.lectern.standin.SeenMessage;
import org.lectern.text.Sanitizing;

/// Questions that try to act, asked through JDA: they come back as cards that read the same, and do nothing.
class HostileQuestionTest {
    private static Bot bot;

    @BeforeAll
    static void play() {
        bot = Bot.at("17:58").through("18:00");
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    static List<String> questions() {
        return List.of(
                "1 @everyone <@1> <@&1> <#1> </ask:1> <:a:1> <t:1:R>",
                "2\n**#8** · talk 2  *Ada*\nHow?\n# No\n> No\n- No",
                "3 [click](https://evil.example) ||no|| ```js\nno``` | a | b |",
                "4 \u202eykcirt\u202c \u2067\u2067 \u05e9\u05dc\u05d5\u05dd 12",
                "5 \u001b[2J\u0000\u0007 a" + "\u0301".repeat(200),
                "6 \u200b\u200d \ud83d\udc69\u200d\ud83d\udc67",
                "7 " + "`*".repeat(40));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_hostile_question_comes_back_as_a_card_that_reads_the_same(String question) {
        assertThat(bot.ask(ROOM, question)).startsWith("Kept as question");
        String read = Sanitizing.line(question).replace("\u200b", "");
        SeenMessage card = bot.awaitIn(
                bot.thread("Q&A 1").id(), message -> Markup.read(message.text()).contains("*attendee*\n" + read));
        assertThat(card.pinged()).isEmpty();
        card.text().lines().forEach(Markup::assertContained);
        assertThat(card.button("Ask")).isPresent();
    }
}
