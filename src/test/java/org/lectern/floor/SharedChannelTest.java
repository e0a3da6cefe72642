package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// Sessions that follow one another in one channel.
class SharedChannelTest {
    @Test
    void one_session_is_over_before_the_next_opens() {
        List<Session> sessions = new ArrayList<>();
        for (int hour = 9; hour < 17; hour++) {
            sessions.add(TestSessions.session("Session " + hour)
                    .talk("%02d:00-%02d:00".formatted(hour, hour + 1), "Talk " + hour)
                    .build());
        }
        Collections.reverse(sessions);
        try (FloorStage stage = FloorStage.inOneChannel("08:50", sessions.toArray(Session[]::new))) {
            stage.play("17:00");
            List<String> said = stage.said();
            for (int hour = 9; hour < 16; hour++) {
                assertThat(place(said, "**Session " + hour + "** is over"))
                        .isLessThan(place(said, "Session " + (hour + 1)))
                        .isNotNegative();
            }
        }
    }

    private static int place(List<String> said, String beginning) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }
}
