package org.lectern.app;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Texts;
import org.lectern.chat.Venue;
import org.lectern.cue.Course;
import org.lectern.report.Format;
import org.lectern.report.Report;
import org.lectern.schedule.Session;
import org.lectern.store.Records;
import org.lectern.store.StoreException;
import org.lectern.wording.Scene;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lectern export`: the report of a session, from the database of a bot, which may be running.
@Command(
        name = "export",
        description = {
            "Writes what came of a session: every talk with its questions, votes and answers, what is still open, and"
                    + " what was done on the floor.",
            "Only reads the database; the bot may be running. Who asked anonymously stands nowhere in it, nor what was"
                    + " withdrawn or taken down.",
            "Exit code: 0 written, 1 there is nothing to read or to write to, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ExportCommand implements Callable<Integer> {
    private static final Map<String, Locale> LANGUAGES =
            Texts.LANGUAGES.stream().collect(Collectors.toMap(Locale::getLanguage, locale -> locale));

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Mixin
    private final StoreChoice choice = new StoreChoice();

    @Option(
            names = "--session",
            paramLabel = "ID",
            description = "The session; may be left out where the database has but one.")
    private @Nullable String session;

    @Option(
            names = "--all",
            description = "Every session, each in a file of its own in the folder that --output names.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, json, md or html: one page that opens offline (default: html).")
    private String format = "html";

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write it (default: standard output).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrite a file that is there.")
    private boolean force;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "en, de or fr (default: en).")
    private String language = "en";

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Format as = known(
                format,
                "--format",
                Map.of("csv", Format.CSV, "json", Format.JSON, "md", Format.MD, "html", Format.HTML));
        Locale reader = known(language, "--language", LANGUAGES);
        if (all && (output == null || session != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--all needs --output, the folder to write to, and goes without --session");
        }
        try (Records records = Records.open(choice.read().store())) {
            List<Session> sessions = records.sessions();
            if (all) {
                writeAll(records, sessions, as, reader);
            } else {
                write(report(records, chosen(sessions), reader), as, reader, output);
            }
            return 0;
        } catch (BadConfiguration e) {
            e.problems().forEach(err::println);
        } catch (StoreException | CannotExport e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private <T> T known(String given, String option, Map<String, T> known) {
        T found = known.get(given.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is '" + given + "'; it may be "
                            + known.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return found;
    }

    private Session chosen(List<Session> sessions) {
        if (sessions.isEmpty()) {
            throw new CannotExport("No session has been stored yet.");
        }
        if (session == null && sessions.size() == 1) {
            return sessions.getFirst();
        }
        return sessions.stream()
                .filter(each -> each.id().value().equals(session))
                .findFirst()
                .orElseThrow(() -> new CannotExport(
                        (session == null ? "There are several sessions." : "There is no session '" + session + "'.")
                                + " Name one by --session, or take --all:"
                                + sessions.stream()
                                        .map(each -> System.lineSeparator() + "  " + each.id() + "  "
                                                + each.start().toLocalDate() + "  "
                                                + each.title().plain())
                                        .collect(Collectors.joining())));
    }

    private static Report report(Records records, Session printed, Locale reader) {
        Course course = Course.of(printed, records.times(printed.id()));
        Venue nowhere = new Venue(0, List.of(), Map.of());
        Instant now = InstantSource.system().instant();
        Scene scene = new Scene(course.at(now), course.blocks(now), nowhere, _ -> OptionalLong.empty()).in(reader);
        return Report.of(scene, printed, records.questions(printed.id()), records.history(printed.id()));
    }

    private void writeAll(Records records, List<Session> sessions, Format as, Locale reader) {
        Path folder = Objects.requireNonNull(output);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CannotExport(folder + " cannot be made: " + e.getMessage());
        }
        for (Session each : isPerson() ? shown(sessions) : sessions) {
            write(
                    report(records, each, reader),
                    as,
                    reader,
                    folder.resolve(each.id() + "." + as.name().toLowerCase(Locale.ROOT)));
        }
    }

    private static boolean isPerson() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// With a bar that shows how far it is, which only a person can use.
    private static Iterable<Session> shown(List<Session> sessions) {
        return ProgressBar.wrap(
                sessions, new ProgressBarBuilder().setTaskName("Exporting").setStyle(ProgressBarStyle.ASCII));
    }

    private void write(Report report, Format as, Locale reader, @Nullable Path to) {
        String text = as.write(report, reader);
        if (to == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
            return;
        }
        try {
            Files.writeString(
                    to,
                    text,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.WRITE,
                    force ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            throw new CannotExport(to + " is there already; --force overwrites it");
        } catch (IOException e) {
            throw new CannotExport(to + " cannot be written: " + e);
        }
    }

    /// Why nothing was written, in words for whoever typed the command.
    private static final class CannotExport extends RuntimeException {
        private static final long serialVersionUID = 1;

        CannotExport(String why) {
            super(why);
        }
    }
}
