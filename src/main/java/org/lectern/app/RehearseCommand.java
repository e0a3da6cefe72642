package org.lectern.app;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.rehearsal.Attendance;
import org.lectern.rehearsal.AuditFile;
import org.lectern.rehearsal.AuditReport;
import org.lectern.rehearsal.Rehearsal;
import org.lectern.rehearsal.Rehearsal.Another;
import org.lectern.rehearsal.RehearsalException;
import org.lectern.rehearsal.Start;
import org.lectern.rehearsal.Volume;
import org.lectern.schedule.reader.Origin;
import org.lectern.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `lectern rehearse`: plays sessions against the stand-in, to be watched, and audits what the bot did.
@Command(
        name = "rehearse",
        description = {
            "Plays a session with the real bot against a stand-in of Discord, with a small audience, and audits at the"
                    + " end what was said and kept. Needs no Discord account and no network.",
            "Exit code: 0 played to the end (with --until-end: and the audit holds), 1 not so, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RehearseCommand implements Callable<Integer> {
    private static final Path SEED = Path.of("seeds", "neurips-2020-track-13.txt");
    private static final double FASTEST = 1000;
    private static final double USUAL_SPEED = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCHEDULE",
            description =
                    "A schedule in a file or at an http address, in any format that `lectern check` reads; each room"
                            + " of it in a channel of its own (default: seeds/neurips-2020-track-13.txt).")
    private List<String> schedules = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Minutes of the session in a real minute, up to 1000 (default: 60; with --room 1).")
    private @Nullable Double givenSpeed;

    @Option(
            names = "--room",
            description = "Wait in the rehearsal room: the time stands until you let it go on there, and the rehearsal"
                    + " ends when you end it.")
    private boolean room;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = StartConverter.class,
            description = "Begin at this time of the session's day, such as 18:20, in the page's own offset; or at an"
                    + " instant, such as 2020-12-08T18:20:00-08:00 (default: before the first heads-up).")
    private Start start = Start.atTheBeginning();

    @Option(
            names = "--day",
            paramLabel = "DATE",
            description = "Play only this day of a schedule that has several, such as 2023-09-11.")
    private @Nullable LocalDate day;

    @Option(
            names = "--then",
            paramLabel = "TIME=SCHEDULE",
            description = "At this time of the session another schedule takes the place of the one that is played;"
                    + " may be given several times. One that cannot be read changes nothing.")
    private List<String> then = new ArrayList<>();

    @Mixin
    private GivenOptions given = new GivenOptions();

    @Option(names = "--until-end", description = "Exit with 0 only when the audit holds, else with 1.")
    private boolean untilEnd;

    @Option(names = "--audit", paramLabel = "FILE", description = "Write the audit to this file, as JSON.")
    private @Nullable Path audit;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the bot's store, configuration and log in this folder, which must be empty or new.")
    private @Nullable Path keep;

    @Option(names = "--real-limits", description = "Keep Discord's rate limits as they are, whatever the speed.")
    private boolean realLimits;

    @Option(
            names = "--audience",
            paramLabel = "MUCH",
            defaultValue = "few",
            description = "How much the audience does: nobody, few, many or crowd (default: ${DEFAULT-VALUE}). In the"
                    + " rehearsal room it can be changed.")
    private Volume audience = Volume.FEW;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The audience does the same for the same number (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        double speed = givenSpeed != null ? givenSpeed : room ? 1 : USUAL_SPEED;
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new ParameterException(
                    spec.commandLine(), "--speed is a number above 0, up to 1000; '" + speed + "' is not.");
        }
        if (audit != null) {
            refuseUnwritable(audit);
        }
        List<Another> others = then.stream().map(this::another).toList();
        if (!others.isEmpty() && schedules.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--then needs a single SCHEDULE, whose place the other takes.");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (Downloads downloads = new Downloads()) {
            Rehearsal.Options options = Rehearsal.Options.of(files(downloads), speed)
                    .reading(given.given())
                    .on(day)
                    .then(others)
                    .from(start)
                    .withRealLimits(realLimits)
                    .keeping(keep)
                    .attendedBy(new Attendance(audience, seed))
                    .waiting(room);
            return play(rehearsal(options), message -> err.println(downloads.told(message)));
        } catch (RehearsalException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    /// What is on the web is fetched before: a rehearsal needs no network.
    private List<Path> files(Downloads downloads) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String schedule : schedules) {
            files.add(
                    switch (origin(schedule)) {
                        case Origin.File(Path path) -> path;
                        case Origin.Web web -> downloads.fetch(web);
                    });
        }
        return files.isEmpty() ? List.of(seedPage()) : files;
    }

    private Origin origin(String schedule) {
        try {
            return Origin.named(schedule);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private Another another(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--then is a time and a schedule, such as 18:20=changed.txt; '" + text + "' is not.");
        }
        Path file = Path.of(text.substring(equals + 1));
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "--then: there is no file " + file + ".");
        }
        try {
            return new Another(Start.parse(text.substring(0, equals)), file);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--then: " + e.getMessage(), e);
        }
    }

    /// A rehearsal takes minutes: that its audit cannot be kept is told before.
    private void refuseUnwritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String why = null;
        if (Files.isDirectory(file)) {
            why = "it is a folder; name a file in it.";
        } else if (folder == null || !Files.isDirectory(folder)) {
            why = "there is no folder " + folder + ".";
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            why = "it may not be written by this user.";
        }
        if (why != null) {
            throw new ParameterException(spec.commandLine(), "--audit cannot be written to " + file + ": " + why);
        }
    }

    private Rehearsal rehearsal(Rehearsal.Options options) {
        PrintWriter out = spec.commandLine().getOut();
        return onTerminal()
                ? Rehearsal.onTerminal(options, out, System.getenv("NO_COLOR") == null)
                : Rehearsal.inLines(options, out);
    }

    /// There may be no console at all where input or output is none.
    private static boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }

    private int play(Rehearsal rehearsal, Consumer<String> err) throws InterruptedException {
        Thread hook = new Thread(rehearsal::close, "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            AuditReport report = rehearsal.play();
            if (audit != null) {
                AuditFile.write(report, audit);
            }
            return report.holds() || !untilEnd ? 0 : 1;
        } catch (RehearsalException e) {
            // Ended by a signal, it has nothing to complain of.
            if (!rehearsal.endedFromOutside()) {
                err.accept(String.valueOf(e.getMessage()));
            }
            return 1;
        } catch (StoreException e) {
            err.accept("The bot's store cannot be audited: " + e.getMessage());
            return 1;
        } catch (UncheckedIOException e) {
            err.accept("The audit cannot be written: " + e.getCause());
            return 1;
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It is running.
        }
    }

    /// The page that comes with Lectern: in the working folder, or beside the folder that the jar was built in.
    private static Path seedPage() {
        if (Files.exists(SEED)) {
            return SEED;
        }
        try {
            Path code = Path.of(RehearseCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return seedAbove(code)
                    .orElseThrow(() -> new RehearsalException(
                            "There is no " + SEED + " here. Name a session page: lectern rehearse SCHEDULE"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The seed in the nearest folder above the jar or classes that has it; of a link, above what it points to.
    static Optional<Path> seedAbove(Path code) {
        Path real;
        try {
            real = code.toRealPath();
        } catch (IOException _) {
            real = code.toAbsolutePath();
        }
        return Stream.iterate(real.getParent(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(SEED))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// Reads `--at`.
    static final class StartConverter implements ITypeConverter<Start> {
        @Override
        public Start convert(String text) {
            try {
                return Start.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
