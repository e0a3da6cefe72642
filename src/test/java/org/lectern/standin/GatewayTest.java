package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The gateway, with JDA on the other side: losing and resuming, what reaches whom, fatal closes.
class GatewayTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private StandIn standin;

    @BeforeEach
    void start() {
        standin =
                StandIn.start(StandIn.Config.at(InstantSource.system()).withPrivilegedIntents(Intents.MESSAGE_CONTENT));
    }

    @AfterEach
    void stop() {
        standin.close();
    }

    private <T> T eventually(String what, Supplier<Optional<T>> probe) {
        return standin.await(what, SOON, probe);
    }

    private void heard(JdaBot bot, String text) {
        eventually(
                "hearing " + text,
                () -> bot.events(MessageReceivedEvent.class).stream()
                        .filter(event -> event.getMessageId().equals(text))
                        .findFirst());
    }

    @Test
    void what_happened_while_the_connection_was_cut_is_replayed() {
        try (JdaBot bot = JdaBot.login(standin)) {
            standin.faults().cutGateway();
            SeenMessage missed = standin.as("attendee").post("general", "while you were away");
            bot.event(SessionResumeEvent.class);
            heard(bot, missed.id());
            assertThat(standin.identifies()).isEqualTo(1);
        }
    }

    @Test
    void op_7_makes_the_client_resume() {
        try (JdaBot bot = JdaBot.login(standin, JdaBot.INTENTS, Compression.ZLIB)) {
            standin.faults().askReconnect();
            bot.event(SessionResumeEvent.class);
            heard(bot, standin.as("attendee").post("general", "compressed anew").id());
            assertThat(standin.identifies()).isEqualTo(1);
        }
    }

    @Test
    void op_9_false_makes_the_client_identify_anew() {
        try (JdaBot bot = JdaBot.login(standin)) {
            standin.faults().invalidateSessions(false);
            bot.event(SessionRecreateEvent.class);
            heard(bot, standin.as("attendee").post("general", "again").id());
            assertThat(standin.identifies()).isEqualTo(2);
        }
    }

    @Test
    void op_9_true_lets_the_client_resume() {
        try (JdaBot bot = JdaBot.login(standin)) {
            standin.faults().invalidateSessions(true);
            bot.event(SessionResumeEvent.class);
            assertThat(standin.identifies()).isEqualTo(1);
        }
    }

    @Test
    void a_close_with_4000_is_resumed_and_one_with_4004_is_the_end() {
        try (JdaBot bot = JdaBot.login(standin)) {
            standin.faults().closeGateway(4000);
            bot.event(SessionResumeEvent.class);
            standin.faults().revokeToken();
            assertThat(bot.event(ShutdownEvent.class).getCloseCode()).isEqualTo(CloseCode.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void an_intent_that_is_not_switched_on_is_fatal() {
        try (JdaBot bot = JdaBot.begin(standin, EnumSet.of(GatewayIntent.GUILD_MEMBERS))) {
            assertThat(bot.event(ShutdownEvent.class).getCloseCode()).isEqualTo(CloseCode.DISALLOWED_INTENTS);
            assertThat(bot.jda().getStatus()).isEqualTo(JDA.Status.SHUTDOWN);
        }
    }

    @Test
    void text_of_others_comes_only_with_its_intent_or_a_mention() {
        try (JdaBot bot = JdaBot.login(standin)) {
            heardAs(bot, "secret", "");
            heardAs(bot, "<@" + standin.botUserId() + "> hi", "<@" + standin.botUserId() + "> hi");
        }
        EnumSet<GatewayIntent> all = EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT);
        try (JdaBot bot = JdaBot.login(standin, all, Compression.NONE)) {
            heardAs(bot, "open", "open");
        }
    }

    private void heardAs(JdaBot bot, String posted, String heard) {
        String id = standin.as("attendee").post("general", posted).id();
        String content = eventually(
                "hearing " + posted,
                () -> bot.events(MessageReceivedEvent.class).stream()
                        .filter(event -> event.getMessageId().equals(id))
                        .map(event -> event.getMessage().getContentRaw())
                        .findFirst());
        assertThat(content).isEqualTo(heard);
    }

    @Test
    void only_what_was_subscribed_to_arrives() {
        try (JdaBot bot = JdaBot.login(standin, EnumSet.of(GatewayIntent.GUILD_MESSAGE_REACTIONS), Compression.NONE)) {
            SeenMessage posted = standin.as("attendee").post("general", "unheard");
            standin.as("chair").react(posted.id(), "👍");
            assertThat(bot.event(MessageReactionAddEvent.class).getMessageId()).isEqualTo(posted.id());
            assertThat(bot.events(MessageReceivedEvent.class)).isEmpty();
        }
    }

    @Test
    void a_client_whose_heartbeats_are_not_answered_reconnects() {
        standin.close();
        standin = StandIn.start(StandIn.Config.at(InstantSource.system()).withHeartbeat(Duration.ofMillis(200)));
        try (JdaBot bot = JdaBot.login(standin)) {
            standin.faults().acknowledgeHeartbeats(false);
            eventually(
                    "the client gives up", () -> Optional.of(standin.clients()).filter(online -> online == 0));
            standin.faults().acknowledgeHeartbeats(true);
            bot.event(SessionResumeEvent.class);
        }
    }

    @Test
    void no_thread_is_left_after_it_is_closed() {
        StandIn other = StandIn.start(StandIn.Config.at(InstantSource.system()));
        other.watch(_ -> {}).close();
        try (JdaBot _ = JdaBot.login(other)) {
            other.as("attendee").post("general", "x");
        }
        standin.close();
        other.close();
        eventually(
                "the threads end",
                () -> Optional.of(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().startsWith("standin"))
                                .count())
                        .filter(left -> left == 0));
    }
}
