package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.Bot.stamp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lectern.openapi.OpenApi;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenMessage.Button;
import org.lectern.standin.SeenThread;

/// The seed's session from its heads-up to its close, as an attendee and the chair see it. It is played once; each test
/// looks at another part of what was said.
class WholeSessionTest {
    private static final String TITLE = "Orals & Spotlights Track 13: Deep Learning/Theory";
    private static final String FIRST_TALK =
            "1 · Oral · Implicit Neural Representations with Periodic Activation Functions";
    private static final String META_PERTURB =
            "5 · Spotlight · MetaPerturb: Transferable Regularizer for Heterogeneous Tasks and Architectures";

    private static Bot bot;
    private static String lateAnswer;

    @BeforeAll
    static void play() {
        bot = Bot.at("17:50").step("17:55").step("18:00");
        bot.ask(Bot.ROOM, "Why the sine?");
        bot.card("Q&A 1", "Why the sine?");
        bot.through("18:15", "18:30", "18:45", "19:00");
        bot.ask(Bot.ROOM, "Which layers are perturbed?");
        bot.card("Joint Q&A 5–8", "Which layers");
        bot.ask(Bot.ROOM, "Can energies be subtracted?", "7");
        bot.card("Joint Q&A 5–8", "Can energies");
        bot.through("19:10", "19:20", "19:30", "19:40", "19:50", "20:00", "20:10", "20:20", "20:30", "20:40", "21:00");
        bot.clock.set(Bot.instant("21:10"));
        lateAnswer = bot.ask(Bot.ROOM, "One thing more?");
        bot.card("Joint Q&A 10–13", "One thing more?");
    }

    @AfterAll
    static void end() {
        bot.close();
    }

    private static List<String> announcements() {
        return bot.announced().stream().map(SeenMessage::text).toList();
    }

    private static SeenMessage announcement(String beginning) {
        return only(bot.announced(), beginning);
    }

    private static SeenMessage only(List<SeenMessage> among, String beginning) {
        List<SeenMessage> found = among.stream()
                .filter(message -> message.text().startsWith(beginning))
                .toList();
        assertThat(found).as("what begins with \"%s\"", beginning).hasSize(1);
        return found.getFirst();
    }

    private static List<String> lines(String thread) {
        return bot.inThread(thread).stream()
                .map(message -> message.text().lines().findFirst().orElseThrow())
                .toList();
    }

    private static String link(String thread) {
        return "<#" + bot.thread(thread).id() + ">";
    }

    @Test
    void everything_is_announced_once_and_in_order() {
        assertThat(announcements().stream()
                        .map(text ->
                                text.lines().findFirst().orElseThrow().replaceFirst(" · (Oral|Spotlight) · .*", ""))
                        .map(line -> line.replaceFirst("<t:.*", "…").replaceFirst("<#.*", "…")))
                .containsExactly(
                        "**" + TITLE + "** starts …",
                        TITLE,
                        "1",
                        "2",
                        "3",
                        "**Break** until …",
                        "5",
                        "6",
                        "7",
                        "8",
                        "The floor is open for 5–8",
                        "10",
                        "11",
                        "12",
                        "13",
                        "The floor is open for 10–13",
                        "The talks are over. You may still ask, and authors may still answer, in …",
                        "**" + TITLE + "** is over. 3 questions were asked:");
    }

    @Test
    void there_is_a_thread_for_each_oral_and_one_for_each_joint_block() {
        assertThat(bot.standin.threads())
                .extracting(SeenThread::name)
                .containsExactly(
                        "Q&A 1 · Implicit Neural Representations with Periodic Activation Functions",
                        "Q&A 2 · Pixel-Level Cycle Association: A New Perspective for Domain Adaptive Semantic"
                                + " Segmentation",
                        "Q&A 3 · Coupling-based Invertible Neural Networks Are Universal Diffeomorphism Approximators",
                        "Joint Q&A 5–8",
                        "Joint Q&A 10–13");
        assertThat(bot.standin.threads())
                .extracting(SeenThread::autoArchiveMinutes)
                .containsOnly(1440);
    }

