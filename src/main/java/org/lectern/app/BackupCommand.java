package org.lectern.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lectern.store.Backup;
import org.lectern.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lectern backup`: a copy of the database of a bot, which may be running.
@Command(
        name = "backup",
        description = {
            "Copies the database into one file, reads that back and checks it. The bot may be running.",
            "To restore: stop the bot, move its database and the files named like it away, copy the backup to the"
                    + " database's place, start the bot.",
            "Exit code: 0 saved, 1 not saved, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class BackupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    @Mixin
    private final StoreChoice choice = new StoreChoice();

    @Parameters(paramLabel = "FILE", description = "The file to write. One that is there already is left alone.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private Path file;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Path store = choice.read().store();
            Backup saved = Backup.take(store, file);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Saved %s as %s, read back and checked. Sessions: %,d; questions: %,d; cues: %,d; sends: %,d;"
                                    + " bytes: %,d.%n",
                            store,
                            file,
                            saved.sessions(),
                            saved.questions(),
                            saved.cues(),
                            saved.sends(),
                            saved.bytes());
            return 0;
        } catch (BadConfiguration e) {
            e.problems().forEach(err::println);
        } catch (StoreException e) {
            err.println(e.getMessage());
        }
        return 1;
    }
}
