package org.lectern.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One campaign: rounds against faults, for as long as [#seconds] gives it. What came of each
/// is appended to the file that `lectern.chaos.results` names, one line of tab-separated columns: campaign, fault,
/// seed, rounds, failures, what failed. A campaign that is run again goes on with the next seeds.
///
/// ```
/// try (Campaign campaign = Campaign.open("crash")) {
///     do {
///         for (String fault : FAULTS) {
///             campaign.tried(fault, 1, round(fault, campaign.seed(fault)));
///         }
///     } while (campaign.goesOn());
/// }
/// ```
public final class Campaign implements AutoCloseable {
    private static final int COLUMNS = 6;

    private final String name;
    private final Path file;
    private final long end;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    private record Tally(long lines, long rounds, long failures) {
        Tally plus(long moreRounds, long moreFailures) {
            return new Tally(lines + 1, rounds + moreRounds, failures + moreFailures);
        }
    }

    private Campaign(String name, Path file, Duration time) {
        this.name = name;
        this.file = file;
        this.end = System.nanoTime() + time.toNanos();
    }

    public static Campaign open(String name) {
        return open(
                name,
                Path.of(System.getProperty("lectern.chaos.results", "target/chaos.tsv")),
                Duration.ofSeconds(seconds(name)));
    }

    /// How long a campaign runs: `lectern.chaos.seconds.NAME`, else `lectern.chaos.seconds`.
    public static long seconds(String name) {
        return Long.getLong("lectern.chaos.seconds." + name, Long.getLong("lectern.chaos.seconds", 60));
    }

    static Campaign open(String name, Path file, Duration time) {
        Campaign campaign = new Campaign(name, file, time);
        campaign.read();
        return campaign;
    }

    private void read() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] columns = line.split("\t", COLUMNS);
                    if (columns.length == COLUMNS && columns[0].equals(name)) {
                        add(columns[1], Long.parseLong(columns[3]), Long.parseLong(columns[4]));
                        if (!columns[4].equals("0")) {
                            failures.add("in an earlier run, " + columns[1] + ": " + columns[5]);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String fault, long rounds, long failed) {
        tallies.merge(fault, new Tally(1, rounds, failed), (old, _) -> old.plus(rounds, failed));
    }

    /// Whether a fault is to be tried: `lectern.chaos.only`, where it is given, is in its name.
    public static boolean tries(String fault) {
        return fault.contains(System.getProperty("lectern.chaos.only", ""));
    }

    /// Whether there is time for another round.
    public synchronized boolean goesOn() {
        return System.nanoTime() < end;
    }

    /// A number that no line of this fault has had, the same in every machine.
    public synchronized long seed(String fault) {
        Tally tally = tallies.get(fault);
        return tally == null ? 0 : tally.lines();
    }

    /// Notes rounds that were tried against a fault.
    ///
    /// @param rounds how many; such as kills or inputs
    /// @param failed what broke a promise; empty where all held
    public synchronized void tried(String fault, long rounds, List<String> failed) {
        String line = String.join(
                "\t",
                name,
                fault,
                Long.toString(seed(fault)),
                Long.toString(rounds),
                Long.toString(failed.size()),
                String.join(" | ", failed).replaceAll("\\s+", " "));
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(fault, rounds, failed.size());
        failed.forEach(each -> failures.add(fault + ": " + each));
    }

    /// Prints all that was ever tried, as the rows of a table.
    ///
    /// @throws AssertionError with what broke a promise, since this was opened or in an earlier run
    @Override
    public synchronized void close() {
        StringBuilder table = new StringBuilder("\n| campaign | fault | rounds | failures |\n|---|---|--:|--:|\n");
        tallies.forEach((fault, tally) ->
                table.append("| %s | %s | %,d | %,d |%n".formatted(name, fault, tally.rounds(), tally.failures())));
        System.out.println(table);
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " failures:\n" + String.join("\n", failures));
        }
    }
}
