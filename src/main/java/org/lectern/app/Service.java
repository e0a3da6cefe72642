package org.lectern.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatException;
import org.lectern.chat.discord.DiscordChat;
import org.lectern.cue.SessionClock;
import org.lectern.store.Store;
import org.lectern.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot as a process: from its configuration until a signal or Discord ends it.
final class Service {
    private static final Logger log = LoggerFactory.getLogger(Service.class);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(4);

    private final Wiring wiring;
    private final boolean rehearsed;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param rehearsed whether its clock is set through the standard input
    /// @param out tells whoever rehearses how far it is
    Service(Wiring wiring, boolean rehearsed, PrintWriter out, PrintWriter err) {
        this.wiring = wiring;
        this.rehearsed = rehearsed;
        this.out = out;
        this.err = err;
    }

    /// Runs until it is ended. A signal ends the process from within.
    ///
    /// @return the exit code: 0, or 1 where it cannot run, of which `err` is told why
    int run(Path config) throws InterruptedException, IOException {
        prepare();
        try {
            Startup startup = Startup.read(config, System.getenv());
            startup.schedules().problems().forEach(problem -> log.warn("{}", problem));
            run(startup.configuration(), startup.schedules(), startup.token());
            return 0;
        } catch (BadConfiguration e) {
            e.problems().forEach(err::println);
        } catch (ChatException | StoreException | CannotStart e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    /// Loads meanwhile what every bot takes. What fails of this is told when it is needed.
    private static void prepare() {
        var _ = CompletableFuture.runAsync(Store::prepare).thenRun(DiscordChat::prepare);
    }

    private void run(Configuration configuration, Schedules schedules, String token)
            throws InterruptedException, IOException {
        AtomicReference<@Nullable Lectern> started = new AtomicReference<>();
        Thread hook = new Thread(() -> end(started.get()), "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            CompletableFuture<Optional<ChatException>> ended = new CompletableFuture<>();
            CompletableFuture<Lectern> ready = new CompletableFuture<>();
            SessionClock clock = rehearsed
                    ? RemoteClock.read(
                            reader(),
                            () -> tell("clock"),
                            () -> {
                                var _ = ready.thenAccept(Lectern::reread);
                            },
                            () -> ended.complete(Optional.empty()))
                    : WallClock.system();
            Optional<ChatException> lost;
            try (Lectern lectern = Lectern.start(configuration, schedules, token, clock, wiring)) {
                started.set(lectern);
                ready.complete(lectern);
                log.info("Lectern is ready.");
                if (rehearsed) {
                    tell("ready");
                }
                var _ = lectern.lost().thenAccept(why -> ended.complete(Optional.of(why)));
                lost = ended.join();
            }
            if (lost.isPresent()) {
                throw lost.get();
            }
        } finally {
            forget(hook);
        }
    }

    /// Tells whoever rehearses.
    private void tell(String line) {
        out.println(line);
        out.flush();
    }

    /// A signal ends the process in order, and with success: that is what was asked of it. What has not ended in
    /// time is in the database, and taken up at the next start.
    ///
    /// @param lectern null while it starts
    private static void end(@Nullable Lectern lectern) {
        try {
            if (lectern != null) {
                log.info("Lectern ends.");
                Thread closing = Thread.ofPlatform().name("closing").daemon().start(lectern::close);
                if (!closing.join(ENDS_WITHIN)) {
                    log.warn("Not everything has ended in time; the rest is taken up at the next start.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is running.
        }
    }

    private static BufferedReader reader() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
}
