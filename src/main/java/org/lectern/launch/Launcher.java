package org.lectern.launch;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The main class of {@code lectern.jar}: starts Lectern on a JDK 25 or later, wherever on the machine one is found.
 *
 * <p>It is compiled for Java 11, so that an older default {@code java} can still start it and is told plainly what is
 * missing. It replaces nothing in the environment: standard streams, working folder and exit code are the child's.
 */
public final class Launcher {
    private static final String MAIN = "org.lectern.app.Main";

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() >= Jdks.NEEDED) {
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        System.exit(launch(Jdks.find(), args, System.err));
    }

    /**
     * Runs Lectern on another {@code java} than this.
     *
     * @return its exit code; 1 where there is no {@code java} to run it on, which {@code err} is told
     */
    static int launch(Optional<Path> java, String[] args, PrintStream err) throws IOException, InterruptedException {
        if (java.isEmpty()) {
            err.println("Lectern needs Java " + Jdks.NEEDED + " or later, and this machine has none that it can"
                    + " find (this is Java " + Runtime.version().feature() + "). Install a JDK " + Jdks.NEEDED
                    + ", from https://adoptium.net say, or set JAVA_HOME to one.");
            return 1;
        }
        return run(command(java.get(), args));
    }

    private static List<String> command(Path java, String[] args) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dlectern.launcher=" + ProcessHandle.current().pid());
        command.add("-cp");
        command.add(new File(System.getProperty("java.class.path")).getAbsolutePath());
        command.add(MAIN);
        command.addAll(List.of(args));
        return command;
    }

    /**
     * Runs the child until it ends; a signal that ends this process is passed on, so that the child may finish its
     * work. One that cannot be passed on (kill -9) the child notices itself, by the process id it is given.
     */
    private static int run(List<String> command) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command).inheritIO().start();
        Thread passOn = new Thread(() -> endWith(child), "pass-on-termination");
        Runtime.getRuntime().addShutdownHook(passOn);
        int code = child.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(passOn);
        } catch (IllegalStateException goingDownAlready) {
            Runtime.getRuntime().halt(code);
        }
        return code;
    }

    private static void endWith(Process child) {
        child.destroy();
        try {
            Runtime.getRuntime().halt(child.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
