package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.Test;

/// Rate limits with Discord's windows and headers.
class LimitsTest extends RawTest {
    @Override
    StandIn.Config config() {
        return StandIn.Config.at(InstantSource.system());
    }

    @Test
    void the_sixth_message_within_five_seconds_waits() throws Exception {
        for (int left = 4; left >= 0; left--) {
            RawClient.Reply reply = post("x");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(left));
        }
        RawClient.Reply sixth = post("x");
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("via")).isEqualTo("1.1 google");
        assertThat(sixth.header("Retry-After")).matches("[1-5]");
        assertThat(sixth.header("X-RateLimit-Scope")).isEqualTo("user");
        assertThat(sixth.header("X-RateLimit-Global")).isEmpty();
        assertThat(sixth.header("X-RateLimit-Bucket")).isNotEmpty();
        assertThat(sixth.body().path("retry_after").asDouble()).isBetween(0.001, 5.0);
        assertThat(standin.tooManyRequests()).isEqualTo(1);
        assertThat(standin.messages("track-13")).hasSize(5);
    }

    @Test
    void channels_have_buckets_of_their_own() throws Exception {
        for (int i = 0; i < 5; i++) {
            post("x");
        }
        String other = "/channels/" + standin.channelId("general") + "/messages";
        assertThat(rest.post(other, RawClient.content("x")).status()).isEqualTo(200);
    }

    @Test
    void fifty_requests_a_second_are_the_most_in_all() throws Exception {
        for (int i = 0; i < 12; i++) {
            standin.createChannel("c" + i);
        }
        // However slow the machine, they come within the window.
        standin.speed(0.1);
        for (int i = 0; i < 50; i++) {
            assertThat(read(i).status()).isEqualTo(200);
        }
        RawClient.Reply last = read(50);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("X-RateLimit-Global")).isEqualTo("true");
        assertThat(last.body().path("global").asBoolean()).isTrue();
    }

    private RawClient.Reply read(int i) throws Exception {
        return rest.get("/channels/" + standin.channelId("c" + i % 12));
    }

    @Test
    void a_higher_speed_shortens_the_windows() throws Exception {
        standin.speed(100_000);
        for (int i = 0; i < 12; i++) {
            assertThat(post("x").status()).isEqualTo(200);
        }
    }

    @Test
    void real_limits_stay_whatever_the_speed() throws Exception {
        try (StandIn strict = StandIn.start(config().withRealLimits(true).withSpeed(100_000));
                RawClient raw = new RawClient(strict)) {
            strict.speed(100_000);
            String path = "/channels/" + strict.channelId("general") + "/messages";
            int last = 0;
            for (int i = 0; i < 6; i++) {
                last = raw.post(path, RawClient.content("x")).status();
            }
            assertThat(last).isEqualTo(429);
        }
    }

    @Test
    void answers_to_interactions_are_outside_the_global_limit() {
        try (JdaBot bot = JdaBot.login(
                standin,
                JdaBot.on(
                        SlashCommandInteractionEvent.class,
                        event -> event.reply("r").queue()))) {
            bot.guild().updateCommands().addCommands(Commands.slash("now", "n")).complete();
            Actor attendee = standin.as("attendee");
            CompletableFuture<?>[] all = IntStream.range(0, 120)
                    .mapToObj(_ -> CompletableFuture.runAsync(
                            () -> attendee.command("general", "now", Map.of()).message(SOON)))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
            assertThat(standin.tooManyRequests()).isZero();
        }
    }

    @Test
    void jda_waits_as_it_is_told_and_no_message_is_lost() {
        try (JdaBot bot = JdaBot.login(standin)) {
            standin.speed(10);
            CompletableFuture<?>[] all = IntStream.range(0, 15)
                    .mapToObj(i -> bot.channel("track-13").sendMessage("m" + i).submit())
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
            assertThat(standin.messages("track-13"))
                    .extracting(SeenMessage::content)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 15).mapToObj(i -> "m" + i).toList());
        }
    }
}
