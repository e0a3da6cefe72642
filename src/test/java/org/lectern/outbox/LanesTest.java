package org.lectern.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lectern.chat.RecordingChat;
import org.lectern.schedule.SessionId;

class LanesTest {
    private static final Send CARD =
            new Send("q1", new SessionId("k1m2n3p4"), Send.What.CARD, 100, "a.thread", Instant.EPOCH, 0);
    private static final Send EDIT = Send.edit(CARD, 1, Instant.EPOCH, 77);
    private static final Send NOTE =
            new Send("s.note1", new SessionId("k1m2n3p4"), Send.What.ANNOUNCEMENT, 100, null, Instant.EPOCH, 0);

    private final Lanes lanes = new Lanes(new Dispatch(
            new RecordingChat(InstantSource.system()),
            (_, _) -> CompletableFuture.completedFuture(new Words.Said.Nothing("not asked")),
            Map.of(),
            () -> Duration.ZERO));

    @Test
    void a_lane_that_nothing_was_in_for_a_minute_is_forgotten() {
        long now = System.nanoTime();
        lanes.add(EDIT, false, now, Duration.ZERO);
        Lane lane = lanes.next(now, _ -> true).orElseThrow();
        lane.take();
        lane.done();
        assertThat(lanes.isUsedSince(EDIT, now)).isTrue();
        lanes.add(NOTE, false, now + Duration.ofMinutes(3).toNanos(), Duration.ZERO);
        assertThat(lanes.isUsedSince(EDIT, now)).isFalse();
        assertThat(lanes.isUsedSince(NOTE, now)).isTrue();
    }
}
