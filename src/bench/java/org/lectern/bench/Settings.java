package org.lectern.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What is measured, and how often.
///
/// @param full the whole, whose figures go into docs/benchmarks.md; otherwise a short form that only sees whether
///     all works
/// @param cases names of cases; empty for all of that form
/// @param subjects names of subjects; empty for all
/// @param rounds how often each is measured, by turns
/// @param root of the project
record Settings(boolean full, List<String> cases, List<String> subjects, int rounds, Path root) {
    static Settings read() {
        boolean full = Boolean.getBoolean("lectern.bench.full");
        return new Settings(
                full,
                list("lectern.bench.cases"),
                list("lectern.bench.subjects"),
                Integer.getInteger("lectern.bench.rounds", full ? 3 : 1),
                Path.of("").toAbsolutePath());
    }

    private static List<String> list(String property) {
        return Arrays.stream(System.getProperty(property, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Path target() {
        return root.resolve("target/bench");
    }

    Path peers() {
        return root.resolve("src/bench/peers");
    }

    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// Lectern and all its libraries, as `package` has built them.
    String classPath() {
        return root.resolve("target/lectern.jar") + ":" + root.resolve("target/lib/*");
    }

    int of(int whole, int brief) {
        return full ? whole : brief;
    }
}
