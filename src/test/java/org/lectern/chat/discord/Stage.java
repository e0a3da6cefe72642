package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lectern.chat.ChatListener;
import org.lectern.openapi.OpenApi;
import org.lectern.standin.Recorded;
import org.lectern.standin.StandIn;

/// A stand-in with the adapter connected to it by real JDA.
final class Stage implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(10);
    static final Instant SESSION_TIME = Instant.parse("2020-12-09T02:00:00Z");
    static final String PLACE = "track-13";

    final StandIn standin = StandIn.start(StandIn.Config.at(InstantSource.system()));
    final DiscordChat chat;

    Stage(ChatListener listener) {
        this(listener, new Admission());
    }

    Stage(ChatListener listener, Admission admission) {
        try {
            chat = DiscordChat.connect(options(standin), listener, admission, SOON);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A stage where nobody acts.
    static Stage quiet() {
        return new Stage((_, _) -> {});
    }

    static DiscordChat connect(StandIn standin, ChatListener listener) {
        try {
            return DiscordChat.connect(options(standin), listener);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static DiscordChat.Options options(StandIn standin) {
        return new DiscordChat.Options(
                standin.token(),
                URI.create(standin.restUrl()),
                URI.create(standin.gatewayUrl()),
                InstantSource.fixed(SESSION_TIME));
    }

    static <T> T soon(CompletableFuture<T> future) {
        try {
            return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    long channel() {
        return Long.parseUnsignedLong(standin.channelId(PLACE));
    }

    /// The requests of a kind, oldest first; the path by a regular expression.
    List<Recorded> requests(String method, String path) {
        return standin.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().matches(path))
                .toList();
    }

    /// The body of the one request of a kind.
    JsonNode body(String method, String path) {
        List<Recorded> requests = standin.await(
                method + " " + path,
                SOON,
                () -> Optional.of(requests(method, path)).filter(list -> !list.isEmpty()));
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " requests of " + method + " " + path);
        }
        return requests.getFirst().body();
    }

    /// Judges all that was sent by Discord's own document, where it is given, and begins anew.
    void forgetRequests() {
        OpenApi.given()
                .ifPresent(document -> assertThat(standin.requests())
                        .flatMap(document::ofRequest)
                        .as("differences from Discord's OpenAPI document")
                        .isEmpty());
        standin.forgetRequests();
    }

    @Override
    public void close() {
        chat.close();
        try {
            forgetRequests();
        } finally {
            standin.close();
        }
    }
}
