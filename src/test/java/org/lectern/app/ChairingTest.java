package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Actor;
import org.lectern.standin.SeenMessage;

/// The floor as chairs run it, as they see it in Discord.
class ChairingTest {
    private static final long MANAGE_MESSAGES = 1L << 13;

    private static Bot bot;

    @BeforeAll
    static void play() {
        bot = Bot.at("17:58").through("18:00");
        bot.clock.set(Bot.instant("18:05"));
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    private static String number(String receipt) {
        return receipt.replaceAll("(?s).*\\*\\*(#\\d+)\\*\\*.*", "$1");
    }

    /// The queue, with one question chosen of its menu.
    private static SeenMessage picked(Actor chair, String number) {
        SeenMessage queue = chair.command(ROOM, "queue").message(SOON);
        assertThat(queue.ephemeral()).isTrue();
        String menu = queue.components().findValuesAsText("custom_id").stream()
                .filter(id -> id.startsWith("queue:pick"))
                .findFirst()
                .orElseThrow();
        String value = queue.components().findParents("value").stream()
                .filter(option -> option.path("label").asText().startsWith(number + " "))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();
        return chair.select(queue.id(), menu, value).message(SOON);
    }

    @Test
    void a_chair_puts_a_question_on_stage_answers_it_and_undoes_that() {
        String number = number(bot.ask(ROOM, "Is the frequency learned?"));
        bot.card("Q&A 1", "Is the frequency learned?");
        Actor chair = bot.standin.as("chair");
        SeenMessage one = picked(chair, number);
        assertThat(one.text()).contains("Is the frequency learned?");
        SeenMessage staged = chair.press(one.id(), "On stage").message(SOON);
        assertThat(staged.content()).isEqualTo("chair put question **" + number + "** on stage.");
        bot.awaitIn(bot.thread("Q&A 1").id(), message -> message.text().contains("being answered"));
        SeenMessage answered = chair.press(staged.id(), "Answered").message(SOON);
        assertThat(answered.content()).contains("marked question **" + number + "** as answered");
        bot.awaitIn(bot.thread("Q&A 1").id(), message -> message.text().contains("✅ answered"));
        SeenMessage undone = chair.press(answered.id(), "Undo").message(SOON);
        assertThat(undone.content()).contains("undid what was done with question **" + number + "**");
    }

    @Test
    void what_discord_delivers_twice_is_done_once() {
        String text = "How does it scale?";
        bot.ask(ROOM, text);
        SeenMessage card = bot.card("Q&A 1", text);
        String vote = card.buttons().stream()
                .map(SeenMessage.Button::customId)
                .filter(id -> id.startsWith("vote:"))
                .findFirst()
                .orElseThrow();
        bot.standin.faults().deliverTwice(2);
        bot.standin.as("attendee").press(card.id(), vote).answer(SOON);
        assertThat(bot.answer("chair", ROOM, "session late", Map.of("minutes", 5))
                        .content())
                .startsWith("Done: everything from here on is 5 minutes later.");
        // Whatever came again has been heard by then.
        assertThat(bot.answer("chair", ROOM, "session log", Map.of()).text()).containsOnlyOnce("/session late 5");
        assertThat(bot.card("Q&A 1", text).buttons())
                .extracting(SeenMessage.Button::label)
                .contains("▲ 1");
    }

    @Test
    void of_two_views_the_second_learns_what_has_changed() {
        String number = number(bot.ask(ROOM, "Are images natural?"));
        Actor chair = bot.standin.as("chair");
        SeenMessage first = picked(chair, number);
        SeenMessage second = picked(chair, number);
        chair.press(first.id(), "Pin").message(SOON);
        assertThat(chair.press(second.id(), "Hide").message(SOON).content())
                .isEqualTo("In the meantime: chair pinned question **" + number
                        + "**. So nothing was done; this is how it stands now.");
    }

    @Test
    void a_message_is_marked_as_the_answer_and_the_card_links_to_it() {
        String number = number(bot.ask(ROOM, "What of audio?"));
        Actor chair = bot.standin.as("chair");
        SeenMessage reply = chair.post(bot.thread("Q&A 1").id(), "It works for audio too.");
        SeenMessage which = chair.messageCommand(reply.id(), "Mark as answer").message(SOON);
        String menu = which.components().findValuesAsText("custom_id").getFirst();
        String value = which.components().findParents("value").stream()
                .filter(option -> option.path("label").asText().startsWith(number + " "))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();
        SeenMessage answered = chair.select(which.id(), menu, value).message(SOON);
        assertThat(answered.content()).contains("marked question **" + number + "** as answered");
        SeenMessage card =
                bot.awaitIn(bot.thread("Q&A 1").id(), message -> message.text().contains("/" + reply.id() + ")"));
        assertThat(card.text())
                .contains(
                        "[answered](https://discord.com/channels/",
                        bot.thread("Q&A 1").id());
    }

    @Test
    void an_authors_reply_to_a_card_answers_its_question() {
        String text = "How many layers does it take?";
        String number = number(bot.ask(ROOM, text));
        Actor author = bot.standin.as(bot.standin.createUser("author"));
        String thread = bot.thread("Q&A 1").id();
        SeenMessage card = bot.awaitIn(thread, message -> message.text().contains(text));
        bot.answer(
                "chair",
                ROOM,
                "session author",
                Map.of("person", author.person().id(), "talk", "1"));
        bot.standin.as("attendee").reply(card.id(), "I wonder about that, too.");
        SeenMessage reply = author.reply(card.id(), "Five.");
        bot.awaitIn(
                thread,
                message -> message.id().equals(card.id()) && message.text().contains("/" + reply.id() + ")"));
        author.reply(card.id(), "And six for audio.");
        assertThat(bot.answer("chair", ROOM, "session log", Map.of()).text())
                .contains("author marked question **" + number + "** as answered");
    }

    @Test
    void an_attendee_is_refused() {
        SeenMessage reply = bot.standin.as("attendee").post(bot.thread("Q&A 1").id(), "I think so too.");
        assertThat(bot.standin
                        .as("attendee")
                        .messageCommand(reply.id(), "Mark as answer")
                        .message(SOON)
                        .content())
                .startsWith("Only the session's chairs may do that, and authors");
        bot.standin.createUser("steward", MANAGE_MESSAGES);
        assertThat(bot.answer("steward", ROOM, "queue", Map.of()).content())
                .startsWith("Only the session's chairs may do that");
    }
}
