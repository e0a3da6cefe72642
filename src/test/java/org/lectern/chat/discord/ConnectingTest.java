package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.requests.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.chat.ChatException;
import org.lectern.chat.Delivery;
import org.lectern.chat.Post;
import org.lectern.standin.Fault;
import org.lectern.standin.JdaBot;
import org.lectern.standin.Recorded;
import org.lectern.standin.StandIn;

/// From the token to READY, what can go wrong on the way, the commands, and the end.
class ConnectingTest {
    private static final String NOWHERE = "127.0.0.1:1";

    private final StandIn standin = StandIn.start(StandIn.Config.at(InstantSource.system()));

    @BeforeEach
    @AfterEach
    void clear() {
        standin.forgetRequests();
    }

    @AfterEach
    void close() {
        standin.close();
    }

    private void connect(String token, String apiUrl, String gatewayUrl) throws InterruptedException {
        var options = new DiscordChat.Options(
                token, URI.create(apiUrl), URI.create(gatewayUrl), InstantSource.fixed(Stage.SESSION_TIME));
        DiscordChat.connect(options, (_, _) -> {}, Duration.ofSeconds(2)).close();
    }

    @Test
    void a_token_that_is_not_accepted_is_told_with_where_to_get_one() {
        assertThatThrownBy(() -> connect("no.such.token", standin.restUrl(), standin.gatewayUrl()))
                .isInstanceOf(ChatException.class)
                .hasMessageContaining("does not accept the bot's token")
                .hasMessageContaining("https://discord.com/developers/applications")
                .hasNoCause();
        assertThatThrownBy(() -> connect(" ", standin.restUrl(), standin.gatewayUrl()))
                .isInstanceOf(ChatException.class)
                .hasMessageContaining("does not accept the bot's token");
    }

    @Test
    void an_api_that_is_not_there_is_told_with_its_address() {
        assertThatThrownBy(() -> connect("a.b.c", "http://" + NOWHERE + "/api/v10", standin.gatewayUrl()))
                .isInstanceOf(ChatException.class)
                .hasMessageContaining("http://" + NOWHERE)
                .hasMessageContaining("discord.apiUrl")
                .hasNoCause();
    }

    @Test
    void a_gateway_that_is_not_there_is_told_with_its_address() {
        assertThatThrownBy(() -> connect(standin.token(), standin.restUrl(), "ws://" + NOWHERE))
                .isInstanceOf(ChatException.class)
                .hasMessageContaining("ws://" + NOWHERE)
                .hasMessageContaining("discord.gatewayUrl")
                .hasNoCause();
    }

