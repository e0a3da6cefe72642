package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.TwoHalls.A;
import static org.lectern.app.TwoHalls.B;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lectern.standin.StandIn;

/// Two rooms of one schedule, each on a server of its own, whose people see nothing of the other's.
class TwoServersTest extends InTwoHalls {
    private static final String LOBBY = "lobby";
    private static final String EMPTY = "empty";

    @Override
    String serverOfB(StandIn standin) {
        String other = standin.createGuild("The other server");
        standin.createChannel(other, LOBBY, TwoHalls.TEXT);
        standin.createChannel(standin.createGuild("An empty server"), EMPTY, TwoHalls.TEXT);
        return other;
    }

    private String look(String place, String command) {
        return bot.answer("attendee", place, command, Map.of()).text();
    }

    @Test
    void each_is_announced_on_its_server_alone_and_takes_its_questions_there() {
        assertThat(halls.heads(A)).anyMatch(head -> head.startsWith("1 · Oral · Kettles"));
        assertThat(halls.heads(B)).anyMatch(head -> head.startsWith("3 · Oral · Gears"));
        assertThat(halls.heads(LOBBY)).isEmpty();
        assertThat(bot.ask(A, "Why steam?")).contains("**#1**, for **1 · Oral · Kettles**");
        assertThat(bot.ask(B, "Why teeth?")).contains("**#1**, for **3 · Oral · Gears**");
        card("Q&A 1", "Why steam?");
        card("Q&A 3", "Why teeth?");
        assertThat(bot.thread("Q&A 3").parentId()).isEqualTo(bot.standin.channelId(B));
    }

    @Test
    void where_no_session_is_held_the_one_of_the_same_server_is_meant() {
        assertThat(look(LOBBY, "now")).contains("Gears").doesNotContain("Kettles");
        assertThat(look(LOBBY, "schedule")).contains("Fans").doesNotContain("Clocks");
        assertThat(look("general", "next")).contains("Clocks").doesNotContain("Fans");
        assertThat(bot.ask(LOBBY, "Which of them?")).contains("for **3 · Oral · Gears**");
        assertThat(look(EMPTY, "now")).startsWith("No session is planned on this server");
        assertThat(bot.ask(EMPTY, "Is anything on?")).startsWith("No session is planned on this server");
    }

    @Test
    void a_boundary_and_a_delay_concern_one_of_them() {
        assertThat(bot.answer("chair", B, "session late", Map.of("minutes", 10)).text())
                .contains("10");
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(A, message -> message.text().startsWith("2 · Oral · Clocks"));
        assertThat(look(B, "now")).contains("Gears", Bot.stamp("18:30", "t"));
        assertThat(look(A, "now")).contains("Clocks").doesNotContain("Gears");
    }

    @Test
    void a_talk_that_goes_to_the_other_server_goes_with_its_questions() throws IOException {
        bot.ask(A, "Which time is it?", "2");
        halls.reload(
                TwoHalls.KETTLES,
                TwoHalls.GEARS,
                TwoHalls.row("18:20", "18:40", "Hall B", 2, "Clocks", "Wen Castellano"),
                TwoHalls.FANS);
        assertThat(halls.note(A, "Clocks").text()).contains("Clocks** moves to " + halls.mention(B));
        bot.clock.set(Bot.instant("18:20"));
        bot.awaitIn(B, message -> message.text().startsWith("2 · Oral · Clocks"));
        card("Q&A 2", "Which time is it?");
        assertThat(bot.thread("Q&A 2").parentId()).isEqualTo(bot.standin.channelId(B));
    }
}
