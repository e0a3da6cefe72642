package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.rehearsal.AuditReport.OfCue;
import org.lectern.rehearsal.AuditReport.OfSession;
import org.lectern.rehearsal.Rehearsal.Another;

/// A whole rehearsal of two rooms whose schedule changes eight times while it plays.
@Timeout(180)
class ChangingScheduleTest {
    private static final String HEAD = "start,end,room,number,kind,title,authors\n";
    private static final String KETTLES = row("10:00", "10:20", "Hall A", 1, "Kettles", "Ada Penrose");
    private static final String CLOCKS = row("10:20", "10:40", "Hall A", 2, "Clocks", "Wen Castellano");
    private static final String SUNDIALS = row("10:40", "11:00", "Hall A", 3, "Sundials", "Mina Osei");
    private static final String CANDLES = row("11:00", "11:20", "Hall A", 4, "Candles", "Jo Vance");
    private static final String GEARS = row("10:00", "10:20", "Hall B", 5, "Gears", "Noor Haas");
    private static final String FANS = row("10:20", "10:40", "Hall B", 6, "Fans", "Piet Mbeki");
    private static final String PUMPS = row("10:40", "11:00", "Hall B", 7, "Pumps", "Ines Bakker");
    private static final String SPRINGS = row("11:10", "11:30", "Hall B", 8, "Springs", "Tom Okafor");
    private static final String LATER = row("11:15", "11:35", "Hall B", 8, "Springs", "Tom Okafor");
    private static final String EARLIER = row("11:05", "11:25", "Hall B", 8, "Springs", "Tom Okafor");
    private static final String CANDLES_IN_B = row("11:30", "11:45", "Hall B", 4, "Candles", "Jo Vance");
    private static final String HOURGLASSES = row("10:40", "11:00", "Hall A", 9, "Hourglasses", "Lu Adeyemi");
    private static final String LAMPS = row("11:00", "11:20", "Hall A", 10, "Lamps", "Rui Santos");

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    private static String row(String start, String end, String room, int number, String title, String author) {
        return "2030-12-08T%s:00+01:00,2030-12-08T%s:00+01:00,%s,%d,Oral,%s,%s%n"
                .formatted(start, end, room, number, title, author);
    }

    private final List<Another> changes = new ArrayList<>();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void at(String time, String... rows) throws IOException {
        String text = rows.length == 0 ? "Out of paper." : HEAD + String.join("", rows);
        changes.add(new Another(Start.parse(time), file(changes.size() + ".csv", text)));
    }

    @Test
    void nothing_is_said_twice_or_left_false() throws Exception {
        Path first = file("plan.csv", HEAD + KETTLES + CLOCKS + SUNDIALS + CANDLES + GEARS + FANS + PUMPS + SPRINGS);
        at("10:03", KETTLES, CLOCKS, SUNDIALS, CANDLES, GEARS, FANS, PUMPS, LATER);
        at("10:07", KETTLES, CLOCKS, SUNDIALS, CANDLES, GEARS, FANS, PUMPS, EARLIER);
        at("10:11", KETTLES, CLOCKS, SUNDIALS, GEARS, FANS, PUMPS, EARLIER, CANDLES_IN_B);
        at("10:15", KETTLES, CLOCKS, SUNDIALS, GEARS, FANS, EARLIER, CANDLES_IN_B);
        at("10:18", KETTLES, CLOCKS, HOURGLASSES, GEARS, FANS, EARLIER, CANDLES_IN_B);
        at("10:22", KETTLES, CLOCKS, HOURGLASSES, LAMPS, GEARS, FANS, EARLIER, CANDLES_IN_B);
        at("10:25");
        at("10:28", KETTLES, CLOCKS, SUNDIALS, LAMPS, GEARS, FANS, PUMPS, EARLIER, CANDLES_IN_B);
        AuditReport report = Rehearsal.inLines(
                        Rehearsal.Options.of(List.of(first), 150).then(changes), new PrintWriter(out))
                .play();
        assertThat(report.faults()).isEmpty();
        assertThat(talks(report, "hall-a")).containsExactly("1 · Kettles", "2 · Clocks", "3 · Sundials", "10 · Lamps");
        assertThat(talks(report, "hall-b"))
                .containsExactly("5 · Gears", "6 · Fans", "7 · Pumps", "8 · Springs", "4 · Candles");
        assertThat(report.answers().receipts()).isGreaterThan(15);
    }

    @Test
    void what_was_on_in_another_room_may_be_put_back_into_its_own() throws Exception {
        Path first = file("plan.csv", HEAD + KETTLES + CLOCKS + GEARS + FANS + PUMPS);
        String there = row("10:40", "10:50", "Hall B", 2, "Clocks", "Wen Castellano");
        String later = row("10:50", "11:10", "Hall A", 3, "Sundials", "Mina Osei");
        at("10:12", KETTLES, GEARS, FANS, there, later);
        at("10:56", KETTLES, CLOCKS, GEARS, FANS, later);
        AuditReport report = Rehearsal.inLines(
                        Rehearsal.Options.of(List.of(first), 150).then(changes), new PrintWriter(out))
                .play();
        assertThat(report.faults()).isEmpty();
        assertThat(talks(report, "hall-b")).contains("5 · Gears", "6 · Fans");
    }

    @Test
    void a_joint_qa_may_go_into_another_room_when_some_of_its_talks_are_over() throws Exception {
        String over =
                row("10:00", "10:10", "Hall A", 1, "Sparks", "Ada Penrose").replace("Oral", "Spotlight");
        String soot =
                row("10:10", "10:20", "Hall A", 2, "Soot", "Wen Castellano").replace("Oral", "Spotlight");
        String jointQa = row("10:20", "10:30", "Hall A", 3, "Joint Q&A", "").replace("3,Oral", ",qa");
        String gears = row("10:00", "10:15", "Hall B", 5, "Gears", "Noor Haas");
        String goesOn = row("10:30", "10:40", "Hall A", 4, "Kettles", "Jo Vance");
        Path first = file("plan.csv", HEAD + over + soot + jointQa + goesOn + gears);
        at("10:12", over, soot.replace("Hall A", "Hall B"), jointQa.replace("Hall A", "Hall B"), goesOn, gears);
        AuditReport report = Rehearsal.inLines(
                        Rehearsal.Options.of(List.of(first), 150).then(changes), new PrintWriter(out))
                .play();
        assertThat(report.faults()).isEmpty();
        assertThat(talks(report, "hall-b")).containsExactly("5 · Gears", "2 · Soot");
    }

    private static List<String> talks(AuditReport report, String channel) {
        return report.sessions().stream()
                .filter(session -> session.channel().equals(channel))
                .map(OfSession::cues)
                .flatMap(List::stream)
                .filter(cue -> cue.key().endsWith(".talk") && cue.outcome().equals("said"))
                .map(OfCue::what)
                .toList();
    }
}
