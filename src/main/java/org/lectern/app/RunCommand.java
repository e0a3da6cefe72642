package org.lectern.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the bot.",
            "The token comes from the environment variable LECTERN_DISCORD_TOKEN, or from the file that the"
                    + " configuration names as discord.tokenFile.",
            "Ends with Ctrl-C or SIGTERM; exit code: 0 so ended, 1 it cannot run or Discord has ended its connection for"
                    + " good, as after the token was renewed, 2 wrong usage."
        },
        versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(4);

    private final Wiring wiring;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "config/lectern.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path config;

    /// A rehearsal sets the clock of its bot through the bot's standard input.
    @Option(names = "--rehearsed", hidden = true)
    private boolean rehearsed;

    /// The stand-in of a rehearsal keeps Discord's limits as they are, whatever the speed.
    @Option(names = "--real-limits", hidden = true)
    private boolean realLimits;

    RunCommand() {
        this(Wiring.PLAIN);
    }

    RunCommand(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
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
    static void prepare() {
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
            try (Lectern lectern =
                    Lectern.start(configuration, schedules, token, clock, realLimits ? Wiring.REAL_LIMITS : wiring)) {
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
        PrintWriter out = spec.commandLine().getOut();
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
