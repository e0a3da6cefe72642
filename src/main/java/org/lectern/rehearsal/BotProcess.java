package org.lectern.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The real bot, as a process of its own. Its clock is set through its standard input, whose end ends it: so it goes
/// when this process goes, however that ends.
final class BotProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(15);
    /// More options of its virtual machine, such as to make an AOT cache.
    private static final String OPTIONS = "lectern.bot.options";

    private static final String READY = "ready";
    private static final String CLOCK_SET = "clock";
    /// So many times its clock may be set in vain once it has ended.
    private static final int ENDED = 1 << 20;

    private final Process process;
    private final Path log;
    private final Consumer<String> heard;
    private final Writer input;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final Semaphore clocksSet = new Semaphore(0);
    private final Thread listener =
            Thread.ofPlatform().name("bot-output").daemon().unstarted(this::listen);

    /// What is run as the bot.
    ///
    /// @param options of its command line, beyond those that every rehearsal gives
    /// @param heard is told each line of its output
    record Program(String mainClass, List<String> options, Consumer<String> heard) {
        Program {
            options = List.copyOf(options);
        }

        /// `lectern run`.
        ///
        /// @param realLimits whether Discord's limits are not divided by the speed
        static Program lectern(boolean realLimits) {
            List<String> options = new ArrayList<>(List.of("run"));
            if (realLimits) {
                options.add("--real-limits");
            }
            return new Program("org.lectern.app.Main", options, _ -> {});
        }
    }

    private BotProcess(Process process, Path log, Consumer<String> heard) {
        this.process = process;
        this.log = log;
        this.heard = heard;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Starts it in a folder that holds `lectern.yaml`; it waits for its clock. Its log is appended to `bot.log`.
    static BotProcess start(Path folder, String token, Program program) {
        Path log = folder.resolve("bot.log");
        try {
            Path scratch = Files.createDirectories(folder.resolve("tmp"));
            ProcessBuilder builder = new ProcessBuilder(command(folder, scratch, program));
            builder.environment().put("LECTERN_DISCORD_TOKEN", token);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            BotProcess bot = new BotProcess(builder.start(), log, program.heard());
            bot.listener.start();
            return bot;
        } catch (IOException e) {
            throw new RehearsalException("The bot cannot be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path folder, Path scratch, Program program) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // As in config/jvm.options: the AOT cache that is made from a rehearsal holds for the same alone.
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + scratch));
        Pattern.compile(" ")
                .splitAsStream(System.getProperty(OPTIONS, ""))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.mainClass()));
        command.addAll(program.options());
        command.addAll(List.of("--config", folder.resolve("lectern.yaml").toString(), "--rehearsed"));
        return command;
    }

    private void listen() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                heard.accept(line);
                if (line.equals(READY)) {
                    ready.complete(true);
                } else if (line.equals(CLOCK_SET)) {
                    clocksSet.release();
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.complete(false);
        clocksSet.release(ENDED);
    }

    long pid() {
        return process.pid();
    }

    /// Sets its clock, which holds when this returns; a bot that has ended takes no notice.
    ///
    /// @throws RehearsalException where it does not take it within a minute
    void clock(ScaledClock.Anchor anchor) throws InterruptedException {
        tell(anchor.real().toEpochMilli() + " " + anchor.session().toEpochMilli() + " " + anchor.speed());
        if (!clocksSet.tryAcquire(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new RehearsalException("The bot has not set its clock after a minute." + lastWords());
        }
    }

    /// Writes a line to its standard input; a bot that has ended takes no notice.
    void tell(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Waits until it is connected and has decided what was due.
    ///
    /// @throws RehearsalException if it ends before, or takes longer than a minute
    void awaitReady() throws InterruptedException {
        try {
            if (!ready.get(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new RehearsalException("The bot ended before it was ready." + lastWords());
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new RehearsalException("The bot is not ready after a minute." + lastWords(), e);
        }
    }

    /// Ends it as a loss of power would: with SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join();
    }

    /// Completes with true when it is ready, with false when it ends before.
    CompletableFuture<Boolean> ready() {
        return ready;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// That it has ended although nobody asked it to.
    RehearsalException died() throws InterruptedException {
        return new RehearsalException(
                "The bot has ended unexpectedly, with exit code " + process.waitFor() + "." + lastWords());
    }

    /// The end of its log, to be told with why it has failed.
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            if (lines.isEmpty()) {
                return " It has logged nothing.";
            }
            return " The end of its log:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return " Its log cannot be read: " + e;
        }
    }

    /// Asks it to end, and waits until it has.
    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException _) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            listener.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
