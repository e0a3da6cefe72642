package org.lectern.rehearsal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.chaos.Campaign;

/// A long conference in many rooms: what the bot's process holds when it has settled in and what it holds at the end
/// are the same, and the audit holds. With ten minutes or more it is a day of 40 rooms, else a few hours of 8.
@Tag("campaign")
class SoakCampaign {
    private static final long LONG = 600;
    private static final int SAMPLES = 48;
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    /// What a process holds.
    ///
    /// @param heap in bytes, after a full collection
    /// @param resident in bytes
    private record Sample(long heap, long resident, long threads, long files) {}

    @Test
    void aLongDayInManyRoomsLeavesMemoryThreadsAndFileHandlesAsTheyWere() throws Exception {
        long seconds = Campaign.seconds("soak");
        int rooms = seconds >= LONG ? 40 : 8;
        int hours = seconds >= LONG ? 24 : 4;
        double speed = hours * 3600.0 / seconds;
        String what = "%d h of %d rooms at speed %.0f".formatted(hours, rooms, speed);
        try (Campaign campaign = Campaign.open("soak")) {
            campaign.tried(what, 1, play(rooms, hours, speed, campaign.seed(what)));
        }
    }

    private List<String> play(int rooms, int hours, double speed, long seed) throws Exception {
        List<Path> pages = new ArrayList<>();
        for (int room = 1; room <= rooms; room++) {
            pages.add(Files.writeString(folder.resolve("room-" + room + ".txt"), page(room, hours)));
        }
        List<Sample> samples = new ArrayList<>();
        StringWriter shown = new StringWriter();
        Thread watching = Thread.ofPlatform().name("soak-samples").unstarted(() -> {
            try {
                while (true) {
                    Thread.sleep(Duration.ofSeconds((long) (hours * 3600 / speed / SAMPLES)));
                    bot().ifPresent(process -> sample(process).ifPresent(samples::add));
                }
            } catch (InterruptedException _) {
                // The day is over.
            }
        });
        try (Rehearsal rehearsal = Rehearsal.inLines(
                Rehearsal.Options.of(pages, speed).withRealLimits(true).attendedBy(new Attendance(Volume.FEW, seed)),
                new PrintWriter(shown, true))) {
            watching.start();
            AuditReport report = rehearsal.play();
            List<String> faults = new ArrayList<>(report.faults());
            watching.interrupt();
            watching.join();
            print(samples, report);
            faults.addAll(grown(samples));
            return faults;
        } finally {
            watching.interrupt();
            watching.join();
        }
    }

    /// Talks of 20 minutes, every fourth slot a joint Q&A and every sixth a break.
    private static String page(int room, int hours) {
        StringBuilder page = new StringBuilder("Room " + room + "\n\nSpotlights have joint Q&As\n\n");
        page.append(DAY).append(" - ").append(DAY.plusHours(hours)).append("\n\nSession chairs\n\nAda Lovelace\n\n");
        int slot = 1;
        for (OffsetDateTime at = DAY; at.isBefore(DAY.plusHours(hours)); at = at.plusMinutes(20)) {
            page.append(at).append(" - ").append(at.plusMinutes(20)).append('\n');
            if (slot % 6 == 0) {
                page.append("Break\n");
            } else if (slot % 4 == 0) {
                page.append("Q&A: Joint Q&A for Preceeding Spotlights\n");
            } else {
                page.append(slot + " - " + (slot % 6 == 1 ? "Oral" : "Spotlight") + ": Talk " + slot + " of room "
                        + room + "\nMaria Mitchell\nWhat was found, and how.\n");
            }
            slot++;
        }
        return page.toString();
    }

    private static Optional<ProcessHandle> bot() {
        return ProcessHandle.current()
                .children()
                .filter(child -> commandLine(child).contains("--rehearsed"))
                .findFirst();
    }

    /// Whole, however long its class path is.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    /// Nothing where the process ends meanwhile.
    private static Optional<Sample> sample(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> threads = Files.list(proc.resolve("task"));
                Stream<Path> files = Files.list(proc.resolve("fd"))) {
            jcmd(process.pid(), "GC.run");
            Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd(process.pid(), "GC.heap_info"));
            long heap = used.results()
                    .mapToLong(result -> Long.parseLong(result.group(1)) * 1024)
                    .limit(2)
                    .sum();
            long resident = Files.readAllLines(proc.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
            return Optional.of(new Sample(heap, resident, threads.count(), files.count()));
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            return Optional.empty();
        }
    }

    private static String jcmd(long pid, String command) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void print(List<Sample> samples, AuditReport report) {
        System.out.println("heap MB  resident MB  threads  files");
        for (Sample each : samples) {
            System.out.printf(
                    Locale.ROOT,
                    "%7.1f  %11.1f  %7d  %5d%n",
                    each.heap() / 1e6,
                    each.resident() / 1e6,
                    each.threads(),
                    each.files());
        }
        System.out.println(report.lateness() + " " + report.answers() + " 429: " + report.tooManyRequests());
    }

    /// Threads and connections of pools come with a burst and go when they are idle, so a few more or less are no
    /// leak.
    ///
    /// Compares the second quarter of the samples, by when all has settled in, with the last.
    private static List<String> grown(List<Sample> samples) {
        List<String> faults = new ArrayList<>();
        if (samples.size() < 8) {
            return List.of("only " + samples.size() + " samples were taken");
        }
        check(samples, "the heap in bytes", Sample::heap, 8_000_000, faults);
        check(samples, "threads", Sample::threads, 24, faults);
        check(samples, "file handles", Sample::files, 24, faults);
        return faults;
    }

    private static void check(
            List<Sample> samples, String what, ToLongFunction<Sample> of, long tolerance, List<String> faults) {
        int quarter = samples.size() / 4;
        double early = mean(samples.subList(quarter, 2 * quarter), of);
        double late = mean(samples.subList(samples.size() - quarter, samples.size()), of);
        if (late > early + tolerance) {
            faults.add("%s grew from %.0f to %.0f".formatted(what, early, late));
        }
    }

    private static double mean(List<Sample> samples, ToLongFunction<Sample> of) {
        return samples.stream().mapToLong(of).average().orElseThrow();
    }
}
