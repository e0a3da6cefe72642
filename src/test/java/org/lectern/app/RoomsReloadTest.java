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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Fault;
import org.lectern.standin.SeenThread;

/// Two rooms of one schedule, which changes while talks are on, as all see it in Discord.
class RoomsReloadTest extends InTwoHalls {
    @Test
    void a_talk_that_goes_to_another_room_is_told_in_both_and_announced_there_alone() throws IOException {
        bot.ask(A, "Which time is it?", "2");
        String moved = row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano");
        assertThat(halls.reload(KETTLES, GEARS, moved, FANS)).contains("1 moved, 0 cancelled, 0 added");
        assertThat(halls.note(A, "Clocks").text())
                .contains("moves to " + halls.mention(B))
                .doesNotContain("cancelled");
        assertThat(halls.note(B, "Clocks").text()).contains("moves here, " + Bot.stamp("18:20", "t"));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(B, message -> message.text().startsWith("2 · Oral · Clocks"));
        assertThat(halls.heads(A)).noneMatch(head -> head.startsWith("2 · Oral"));
        card("Q&A 2", "Which time is it?");
        assertThat(bot.answer("attendee", B, "now", Map.of()).text()).contains("Clocks");
        assertThat(halls.heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
    }

    @Test
    void a_talk_that_is_back_again_after_a_restart_is_the_same_and_told_once_more() throws IOException {
        bot.ask(A, "Which time is it?", "2");
        halls.reload(KETTLES, GEARS, row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano"), FANS);
        halls.note(B, "moves here");
        bot.stop();
        bot.start();
        assertThat(halls.reload(KETTLES, CLOCKS, GEARS, FANS)).contains("1 moved");
        halls.note(A, "moves here");
        halls.note(B, "moves to " + halls.mention(A));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("2 · Oral · Clocks"));
        card("Q&A 2", "Which time is it?");
        assertThat(halls.heads(B)).noneMatch(head -> head.startsWith("2 · Oral"));
    }

    @Test
    void what_has_changed_while_nobody_was_there_is_told_at_the_start() throws IOException {
        bot.stop();
        halls.write(KETTLES, row("18:30", "18:50", "Hall A", 2, "Clocks", "Wen Castellano"), GEARS, FANS);
        bot.start();
        assertThat(halls.note(A, "Clocks").text()).contains("is now at " + Bot.stamp("18:30", "t"));
        bot.awaitIn(
                A,
                message ->
                        message.text().contains("**Agenda**") && message.text().contains(Bot.stamp("18:30", "t")));
        bot.stop();
        bot.start().settle();
        assertThat(halls.heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
        assertThat(halls.heads(B)).noneMatch(head -> head.startsWith("📋"));
    }

    @Test
    void a_file_that_is_broken_at_a_restart_holds_up_nothing() throws IOException {
        bot.stop();
        halls.write(KETTLES, CLOCKS.replace("18:20", "soon"), GEARS, FANS);
        bot.start();
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("2 · Oral · Clocks"));
        assertThat(bot.answer("chair", A, "session reload", Map.of()).content()).contains("stays in use");
        assertThat(halls.reload(KETTLES, CLOCKS, GEARS)).contains("1 cancelled");
        assertThat(halls.heads(A)).noneMatch(head -> head.startsWith("📋"));
    }

    @Test
    void a_session_that_has_gone_while_nobody_was_there_is_told_to_be_cancelled() throws IOException {
        bot.stop();
        halls.write(KETTLES, CLOCKS, row("18:40", "19:00", "Hall A", 4, "Fans", "Piet Mbeki"));
        bot.start();
        assertThat(halls.note(B, "Gears").text())
                .contains("Gears** is cancelled", "Fans** moves to " + halls.mention(A));
        bot.awaitIn(B, message -> message.text().equals("**3 · Oral · Gears** is cancelled."));
        halls.note(A, "Fans** moves here");
        bot.stop();
        bot.start().settle();
        assertThat(halls.heads(B)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
        halls.write(KETTLES, CLOCKS, GEARS, FANS);
        bot.stop();
        bot.start();
        bot.awaitIn(B, message -> message.text().startsWith("3 · Oral · Gears"));
        bot.clock.set(Bot.instant("18:40"));
        bot.awaitIn(B, message -> message.text().startsWith("4 · Oral · Fans"));
    }

    @Test
    void a_talk_that_is_replaced_is_told_with_the_other() throws IOException {
        halls.reload(KETTLES, row("18:20", "18:40", "Hall A", 5, "Sundials", "Mina Osei"), GEARS, FANS);
        assertThat(halls.note(A, "Sundials").text())
                .contains("Clocks** is cancelled; in its place: **", "Sundials**, " + Bot.stamp("18:20", "t"));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("5 · Oral · Sundials"));
    }

    @Test
    void the_announcement_of_a_talk_that_is_cancelled_says_so_until_it_is_back() throws IOException {
        halls.reload(CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** is cancelled."));
        assertThat(halls.heads(A)).noneMatch(head -> head.startsWith("1 · Oral"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().startsWith("1 · Oral · Kettles"));
        assertThat(halls.heads(A)).noneMatch(head -> head.equals("**1 · Oral · Kettles** is cancelled."));
    }

    @Test
    void the_announcement_of_a_talk_that_has_moved_and_is_cancelled_then_says_that() throws IOException {
        halls.reload(CLOCKS, GEARS, FANS, row("18:45", "18:55", "Hall B", 1, "Kettles", "Ada Penrose"));
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** moves to " + halls.mention(B) + "."));
        halls.reload(CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** is cancelled."));
        assertThat(halls.note(A, "Kettles** is cancelled").text()).doesNotContain("moves to");
        assertThat(halls.heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
    }

    @Test
    void a_talk_that_has_moved_before_a_restart_is_told_to_be_cancelled_after_it() throws IOException {
        halls.reload(CLOCKS, GEARS, FANS, row("18:45", "18:55", "Hall B", 1, "Kettles", "Ada Penrose"));
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** moves to " + halls.mention(B) + "."));
        bot.stop();
        halls.write(CLOCKS, GEARS, FANS);
        bot.start();
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** is cancelled."));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().startsWith("1 · Oral · Kettles"));
    }

    @Test
    void what_has_moved_is_told_after_a_restart_where_that_could_not_leave_before() throws IOException {
        bot.standin.faults().next("PATCH /channels/*/messages/*", new Fault.Broken(500), 50);
        halls.reload(CLOCKS, GEARS, FANS, row("18:45", "18:55", "Hall B", 1, "Kettles", "Ada Penrose"));
        bot.stop();
        bot.standin.faults().clear();
        bot.start();
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** moves to " + halls.mention(B) + "."));
        assertThat(halls.note(A, "Kettles** moves to " + halls.mention(B))).isNotNull();
    }

    @Test
    void a_thread_is_called_as_its_talk_is_where_that_has_moved_while_nobody_was_there() throws IOException {
        bot.thread("Q&A 1");
        bot.stop();
        halls.write(CLOCKS, GEARS, FANS, row("18:05", "18:25", "Hall B", 7, "Kettles", "Ada Penrose"));
        bot.start();
        bot.standin.await(
                "the thread of talk 7",
                Bot.SOON,
                () -> bot.standin.threads().stream()
                        .filter(thread -> thread.name().startsWith("Q&A 7"))
                        .findFirst());
    }

    @Test
    void a_talk_that_is_put_off_after_it_was_announced_says_so_until_it_begins() throws IOException {
        halls.reload(row("18:10", "18:20", "Hall A", 1, "Kettles", "Ada Penrose"), CLOCKS, GEARS, FANS);
        bot.awaitIn(
                A,
                message -> message.text()
                        .equals("**1 · Oral · Kettles** is now at " + Bot.stamp("18:10", "t") + ", until "
                                + Bot.stamp("18:20", "t") + "."));
        assertThat(halls.heads(A)).noneMatch(head -> head.startsWith("1 · Oral"));
        bot.clock.set(Bot.instant("18:10"));
        bot.awaitIn(A, message -> message.text().startsWith("1 · Oral · Kettles"));
        assertThat(halls.heads(A)).filteredOn(head -> head.contains("1 · Oral")).hasSize(1);
    }

    @Test
    void a_session_that_closed_too_soon_says_until_when_it_goes_on() throws IOException {
        halls.reload(KETTLES, CLOCKS, GEARS);
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(B, message -> message.text().contains("is over"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        String goesOn = "The session closes at " + Bot.stamp("19:00", "t") + ".";
        bot.awaitIn(B, message -> message.text().equals(goesOn));
        bot.clock.set(Bot.instant("18:40"));
        bot.awaitIn(B, message -> message.text().startsWith("4 · Oral · Fans"));
        bot.clock.set(Bot.instant("19:00"));
        bot.awaitIn(B, message -> message.text().contains("is over"));
        assertThat(halls.heads(B)).noneMatch(goesOn::equals);
    }

    @Test
    void a_question_has_its_number_again_where_its_talk_comes_back() throws IOException {
        assertThat(bot.ask(B, "Which gear?", "3")).contains("#1");
        assertThat(bot.ask(A, "Which time is it?", "2")).contains("#1");
        String moved = row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano");
        halls.reload(KETTLES, GEARS, moved, FANS);
        assertThat(bot.ask(A, "Whistle when?", "1")).contains("#2");
        assertThat(bot.answer("attendee", B, "my-questions", Map.of()).text()).contains("#2", "Which time is it?");
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        assertThat(bot.answer("attendee", A, "my-questions", Map.of()).text())
                .containsSubsequence("#1", "Which time is it?");
    }

    @Test
    void the_thread_of_a_talk_that_is_renamed_is_renamed_too() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        halls.reload(row("18:00", "18:20", "Hall A", 1, "Kettles that whistle", "Ada Penrose"), CLOCKS, GEARS, FANS);
        card("Q&A 1 · Kettles that whistle", "Whistle when?");
        bot.stop();
        bot.start().settle();
        assertThat(bot.standin.threads())
                .extracting(SeenThread::name)
                .filteredOn(name -> name.contains("Kettles"))
                .containsExactly("Q&A 1 · Kettles that whistle");
    }

    @Test
    void in_the_thread_of_a_talk_that_is_cancelled_nobody_asks_about_another() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        halls.reload(CLOCKS, GEARS, FANS);
        assertThat(bot.ask(thread, "Is anybody there?")).contains("Kettles** does not take place");
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        assertThat(bot.ask(thread, "Is anybody there?")).contains("Kept");
        bot.card("Q&A 1", "Is anybody there?");
    }

    @Test
    void where_all_talks_are_cancelled_it_says_so_to_who_asks_and_who_looks() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        halls.reload(GEARS, FANS);
        assertThat(bot.ask(thread, "Is anybody there?")).contains("Kettles** does not take place");
        assertThat(bot.ask(A, "Is anybody there?")).contains("takes place here any more");
        assertThat(bot.answer("chair", A, "next", Map.of()).content()).contains("takes place here any more");
        assertThat(bot.answer("chair", A, "session log", Map.of()).text())
                .contains("The schedule has changed in 2 places (chair).");
    }

    @Test
    void in_its_thread_all_is_about_the_talk_that_has_gone_to_another_room() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        halls.reload(row("18:05", "18:35", "Hall B", 6, "Kettles", "Ada Penrose"), CLOCKS, GEARS, FANS);
        card("Q&A 6 · Kettles", "Whistle when?");
        bot.clock.set(Bot.instant("18:06"));
        assertThat(bot.ask(thread, "In the thread?")).contains("#2", "6 · Oral · Kettles");
        assertThat(bot.ask(B, "In the other room?", "6")).contains("#3");
        assertThat(bot.ask(A, "By its name?", "Kettles")).contains("#4");
        assertThat(bot.answer("chair", thread, "queue", Map.of()).text())
                .contains("Whistle when?", "In the thread?", "In the other room?", "By its name?");
        assertThat(bot.answer("attendee", thread, "now", Map.of()).text()).contains("Kettles");
    }

    @Test
    void a_talk_that_comes_once_more_in_another_room_is_asked_about_there() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        bot.clock.set(Bot.instant("18:30"));
        halls.reload(CLOCKS, GEARS, FANS, row("18:45", "18:55", "Hall B", 7, "Kettles", "Ada Penrose"));
        assertThat(bot.ask(thread, "Once more?")).contains("7 · Oral · Kettles");
        assertThat(bot.answer("chair", B, "queue", Map.of()).text()).contains("Once more?");
        bot.clock.set(Bot.instant("18:45"));
        bot.settle();
        bot.clock.set(Bot.instant("18:55"));
        bot.awaitIn(
                thread,
                message -> message.text().contains("talk 7") && message.text().contains("2 questions stay open"));
    }

    @Test
    void a_room_that_is_back_after_a_restart_is_told_so() throws IOException {
        halls.reload(KETTLES, CLOCKS);
        bot.awaitIn(
                B,
                message -> message.text().startsWith("Nothing of **")
                        && message.text().contains("any more"));
        assertThat(halls.heads(B)).noneMatch(head -> head.contains("Agenda"));
        assertThat(bot.answer("attendee", B, "schedule", Map.of()).text()).startsWith("Nothing of **");
        bot.stop();
        bot.start().settle();
        bot.clock.set(Bot.instant("18:04"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        halls.note(B, "Gears** takes place after all");
        bot.awaitIn(B, message -> message.text().contains("**Agenda**"));
        bot.awaitIn(B, message -> message.text().contains("** starts "));
        assertThat(halls.heads(B)).noneMatch(head -> head.startsWith("Nothing of"));
    }

    @Test
    void plans_that_follow_each_other_at_once_are_told_as_one() throws IOException {
        halls.reload(KETTLES, row("18:25", "18:40", "Hall A", 2, "Clocks", "Wen Castellano"), GEARS, FANS);
        halls.note(A, "Clocks** is now at " + Bot.stamp("18:25", "t"));
        halls.reload(KETTLES, row("18:26", "18:40", "Hall A", 2, "Clocks", "Wen Castellano"), GEARS, FANS);
        halls.note(A, "Clocks** is now at " + Bot.stamp("18:26", "t"));
        halls.reload(KETTLES, GEARS, FANS);
        halls.note(A, "Clocks** is cancelled");
        assertThat(halls.heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
        bot.clock.set(Bot.instant("18:05"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        halls.note(A, "Clocks** takes place after all");
        assertThat(halls.heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(2);
    }

    @Test
    void a_preview_names_what_would_be_different() throws IOException {
        halls.write(KETTLES, row("18:25", "18:40", "Hall A", 2, "Clocks", "Wen Castellano"), GEARS, FANS);
        assertThat(bot.answer("chair", A, "session reload", Map.of("preview", true))
                        .content())
                .contains("1 moved", "Clocks** is now at " + Bot.stamp("18:25", "t"));
    }

    @Test
    void a_talk_that_is_on_keeps_its_thread_in_another_room() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        halls.reload(row("18:20", "18:35", "Hall B", 1, "Kettles", "Ada Penrose"), CLOCKS, GEARS, FANS);
        bot.awaitIn(A, message -> message.text().contains("Kettles** moves to " + halls.mention(B)));
        halls.note(B, "moves here");
        bot.clock.set(Bot.instant("18:21"));
        assertThat(bot.ask(B, "And in the other room?")).contains("Kept");
        bot.card("Q&A 1", "And in the other room?");
        bot.awaitIn(
                B,
                message -> message.text().startsWith("1 · Oral · Kettles")
                        && message.text().contains("<#" + bot.thread("Q&A 1").id() + ">"));
        assertThat(halls.heads(B))
                .filteredOn(head -> head.startsWith("1 · Oral"))
                .hasSize(1);
    }
}
