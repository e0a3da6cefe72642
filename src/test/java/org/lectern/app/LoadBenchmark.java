package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.chat.RecordingChat;
import org.lectern.cue.SessionClock;
import org.lectern.cue.quartz.QuartzTimer;
import org.lectern.floor.Floor;
import org.lectern.floor.Hosted;
import org.lectern.floor.Ledger;
import org.lectern.floor.Rules;
import org.lectern.outbox.Pacer;
import org.lectern.rehearsal.BurstReport;
import org.lectern.schedule.reader.Origin;
import org.lectern.store.Store;

/// A schedule of 10,000 events in 40 rooms on five days, from its file until every timer is armed: with an empty store,
/// at a restart, and at one with other titles for all talks. `mvn -Pbenchmark -Dtest=LoadBenchmark verify`.
@Tag("benchmark")
class LoadBenchmark {
    private static final int ROOMS = 40;
    private static final int DAYS = 5;
    private static final int A_DAY = 50;
    private static final int TIMES = Boolean.getBoolean("lectern.benchmark.full") ? 9 : 3;
    private static final int MOST = 2000;

    private static final String TEXT =
            "This talk tells what was tried, what came of it, and what is left to do. ".repeat(6);

    @TempDir
    private Path folder;

    /// One start, in milliseconds.
    ///
    /// @param computed by all threads together
    private record Start(long read, long opened, long armed, long computed) {
        long whole() {
            return read + opened + armed;
        }
    }

    private record Event(int number, int day, String room, LocalDateTime start, String title) {}

    private static List<Event> events(UnaryOperator<String> title) {
        return IntStream.range(0, ROOMS * DAYS * A_DAY)
                .mapToObj(i -> {
                    int day = i / (ROOMS * A_DAY);
                    int room = i / A_DAY % ROOMS;
                    LocalDateTime start =
                            LocalDateTime.of(2040, 3, 1 + day, 4, 30).plusMinutes(23L * (i % A_DAY));
                    String name = "On the %d-th way to %s things".formatted(i, i % 3 == 0 ? "compile" : "prove");
                    return new Event(i, day, "Room %02d".formatted(room + 1), start, title.apply(name));
                })
                .toList();
    }

    private static String csv(List<Event> events) {
        return events.stream()
                .map(event -> "%sZ,%sZ,%s,%s,Ada %d;Bo %d,%s\n"
                        .formatted(
                                event.start(),
                                event.start().plusMinutes(20),
                                event.title(),
                                event.room(),
                                event.number(),
                                event.number(),
                                "\"" + TEXT + "\""))
                .collect(Collectors.joining("", "start,end,title,room,authors,abstract\n", ""));
    }

    private static String json(List<Event> events) {
        return grouped(events).entrySet().stream()
                .map(day -> day.getValue().entrySet().stream()
                        .map(room -> room.getValue().stream()
                                .map(event -> """
                                        {"id": %1$d, "guid": "g-%1$d", "date": "%2$s:00+00:00", "start": "%3$s",
                                         "duration": "00:20", "title": "%4$s", "type": "talk", "abstract": "%5$s",
                                         "persons": [{"public_name": "Ada %1$d"}, {"public_name": "Bo %1$d"}]}""".formatted(
                                                event.number(),
                                                event.start(),
                                                event.start().toLocalTime(),
                                                event.title(),
                                                TEXT))
                                .collect(Collectors.joining(",", "\"" + room.getKey() + "\": [", "]")))
                        .collect(Collectors.joining(
                                ",",
                                "{\"date\": \"2040-03-0%1$d\", \"day_start\": \"2040-03-0%1$dT04:00:00+00:00\", \"rooms\": {"
                                        .formatted(day.getKey() + 1),
                                "}}")))
                .collect(Collectors.joining(
                        ",",
                        "{\"schedule\": {\"conference\": {\"title\": \"C\", \"time_zone_name\": \"UTC\", \"days\": [",
                        "]}}}"));
    }

