package org.lectern.standin;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A stand-in with quick rate windows, and REST by hand.
abstract class RawTest {
    static final Duration SOON = Duration.ofSeconds(10);

    StandIn standin;
    RawClient rest;
    String channel;

    @BeforeEach
    void start() {
        standin = StandIn.start(config());
        rest = new RawClient(standin);
        channel = "/channels/" + standin.channelId("track-13");
    }

    StandIn.Config config() {
        return StandIn.Config.at(InstantSource.system()).withSpeed(1000);
    }

    @AfterEach
    void stop() {
        rest.close();
        standin.close();
    }

    RawClient.Reply post(String text) throws IOException, InterruptedException {
        return rest.post(channel + "/messages", RawClient.content(text));
    }

    String posted(String text) throws IOException, InterruptedException {
        return post(text).body().path("id").asText();
    }

    String threadFrom(String message) throws IOException, InterruptedException {
        return rest.post(
                        channel + "/messages/" + message + "/threads",
                        Json.object().put("name", "Q&A"))
                .body()
                .path("id")
                .asText();
    }
}
