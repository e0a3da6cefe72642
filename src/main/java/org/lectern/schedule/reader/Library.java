package org.lectern.schedule.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Schedules wherever they stand. What cannot be had is a [Reading] too, with an error on line 0 that says why.
///
/// With a folder for copies, a schedule is the last that was good, if the one that is there now cannot be had or
/// used; one in a file is that only until its file was good. Servers are asked politely: for what is new only,
/// seldom, and after a failure more seldom.
public final class Library implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String agent;
    private final InstantSource clock;
    private final @Nullable Path copies;
    private final Duration every;
    private final Duration patience;
    private final Map<Origin, Watched> watched = new ConcurrentHashMap<>();
    private final Map<Origin, Kept> kept = new ConcurrentHashMap<>();
    private @Nullable Fetcher fetcher;

    private Library(String agent, InstantSource clock, @Nullable Path copies, Duration every, Duration patience) {
        this.agent = agent;
        this.clock = clock;
        this.copies = copies;
        this.every = every;
        this.patience = patience;
    }

    /// Reads what is there, and keeps nothing.
    ///
    /// @param agent how Lectern calls itself to servers
    public static Library passing(String agent, InstantSource clock) {
        return new Library(agent, clock, null, Duration.ZERO, PATIENCE);
    }

    /// @param copies a folder that is made when it is needed
    /// @param every how often a newer version on the web is looked for
    public static Library keeping(Path copies, String agent, InstantSource clock, Duration every) {
        return new Library(agent, clock, copies, every, PATIENCE);
    }

    /// Whether there is a copy of a schedule in a folder of copies.
    public static boolean hasCopy(Path copies, Origin origin) {
        return Files.exists(Copy.file(copies, origin.normalized()));
    }

    /// With servers that have to answer within that time.
    Library patient(Duration time) {
        return new Library(agent, clock, copies, every, time);
    }

    /// Reads a schedule as it is now; this may take as long as a server does, at most some minutes.
    public Reading read(Origin origin, Given given, IdSource ids) {
        if (origin instanceof Origin.File file) {
            return copies == null
                    ? ScheduleFile.read(file.path(), given, ids)
                    : kept(file, copies).read(given, ids);
        }
        Origin.Web web = (Origin.Web) origin;
        if (copies != null) {
            return watched(web, copies).read(given, ids);
        }
        try {
            return Formats.read(fetch(web), given, ids);
        } catch (IOException e) {
            return ScheduleFile.refused(String.valueOf(e.getMessage()));
        }
    }

    /// The text of a schedule on the web.
    ///
    /// @throws IOException with a sentence that says why it cannot be had
    public String fetch(Origin.Web web) throws IOException {
        return switch (fetcher().fetch(web.address(), Fetched.Version.UNKNOWN)) {
            case Fetched.Fresh(String text, Fetched.Version _) -> text;
            case Fetched.Failed(String why, Duration _) ->
                throw new IOException("“" + web + "” cannot be fetched: " + why + ".");
            case Fetched.Unchanged() -> throw new IllegalStateException("nothing was known of " + web);
        };
    }

    /// What tells one version from another. A server is asked only where it is time to.
    public int print(Origin origin, Given given) {
        return switch (origin) {
            case Origin.File(Path path) -> print(path);
            case Origin.Web web
            when copies != null -> watched(web, copies).print(given, IdSource.random(new Random(0)));
            case Origin.Web _ -> 0;
        };
    }

    private static int print(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException _) {
            return 0;
        }
    }

    /// Keeps copies of what was read from files and was good, for when one is broken at a start. Those of
    /// schedules on the web are kept by themselves.
    public void keep() {
        kept.values().forEach(Kept::keep);
    }

    /// Why a schedule is not known as it is now, by what was seen last: a sentence or two.
    public Optional<String> trouble(Origin origin) {
        return switch (origin) {
            case Origin.File file ->
                Optional.ofNullable(kept.get(file.normalized())).flatMap(Kept::trouble);
            case Origin.Web web ->
                Optional.ofNullable(watched.get(web.normalized())).flatMap(Watched::trouble);
        };
    }

    /// Why a schedule may be another one now than it was read last: its trouble, or that its server was not asked,
    /// since it had been seconds before.
    public Optional<String> doubt(Origin origin) {
        return switch (origin) {
            case Origin.File _ -> trouble(origin);
            case Origin.Web web ->
                Optional.ofNullable(watched.get(web.normalized())).flatMap(Watched::doubt);
        };
    }

    private Kept kept(Origin.File file, Path folder) {
        return kept.computeIfAbsent(
                file.normalized(), _ -> new Kept(file, Copy.file(folder, file.normalized()), clock));
    }

    private Watched watched(Origin.Web web, Path folder) {
        return watched.computeIfAbsent(
                web.normalized(), _ -> new Watched(web, fetcher(), Copy.file(folder, web), clock, every));
    }

    private synchronized Fetcher fetcher() {
        if (fetcher == null) {
            fetcher = new Fetcher(agent, clock, patience);
        }
        return fetcher;
    }

    @Override
    public synchronized void close() {
        if (fetcher != null) {
            fetcher.close();
        }
    }
}
