package org.lectern.standin;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Rate limits: the global one and the buckets, with Discord's headers (Discord, "Rate Limits"). Windows are real time,
/// divided by the speed.
final class Limits {
    private static final int GLOBAL = 50;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// What a bucket says to one request. `retryAfter` is in seconds and 0 where the request may pass.
    record Verdict(double retryAfter, Fault.Scope scope, Map<String, String> headers) {
        boolean passes() {
            return retryAfter == 0;
        }
    }

    private static final class Window {
        private long began;
        private long length;
        private int used;

        /// The nanoseconds to wait, 0 where there is room.
        long take(int count, long nanos, long now) {
            if (used == 0 || now - began >= Math.min(length, nanos)) {
                began = now;
                length = nanos;
                used = 0;
            }
            if (used >= count) {
                return Math.max(1, left(nanos, now));
            }
            used++;
            return 0;
        }

        long left(long nanos, long now) {
            return Math.max(0, began + Math.min(length, nanos) - now);
        }
    }

    private final Knobs knobs;
    private final InstantSource time;
    private final Map<String, Window> windows = new HashMap<>();

    Limits(Knobs knobs, InstantSource time) {
        this.knobs = knobs;
        this.time = time;
    }

    synchronized Verdict take(Route route, String major) {
        long now = System.nanoTime();
        Route.Limit limit = route.limit();
        if (limit.global()) {
            long wait = window("global").take(GLOBAL, knobs.window(SECOND), now);
            if (wait > 0) {
                return refused(wait, Fault.Scope.GLOBAL, new LinkedHashMap<>());
            }
        }
        String bucket = bucket(route);
        Window window = window(bucket + ":" + major);
        long nanos = knobs.window(limit.window());
        long wait = window.take(limit.count(), nanos, now);
        Map<String, String> headers = new LinkedHashMap<>();
        double left = window.left(nanos, now) / 1e9;
        headers.put("X-RateLimit-Bucket", bucket);
        headers.put("X-RateLimit-Limit", Integer.toString(limit.count()));
        headers.put("X-RateLimit-Remaining", Integer.toString(wait > 0 ? 0 : limit.count() - window.used));
        headers.put("X-RateLimit-Reset-After", decimal(left));
        headers.put("X-RateLimit-Reset", decimal(time.millis() / 1e3 + left));
        return wait > 0 ? refused(wait, Fault.Scope.USER, headers) : new Verdict(0, Fault.Scope.USER, headers);
    }

    /// A limit beyond the buckets, of which Discord's headers say nothing: the seconds to wait, or 0.
    synchronized double takeHidden(String key, int count, Duration window) {
        return window(key).take(count, knobs.window(window), System.nanoTime()) / 1e9;
    }

    /// The headers of a 429, on top of what a bucket says.
    static Verdict refused(long nanos, Fault.Scope scope, Map<String, String> headers) {
        double seconds = Math.max(0.001, nanos / 1e9);
        headers.put("Retry-After", Long.toString((long) Math.ceil(seconds)));
        headers.put("X-RateLimit-Scope", scope.name().toLowerCase(Locale.ROOT));
        if (scope == Fault.Scope.GLOBAL) {
            headers.put("X-RateLimit-Global", "true");
        }
        headers.putIfAbsent("X-RateLimit-Reset-After", decimal(seconds));
        return new Verdict(seconds, scope, headers);
    }

    synchronized void forget() {
        windows.clear();
    }

    private Window window(String key) {
        return windows.computeIfAbsent(key, _ -> new Window());
    }

    private static String bucket(Route route) {
        return HexFormat.of().toHexDigits(route.pattern().hashCode());
    }

    private static String decimal(double seconds) {
        return BigDecimal.valueOf(Math.round(seconds * 1000), 3).toPlainString();
    }
}
