package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;
import static org.lectern.app.Bot.stamp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.standin.Answer;
import org.lectern.standin.SeenMessage;

/// A session that is held in French, as people read it who use Discord in German, in Japanese and in English.
class LanguagesTest {
    private static Bot bot;

    @BeforeAll
    static void play() {
        bot = Bot.ready("17:58", UnaryOperator.identity(), standin -> {
                    HostedSchedule hosted = Bot.hosted(standin, Bot.SEED, ROOM);
                    return List.of(new HostedSchedule(
                            hosted.schedule(), hosted.channel(), hosted.chairs(), hosted.links(), Locale.FRENCH));
                })
                .start()
                .through("18:00", "18:15");
        bot.standin.locale("attendee", "de");
        bot.standin.locale("chair", "ja");
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    @Test
    void the_channel_and_its_threads_read_the_language_of_the_session() {
        SeenMessage talk = bot.announced().getLast();
        assertThat(talk.text())
                .contains(
                        "Jusqu’à " + stamp("18:30", "t") + ".", "Les questions reçoivent une réponse pendant l’exposé");
        assertThat(talk.buttons())
                .extracting(SeenMessage.Button::label)
                .containsExactly("Poser une question", "Et ensuite", "Voir la vidéo");
        assertThat(bot.thread("Questions 2 · ").name()).startsWith("Questions 2 · Pixel-Level");
        assertThat(bot.inThread("Questions 1 · "))
                .extracting(SeenMessage::content)
                .contains("Le temps est écoulé pour l’exposé 1\u00a0; aucune question ne reste ouverte.");
    }

    @Test
    void whoever_asks_in_german_is_answered_in_german_and_the_card_is_in_the_language_of_the_session() {
        assertThat(bot.ask(ROOM, "Warum Sinus?"))
                .startsWith("Als Frage **#")
                .contains("gespeichert, für **2 · Oral · ", "Stelle der Fragerunde 2. Sie erscheint in <#");
        assertThat(bot.card("Questions 2 · ", "Warum Sinus?").buttons())
                .extracting(SeenMessage.Button::label)
                .containsExactly("▲ Voter", "Poser une question");
    }

    @Test
    void whoever_presses_in_german_fills_in_a_german_form() {
        SeenMessage talk = bot.announced().getLast();
        Answer.Form form = bot.standin
                .as("attendee")
                .press(talk.id(), "Poser une question")
                .form(SOON);
        assertThat(form.title()).isEqualTo("Frage zu Vortrag 2");
        assertThat(form.fields()).extracting(Answer.Field::label).first().isEqualTo("Deine Frage");
    }

    @Test
    void whoever_is_refused_in_german_is_told_why_in_german() {
        assertThat(bot.ask(ROOM, "Warum?", "Wellen")).startsWith("Kein Vortrag heißt hier „Wellen“.");
    }

    @Test
    void whoever_uses_discord_in_another_language_reads_english() {
        assertThat(bot.answer("chair", ROOM, "now", Map.of()).content()).startsWith("On now: **2 · Oral · ");
        assertThat(bot.answer("organiser", ROOM, "next", Map.of()).content()).startsWith("Next: **3 · Oral · ");
    }
}
