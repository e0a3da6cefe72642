package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;
import static org.lectern.app.Bot.stamp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.openapi.OpenApi;
import org.lectern.standin.Actor;
import org.lectern.standin.Answer;
import org.lectern.standin.Fault;
import org.lectern.standin.Interaction;
import org.lectern.standin.SeenMessage;

/// Questions, asked in every way there is, as whoever asks sees it. One bot has come to the first joint Q&A; each test
/// sets the clock to the time that it speaks of.
class AskingTest {
    private static final String ADD = "Add to Q&A";
    private static final String SIREN =
            "**1 · Oral · Implicit Neural Representations with Periodic Activation Functions**";
    private static final String COMPOSITIONAL =
            "**7 · Spotlight · Compositional Visual Generation with Energy Based Models**";

    private static Bot bot;

    @BeforeAll
    static void play() {
        bot = Bot.at("17:58").through("18:00", "18:15", "18:30", "18:45", "19:00", "19:10", "19:20", "19:30", "19:40");
        bot.standin.createUser("speaker");
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    private static void now(String time) {
        bot.clock.set(Bot.instant(time));
    }

    private static String link(String thread) {
        return "<#" + bot.thread(thread).id() + ">";
    }

    private static SeenMessage announcement(String beginning) {
        return bot.awaitIn(ROOM, message -> message.text().startsWith(beginning));
    }

    @Test
    void without_a_talk_it_goes_to_the_talk_on_now() {
        now("18:05");
        SeenMessage answer =
                bot.answer("attendee", ROOM, "ask", Map.of("question", "Why is the *sine* best, @everyone?"));
        assertThat(answer.content())
                .matches("Kept as question \\*\\*#\\d+\\*\\*, for \\Q" + SIREN + "\\E\\.\n"
                        + "It is \\d+(st|nd|rd|th) in line for Q&A 1\\. It appears in \\Q" + link("Q&A 1") + "\\E\\.");
        assertThat(answer.ephemeralFor())
                .isEqualTo(bot.standin.person("attendee").id());
        SeenMessage card = bot.card("Q&A 1", "sine");
        assertThat(card.text()).matches("(?s).*\\*\\*#\\d+\\*\\*  \\*attendee\\*\nWhy is the .*");
        assertThat(card.text()).contains("\\*sine\\*").doesNotContain("@everyone?");
        assertThat(card.pinged()).isEmpty();
        assertThat(card.button("Ask")).isPresent();
    }

    @Test
    void a_talk_is_named_by_its_number_a_part_of_its_title_or_what_was_suggested() {
        now("18:05");
        String chosen = bot.standin
                .as("attendee")
                .autocomplete(ROOM, "ask", "talk", "energy", Map.of("question", "q"))
                .choices(SOON)
                .getFirst()
                .value()
                .asText();
        Map<String, String> named = Map.of(
                "7", "How does one compose?", "compositional VISUAL", "Which images were used?", chosen, "Why energy?");
        named.forEach((talk, question) -> {
            assertThat(bot.ask(ROOM, question, talk))
                    .contains(
                            "for " + COMPOSITIONAL,
                            "in line for the joint Q&A 5–8, which begins at " + stamp("19:40", "t"),
                            "It appears in " + link("Joint Q&A 5–8"));
            assertThat(bot.card("Joint Q&A 5–8", question).text()).contains("· talk 7");
        });
    }

    @Test
    void talks_are_suggested_by_number_and_title_the_one_on_now_first() {
        now("18:20");
        assertThat(suggested("")).hasSize(11).first().asString().startsWith("2 · Pixel-Level Cycle");
        assertThat(suggested("robust"))
                .containsExactly(
                        "6 · Robust Recovery via Implicit Bias of Discrepant Learning Rates for Double"
                                + " Over-parameterization",
                        "10 · Robust Sub-Gaussian Principal Component Analysis and Width-Independent Schatten Packing");
        assertThat(suggested("12")).singleElement().asString().startsWith("12 · The Complete Lasso");
        assertThat(suggested("no such talk")).isEmpty();
    }

    private static List<String> suggested(String typed) {
        return bot.standin.as("attendee").autocomplete("general", "ask", "talk", typed).choices(SOON).stream()
                .map(Answer.Choice::name)
                .toList();
    }

    @Test
    void in_a_thread_it_goes_to_the_threads_talk_whatever_is_on() {
        now("18:20");
        assertThat(bot.ask(bot.thread("Q&A 1").id(), "Still about the first?")).contains("for " + SIREN);
        bot.card("Q&A 1", "Still about the first?");
    }

    @Test
    void in_a_blocks_thread_it_goes_to_its_talk_on_now_else_to_all_of_them() {
        String thread = bot.thread("Joint Q&A 5–8").id();
        now("19:22");
        assertThat(bot.ask(thread, "About the one on now?")).contains("for " + COMPOSITIONAL);
        now("18:20");
        assertThat(bot.ask(thread, "About all?")).contains("for all talks of the joint Q&A 5–8");
        assertThat(bot.card("Joint Q&A 5–8", "About all?").text()).contains("· all talks");
    }

    @Test
    void in_a_break_it_goes_to_the_block_just_heard() {
        now("18:50");
        assertThat(bot.ask(ROOM, "Before I forget?")).contains("for **3 · Oral · Coupling-based", link("Q&A 3"));
        bot.card("Q&A 3", "Before I forget?");
    }

    @Test
    void in_a_joint_question_time_it_goes_to_all_its_talks_or_the_one_named() {
        now("19:45");
        assertThat(bot.ask(ROOM, "For everybody?"))
                .contains("for all talks of the joint Q&A 5–8")
                .contains("in line for the joint Q&A 5–8.");
        assertThat(bot.ask(ROOM, "For the seventh?", "7")).contains("for " + COMPOSITIONAL);
    }

    @Test
    void the_button_of_a_talk_opens_its_form() {
        now("18:20");
        Actor attendee = bot.standin.as("attendee");
        Interaction pressed = attendee.press(announcement("1 ·").id(), "Ask");
        Answer.Form form = pressed.form(SOON);
        assertThat(form.title()).isEqualTo("Ask about talk 1");
        assertThat(form.fields()).hasSize(2).first().satisfies(field -> {
            assertThat(field.label()).isEqualTo("Your question");
            assertThat(field.maxLength()).isEqualTo(500);
        });
        SeenMessage answer = attendee.submit(pressed, Map.of("Your question", "By the form?"))
                .message(SOON);
        assertThat(answer.content()).contains("for " + SIREN);
        assertThat(answer.ephemeral()).isTrue();
        bot.card("Q&A 1", "By the form?");
    }

    @Test
    void the_button_of_a_joint_question_time_opens_a_form_with_its_talks() {
        now("19:45");
        Actor attendee = bot.standin.as("attendee");
        Interaction pressed = attendee.press(announcement("The floor is open").id(), "Ask");
        Answer.Form form = pressed.form(SOON);
        assertThat(form.title()).isEqualTo("Ask in the joint Q&A 5–8");
        Answer.Field talks = form.field("Which talk is it about?").orElseThrow();
        assertThat(talks.options()).hasSize(5).first().isEqualTo("all");
        String seventh = talks.options().get(3);
        assertThat(attendee.submit(pressed, Map.of("Your question", "One?", "Which talk is it about?", seventh))
                        .message(SOON)
                        .content())
                .contains("for " + COMPOSITIONAL);
        Interaction again = attendee.press(announcement("The floor is open").id(), "Ask");
        again.form(SOON);
        assertThat(attendee.submit(again, Map.of("Your question", "All?", "Which talk is it about?", "all"))
                        .message(SOON)
                        .content())
                .contains("for all talks of the joint Q&A 5–8");
    }

    @Test
    void the_button_under_a_card_and_under_a_line_in_the_thread_ask_too() {
        now("19:25");
        bot.ask(ROOM, "A card to press under?");
        SeenMessage card = bot.card("Joint Q&A 5–8", "A card to press under?");
        Actor attendee = bot.standin.as("attendee");
        assertThat(attendee.press(card.id(), "Ask").form(SOON).title()).isEqualTo("Ask in the joint Q&A 5–8");
        SeenMessage line = bot.awaitIn(
                bot.thread("Joint Q&A 5–8").id(), message -> message.text().startsWith("Now on: **6 "));
        assertThat(attendee.press(line.id(), "Ask").form(SOON).title()).isEqualTo("Ask about talk 6");
    }

    @Test
    void the_other_buttons_answer_privately() {
        now("18:05");
        Actor attendee = bot.standin.as("attendee");
        SeenMessage next =
                attendee.press(announcement("1 ·").id(), "What's next").message(SOON);
        assertThat(next.content()).startsWith("Next: **2 · Oral · Pixel-Level").contains(stamp("18:15", "t"));
        assertThat(next.ephemeral()).isTrue();
        SeenMessage schedule =
                attendee.press(announcement("**Break**").id(), "Schedule").message(SOON);
        assertThat(schedule.text()).contains("▶ **" + stamp("18:00", "t") + " 1 · Oral");
        assertThat(schedule.ephemeral()).isTrue();
    }

    @Test
    void one_may_add_ones_own_message() {
        now("18:05");
        SeenMessage posted = bot.standin.as("speaker").post(ROOM, "Does depth matter?");
        assertThat(bot.standin
                        .as("speaker")
                        .messageCommand(posted.id(), ADD)
                        .message(SOON)
                        .content())
                .contains("for " + SIREN);
        assertThat(bot.card("Q&A 1", "Does depth matter?").text()).contains("*speaker*");
    }

    @Test
    void a_chair_may_add_anybodys_message_which_stays_theirs_and_is_added_once() {
        now("18:05");
        SeenMessage posted = bot.standin.as("speaker").post(ROOM, "Is wider better?");
        String added = bot.standin
                .as("chair")
                .messageCommand(posted.id(), ADD)
                .message(SOON)
                .content();
        assertThat(added).startsWith("Kept as question");
        assertThat(bot.card("Q&A 1", "Is wider better?").text()).contains("*speaker*");
        String again = bot.standin
                .as("speaker")
                .messageCommand(posted.id(), ADD)
                .message(SOON)
                .content();
        assertThat(again).startsWith("That was asked already: it is question **#");
        assertThat(bot.questions()).containsOnlyOnce("Is wider better?");
    }

    @Test
    void nobody_else_may_add_somebodys_message() {
        now("18:05");
        SeenMessage posted = bot.standin.as("speaker").post(ROOM, "Not yours to add");
        assertThat(bot.standin
                        .as("attendee")
                        .messageCommand(posted.id(), ADD)
                        .message(SOON)
                        .content())
                .startsWith("You may add your own messages; only a chair may add somebody else's.");
        assertThat(bot.questions()).doesNotContain("Not yours to add");
    }

    @Test
    void a_message_that_is_too_long_for_a_question_is_refused_with_its_length() {
        now("18:05");
        Actor speaker = bot.standin.as("speaker");
        SeenMessage posted = speaker.post(ROOM, "x".repeat(512));
        assertThat(speaker.messageCommand(posted.id(), ADD).message(SOON).content())
                .isEqualTo("That has 512 characters; a question may have 500. Shorten it by 12 and ask again.");
    }

    @Test
    void blanks_are_no_question() {
        now("18:05");
        assertThat(bot.ask(ROOM, "   ")).startsWith("There is no question in that.");
    }

    @Test
    void a_talk_that_nobody_gives_is_refused() {
        now("18:05");
        assertThat(bot.ask(ROOM, "What of it?", "quantum"))
                .startsWith("No talk here is “quantum”. Type a part of its title, or its number");
    }

    @Test
    void what_could_be_several_talks_is_refused_with_their_names() {
        now("18:05");
        assertThat(bot.ask(ROOM, "What of it?", "robust"))
                .startsWith("“robust” could be several talks:\n- 6 · Spotlight · Robust Recovery")
                .contains("\n- 10 · Spotlight · Robust Sub-Gaussian");
    }

    @Test
    void before_the_session_the_talk_has_to_be_named() {
        now("17:55");
        assertThat(bot.ask(ROOM, "What will come?"))
                .startsWith("Nothing is on yet, so say which talk you mean")
                .contains("1 · Implicit Neural Representations");
        assertThat(bot.ask(ROOM, "What will twelve be?", "12"))
                .contains("It appears in the Q&A thread, which opens at " + stamp("19:50", "t"));
    }

    @Test
    void what_is_delivered_twice_is_one_question() {
        now("18:05");
        bot.standin.faults().deliverTwice(1);
        Interaction asked = bot.standin.as("attendee").command(ROOM, "ask", Map.of("question", "Twice?"));
        assertThat(asked.message(SOON).content()).contains("for " + SIREN);
        // Whatever came again has been heard by the time that something later is answered.
        bot.ask(ROOM, "And what came after it?");
        assertThat(callbacks(asked)).isEqualTo(1);
        bot.card("Q&A 1", "Twice?");
        assertThat(bot.questions()).containsOnlyOnce("Twice?");
        assertThat(bot.inThread("Q&A 1").stream().map(SeenMessage::text))
                .filteredOn(text -> text.contains("Twice?"))
                .hasSize(1);
    }

    @Test
    void an_answer_that_is_lost_on_its_way_is_not_sent_again() {
        now("18:05");
        bot.standin.faults().next("POST /interactions/**", new Fault.DropAfterCommit());
        Interaction asked = bot.standin.as("attendee").command(ROOM, "ask", Map.of("question", "Lost?"));
        assertThat(asked.message(SOON).content()).contains("for " + SIREN);
        bot.card("Q&A 1", "Lost?");
        assertThat(bot.questions()).containsOnlyOnce("Lost?");
        bot.standin.await(
                "one answer", SOON, () -> Optional.of(callbacks(asked)).filter(count -> count == 1));
    }

    /// How many times the bot answered.
    private static long callbacks(Interaction interaction) {
        return bot.standin.requests().stream()
                .filter(request -> request.path().startsWith("/interactions/" + interaction.id() + "/"))
                .count();
    }

    @Test
    void now_tells_what_is_on_with_the_place_for_questions() {
        now("18:05");
        SeenMessage answer = bot.answer("attendee", ROOM, "now", Map.of());
        assertThat(answer.content())
                .isEqualTo("On now: " + SIREN + ", until " + stamp("18:15", "t") + " (" + stamp("18:15", "R")
                        + ").\nQuestions: " + link("Q&A 1"));
        assertThat(answer.ephemeral()).isTrue();
        now("18:50");
        assertThat(bot.answer("attendee", "general", "now", Map.of()).content())
                .startsWith("On now: **Break**, until " + stamp("19:00", "t"));
        now("17:50");
        assertThat(bot.answer("attendee", bot.thread("Q&A 2").id(), "now", Map.of())
                        .content())
                .startsWith("Nothing is on yet. Next: " + SIREN);
    }

    @Test
    void next_passes_over_breaks() {
        now("18:35");
        assertThat(bot.answer("attendee", ROOM, "next", Map.of()).content())
                .startsWith("Next: **5 · Spotlight · MetaPerturb")
                .contains(stamp("19:00", "t"), "*Jeong Un Ryu, JWoong Shin");
    }

    @Test
    void schedule_marks_what_is_on() {
        now("19:45");
        assertThat(bot.answer("attendee", "general", "schedule", Map.of()).text())
                .contains("▶ **" + stamp("19:40", "t") + " Q&A: Joint Q&A for Preceeding Spotlights**");
    }

    @Test
    void every_answer_is_in_time_and_as_discords_document_says() {
        now("18:05");
        Interaction asked = bot.standin.as("attendee").command(ROOM, "ask", Map.of("question", "In time?"));
        asked.message(SOON);
        assertThat(asked.latency()).get().matches(latency -> latency.compareTo(Interaction.DEADLINE) < 0);
        OpenApi.orSkip().check(bot.standin.requests());
    }
}
