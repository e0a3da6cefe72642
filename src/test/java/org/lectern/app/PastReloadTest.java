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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lectern.standin.SeenMessage;

/// Plans that change what is over, or put something into the past, as all see it in Discord.
class PastReloadTest extends InTwoHalls {
    private static final String KETTLES_IN_B = row("18:45", "18:55", "Hall B", 7, "Kettles", "Ada Penrose");

    private void at(String time) {
        bot.clock.set(Bot.instant(time));
        bot.settle();
    }

    private List<String> texts(String place) {
        return bot.said(place).stream().map(SeenMessage::text).toList();
    }

    private String agenda(String place) {
        return bot.awaitIn(place, message -> message.text().contains("**Agenda**"))
                .text();
    }

    private String schedule(String place) {
        return bot.answer("attendee", place, "schedule", Map.of()).text();
    }

    private void restart() {
        bot.stop();
        bot.start().settle();
    }

    /// Both rooms' schedules, before a restart and after it.
    private void onlyIn(String place, String title) {
        String other = place.equals(A) ? B : A;
        for (int i = 0; i < 2; i++) {
            assertThat(schedule(place)).contains(title);
            assertThat(schedule(other)).doesNotContain(title);
            restart();
        }
    }

    @Test
    void a_talk_that_is_over_and_comes_once_more_elsewhere_is_told_in_both_rooms() throws IOException {
        at("18:30");
        halls.reload(CLOCKS, GEARS, FANS, KETTLES_IN_B);
        assertThat(halls.note(A, "Kettles").text()).contains("Kettles** moves to " + halls.mention(B));
        assertThat(halls.note(B, "Kettles").text()).contains("Kettles** moves here, " + Bot.stamp("18:45", "t"));
        bot.awaitIn(A, message -> message.text().equals("**1 · Oral · Kettles** moves to " + halls.mention(B) + "."));
        bot.awaitIn(
                B,
                message ->
                        message.text().contains("**Agenda**") && message.text().contains("Kettles"));
        onlyIn(B, "Kettles");
        assertThat(halls.heads(A)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
        assertThat(halls.heads(B)).filteredOn(head -> head.startsWith("📋")).hasSize(1);
    }

    @Test
    void its_thread_is_told_when_it_begins_once_more_and_when_its_floor_closes() throws IOException {
        bot.ask(A, "Whistle when?", "1");
        bot.card("Q&A 1", "Whistle when?");
        String thread = bot.thread("Q&A 1").id();
        at("18:20");
        String closed = bot.awaitIn(thread, message -> message.text().startsWith("Time's up"))
                .text();
        at("18:30");
        halls.reload(CLOCKS, GEARS, FANS, KETTLES_IN_B);
        halls.note(B, "Kettles");
        at("18:45");
        String on = "Now on: **7 · Oral · Kettles**, until " + Bot.stamp("18:55", "t") + ".";
        bot.awaitIn(thread, message -> message.text().equals(on));
        assertThat(texts(thread)).contains(closed);
        restart();
        at("18:55");
        bot.awaitIn(
                thread,
                message ->
                        message.text().startsWith("Time's up") && message.text().contains("talk 7"));
        restart();
        assertThat(texts(thread))
                .filteredOn(text -> text.startsWith("Time's up") || text.startsWith("Now on") || text.contains("again"))
                .hasSize(3)
                .startsWith(closed, on);
    }

    @Test
    void a_talk_that_comes_once_more_in_its_room_closes_once_more() throws IOException {
        String thread = bot.thread("Q&A 1").id();
        at("18:20");
        String closed = bot.awaitIn(thread, message -> message.text().startsWith("Time's up"))
                .text();
        at("18:30");
        halls.reload(CLOCKS, GEARS, FANS, row("18:45", "18:55", "Hall A", 1, "Kettles", "Ada Penrose"));
        bot.awaitIn(
                A,
                message -> message.text()
                        .equals("**1 · Oral · Kettles** is now at " + Bot.stamp("18:45", "t") + ", until "
                                + Bot.stamp("18:55", "t") + "."));
        assertThat(texts(thread)).containsExactly(closed);
        at("18:45");
        bot.awaitIn(A, message -> message.text().startsWith("1 · Oral · Kettles"));
        bot.awaitIn(thread, message -> message.text().startsWith("Now on: **1 · Oral · Kettles**"));
        bot.answer("chair", A, "session late", Map.of("minutes", 2));
        bot.awaitIn(
                thread,
                message -> message.text().startsWith("Now on") && message.text().contains(Bot.stamp("18:57", "t")));
        at("18:57");
        bot.standin.await(
                "its close", Bot.SOON, () -> Optional.of(texts(thread)).filter(texts -> texts.size() == 3));
        assertThat(texts(thread)).startsWith(closed).last().asString().startsWith("Time's up");
    }

    @Test
    void what_is_over_by_both_plans_stays_in_its_room() throws IOException {
        at("18:30");
        String before = agenda(B);
        assertThat(halls.reload(CLOCKS, GEARS, FANS, row("17:40", "17:55", "Hall B", 1, "Kettles", "Ada Penrose")))
                .isEqualTo("The schedules say nothing new.");
        onlyIn(A, "Kettles");
        assertThat(agenda(A)).contains("Kettles");
        assertThat(agenda(B)).isEqualTo(before);
        bot.awaitIn(
                A,
                message -> message.text().startsWith("1 · Oral · Kettles")
                        && message.text().contains("Until " + Bot.stamp("18:20", "t")));
    }

    @Test
    void the_opening_stays_when_something_is_put_before_it() throws IOException {
        at("18:30");
        halls.reload(KETTLES, CLOCKS, GEARS, FANS, row("17:00", "17:20", "Hall A", 8, "Doors", "Mina Osei"));
        bot.awaitIn(A, message -> message.text().contains("Doors"));
        assertThat(agenda(A)).contains(Bot.stamp("18:00", "t") + " to " + Bot.stamp("18:40", "t"));
        bot.awaitIn(A, message -> message.text().contains("starts " + Bot.stamp("18:00", "R")));
        assertThat(schedule(A)).contains("Doors");
    }

    @Test
    void the_opening_stays_when_the_first_talk_goes() throws IOException {
        at("18:30");
        halls.reload(CLOCKS, GEARS, FANS, KETTLES_IN_B);
        halls.note(A, "Kettles");
        bot.awaitIn(
                A,
                message ->
                        message.text().contains("**Agenda**") && !message.text().contains("Kettles"));
        assertThat(agenda(A)).contains(Bot.stamp("18:00", "t") + " to " + Bot.stamp("18:40", "t"));
        bot.awaitIn(A, message -> message.text().contains("starts " + Bot.stamp("18:00", "R")));
        restart();
        assertThat(agenda(A)).contains(Bot.stamp("18:00", "t") + " to " + Bot.stamp("18:40", "t"));
    }

    @Test
    void a_talk_that_comes_back_from_the_past_of_another_room_ended_when_it_did() throws IOException {
        at("18:30");
        halls.reload(CLOCKS, GEARS, FANS, row("17:40", "17:55", "Hall B", 1, "Kettles", "Ada Penrose"));
        bot.stop();
        halls.write(CLOCKS, GEARS, FANS, row("17:40", "17:45", "Hall A", 1, "Kettles", "Ada Penrose"));
        bot.start().settle();
        onlyIn(A, "Kettles");
        bot.awaitIn(
                A,
                message -> message.text().startsWith("1 · Oral · Kettles")
                        && message.text().contains("Until " + Bot.stamp("18:20", "t")));
    }

    @Test
    void a_talk_of_a_session_that_is_over_is_told_there_too() throws IOException {
        at("18:42");
        halls.reload(CLOCKS, GEARS, FANS, KETTLES_IN_B);
        halls.note(A, "Kettles");
        bot.awaitIn(A, message -> message.text().startsWith("**1 · Oral · Kettles** moves to"));
        assertThat(agenda(A)).contains(Bot.stamp("18:00", "t") + " to " + Bot.stamp("18:40", "t"));
        onlyIn(B, "Kettles");
    }

    @Test
    void a_talk_that_comes_once_more_on_another_day_of_its_room_is_announced_where_it_was() throws IOException {
        at("18:30");
        halls.reload(CLOCKS, GEARS, FANS, KETTLES.replace("2020-12-08", "2020-12-09"));
        bot.awaitIn(A, message -> message.text().startsWith("**1 · Oral · Kettles** is now at"));
        bot.clock.set(Bot.instant("18:00").plus(Duration.ofDays(1)));
        bot.awaitIn(A, message -> message.text().startsWith("1 · Oral · Kettles"));
        assertThat(halls.heads(A))
                .filteredOn(head -> head.contains("1 · Oral · Kettles"))
                .hasSize(1);
    }
}
