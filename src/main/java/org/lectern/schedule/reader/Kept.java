package org.lectern.schedule.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A schedule in a file, with its last good copy. The copy is used where the file is broken when it is read first, so
/// that a bot which has to be started again goes on; once the file was good, it is what counts.
final class Kept {
    private static final Logger log = LoggerFactory.getLogger(Kept.class);

    private final Origin.File origin;
    private final Path file;
    private final InstantSource clock;
    private boolean wasGood;
    /// What was good last and is not kept yet.
    private @Nullable Copy good;
    private @Nullable String trouble;

    /// @param file where the copy is kept
    Kept(Origin.File origin, Path file, InstantSource clock) {
        this.origin = origin;
        this.file = file;
        this.clock = clock;
    }

    /// As it is now, else as it was when it was good last, which is then a warning.
    synchronized Reading read(Given given, IdSource ids) {
        Reading now = now(given, ids);
        if (wasGood) {
            return now;
        }
        Optional<Copy> copy = copy();
        Optional<Reading> before =
                copy.map(each -> Formats.read(each.text(), given, ids)).filter(reading -> !reading.hasErrors());
        if (before.isEmpty()) {
            return now;
        }
        String fault = now.fault().orElseThrow();
        trouble = "“" + origin + "” cannot be used as it is now: " + fault + (fault.endsWith(".") ? "" : ".")
                + copy.map(each -> " The version read on " + each.when() + " stays in use.")
                        .orElseThrow();
        return before.get().doubted(trouble);
    }

    private Reading now(Given given, IdSource ids) {
        try {
            String text = ScheduleFile.text(origin.path());
            Reading reading = Formats.read(text, given, ids);
            if (!reading.hasErrors()) {
                wasGood = true;
                trouble = null;
                good = new Copy(text, Fetched.Version.UNKNOWN, clock.instant());
            }
            return reading;
        } catch (ScheduleFile.Unreadable e) {
            return ScheduleFile.refused(e.why);
        }
    }

    /// Has the copy be what was good last.
    synchronized void keep() {
        Copy next = good;
        good = null;
        if (next == null
                || copy().filter(copy -> copy.text().equals(next.text())).isPresent()) {
            return;
        }
        try {
            next.store(file, origin);
        } catch (IOException e) {
            log.warn("Of {} no copy can be kept for a start, as {}: {}", origin, file, e.toString());
        }
    }

    private Optional<Copy> copy() {
        try {
            return Copy.load(file);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Why what is known is not what is there now: a sentence or two; empty where it is.
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
