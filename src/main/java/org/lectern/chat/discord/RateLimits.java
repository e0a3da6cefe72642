package org.lectern.chat.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender.Route;

/// What Discord's answers told about its limits, by route and channel, and what is on its way and not yet told.
/// (Discord's documentation, "Rate Limits": the headers `X-RateLimit-Remaining` and `X-RateLimit-Reset-After`.)
final class RateLimits {
    private record Key(Route route, long channel) {}

    private final Map<Key, Window> windows = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private volatile long globalUntil;

    RateLimits() {
        this(System::nanoTime);
    }

    RateLimits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.globalUntil = nanoTime.getAsLong();
    }

    /// How long a request has to wait; zero where nothing is known.
    Duration pause(Route route, long channel) {
        long now = nanoTime.getAsLong();
        Window window = windows.get(new Key(route, channel));
        long wait = Math.max(globalUntil - now, window == null ? 0 : window.left(now));
        return Duration.ofNanos(Math.max(0, wait));
    }

    void leaves(Exchange exchange) {
        window(exchange).leaves();
    }

    void returned(Exchange exchange) {
        window(exchange).returned();
    }

    void answered(Exchange exchange, Response response) {
        Long resetAfter = nanos(response.header("X-RateLimit-Reset-After"));
        String remaining = response.header("X-RateLimit-Remaining");
        if (resetAfter != null && remaining != null) {
            window(exchange).told(Integer.parseInt(remaining), nanoTime.getAsLong() + resetAfter);
        }
    }

    /// After a 429: nothing more of this kind before the pause is over, or nothing at all where the limit is the
    /// global one.
    void refused(Exchange exchange, Duration pause, boolean global) {
        long until = nanoTime.getAsLong() + pause.toNanos();
        if (global) {
            globalUntil = until;
        } else {
            window(exchange).told(0, until);
        }
    }

    private Window window(Exchange exchange) {
        return windows.computeIfAbsent(new Key(exchange.route(), exchange.channel()), _ -> new Window());
    }

    private static @Nullable Long nanos(@Nullable String seconds) {
        return seconds == null ? null : (long) (Double.parseDouble(seconds) * TimeUnit.SECONDS.toNanos(1));
    }

    private static final class Window {
        private int remaining = Integer.MAX_VALUE;
        private long reset;
        private int underWay;

        synchronized void leaves() {
            underWay++;
        }

        synchronized void returned() {
            underWay--;
        }

        synchronized void told(int remaining, long reset) {
            this.remaining = remaining;
            this.reset = reset;
        }

        synchronized long left(long now) {
            return remaining - underWay > 0 ? 0 : reset - now;
        }
    }
}
