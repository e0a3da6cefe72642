package org.lectern.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.lectern.cue.Course;
import org.lectern.schedule.Session;
import org.lectern.store.Records;
import org.lectern.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `lectern cues`: what became of every cue, from the database of a bot, which may be running.
@Command(
        name = "cues",
        description = {
            "Lists what became of everything that was to be said: said, skipped or not sent and why, or waiting; when"
                    + " it was planned and when it left, in the session's own offset; and the message's id.",
            "Only reads the database; the bot may be running. With --store alone, a heads-up that waits is listed with the"
                    + " usual lead time.",
            "Exit code: 0 listed, 1 there is no database to read, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class CuesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Mixin
    private final StoreChoice choice = new StoreChoice();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            print(choice.read());
            return 0;
        } catch (BadConfiguration e) {
            e.problems().forEach(err::println);
        } catch (StoreException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private void print(StoreChoice.Chosen source) {
        PrintWriter out = spec.commandLine().getOut();
        try (Records records = Records.open(source.store())) {
            // Outcomes first: what is decided meanwhile shows as waiting, and no outcome lacks its session.
            List<Records.OfCue> decided = records.cues();
            List<Session> sessions = records.sessions();
            if (sessions.isEmpty()) {
                out.println("No session has been stored yet.");
            }
            Instant now = InstantSource.system().instant();
            List<Course> courses = sessions.stream()
                    .map(session -> Course.of(session, records.times(session.id())))
                    .toList();
            CuesTable.of(courses, now, decided, source.lead()).forEach(out::println);
        }
        out.flush();
    }
}
