package org.lectern.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.lectern.rehearsal.ScaledClock;
import org.lectern.rehearsal.ScaledClock.Anchor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets a scaled clock from lines of `REAL_MILLIS SESSION_MILLIS SPEED`, both since 1970: at that real instant the
/// session's time is the other, and it passes so many times as fast. Each line is acknowledged once it holds. The line
/// `reread` has the schedules read anew.
final class RemoteClock {
    private static final Logger log = LoggerFactory.getLogger(RemoteClock.class);

    private RemoteClock() {}

    /// The clock as the first line sets it; the lines after it set it anew, on a thread of its own.
    ///
    /// @param set is called when a line holds
    /// @param reread is called where the schedules are to be read anew
    /// @param ended is called at the end of the lines
    /// @throws IOException if there is no first line
    static ScaledClock read(BufferedReader lines, Runnable set, Runnable reread, Runnable ended) throws IOException {
        String first = lines.readLine();
        if (first == null) {
            throw new IOException("the clock was to be set by a first line of standard input");
        }
        ScaledClock clock = new ScaledClock(InstantSource.system(), anchor(first));
        set.run();
        Thread.ofPlatform().name("remote-clock").daemon().start(() -> {
            follow(lines, clock, set, reread);
            ended.run();
        });
        return clock;
    }

    private static void follow(BufferedReader lines, ScaledClock clock, Runnable set, Runnable reread) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("reread")) {
                    reread.run();
                } else {
                    clock.set(anchor(line));
                    set.run();
                }
            }
        } catch (IOException | RuntimeException e) {
            log.error("The clock cannot be set any more", e);
        }
    }

    private static Anchor anchor(String line) {
        String[] parts = line.strip().split(" ", -1);
        return new Anchor(
                Instant.ofEpochMilli(Long.parseLong(parts[0])),
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                Double.parseDouble(parts[2]));
    }
}
