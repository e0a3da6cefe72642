package org.lectern.app;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.lectern.standin.Permissions;
import org.lectern.standin.StandIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "standin",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the stand-in alone: a server on this machine that speaks Discord's API, for any client.",
            "Prints one line of JSON with its addresses, a bot token, and the ids of guild, channels and users;"
                    + " ends with Ctrl-C."
        },
        versionProvider = Main.Version.class)
final class StandInCommand implements Callable<Integer> {
    /// What the longer invitation asks for, so that channels and events can be tried.
    private static final long BOT = Permissions.EVERYONE | Permissions.MANAGE_CHANNELS | Permissions.CREATE_EVENTS;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port on 127.0.0.1 (default: any that is free).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port takes a number from 0 to 65535, not " + port);
        }
        CountDownLatch forever = new CountDownLatch(1);
        StandIn standin;
        try {
            standin = StandIn.start(
                    StandIn.Config.at(InstantSource.system()).withPort(port).withBotPermissions(BOT));
        } catch (IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(standin), "shutdown"));
        spec.commandLine().getOut().println(standin.info().json());
        spec.commandLine().getOut().flush();
        forever.await();
        return 0;
    }

    private static void end(StandIn standin) {
        try {
            standin.close();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
