package org.lectern.schedule.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A schedule on the web, with its last good copy. What cannot be had, or cannot be used, leaves the copy as it is.
final class Watched {
    /// As many slots may go at once, however few there are.
    private static final int FEW = 5;

    private final Origin.Web origin;
    private final Fetcher fetcher;
    private final Path file;
    private final InstantSource clock;
    private final Attempts attempts;
    private @Nullable String trouble;
    private @Nullable String early;
    private Instant asked = Instant.MIN;
    private int print;

    /// @param file where the copy is kept
    /// @param every how often a newer one is looked for
    Watched(Origin.Web origin, Fetcher fetcher, Path file, InstantSource clock, Duration every) {
        this.origin = origin;
        this.fetcher = fetcher;
        this.file = file;
        this.clock = clock;
        attempts = new Attempts(every);
    }

    /// As it is now, else as it was when it was good last, which is then a warning.
    synchronized Reading read(Given given, IdSource ids) {
        try {
            Instant now = clock.instant();
            boolean welcome = attempts.isWelcome(now);
            early = welcome ? null : early(now);
            if (welcome) {
                fetch(given, ids);
            }
            Optional<Copy> copy = Copy.load(file);
            if (copy.isEmpty()) {
                String why = trouble().orElse(told("has no copy any more: it is fetched again in a moment"));
                return ScheduleFile.refused(why + " There is no earlier copy of it.");
            }
            Reading reading = Formats.read(copy.get().text(), given, ids);
            return trouble().map(reading::doubted).orElse(reading);
        } catch (IOException e) {
            return ScheduleFile.refused(told("cannot be read: its copy in " + file + " cannot (" + e + ")"));
        }
    }

    /// What tells one good version from another; asks for a newer one where it is time to.
    synchronized int print(Given given, IdSource ids) {
        try {
            if (attempts.isDue(clock.instant())) {
                fetch(given, ids);
            }
        } catch (IOException e) {
            trouble = told("cannot be kept as " + file + " (" + e + ")");
        }
        return print;
    }

    /// Why what is known is not what is there now: a sentence or two; empty where it is.
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Why what was read last may not be what is there now: its trouble, else that it was fetched seconds before it
    /// was read.
    synchronized Optional<String> doubt() {
        return trouble().or(() -> Optional.ofNullable(early));
    }

    /// Null where it was fetched just now.
    private @Nullable String early(Instant now) {
        long seconds = Duration.between(asked, now).toSeconds();
        return seconds < 1
                ? null
                : told("was fetched " + seconds + " s ago, and is not asked again within " + Attempts.BREATH.toSeconds()
                        + " s: try again in a moment");
    }

    private void fetch(Given given, IdSource ids) throws IOException {
        Optional<Copy> before = Copy.load(file);
        Fetched.Version known = before.map(Copy::version).orElse(Fetched.Version.UNKNOWN);
        Fetched fetched = fetcher.fetch(origin.address(), known);
        Instant now = clock.instant();
        asked = now;
        switch (fetched) {
            case Fetched.Unchanged() -> succeeded(now);
            case Fetched.Failed(String why, Duration notBefore) -> {
                attempts.failed(now, notBefore);
                trouble = because("cannot be fetched: " + why, before);
            }
            case Fetched.Fresh(String text, Fetched.Version version) -> {
                Optional<String> fault = fault(Formats.read(text, given, ids), before, given, ids);
                if (fault.isPresent()) {
                    attempts.failed(now, Duration.ZERO);
                    trouble = because("cannot be used as it is now: " + fault.get(), before);
                } else {
                    new Copy(text, version, now).store(file, origin);
                    succeeded(now);
                }
            }
        }
        print = Copy.load(file).map(copy -> copy.text().hashCode()).orElse(0);
    }

    private void succeeded(Instant now) {
        attempts.succeeded(now);
        trouble = null;
    }

    /// Why a version is not to be trusted: servers that are broken send pages of all kinds.
    private Optional<String> fault(Reading reading, Optional<Copy> before, Given given, IdSource ids) {
        Optional<String> error = reading.fault();
        if (error.isPresent()) {
            return error;
        }
        int slots = slots(reading);
        int slotsBefore =
                before.map(copy -> slots(Formats.read(copy.text(), given, ids))).orElse(0);
        return slots == 0
                ? Optional.of("there is no slot in it")
                : slotsBefore - slots > FEW && slots * 2 < slotsBefore
                        ? Optional.of("it has " + slots + " slots, and had " + slotsBefore
                                + ". If that is meant, delete " + file)
                        : Optional.empty();
    }

    private static int slots(Reading reading) {
        return reading.sessions().stream()
                .mapToInt(session -> session.slots().size())
                .sum();
    }

    private String because(String why, Optional<Copy> before) {
        return told(why)
                + before.map(copy -> " The version fetched on " + copy.when() + " stays in use.")
                        .orElse("");
    }

    private String told(String what) {
        return "“" + origin + "” " + what + (what.endsWith(".") || what.endsWith("?") ? "" : ".");
    }
}
