package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
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

    /// Time on processors of each thread that is there, in nanoseconds.
    static Map<Path, Long> threadTimes(ProcessHandle process) {
        return tree(process).flatMap(Proc::threads).collect(Collectors.toMap(thread -> thread, Proc::computed));
    }

    /// What the threads that are there have computed since, in milliseconds.
    static double millisSince(Map<Path, Long> before, ProcessHandle process) {
        return threadTimes(process).entrySet().stream()
                        .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                        .sum()
                / 1e6;
    }

    private static Stream<Path> threads(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.toList().stream();
        } catch (IOException _) {
            // It has ended.
            return Stream.of();
        }
    }

    private static long computed(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (IOException _) {
            // It has ended.
            return 0;
        }
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
