package org.lectern.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
    /// What is read where nothing else is named.
    static final String CONFIG = "config/lectern.yaml";

    private final Wiring wiring;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = CONFIG,
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
        CommandLine line = spec.commandLine();
        return new Service(realLimits ? Wiring.REAL_LIMITS : wiring, rehearsed, line.getOut(), line.getErr())
                .run(config);
    }
}
