package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lectern.question.NewQuestion;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

class ShelfTest {
    private static final Session SESSION = TestSessions.track13();
    private static final Block BLOCK = Block.of(SESSION).getFirst();

    private final AtomicLong nanos = new AtomicLong();
    private final Shelf shelf = new Shelf(nanos::get);

    private void put(long interaction) {
        shelf.put(
                new NewQuestion(
                        interaction, SESSION.id(), BLOCK.id(), null, "Why?", 7, "Zoë", Instant.EPOCH, State.OPEN),
                BLOCK);
    }

    @Test
    void what_is_put_there_stays_for_a_quarter_of_an_hour() {
        put(1);
        nanos.set(Shelf.LONGEST.toNanos());
        assertThat(shelf.get(1)).isPresent();
        assertThat(shelf.get(1)).isPresent();
        nanos.incrementAndGet();
        assertThat(shelf.get(1)).isEmpty();
    }

    @Test
    void the_latest_stay_however_many_come() {
        for (int i = 1; i <= Shelf.MOST + 1; i++) {
            put(i);
        }
        assertThat(shelf.get(1)).isEmpty();
        assertThat(shelf.get(2)).isPresent();
        assertThat(shelf.get(Shelf.MOST + 1)).isPresent();
    }
}