    @Test
    void a_thread_hangs_on_the_announcement_of_its_first_talk() {
        assertThat(bot.thread("Q&A 1").id()).isEqualTo(announcement("1 ·").id());
        assertThat(bot.thread("Joint Q&A 5–8").id())
                .isEqualTo(announcement("5 ·").id());
        assertThat(bot.thread("Joint Q&A 10–13").id())
                .isEqualTo(announcement("10 ·").id());
    }

    @Test
    void the_heads_up_tells_what_starts_and_when_who_chairs_and_where_to_watch() {
        SeenMessage headsUp = announcement("**" + TITLE + "** starts");
        assertThat(headsUp.content())
                .isEqualTo("**" + TITLE + "** starts " + stamp("18:00", "R") + ", at " + stamp("18:00", "t")
                        + ".\nChaired by Stanislaw Jastrzebski, Srinadh Bhojanapalli.");
        assertThat(headsUp.button("Watch the video")).map(Button::url).contains(Bot.VIDEO.toString());
    }

    @Test
    void the_opening_has_the_date_the_chairs_the_agenda_how_to_ask_and_the_video() {
        SeenMessage opening = announcement(TITLE);
        assertThat(opening.text())
                .contains(stamp("18:00", "D"), "Chaired by Stanislaw Jastrzebski", "**How to ask.** Type `/ask`");
        assertThat(opening.text().lines())
                .contains(
                        stamp("18:00", "t") + " " + FIRST_TALK,
                        stamp("18:45", "t") + " Break",
                        stamp("19:00", "t") + " " + META_PERTURB,
                        stamp("19:40", "t") + " Q&A: Joint Q&A for Preceeding Spotlights");
        assertThat(opening.text().lines().filter(line -> line.matches("<t:\\d+:t> .*")))
                .as("fifteen slots")
                .hasSize(15);
        assertThat(opening.button("Watch the video")).isPresent();
    }

    @Test
    void nothing_of_the_pages_own_chat_is_said() {
        assertThat(announcements()).noneMatch(text -> text.contains("rocketchat"));
    }

    @Test
    void a_talk_with_its_own_questions_tells_who_speaks_what_about_and_until_when() {
        SeenMessage talk = announcement(FIRST_TALK);
        assertThat(talk.text())
                .startsWith(FIRST_TALK
                        + "\n*Vincent Sitzmann, Julien N.P Martel, Alexander Bergman, David Lindell, Gordon Wetzstein*"
                        + "\nUntil " + stamp("18:15", "t")
                        + ". Questions are answered within the talk, in its thread."
                        + "\n\nNetworks that store a picture")
                .contains("x ↦ sin(ω₀ x)");
        assertThat(talk.buttons()).extracting(Button::label).containsExactly("Ask", "What's next", "Watch the video");
    }

    @Test
    void the_first_talk_of_a_block_opens_its_thread_and_the_others_link_to_it() {
        assertThat(announcement(META_PERTURB).text())
                .contains("Until " + stamp("19:10", "t") + ".", "joint Q&A at " + stamp("19:40", "t"));
        assertThat(Stream.of("6 ·", "7 ·", "8 ·"))
                .allSatisfy(talk -> assertThat(announcement(talk).text())
                        .contains("collected in " + link("Joint Q&A 5–8") + " and answered in the joint Q&A at "
                                + stamp("19:40", "t")));
    }

    @Test
    void each_later_talk_of_a_block_is_told_in_its_thread() {
        List<String> lines = lines("Joint Q&A 5–8");
        assertThat(lines.stream().filter(line -> line.startsWith("Now on")).map(line -> line.substring(10, 23)))
                .containsExactly("6 · Spotlight", "7 · Spotlight", "8 · Spotlight");
        assertThat(lines).anyMatch(line -> line.endsWith("until " + stamp("19:20", "t") + "."));
    }

    @Test
    void a_joint_question_time_opens_the_floor_with_the_questions_by_talk() {
        SeenMessage floor = announcement("The floor is open for 5–8");
        assertThat(floor.text())
                .isEqualTo("The floor is open for 5–8\nUntil " + stamp("19:50", "t") + ". The questions are in "
                        + link("Joint Q&A 5–8") + ".\n\n**" + META_PERTURB
                        + "**\n**#2** Which layers are perturbed?\n**7 · Spotlight · Compositional Visual Generation"
                        + " with Energy Based Models**\n**#3** Can energies be subtracted?");
        assertThat(floor.buttons()).extracting(Button::label).containsExactly("Ask", "What's next", "Watch the video");
        assertThat(announcement("The floor is open for 10–13").text()).contains("Nobody has asked yet");
    }

