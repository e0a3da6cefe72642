package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

/// Schedules of conferences, and short ways to read them.
final class GivenFiles {
    static final Given LONDON = new Given(ZoneId.of("Europe/London"), null);

    private GivenFiles() {}

    static Reading read(String text) {
        return read(text, Given.NOTHING);
    }

    static Reading read(String text, Given given) {
        return Formats.read(text, given, IdSource.random(new Random(1)));
    }

    /// A file of the folder that `-Dlectern.schedules=DIR` names; the test is skipped without.
    static Reading file(String name, Given given) {
        String folder = System.getProperty("lectern.schedules", "");
        assumeThat(folder)
                .as("skipped: give the folder of the schedules with -Dlectern.schedules=DIR")
                .isNotBlank();
        return ScheduleFile.read(Path.of(folder, name), given, IdSource.random(new Random(1)));
    }

    static List<Slot> slots(Reading reading) {
        return reading.sessions().stream()
                .flatMap(session -> session.slots().stream())
                .toList();
    }

    static List<String> titles(Reading reading) {
        return reading.sessions().stream()
                .map(session -> session.title().plain())
                .toList();
    }

    static Session titled(Reading reading, String title) {
        return reading.sessions().stream()
                .filter(session -> session.title().plain().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not one of " + titles(reading)));
    }

    static List<String> rooms(Reading reading) {
        return reading.sessions().stream()
                .map(Session::room)
                .distinct()
                .sorted()
                .toList();
    }

    static OffsetDateTime first(Reading reading) {
        return slots(reading).stream()
                .map(Slot::start)
                .min(Comparator.comparing(OffsetDateTime::toInstant))
                .orElseThrow();
    }

    static OffsetDateTime last(Reading reading) {
        return slots(reading).stream()
                .map(Slot::end)
                .max(Comparator.comparing(OffsetDateTime::toInstant))
                .orElseThrow();
    }

    /// The slots of a session as "10:00–10:30 Talk Title".
    static List<String> told(Session session) {
        return session.slots().stream().map(GivenFiles::told).toList();
    }

    private static String told(Slot slot) {
        String what = switch (slot) {
            case Slot.Talk talk -> "Talk " + talk.title().plain();
            case Slot.JointQa qa -> "JointQa " + qa.title();
            case Slot.Break pause -> "Break " + pause.title();
        };
        return Times.clock(slot.start()) + "–" + Times.clock(slot.end()) + " " + what;
    }

    static void assertRefused(Reading reading, String message) {
        assertThat(reading.sessions()).isEmpty();
        assertThat(reading.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains(message));
    }
}
