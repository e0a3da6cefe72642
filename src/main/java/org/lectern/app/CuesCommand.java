package org.lectern.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lectern.floor.Rules;
import org.lectern.schedule.Session;
import org.lectern.store.Records;
import org.lectern.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lectern cues`: what became of every cue, from the database of a bot, which may be running.
@Command(
        name = "cues",
        description = {
            "Lists what became of everything that was to be said: said, skipped or not sent and why, or waiting; when"
                    + " it was planned and when it left, in the session's own offset; and the message's id.",
            "Only reads the database; the bot may be running.",
            "Exit code: 0 listed, 1 there is no database to read, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class CuesCommand implements Callable<Integer> {
    private static final Path CONFIG = Path.of("config", "lectern.yaml");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The bot's configuration, which names its database (default: config/lectern.yaml).")
    private @Nullable Path config;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The database, whatever the configuration names. Without --config no configuration is read,"
                    + " and a heads-up that waits is listed with the usual lead time.")
    private @Nullable Path store;

    private record Source(Path store, Duration lead) {}

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            print(source());
            return 0;
        } catch (BadConfiguration e) {
            e.problems().forEach(err::println);
        } catch (StoreException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private Source source() throws BadConfiguration {
        if (store != null && config == null) {
            return new Source(store, Rules.DEFAULT.lead());
        }
        Configuration configuration = ConfigurationReader.read(config == null ? CONFIG : config);
        return new Source(
                store == null ? configuration.store() : store,
                configuration.rules().lead());
    }

    private void print(Source source) {
        PrintWriter out = spec.commandLine().getOut();
        try (Records records = Records.open(source.store())) {
            // Outcomes first: what is decided meanwhile shows as waiting, and no outcome lacks its session.
            List<Records.OfCue> decided = records.cues();
            List<Session> sessions = records.sessions();
            if (sessions.isEmpty()) {
                out.println("No session has been stored yet.");
            }
            for (Session session : sessions) {
                CuesTable.of(session, decided, source.lead()).forEach(out::println);
            }
        }
        out.flush();
    }
}
