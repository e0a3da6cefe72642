package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Faults of REST on demand.
class FaultsTest extends RawTest {
    @Test
    void a_dropped_connection_may_have_committed_or_not() throws Exception {
        standin.faults().next("POST /channels/*/messages", new Fault.DropAfterCommit());
        assertThatThrownBy(() -> post("kept")).isInstanceOf(IOException.class);
        assertThat(standin.messages("track-13")).hasSize(1);
        standin.faults().next("POST /channels/*/messages", new Fault.DropBefore());
        assertThatThrownBy(() -> post("lost")).isInstanceOf(IOException.class);
        assertThat(standin.messages("track-13")).hasSize(1);
        assertThat(standin.requests()).extracting(Recorded::status).containsExactly(0, 0);
    }

    @Test
    void a_server_error_does_nothing_and_ends_after_its_times() throws Exception {
        standin.faults().next("POST /channels/*/messages", new Fault.Broken(503), 2);
        assertThat(post("x").status()).isEqualTo(503);
        assertThat(post("x").status()).isEqualTo(503);
        assertThat(post("x").status()).isEqualTo(200);
        assertThat(standin.messages("track-13")).hasSize(1);
    }

    @Test
    void only_the_route_that_was_named_goes_wrong() throws Exception {
        standin.faults().next("DELETE /channels/**", new Fault.Broken(500));
        assertThat(post("x").status()).isEqualTo(200);
        standin.faults().clear();
        assertThat(rest.send("DELETE", channel + "/messages/1", Json.MAPPER.missingNode())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_429_says_whom_it_concerns() throws Exception {
        standin.faults().next("POST /**", new Fault.TooMany(Fault.Scope.SHARED, Duration.ofMillis(1500)));
        RawClient.Reply shared = post("x");
        assertThat(shared.status()).isEqualTo(429);
        assertThat(shared.header("X-RateLimit-Scope")).isEqualTo("shared");
        assertThat(shared.header("Retry-After")).isEqualTo("2");
        standin.faults().next("POST /**", new Fault.TooMany(Fault.Scope.GLOBAL, Duration.ofMillis(10)));
        assertThat(post("x").header("X-RateLimit-Global")).isEqualTo("true");
    }

    @Test
    void a_late_answer_has_been_carried_out_at_once() throws Exception {
        standin.faults().next("POST /channels/*/messages", new Fault.AnswerLate(Duration.ofMillis(300)));
        long began = System.nanoTime();
        assertThat(post("x").status()).isEqualTo(200);
        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(300));
        Recorded recorded = standin.requests().getFirst();
        assertThat(recorded.atNanos()).isBetween(began, System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(300));
    }

    @Test
    void a_revoked_token_is_worth_nothing() throws Exception {
        String renewed = standin.faults().revokeToken();
        RawClient.Reply refused = post("x");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(standin.invalidRequests()).isEqualTo(1);
        rest.token(renewed);
        assertThat(post("x").status()).isEqualTo(200);
    }

    @Test
    void a_deleted_channel_takes_its_messages_and_threads_along() throws Exception {
        String message = posted("a talk");
        threadFrom(message);
        standin.faults().deleteChannel(standin.channelId("track-13"));
        assertThat(post("x").code()).isEqualTo(10003);
        assertThat(standin.message(message)).isEmpty();
        assertThat(standin.threads()).isEmpty();
    }
}
