package org.lectern.house.planted.a;

import java.io.IOException;

/// Starts processes, which no pure room may; each method is one way.
public final class Processes {
    private Processes() {}

    public static void runtime(String... command) throws IOException {
        var _ = Runtime.getRuntime().exec(command);
    }

    public static void builder(String... command) throws IOException {
        var _ = new ProcessBuilder(command).start();
    }
}
