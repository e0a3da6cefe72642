package org.lectern.launch;

import java.nio.file.Path;
import java.util.Optional;

/// What the launcher does on a `java` that is too old, on one that is not.
final class OldJava {
    private OldJava() {}

    public static void main(String[] args) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        System.exit(Launcher.launch(Optional.of(java), args, System.err));
    }
}