    @Test
    void a_gateway_that_says_nothing_is_not_waited_for_for_ever() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "ws://127.0.0.1:" + silent.getLocalPort();
            assertThatThrownBy(() -> connect(standin.token(), standin.restUrl(), address))
                    .isInstanceOf(ChatException.class)
                    .hasMessageContaining("gateway did not get ready within 2 s");
        }
    }

    @Test
    void every_final_close_of_the_gateway_says_what_to_do() {
        assertThat(Login.closed(CloseCode.AUTHENTICATION_FAILED)).hasMessageContaining("Reset Token");
        assertThat(Login.closed(CloseCode.DISALLOWED_INTENTS)).hasMessageContaining("4014", "Guilds only");
        assertThat(Login.closed(CloseCode.SHARDING_REQUIRED)).hasMessageContaining("4011", "an application of its own");
        assertThat(Login.closed(CloseCode.INVALID_SHARD)).hasMessageContaining("4010");
    }

    @Test
    void a_token_is_never_printed() {
        assertThat(Stage.options(standin).toString()).doesNotContain(standin.token());
    }

    private List<Recorded> registrations() {
        return standin.requests().stream()
                .filter(request -> request.method().equals("PUT")
                        && request.path().matches("/applications/\\d+/guilds/\\d+/commands"))
                .toList();
    }

    @Test
    void the_commands_are_there_when_it_is_connected_and_are_left_alone_the_next_time() {
        Stage.connect(standin, (_, _) -> {}).close();
        assertThat(registrations()).hasSize(1);
        Snapshot.assertIs("commands", registrations().getFirst().body());
        Stage.connect(standin, (_, _) -> {}).close();
        assertThat(registrations()).hasSize(1);
    }

    @Test
    void commands_with_other_translations_are_registered_anew() {
        Stage.connect(standin, (_, _) -> {}).close();
        try (JdaBot older = JdaBot.login(standin)) {
            List<CommandData> commands = older.guild().retrieveCommands(true).complete().stream()
                    .map(CommandData::fromCommand)
                    .toList();
            ((SlashCommandData) commands.getFirst()).setDescriptionLocalization(DiscordLocale.FRENCH, "Autre chose");
            older.guild().updateCommands().addCommands(commands).complete();
        }
        Stage.connect(standin, (_, _) -> {}).close();
        assertThat(registrations()).hasSize(3);
        assertThat(registrations().getLast().body())
                .isEqualTo(registrations().getFirst().body());
    }

    @Test
    void what_counts_for_the_limit_of_all_requests_leaves_when_it_may_and_tells_when_it_is_answered()
            throws InterruptedException {
        AtomicInteger left = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        var options = new DiscordChat.Options(
                standin.token(),
                URI.create(standin.restUrl()),
                URI.create(standin.gatewayUrl()),
                InstantSource.fixed(Stage.SESSION_TIME),
                ChairPermission.MANAGE_MESSAGES,
                () -> {
                    left.incrementAndGet();
                    return answered::incrementAndGet;
                });
        long channel = Long.parseUnsignedLong(standin.channelId("general"));
        try (DiscordChat chat =
                DiscordChat.connect(options, (interaction, responder) -> responder.answer(Post.Message.of("here")))) {
            assertThat(left).hasValue(standin.requests().size());
            Stage.soon(chat.post(channel, Post.Message.of("paced"), "n"));
            standin.as("attendee").command("general", "now").message(Stage.SOON);
            assertThat(left)
                    .as("all but the answer to an interaction")
                    .hasValue(standin.requests().size() - 1);
            Stage.soon(chat.find(channel, 1, List.of("q1")));
            assertThat(left).hasValue(standin.requests().size() - 1);
            assertThat(answered).hasValue(left.get());
        }
    }

    @Test
    void commands_are_registered_anew_when_the_chairs_permission_changes_and_only_then() throws InterruptedException {
        Stage.connect(standin, (_, _) -> {}).close();
        for (int time = 0; time < 2; time++) {
            var options = new DiscordChat.Options(
                    standin.token(),
                    URI.create(standin.restUrl()),
                    URI.create(standin.gatewayUrl()),
                    InstantSource.fixed(Stage.SESSION_TIME),
                    ChairPermission.MANAGE_THREADS,
                    () -> () -> {});
            DiscordChat.connect(options, (_, _) -> {}).close();
        }
        assertThat(registrations()).hasSize(2);
        assertThat(registrations().getLast().body().findValuesAsText("default_member_permissions"))
                .contains(Long.toString(Permission.MANAGE_THREADS.getRawValue()));
    }

    /// Each changes what is registered in one place, where a part of a subcommand stands.
    @ParameterizedTest
    @ValueSource(strings = {"\"minutes\"", "1440", "\"skip\"", "\"Begin what comes next, now\"", "\"anonymous\""})
    void commands_that_differ_in_any_part_are_registered_anew(String part) throws Exception {
        Stage.connect(standin, (_, _) -> {}).close();
        String registered = registrations().getFirst().body().toString();
        String other = registered.replaceFirst(part, part.startsWith("\"") ? "\"other\"" : "90");
        assertThat(other).isNotEqualTo(registered);
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create(standin.restUrl())
                    .resolve(registrations().getFirst().path().substring(1));
            http.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bot " + standin.token())
                            .header("Content-Type", "application/json")
                            .version(HttpClient.Version.HTTP_1_1)
                            .PUT(HttpRequest.BodyPublishers.ofString(other))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        assertThat(registrations()).extracting(Recorded::status).containsExactly(200, 200);
        Stage.connect(standin, (_, _) -> {}).close();
        assertThat(registrations()).hasSize(3);
    }

    @Test
    void a_server_that_refuses_the_commands_does_not_keep_the_bot_from_working() {
        standin.faults().next("PUT /applications/**", new Fault.Broken(500));
        try (DiscordChat chat = Stage.connect(standin, (_, _) -> {})) {
            long channel = Long.parseUnsignedLong(standin.channelId(Stage.PLACE));
            assertThat(Stage.soon(chat.post(channel, Post.Message.of("Here"), "n")))
                    .isInstanceOf(Delivery.Delivered.class);
        }
    }

    private DiscordChat noting() {
        return Stage.connect(standin, (_, responder) -> responder.answer(Post.Message.of("Noted")));
    }

    private void assertHears() {
        assertThat(standin.as("attendee")
                        .command(Stage.PLACE, "now", Map.of())
                        .message(Duration.ofSeconds(20))
                        .content())
                .isEqualTo("Noted");
    }

    @Test
    void what_happens_while_the_connection_is_cut_is_heard_when_it_is_back() {
        try (DiscordChat _ = noting()) {
            standin.faults().cutGateway();
            assertHears();
            assertThat(standin.identifies()).isEqualTo(1);
        }
    }

    @Test
    void when_discord_asks_for_a_new_connection_the_session_goes_on() {
        try (DiscordChat _ = noting()) {
            standin.faults().askReconnect();
            assertHears();
            assertThat(standin.identifies()).isEqualTo(1);
        }
    }

    @Test
    void when_discord_ends_the_session_a_new_one_hears() {
        try (DiscordChat _ = noting()) {
            standin.faults().invalidateSessions(false);
            standin.await(
                    "a new session",
                    Duration.ofSeconds(20),
                    () -> Optional.of(standin.identifies()).filter(identifies -> identifies == 2));
            assertHears();
        }
    }

    @Test
    void closing_waits_for_what_is_under_way_and_leaves_no_thread() {
        DiscordChat chat = Stage.connect(standin, (_, _) -> {});
        long channel = Long.parseUnsignedLong(standin.channelId(Stage.PLACE));
        standin.faults().next("POST /channels/*/messages", new Fault.AnswerLate(Duration.ofSeconds(1)));
        CompletableFuture<Delivery> last = chat.post(channel, Post.Message.of("The end"), "n");
        long began = System.nanoTime();
        chat.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(3500));
        assertThat(last).isCompletedWithValueMatching(Delivery.Delivered.class::isInstance);
        standin.await("no thread", Stage.SOON, () -> Optional.of(threads()).filter(Set::isEmpty));
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.matches("discord-.*|JDA.*|.*(RateLimit|Gateway|MainWS|ReadingThread|WritingThread).*"))
                .collect(Collectors.toSet());
    }
}