    @Test
    void the_chairs_are_pinged_in_the_thread_with_the_queue_and_nobody_else_ever_is() {
        String chair = bot.standin.person("chair").id();
        SeenMessage line = only(bot.inThread("Joint Q&A 5–8"), "<@" + chair + "> the joint Q&A for 5–8 is on");
        assertThat(line.pinged()).containsExactly(chair);
        assertThat(line.text())
                .contains(
                        "2 questions are in the queue:",
                        "**#2** Which layers are perturbed?",
                        "**#3** Can energies be subtracted?");
        Stream<String> places = Stream.concat(
                Stream.of(Bot.ROOM), bot.standin.threads().stream().map(SeenThread::id));
        assertThat(places.flatMap(place -> bot.said(place).stream())
                        .filter(message -> !message.pinged().isEmpty())
                        .map(message -> message.text().lines().findFirst().orElseThrow()))
                .hasSize(2)
                .allMatch(text -> text.matches("<@" + chair + "> the joint Q&A for (5–8|10–13) is on.*"));
    }

    @Test
    void a_floor_that_closes_says_so_in_its_thread_alone() {
        assertThat(lines("Q&A 1"))
                .last()
                .asString()
                .startsWith("Time's up for talk 1; 1 question stays open; the authors may answer here:");
        assertThat(lines("Q&A 2")).containsExactly("Time's up for talk 2; no questions are left open.");
        assertThat(lines("Joint Q&A 5–8"))
                .last()
                .asString()
                .startsWith("Time's up for 5–8; 2 questions stay open; the authors may answer here:");
        assertThat(announcements()).noneMatch(text -> text.contains("Time's up"));
        assertThat(bot.standin.threads()).noneMatch(SeenThread::archived).noneMatch(SeenThread::locked);
    }

    @Test
    void a_break_tells_until_when_and_what_comes_next() {
        assertThat(announcement("**Break**").content())
                .isEqualTo("**Break** until " + stamp("19:00", "t") + " (" + stamp("19:00", "R") + ").\nNext: "
                        + META_PERTURB + ", at " + stamp("19:00", "t") + ".");
    }

    @Test
    void the_last_break_tells_where_one_may_still_ask() {
        assertThat(announcement("The talks are over.").content())
                .contains("You may still ask", link("Joint Q&A 10–13"), link("Joint Q&A 5–8"), link("Q&A 1"));
    }

    @Test
    void the_close_has_a_chart_that_says_what_it_shows() {
        JsonNode attachments = announcement("**" + TITLE + "** is over.").attachments();
        assertThat(attachments).hasSize(1);
        assertThat(attachments.path(0).path("filename").asText()).isEqualTo("chart.png");
        assertThat(attachments.path(0).path("size").asInt()).isGreaterThan(5000);
        assertThat(attachments.path(0).path("description").asText())
                .startsWith("Chart of 3 questions and 0 votes by talk. Most questions were about “1 · ");
    }

    @Test
    void the_close_counts_what_was_asked() {
        assertThat(announcement("**" + TITLE + "** is over.").content())
                .isEqualTo("**" + TITLE + "** is over. 3 questions were asked:\n" + link("Q&A 1")
                        + ": 1 asked, 0 answered, still open: #1\n"
                        + link("Joint Q&A 5–8") + ": 2 asked, 0 answered, still open: #2, #3");
    }

    @Test
    void after_the_close_a_question_goes_to_the_last_block() {
        assertThat(lateAnswer)
                .contains("**#4**, for all talks of the joint Q&A 10–13", "It appears in " + link("Joint Q&A 10–13"));
        assertThat(lines("Joint Q&A 10–13").getLast()).contains("**#4** · all talks", "attendee");
    }

    @Test
    void what_is_sent_and_answered_is_as_discords_document_says() {
        OpenApi document = OpenApi.orSkip();
        assertThat(bot.standin.requests()).hasSizeGreaterThan(40);
        document.check(bot.standin.requests());
    }

    @Test
    void no_limit_of_discords_is_ever_met() {
        assertThat(bot.standin.tooManyRequests()).isZero();
    }
}
