package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.lectern.chat.ChatSender.Route;

/// The limits as the answers' headers tell them; time is stepped by hand.
class RateLimitsTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final RateLimits limits = new RateLimits(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Exchange leaves() {
        Exchange exchange = new Exchange(Route.POST, 7);
        limits.leaves(exchange);
        return exchange;
    }

    private void answered(Exchange exchange, int remaining, String resetAfter) {
        limits.answered(
                exchange,
                new Response.Builder()
                        .request(new Request.Builder().url("http://localhost/").build())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .header("X-RateLimit-Remaining", String.valueOf(remaining))
                        .header("X-RateLimit-Reset-After", resetAfter)
                        .build());
        limits.returned(exchange);
    }

    @Test
    void nothing_is_held_back_as_long_as_nothing_is_known() {
        leaves();
        assertThat(limits.pause(Route.POST, 7)).isZero();
    }

    @Test
    void when_nothing_remains_the_pause_lasts_until_the_reset() {
        answered(leaves(), 0, "2.5");
        assertThat(limits.pause(Route.POST, 7)).isEqualTo(Duration.ofMillis(2500));
        pass(Duration.ofSeconds(2));
        assertThat(limits.pause(Route.POST, 7)).isEqualTo(Duration.ofMillis(500));
        pass(Duration.ofSeconds(1));
        assertThat(limits.pause(Route.POST, 7)).isZero();
    }

    @Test
    void what_is_under_way_counts_as_used() {
        answered(leaves(), 2, "5");
        Exchange first = leaves();
        assertThat(limits.pause(Route.POST, 7)).isZero();
        leaves();
        assertThat(limits.pause(Route.POST, 7)).isEqualTo(Duration.ofSeconds(5));
        answered(first, 3, "5");
        assertThat(limits.pause(Route.POST, 7)).isZero();
    }

    @Test
    void routes_and_channels_count_apart_but_not_under_the_global_limit() {
        limits.refused(leaves(), Duration.ofSeconds(3), false);
        assertThat(limits.pause(Route.POST, 8)).isZero();
        assertThat(limits.pause(Route.OPEN_THREAD, 7)).isZero();
        limits.refused(leaves(), Duration.ofSeconds(1), true);
        assertThat(limits.pause(Route.POST, 8)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.pause(Route.POST, 7)).isEqualTo(Duration.ofSeconds(3));
    }
}
