package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingChat.Mishap;
import org.lectern.chat.Venue;
import org.lectern.cue.HandClock;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;
import org.slf4j.LoggerFactory;

/// The channels that are made for rooms: one each, whatever happens.
class PlacingTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HeldStore store = new HeldStore();
    private final HandClock clock = new HandClock(TestSessions.at("17:00"));
    private final RecordingChat chat = new RecordingChat(clock);
    private Placing placing = anew();

    @AfterEach
    void close() {
        store.close();
    }

    /// As after a start.
    private Placing anew() {
        return new Placing(store.ledger(), chat, clock);
    }

    private static Hosted in(String room) {
        Session session = TestSessions.track13();
        return new Hosted(
                session,
                new Venue(0, List.of(), Map.of()),
                Moderation.AFTER,
                true,
                new NewChannel(RecordingChat.GUILD, null, room));
    }

    private List<Long> placed(String... rooms) {
        CompletableFuture<List<Hosted>> placed =
                placing.placed(List.of(rooms).stream().map(PlacingTest::in).toList());
        assertThat(placed).succeedsWithin(SOON);
        return placed.join().stream()
                .filter(Hosted::isPlaced)
                .map(each -> each.venue().channel())
                .toList();
    }

    @Test
    void each_room_has_a_channel_that_stays_its_own() {
        List<Long> first = placed("Hall 1", "Hall-1", "Hall 1");
        assertThat(first.get(0)).isEqualTo(first.get(2)).isNotEqualTo(first.get(1));
        placing = anew();
        assertThat(placed("Hall-1", "hall 1")).containsExactly(first.get(1), first.get(0));
        assertThat(chat.channels()).containsValues("hall-1", "hall-1-2").hasSize(2);
    }

    @Test
    void a_channel_that_is_there_is_taken() {
        var _ = chat.createChannel(RecordingChat.GUILD, null, "hall-1", "").join();
        assertThat(placed("Hall 1")).containsExactlyElementsOf(chat.channels().keySet());
    }

    @Test
    void a_crash_after_it_was_made_makes_no_second_one() {
        chat.next(Mishap.HELD);
        assertThat(placing.placed(List.of(in("Hall 1")))).isNotDone();
        assertThat(CompletableFuture.runAsync(() -> {
                    while (!chat.requests().contains("#hall-1")) {
                        Thread.onSpinWait();
                    }
                }))
                .succeedsWithin(SOON);
        placing = anew();
        assertThat(placed("Hall 1")).containsExactlyElementsOf(chat.channels().keySet());
        assertThat(chat.channels()).hasSize(1);
    }

    @Test
    void a_crash_before_it_was_made_makes_it_at_the_next_start() {
        store.ledger().want(new NewChannel(RecordingChat.GUILD, null, "Hall 1")).join();
        assertThat(placed("Hall 1")).hasSize(1);
        assertThat(chat.channels()).hasSize(1);
    }

    @Test
    void an_answer_that_is_lost_is_looked_for() {
        chat.next(Mishap.LOST_AFTER);
        assertThat(placed("Hall 1")).hasSize(1);
        assertThat(chat.channels()).hasSize(1);
    }

    @Test
    void what_may_not_be_made_is_left_out_and_the_others_are_not() {
        chat.next(Mishap.FORBIDDEN);
        assertThat(placed("Hall 1", "Hall 2")).hasSize(1);
        assertThat(chat.channels()).containsValue("hall-2").hasSize(1);
        assertThat(placed("Hall 1")).as("when it is tried again").hasSize(1);
    }

    @Test
    void that_a_room_is_left_out_is_logged_once_until_it_is_not() {
        Logger log = (Logger) LoggerFactory.getLogger(Placing.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        log.addAppender(heard);
        try {
            chat.next(Mishap.FORBIDDEN, Mishap.FORBIDDEN);
            assertThat(placed("Hall 1")).isEmpty();
            assertThat(placed("Hall 1")).isEmpty();
            assertThat(placed("Hall 1")).hasSize(1);
        } finally {
            log.detachAppender(heard);
        }
        assertThat(heard.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("“Hall 1” is left out, since its channel #hall-1 cannot be made.");
    }

    @Test
    void for_what_is_over_nothing_is_made() {
        clock.set(TestSessions.at("23:00"));
        assertThat(placed("Hall 1")).isEmpty();
        assertThat(chat.channels()).isEmpty();
    }
}
