package org.lectern.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.reader.Given;
import org.lectern.schedule.reader.IdSource;
import org.lectern.schedule.reader.Library;
import org.lectern.schedule.reader.Origin;
import org.lectern.schedule.reader.Problem;
import org.lectern.schedule.reader.Reading;
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
            description = "A schedule in a file or at an http address, in any format that docs/formats.md names.")
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
        List<Checked> checked = read(given.given());
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

    private List<Checked> read(Given silent) {
        try (Library library = Libraries.passing()) {
            return files.stream().map(file -> read(file, library, silent)).toList();
        }
    }

    private Checked read(String name, Library library, Given silent) {
        Origin origin;
        try {
            origin = Origin.named(name);
        } catch (IllegalArgumentException e) {
            Problem problem = new Problem(0, Problem.Severity.ERROR, String.valueOf(e.getMessage()));
            return new Checked(name, new Reading(List.of(), List.of(problem)));
        }
        return new Checked(origin.toString(), library.read(origin, silent, ids));
    }

    private boolean fails(Checked checked) {
        return checked.reading().hasErrors()
                || (strict && !checked.reading().problems().isEmpty());
    }
}
