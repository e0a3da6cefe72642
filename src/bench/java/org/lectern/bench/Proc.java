package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What Linux tells of a process and those that it has started.
final class Proc {
    /// Linux's USER_HZ, which no program can change.
    private static final long TICKS_A_SECOND = 100;

    private Proc() {}

    private static Stream<ProcessHandle> tree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    /// VmRSS, in MiB.
    static double resident(ProcessHandle process) {
        return tree(process)
                        .flatMap(each -> lines(each, "status"))
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    /// Time on processors, to a hundredth of a second.
    static Duration computed(ProcessHandle process) {
        long ticks = tree(process)
                .flatMap(each -> lines(each, "stat"))
                .mapToLong(line -> {
                    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                })
                .sum();
        return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
    }

    private static Stream<String> lines(ProcessHandle process, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), file)).stream();
        } catch (IOException _) {
            // It has ended.
            return Stream.of();
        }
    }
}
