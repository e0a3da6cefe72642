package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;

/// Small pages for tests, and short ways to read them.
final class Pages {
    static final String HEADER = """
            Track 1: Testing

            Each Oral includes Q&A
            Spotlights have joint Q&As

            Time

            2030-01-01T10:00:00+01:00 - 2030-01-01T11:00:00+01:00

            Session chairs

            Ada Lovelace, Alan Turing

            Schedule

            """;

    private Pages() {}

    static Reading read(String page) {
        return new SessionPage().read(page, Given.NOTHING, IdSource.random(new Random(1)));
    }

    /// A page with the usual header, and slots given by lines; `10:00-10:15` stands for a whole time line.
    static Reading readSlots(String slots) {
        return read(HEADER + times(slots));
    }

    static String times(String slots) {
        return slots.replaceAll(
                "(?m)^(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)$", "2030-01-01T$1:00+01:00 - 2030-01-01T$2:00+01:00");
    }

    static Session only(Reading reading) {
        assertThat(reading.sessions()).hasSize(1);
        return reading.sessions().getFirst();
    }

    static List<Talk> talks(Session session) {
        return session.slots().stream()
                .filter(Talk.class::isInstance)
                .map(Talk.class::cast)
                .toList();
    }

    static Talk firstTalk(Reading reading) {
        return talks(only(reading)).getFirst();
    }

    static List<Slot> slots(Reading reading) {
        return only(reading).slots();
    }

    /// The problems as "line severity message".
    static List<String> problems(Reading reading) {
        return reading.problems().stream()
                .map(problem -> problem.line() + " " + problem.severity() + " " + problem.message())
                .toList();
    }
}
