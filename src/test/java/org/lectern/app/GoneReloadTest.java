package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.TwoHalls.A;
import static org.lectern.app.TwoHalls.B;
import static org.lectern.app.TwoHalls.CLOCKS;
import static org.lectern.app.TwoHalls.FANS;
import static org.lectern.app.TwoHalls.GEARS;
import static org.lectern.app.TwoHalls.KETTLES;
import static org.lectern.app.TwoHalls.row;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Fault;

/// A schedule that loses a talk or a room at an awkward moment.
class GoneReloadTest extends InTwoHalls {
    private void lateAnswers() {
        bot.standin
                .faults()
                .next(
                        "POST /channels/" + bot.standin.channelId(A) + "/messages",
                        new Fault.AnswerLate(Duration.ofMillis(700)),
                        1);
    }

    private void beginClocks() {
        bot.ask(A, "Which time is it?", "2");
        lateAnswers();
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("2 · Oral · Clocks"));
    }

    private void hasItsThread() {
        card("Q&A 2", "Which time is it?");
        bot.awaitIn(A, message -> message.text().startsWith("2 · Oral · Clocks"));
        assertThat(halls.heads(A))
                .filteredOn(head -> head.startsWith("2 · Oral · Clocks"))
                .hasSize(1);
    }

    @Test
    void a_talk_that_goes_while_it_is_announced_has_its_thread_once_it_is_back() throws IOException {
        beginClocks();
        halls.reload(KETTLES, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().equals("**2 · Oral · Clocks** is cancelled."));
        bot.settle();
        assertThat(bot.standin.threads()).noneMatch(thread -> thread.name().startsWith("Q&A 2"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        hasItsThread();
    }

    @Test
    void so_it_has_after_a_restart_and_at_another_time() throws IOException {
        beginClocks();
        halls.reload(KETTLES, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().equals("**2 · Oral · Clocks** is cancelled."));
        bot.stop();
        bot.start().settle();
        halls.reload(KETTLES, row("18:30", "18:45", "Hall A", 2, "Clocks", "Wen Castellano"), GEARS, FANS);
        bot.clock.set(Bot.instant("18:30"));
        hasItsThread();
    }

    @Test
    void whoever_asked_about_a_talk_that_has_moved_on_finds_the_question_where_it_was_asked() throws IOException {
        bot.ask(A, "Which time is it?", "2");
        halls.reload(KETTLES, GEARS, FANS, row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano"));
        assertThat(bot.answer("attendee", A, "my-questions", Map.of()).text()).contains("Which time is it?");
        halls.reload(KETTLES, GEARS, FANS);
        assertThat(bot.answer("attendee", A, "my-questions", Map.of()).text())
                .contains("Which time is it?", "does not take place");
    }

    @Test
    void a_session_that_has_begun_is_not_said_to_begin_soon() throws IOException {
        String looms = nextDay(row("18:10", "18:20", "Hall B", 8, "Looms", "Mina Osei"));
        String cogs = nextDay(row("18:45", "19:00", "Hall B", 9, "Cogs", "Tove Abara"));
        bot.stop();
        bot.clock.set(nextDayAt("18:11"));
        halls.write(KETTLES, CLOCKS, GEARS, FANS, looms, cogs);
        bot.start();
        bot.awaitIn(B, message -> message.text().startsWith("8 · Oral · Looms"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS, cogs);
        bot.awaitIn(B, message -> message.text().equals("**8 · Oral · Looms** is cancelled."));
        bot.clock.set(nextDayAt("18:40"));
        bot.answer("attendee", B, "now", Map.of());
        bot.clock.set(nextDayAt("18:45"));
        bot.awaitIn(B, message -> message.text().startsWith("9 · Oral · Cogs"));
        assertThat(halls.heads(B)).noneMatch(head -> head.contains("9 December 2020** starts"));
    }

    private static String nextDay(String row) {
        return row.replace("2020-12-08", "2020-12-09");
    }

    private static Instant nextDayAt(String time) {
        return Bot.instant(time).plus(Duration.ofDays(1));
    }

    private void loseHallB() throws IOException {
        bot.clock.set(Bot.instant("18:25"));
        bot.settle();
        halls.reload(KETTLES, CLOCKS);
        bot.awaitIn(B, message -> message.text().contains("is over"));
    }

    @Test
    void a_room_that_goes_when_its_first_talk_is_over_is_over() throws IOException {
        loseHallB();
        assertThat(bot.answer("attendee", B, "now", Map.of()).text()).contains("is over");
        assertThat(bot.ask(B, "Is anybody there?")).contains("for **3 · Oral · Gears**");
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        bot.awaitIn(B, message -> message.text().contains("**4 · Oral · Fans** takes place after all, at "));
        bot.clock.set(Bot.instant("18:40"));
        bot.awaitIn(B, message -> message.text().startsWith("4 · Oral · Fans"));
    }

    @Test
    void a_question_for_what_a_room_lost_is_in_its_thread_once_that_is_back() throws IOException {
        bot.ask(B, "Which way do they blow?", "4");
        loseHallB();
        assertThat(bot.answer("attendee", B, "my-questions", Map.of()).text())
                .contains("Which way do they blow?", "does not take place");
        bot.standin.await(
                "the card given up", Bot.SOON, () -> Optional.of(bot).filter(each -> each.logged("q1 is not sent")));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        bot.clock.set(Bot.instant("18:40"));
        card("Q&A 4", "Which way do they blow?");
        assertThat(bot.said(bot.thread("Q&A 4").id()))
                .filteredOn(message -> message.text().contains("Which way do they blow?"))
                .hasSize(1);
    }

    @Test
    void a_room_that_is_over_no_more_counts_a_question_that_goes_on_in_another() throws IOException {
        bot.ask(B, "Which way do they blow?", "4");
        loseHallB();
        bot.awaitIn(B, message -> message.text().contains("is over. 1 question was asked"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS.replace("Hall B", "Hall A"));
        halls.note(B, "Fans** moves to " + halls.mention(A));
        bot.awaitIn(B, message -> message.text().contains("is over. No questions were asked"));
        bot.clock.set(Bot.instant("18:40"));
        card("Q&A 4", "Which way do they blow?");
    }

    @Test
    void a_room_that_has_gone_half_way_is_the_same_when_it_is_back_after_a_restart() throws IOException {
        loseHallB();
        bot.stop();
        bot.clock.set(Bot.instant("18:30"));
        bot.start().settle();
        assertThat(halls.reload(KETTLES, CLOCKS, GEARS, FANS))
                .contains("1 added")
                .doesNotContain("new");
        bot.awaitIn(B, message -> message.text().contains("**4 · Oral · Fans** takes place after all, at "));
        bot.awaitIn(B, message -> message.text().startsWith("The session closes at"));
        bot.awaitIn(
                B,
                message ->
                        message.text().contains("**Agenda**") && message.text().contains("Fans"));
        bot.clock.set(Bot.instant("18:40"));
        bot.awaitIn(B, message -> message.text().startsWith("4 · Oral · Fans"));
    }

    @Test
    void a_room_whose_last_talk_goes_long_after_the_one_before_it_is_over_closes_all_the_same() throws IOException {
        bot.ask(B, "Which way do they turn?", "3");
        bot.clock.set(Bot.instant("18:35"));
        bot.settle();
        halls.reload(KETTLES, CLOCKS, GEARS);
        bot.awaitIn(B, message -> message.text().contains("is over. 1 question was asked:"));
    }
}
