package org.lectern.app;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.Reading;
import org.lectern.schedule.reader.ScheduleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lectern check`: schedules as Lectern understands them, for people or as JSON.
@Command(
        name = "check",
        description = {
            "Shows the agenda as understood, who answers where, and every doubt with its line.",
            "Exit code: 0 all is well, 1 there is an error (with --strict: or a warning), 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class CheckCommand implements Callable<Integer> {
    /// The columns of a terminal that nothing is known about.
    static final int WIDTH = 100;

    /// A schedule as given on the command line, and what was read from it.
    record Checked(String file, Reading reading) {}

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCHEDULE",
            description = "A schedule in a file, in any format that docs/formats.md names.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--json",
            description = "Print JSON, with the page's own times: an object, for several files an array.")
    private boolean json;

    @Option(names = "--strict", description = "Let a warning fail the check, too.")
    private boolean strict;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = GivenOptions.Zone.class,
            description =
                    "Show the agenda in this time zone, such as Europe/Berlin or +01:00, instead of the page's own"
                            + " offset. Problems and --json keep the page's times.")
    private @Nullable ZoneId zone;

    @Mixin
    private GivenOptions given = new GivenOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Show which session of a configuration is held in which channel, and what has none.")
    private @Nullable Path config;

    private final IdSource ids;

    CheckCommand(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public Integer call() {
        if (files.isEmpty() == (config == null) || (config != null && json)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name one SCHEDULE or more, or --config with a configuration (without --json).");
        }
        if (config != null) {
            CheckConfig check = new CheckConfig(
                    spec.commandLine().getOut(), spec.commandLine().getErr(), zone);
            return check.print(config) ? 0 : 1;
        }
        List<Checked> checked = files.stream()
                .map(file -> new Checked(file, read(file, given.given())))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CheckJson.of(checked));
        } else {
            CheckText text = new CheckText(out, spec.commandLine().getErr(), zone, WIDTH);
            text.print(checked);
        }
        out.flush();
        return checked.stream().anyMatch(this::fails) ? 1 : 0;
    }

    private Reading read(String file, Given silent) {
        try {
            return ScheduleFile.read(Path.of(file), silent, ids);
        } catch (InvalidPathException _) {
            String message = "“" + file + "” is no name that a file can have.";
            return new Reading(List.of(), List.of(new Problem(0, Problem.Severity.ERROR, message)));
        }
    }

    private boolean fails(Checked checked) {
        return checked.reading().hasErrors()
                || (strict && !checked.reading().problems().isEmpty());
    }
}
