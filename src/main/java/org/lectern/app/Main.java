package org.lectern.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lectern.schedule.reader.IdSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lectern's command line. Exit codes: 0 done, 1 a fault or an error found, 2 wrong usage.
@Command(
        name = "lectern",
        description = "Runs the live Q&A of conference sessions on Discord, from their schedule.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    private static final String RUN = "run";

    /// By name, as they are listed.
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put(RUN, RunCommand::new);
        COMMANDS.put("rehearse", RehearseCommand::new);
        COMMANDS.put("check", () -> new CheckCommand(IdSource.random(new SecureRandom())));
        COMMANDS.put("cues", CuesCommand::new);
        COMMANDS.put("export", ExportCommand::new);
        COMMANDS.put("backup", BackupCommand::new);
        COMMANDS.put("standin", StandInCommand::new);
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs.
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        LauncherWatch.start();
        // Charts are drawn without a screen, also on a machine that has one.
        System.setProperty("java.awt.headless", "true");
        // UTF-8 whatever the terminal's locale says: titles hold any script, and --json is UTF-8 by definition.
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int code = execute(args, out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static int execute(String[] args, PrintWriter out, PrintWriter err) {
        Optional<Path> config = plainRun(args);
        return config.isPresent()
                ? run(config.get(), out, err)
                : commandLine(args).setOut(out).setErr(err).execute(args);
    }

    /// As picocli does it: what nobody has foreseen is told with its stack.
    private static int run(Path config, PrintWriter out, PrintWriter err) {
        try {
            return new Service(Wiring.PLAIN, false, out, err).run(config);
        } catch (InterruptedException | IOException | RuntimeException fault) {
            fault.printStackTrace(err);
            return 1;
        }
    }

    /// The configuration of a bot that is started as nearly all are: `run`, or `run --config FILE`. That is not
    /// left to picocli, whose classes are too old for the virtual machine's cache: each start would read and verify
    /// 170 of them before the bot could identify at Discord.
    static Optional<Path> plainRun(String[] args) {
        if (args.length == 0 || !args[0].equals(RUN)) {
            return Optional.empty();
        }
        if (args.length == 1) {
            return Optional.of(Path.of(RunCommand.CONFIG));
        }
        return args.length == 3 && args[1].equals("--config") && isName(args[2])
                ? Optional.of(Path.of(args[2]))
                : Optional.empty();
    }

    /// Whether this is neither another option nor a file with more arguments.
    private static boolean isName(String argument) {
        return !argument.isEmpty() && !argument.startsWith("-") && !argument.startsWith("@");
    }

    /// With all commands.
    static CommandLine commandLine() {
        return commandLine(COMMANDS.keySet());
    }

    /// With the command that is named alone, where one is: to look at all of them takes a tenth of a second of a
    /// start.
    private static CommandLine commandLine(String[] args) {
        return args.length > 0 && COMMANDS.containsKey(args[0]) ? commandLine(List.of(args[0])) : commandLine();
    }

    private static CommandLine commandLine(Collection<String> names) {
        CommandLine line = new CommandLine(new Main());
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line.setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    /// The version that the jar states; "development" when run from classes.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"lectern " + (version == null ? "development" : version)};
        }
    }
}