    private static String xml(List<Event> events) {
        return grouped(events).entrySet().stream()
                .map(day -> day.getValue().entrySet().stream()
                        .map(room -> room.getValue().stream()
                                .map(event -> """
                                        <event id="%1$d" guid="g-%1$d"><date>%2$s:00+00:00</date><start>%3$s</start>
                                        <duration>00:20</duration><title>%4$s</title><type>talk</type>
                                        <abstract>%5$s</abstract>
                                        <persons><person>Ada %1$d</person><person>Bo %1$d</person></persons></event>
                                        """.formatted(
                                                event.number(),
                                                event.start(),
                                                event.start().toLocalTime(),
                                                event.title(),
                                                TEXT))
                                .collect(Collectors.joining("", "<room name=\"" + room.getKey() + "\">", "</room>\n")))
                        .collect(Collectors.joining(
                                "",
                                "<day index=\"%1$d\" date=\"2040-03-0%1$d\" start=\"2040-03-0%1$dT04:00:00+00:00\">\n"
                                        .formatted(day.getKey() + 1),
                                "</day>\n")))
                .collect(Collectors.joining(
                        "",
                        "<schedule><conference><title>C</title><time_zone_name>UTC</time_zone_name></conference>\n",
                        "</schedule>\n"));
    }

    private static Map<Integer, Map<String, List<Event>>> grouped(List<Event> events) {
        return events.stream().collect(Collectors.groupingBy(Event::day, Collectors.groupingBy(Event::room)));
    }

    @Test
    void ten_thousand_slots_in_forty_rooms_on_five_days() throws Exception {
        BurstReport report = new BurstReport("ten thousand slots");
        List<Event> events = events(UnaryOperator.identity());
        List<Event> retitled = events(title -> "New: " + title.replace("way", "path"));
        measure(report, "schedule.json", json(events), json(retitled));
        measure(report, "schedule.xml", xml(events), xml(retitled));
        measure(report, "CSV", csv(events), csv(retitled));
        report.close();
    }

    private void measure(BurstReport report, String format, String text, String retitled) throws Exception {
        Path file = folder.resolve("plan");
        List<Start> first = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        List<Start> renamed = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Path store = Files.createTempDirectory(folder, "store").resolve("lectern.db");
            Files.writeString(file, text);
            first.add(start(file, store));
            again.add(start(file, store));
            Files.writeString(file, retitled);
            renamed.add(start(file, store));
        }
        report.tell(format + ", the first of this process: reading, opening, taking up, ms", parts(first.getFirst()));
        tell(report, format + " into an empty store", first);
        tell(report, format + " at a restart", again);
        report.tell(
                format + " at a restart, every title changed: reading, opening, taking up, ms", parts(median(renamed)));
    }

    private static void tell(BurstReport report, String what, List<Start> starts) {
        report.tell(what + ": reading, opening, taking up, ms", parts(median(starts)));
        report.atMost(what + ", median of " + starts.size(), median(starts).whole(), MOST, "ms");
    }

    private static Start median(List<Start> starts) {
        List<Start> sorted = new ArrayList<>(starts);
        sorted.sort(Comparator.comparingLong(Start::whole));
        return sorted.get(sorted.size() / 2);
    }

    private static String parts(Start start) {
        return start.read() + " + " + start.opened() + " + " + start.armed() + " = " + start.whole() + " (computed: "
                + start.computed() + ")";
    }

    private static long computed() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Start start(Path file, Path database) throws Exception {
        SessionClock clock = WallClock.system();
        long computed = computed();
        long begun = System.nanoTime();
        Schedules schedules = Schedules.read(
                List.of(new HostedSchedule(new Origin.File(file), 4711, List.of(), Map.of(), Locale.ENGLISH)),
                Libraries.passing());
        long read = System.nanoTime();
        try (Store store = Store.open(database)) {
            Ledger ledger = store.ledger();
            List<Hosted> hosted = schedules.hosted();
            long opened = System.nanoTime();
            try (Floor floor = new Floor(
                            Rules.DEFAULT,
                            clock,
                            ledger,
                            store.outbox(),
                            new RecordingChat(clock),
                            new Pacer(System::nanoTime, () -> Duration.ofSeconds(1)),
                            new DrawnCharts());
                    QuartzTimer timer = new QuartzTimer(clock, InstantSource.system())) {
                timer.start(floor);
                floor.open(hosted, timer).join();
                long armed = System.nanoTime();
                assertThat(hosted.stream()
                                .mapToInt(each -> each.session().slots().size())
                                .sum())
                        .isEqualTo(ROOMS * DAYS * A_DAY);
                return new Start(
                        (read - begun) / 1_000_000,
                        (opened - read) / 1_000_000,
                        (armed - opened) / 1_000_000,
                        (computed() - computed) / 1_000_000);
            }
        }
    }
}
