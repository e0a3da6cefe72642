package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.TwoHalls.A;
import static org.lectern.app.TwoHalls.B;
import static org.lectern.app.TwoHalls.FANS;
import static org.lectern.app.TwoHalls.GEARS;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A schedule that changes while talks are on that share a Q&A.
class JointReloadTest extends InTwoHalls {
    private static final String SPARKS = shared("18:00", "18:10", 1, "Sparks", "Ada Penrose");
    private static final String SOOT = shared("18:10", "18:20", 2, "Soot", "Wen Castellano");
    private static final String JOINT_QA = TwoHalls.row("18:20", "18:40", "Hall A", 0, "Joint Q&A", "")
            .replace(",0,Oral,Joint Q&A,", ",,qa,Joint Q&A,");

    private static String shared(String start, String end, int number, String title, String author) {
        return TwoHalls.row(start, end, "Hall A", number, title, author).replace("Oral", "Spotlight");
    }

    private static String alone(String start, String end, String room) {
        return TwoHalls.row(start, end, room, 2, "Soot", "Wen Castellano");
    }

    JointReloadTest() {
        super(SPARKS, SOOT, JOINT_QA, GEARS, FANS);
    }

    @BeforeEach
    void begin() {
        bot.clock.set(Bot.instant("18:10"));
        bot.awaitIn(A, message -> message.text().startsWith("2 · Spotlight · Soot"));
        assertThat(bot.ask(A, "Why is soot black?", "2")).contains("#1");
        bot.card("Joint Q&A 1–2", "Why is soot black?");
    }

    @Test
    void a_talk_that_goes_alone_into_another_room_is_announced_there_with_a_thread_of_its_own() throws IOException {
        String thread = bot.thread("Joint Q&A 1–2").id();
        halls.reload(SPARKS, JOINT_QA, GEARS, FANS, alone("19:10", "19:20", "Hall B"));
        bot.awaitIn(
                thread,
                message -> message.text().equals("**2 · Spotlight · Soot** moves to " + halls.mention(B) + "."));
        assertThat(bot.ask(B, "Where does powder come from?", "2")).contains("#2");
        bot.clock.set(Bot.instant("19:10"));
        bot.awaitIn(B, message -> message.text().startsWith("2 · Oral · Soot"));
        card("Q&A 2 · Soot", "Where does powder come from?");
        assertThat(bot.answer("chair", B, "queue", Map.of()).text())
                .contains("Why is soot black?", "Where does powder come from?");
        bot.stop();
        bot.start().settle();
        assertThat(halls.heads(B))
                .filteredOn(head -> head.startsWith("2 · Oral · Soot"))
                .hasSize(1);
    }

    @Test
    void so_it_does_where_it_is_on_there_at_once() throws IOException {
        halls.reload(SPARKS, JOINT_QA, GEARS, FANS, alone("18:10", "18:30", "Hall B"));
        bot.awaitIn(B, message -> message.text().startsWith("2 · Oral · Soot"));
        assertThat(bot.ask(B, "Where does powder come from?", "2")).contains("#2");
        card("Q&A 2 · Soot", "Where does powder come from?");
    }

    @Test
    void a_talk_that_shares_its_qa_no_more_takes_its_questions_along() throws IOException {
        halls.reload(SPARKS, JOINT_QA, GEARS, FANS, alone("19:10", "19:20", "Hall A"));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(
                A,
                message -> message.text().startsWith("The floor is open for talk 1")
                        && message.text().contains("Nobody has asked yet"));
        bot.clock.set(Bot.instant("19:10"));
        bot.awaitIn(A, message -> message.text().startsWith("2 · Oral · Soot"));
        assertThat(bot.ask(A, "Where does powder come from?", "2")).contains("#2", "2nd in line");
        card("Q&A 2 · Soot", "Where does powder come from?");
        assertThat(bot.answer("attendee", A, "my-questions", Map.of()).text()).doesNotContain("joint");
    }

    @Test
    void a_joint_qa_that_is_cancelled_while_it_is_on_is_not_said_to_be_on() throws IOException {
        String thread = bot.thread("Joint Q&A 1–2").id();
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("The floor is open for 1–2"));
        bot.awaitIn(thread, message -> message.text().contains("the joint Q&A for 1–2 is on"));
        halls.reload(SPARKS, SOOT, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().equals("**Joint Q&A** is cancelled."));
        bot.awaitIn(thread, message -> message.text().equals("**Joint Q&A** is cancelled."));
        halls.reload(SPARKS, SOOT, JOINT_QA, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().startsWith("The floor is open for 1–2"));
        bot.awaitIn(thread, message -> message.text().contains("the joint Q&A for 1–2 is on"));
    }

    @Test
    void a_joint_qa_that_is_on_is_not_said_to_be_for_a_talk_that_has_left_it() throws IOException {
        String thread = bot.thread("Joint Q&A 1–2").id();
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().contains("**#1** Why is soot black?"));
        halls.reload(SPARKS, JOINT_QA, GEARS, FANS, alone("19:10", "19:20", "Hall B"));
        bot.awaitIn(
                A,
                message -> message.text().startsWith("The floor is open for talk 1")
                        && message.text().contains("Nobody has asked yet"));
        bot.awaitIn(thread, message -> message.text().contains("the joint Q&A for 1 is on"));
    }

    @Test
    void a_joint_qa_that_goes_into_another_room_takes_the_questions_of_talks_along_that_are_over() throws IOException {
        assertThat(bot.ask(A, "How do sparks fly?", "1")).contains("#2");
        String later = JOINT_QA.replace("18:20", "18:25").replace("Hall A", "Hall B");
        halls.reload(SPARKS, SOOT.replace("Hall A", "Hall B"), later, GEARS, FANS);
        halls.note(A, "**Joint Q&A** moves to " + halls.mention(B));
        bot.awaitIn(A, message -> message.text().contains("is over"));
        bot.clock.set(Bot.instant("18:25"));
        bot.awaitIn(
                B,
                message -> message.text().startsWith("The floor is open for talk 2")
                        && message.text().contains("Why is soot black?")
                        && message.text().contains("**Other talks**\n**#2** How do sparks fly?"));
        assertThat(bot.answer("chair", B, "queue", Map.of()).text()).contains("**#2** · another talk");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_over_has_no_floor_any_more_in_a_room_that_goes_on(boolean staysThere) throws IOException {
        String thread = bot.thread("Joint Q&A 1–2").id();
        String sparks = staysThere ? SPARKS : SPARKS.replace("Hall A", "Hall B");
        String clocks = TwoHalls.row("18:45", "19:00", "Hall A", 5, "Clocks", "Mina Osei");
        String later = JOINT_QA.replace("18:20", "18:25").replace("Hall A", "Hall B");
        for (int time = 0; time < 2; time++) {
            halls.reload(sparks, SOOT.replace("Hall A", "Hall B"), later, GEARS, FANS, clocks);
            assertThat(bot.ask(A, "How do sparks fly?", "1"))
                    .startsWith("**1 · Spotlight · Sparks** takes no questions.");
            clocks = clocks.replace("Clocks", "Watches");
        }
        bot.clock.set(Bot.instant("18:40"));
        bot.awaitIn(thread, message -> message.text().startsWith("Time's up for"));
        bot.clock.set(Bot.instant("19:00"));
        bot.awaitIn(A, message -> message.text().contains("is over"));
        assertThat(bot.said(thread))
                .filteredOn(message ->
                        message.text().contains("closes") || message.text().startsWith("Time's up for"))
                .hasSize(1);
    }
}
