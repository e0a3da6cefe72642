package org.lectern.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is measured, and how often.
///
/// @param full the whole, whose figures go into docs/benchmarks.md; otherwise a short form that only sees whether
///     all works
/// @param cases names of cases; empty for all of that form
/// @param subjects names of subjects; empty for all
/// @param rounds how often each is measured, by turns
/// @param root of the project
record Settings(boolean full, List<String> cases, List<String> subjects, int rounds, Path root) {
    /// @throws IllegalArgumentException where a property says something that there is not
    static Settings read(List<String> knownCases, List<String> knownSubjects) {
        boolean full = saidFull();
        return new Settings(
                full,
                list("lectern.bench.cases", knownCases),
                list("lectern.bench.subjects", knownSubjects),
                saidRounds().orElse(full ? 3 : 1),
                Path.of("").toAbsolutePath());
    }

    private static boolean saidFull() {
        return said("lectern.bench.full")
                .map(said -> switch (said) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw wrong("lectern.bench.full", said, "true or false");
                })
                .orElse(false);
    }

    private static Optional<Integer> saidRounds() {
        String property = "lectern.bench.rounds";
        return said(property).map(said -> {
            if (!said.matches("[1-9][0-9]{0,2}")) {
                throw wrong(property, said, "a number from 1 to 999");
            }
            return Integer.valueOf(said);
        });
    }

    private static List<String> list(String property, List<String> known) {
        return Arrays.stream(said(property).orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .peek(name -> {
                    if (!known.contains(name)) {
                        throw wrong(property, name, "some of " + String.join(",", known));
                    }
                })
                .toList();
    }

    private static Optional<String> said(String property) {
        return Optional.of(System.getProperty(property, "").strip()).filter(said -> !said.isEmpty());
    }

    private static IllegalArgumentException wrong(String property, String said, String expected) {
        return new IllegalArgumentException("-D" + property + "=" + said + ": expected " + expected + ".");
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
