package org.lectern.house.planted.a;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Supplier;

/// Every way round the rule on time and environment; each method is one.
public final class Clocks {
    private Clocks() {}

    public static Supplier<Instant> reference() {
        return Instant::now;
    }

    public static ZonedDateTime overload(ZoneId zone) {
        return ZonedDateTime.now(zone);
    }

    public static LocalTime localTime(ZoneId zone) {
        return LocalTime.now(zone);
    }

    public static Clock clock(ZoneId zone) {
        return Clock.system(zone);
    }

    public static TimeZone zone() {
        return TimeZone.getDefault();
    }

    public static long millis() {
        return System.currentTimeMillis();
    }

    public static Map<String, String> environment() {
        return System.getenv();
    }
}
