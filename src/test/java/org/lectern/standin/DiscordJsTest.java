package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lectern.openapi.OpenApi;

/// A client library that nobody here wrote cannot tell the difference either.
class DiscordJsTest {
    private static final Path SCRIPTS = Path.of("src/test/js");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void discord_js_logs_in_registers_posts_opens_a_thread_and_answers() throws Exception {
        assumeTrue(
                Files.isDirectory(SCRIPTS.resolve("node_modules/discord.js")),
                "skipped: run  npm ci  in src/test/js to try discord.js");
        try (StandIn standin = StandIn.start(StandIn.Config.at(InstantSource.system()))) {
            Process node = client(standin);
            try {
                standin.await("the thread that the client makes", SOON, () -> threadOf(standin, node));
                Interaction asked = standin.as("attendee").command("track-13", "ask", Map.of("question", "why?"));
                assertThat(asked.message(SOON).content()).isEqualTo("you asked: why?");
                assertThat(asked.followUp(SOON).content()).isEqualTo("and that was all");
                assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(node.exitValue()).isZero();
            } finally {
                node.destroyForcibly().waitFor();
            }
            assertThat(standin.messages("track-13"))
                    .extracting(SeenMessage::content)
                    .contains("hello from discord.js");
            assertThat(standin.threads()).extracting(SeenThread::name).containsExactly("Q&A by discord.js");
            OpenApi.given().ifPresent(openApi -> openApi.check(standin.requests()));
        }
    }

    private static Process client(StandIn standin) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "client.mjs")
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "REST_URL", standin.restUrl().replace("/v10/", ""),
                        "TOKEN", standin.token(),
                        "GUILD", standin.guildId(),
                        "CHANNEL", standin.channelId("track-13")));
        return builder.start();
    }

    private static Optional<SeenThread> threadOf(StandIn standin, Process node) {
        if (!node.isAlive()) {
            throw new AssertionError("the client ended: " + output(node));
        }
        return standin.threads().stream()
                .filter(thread -> !standin.messages(thread.id()).isEmpty())
                .findFirst();
    }

    private static String output(Process node) {
        try {
            return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
