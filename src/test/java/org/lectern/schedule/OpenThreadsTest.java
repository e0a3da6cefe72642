package org.lectern.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenThreadsTest {
    @Test
    void a_thread_counts_from_its_first_talk_until_it_archives() {
        Session session = TestSessions.track13();
        assertThat(OpenThreads.forecast(List.of(session), Duration.ofDays(1)))
                .isEqualTo(new OpenThreads(
                        Block.of(session).size(),
                        Block.of(session).getLast().first().start().toInstant()));
        assertThat(OpenThreads.forecast(List.of(session), Duration.ZERO).most()).isEqualTo(1);
    }

    @Test
    void many_rooms_come_near_discords_limit() {
        List<Session> rooms = java.util.Collections.nCopies(180, TestSessions.track13());
        OpenThreads forecast = OpenThreads.forecast(rooms, Duration.ofDays(1));
        assertThat(forecast.most()).isEqualTo(900);
        assertThat(forecast.isNearLimit()).isTrue();
        assertThat(OpenThreads.forecast(List.of(), Duration.ofDays(1)).isNearLimit())
                .isFalse();
    }
}
