package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Actor;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;

/// What somebody has asked, as they follow it in Discord.
class MyQuestionsTest {
    /// Chooses the first entry of a message's menu.
    private static SeenMessage picked(Actor actor, SeenMessage view) {
        JsonNode menu = view.components().findParents("options").getFirst();
        String value = menu.path("options").path(0).path("value").asText();
        return actor.select(view.id(), menu.path("custom_id").asText(), value).message(SOON);
    }

    private static void answers(Actor chair) {
        SeenMessage one = picked(chair, chair.command(ROOM, "queue").message(SOON));
        assertThat(chair.press(one.id(), "Answered").message(SOON).content()).contains("as answered");
    }

    private static Interaction asks(Actor attendee, String question) {
        return attendee.command(ROOM, "ask", Map.of("question", question));
    }

    @Test
    void a_question_is_corrected_and_answered_and_whoever_asked_is_told() {
        try (Bot bot = Bot.at("17:58").through("18:00")) {
            Actor attendee = bot.standin.as("attendee");
            asks(attendee, "Why sin?").message(SOON);
            bot.card("Q&A 1", "Why sin?");
            SeenMessage one =
                    picked(attendee, attendee.command(ROOM, "my-questions").message(SOON));
            Interaction form = attendee.press(one.id(), "Correct");
            assertThat(form.form(SOON).title()).isEqualTo("Correct question #1");
            Interaction corrected = attendee.submit(form, Map.of("Your question", "Why sine?"));
            assertThat(corrected.message(SOON).content()).isEqualTo("Question **#1** reads like this now.");
            bot.card("Q&A 1", "Why sine?");
            answers(bot.standin.as("chair"));
            assertThat(corrected.followUp(SOON).content())
                    .isEqualTo("Your question **#1** was answered.\n> **#1** Why sine?");
            assertThat(corrected.followUp(SOON).ephemeral()).isTrue();
            assertThat(attendee.directMessages()).isEmpty();
        }
    }

    @Test
    void after_a_restart_whoever_wanted_it_gets_one_direct_message() {
        try (Bot bot = Bot.at("17:58").through("18:00")) {
            Actor attendee = bot.standin.as("attendee");
            SeenMessage receipt = asks(attendee, "Why sine?").message(SOON);
            attendee.press(receipt.id(), "Tell me by direct message").message(SOON);
            bot.stop();
            bot.start().settle();
            answers(bot.standin.as("chair"));
            SeenMessage told = bot.standin.await(
                    "a direct message",
                    SOON,
                    () -> attendee.directMessages().stream().findFirst());
            assertThat(told.content()).startsWith("Your question **#1** was answered.");
            bot.stop();
            bot.start().settle();
            assertThat(attendee.press(told.id(), "No direct messages")
                            .message(SOON)
                            .content())
                    .startsWith("You get no direct messages");
            assertThat(attendee.directMessages().stream().filter(message -> !message.ephemeral()))
                    .hasSize(1);
            asks(attendee, "How deep?").message(SOON);
            bot.stop();
            bot.start().settle();
            answers(bot.standin.as("chair"));
            assertThat(attendee.directMessages().stream().filter(message -> !message.ephemeral()))
                    .hasSize(1);
        }
    }
}
