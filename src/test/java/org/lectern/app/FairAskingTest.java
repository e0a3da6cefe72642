package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.floor.Rules;
import org.lectern.standin.Actor;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;

/// Limits, what was asked before, and anonymous questions, as people see them in Discord.
class FairAskingTest {
    private static Bot bot;

    @BeforeAll
    static void play() {
        bot = Bot.ready("17:58").by(Rules.DEFAULT).start().through("18:00");
        bot.clock.set(Bot.instant("18:05"));
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    private static Actor newcomer(String name) {
        return bot.standin.as(bot.standin.createUser(name));
    }

    private static SeenMessage ask(Actor person, String question) {
        return person.command(ROOM, "ask", Map.of("question", question)).message(SOON);
    }

    @Test
    void who_asks_what_was_asked_before_votes_for_it_or_asks_all_the_same() {
        ask(newcomer("first"), "Will you release the code?");
        bot.card("Q&A 1", "Will you release the code?");
        Actor second = newcomer("second");
        SeenMessage shown = ask(second, "will you release your code");
        assertThat(shown.ephemeral()).isTrue();
        assertThat(shown.content()).startsWith("This was asked before").contains("Will you release the code?");
        assertThat(second.press(shown.id(), "Vote for it").message(SOON).content())
                .startsWith("Your vote for question")
                .endsWith("counts.");
        bot.awaitIn(bot.thread("Q&A 1").id(), message -> message.button("▲ 1").isPresent());
        assertThat(second.press(shown.id(), "Ask mine anyway").message(SOON).content())
                .startsWith("Kept as question");
        bot.card("Q&A 1", "will you release your code");
    }

    @Test
    void nobody_sees_who_asked_anonymously() {
        Actor shy = newcomer("violet");
        SeenMessage talk = bot.awaitIn(ROOM, message -> message.text().startsWith("1 ·"));
        Interaction pressed = shy.press(talk.id(), "Ask");
        assertThat(pressed.form(SOON).field("Ask so that nobody sees who asks")).isPresent();
        shy.submit(pressed, Map.of("Your question", "Is depth overrated?", "Ask so that nobody sees who asks", "true"))
                .message(SOON);
        assertThat(bot.card("Q&A 1", "Is depth overrated?").text())
                .contains("*Anonymous*")
                .doesNotContain("violet");
        shy.command(ROOM, "ask", Map.of("question", "Are bigger images harder?", "anonymous", true))
                .message(SOON);
        assertThat(bot.card("Q&A 1", "Are bigger images harder?").text()).contains("*Anonymous*");
        assertThat(bot.log.lines().toString())
                .doesNotContain("violet", shy.person().id());
    }

    @Test
    void the_fourth_question_of_a_minute_is_told_when_it_may_be_asked() {
        Actor eager = newcomer("eager");
        for (String text : List.of("Why a sine?", "Does audio work?", "How long is training?")) {
            assertThat(ask(eager, text).content()).as(text).startsWith("Kept as question");
        }
        assertThat(ask(eager, "Who pays for all this?").content())
                .matches("So that everybody has a turn, you may ask 3 questions a minute\\. This one was not kept;"
                        + " please ask it again <t:\\d+:R>\\.");
    }
}
