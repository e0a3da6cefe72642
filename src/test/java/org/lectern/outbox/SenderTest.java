package org.lectern.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.outbox.SenderStage.CHANNEL;
import static org.lectern.outbox.SenderStage.announcement;
import static org.lectern.outbox.SenderStage.await;
import static org.lectern.outbox.SenderStage.event;
import static org.lectern.outbox.SenderStage.on;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingChat.Mishap;
import org.lectern.chat.RecordingChat.Posted;
import org.lectern.outbox.Send.What;

class SenderTest {
    private static final long OTHER = 200;
    private final SenderStage stage = new SenderStage();

    @AfterEach
    void nothingIsSaidTwice() {
        stage.close();
        assertThat(stage.saidKeys()).doesNotHaveDuplicates();
    }

    @Test
    void a_thread_that_was_archived_is_opened_for_an_edit() {
        Send card = on("a.thread", What.CARD, "q1");
        stage.withThread()
                .take(card)
                .settle()
                .take(on("a.thread", What.ARCHIVE, "a.archive"))
                .settle();
        assertThat(stage.chat.activeThreads(RecordingChat.GUILD)).isEmpty();
        long message = stage.chat.posted().getLast().id();
        stage.take(Send.edit(card, 1, card.due(), message)).settle();
        assertThat(stage.chat.activeThreads(RecordingChat.GUILD)).containsExactly(stage.thread());
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void a_thread_has_another_name_whatever_became_of_the_request() {
        stage.withThread();
        stage.chat.next(Mishap.HELD);
        stage.take(on("a.thread", What.RENAME, "a.name.s.note1"));
        await(() -> stage.chat.requests().contains("a.name.s.note1"));
        stage.restart();
        assertThat(stage.chat.threads()).extracting(RecordingChat.Opened::name).containsExactly("a.name.s.note1");
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void a_scheduled_event_that_may_have_been_made_is_looked_up() {
        stage.chat.next(Mishap.HELD);
        stage.take(event("s.event", "18:00"));
        await(() -> stage.chat.events().containsKey("s.event"));
        stage.restart();
        assertThat(stage.chat.requests()).containsOnlyOnce("s.event");
        assertThat(stage.made()).containsKey("s.event");
    }

    @Test
    void the_nearest_events_are_made_and_the_next_when_one_is_over() {
        stage.chat.mostEvents(1);
        List<Send> kept =
                stage.keep(event("far.event", "20:00"), event("near.event", "18:00"), event("next.event", "19:00"));
        stage.takeKept(kept);
        await(() -> stage.chat.requests().contains("next.event"));
        assertThat(stage.chat.events()).containsOnlyKeys("near.event");
        Send near = kept.stream()
                .filter(send -> send.key().equals("near.event"))
                .findFirst()
                .orElseThrow();
        stage.takeKept(stage.keep(Send.edit(near, 77, near.due(), 0)));
        await(() -> stage.chat.events().containsKey("next.event"));
        assertThat(stage.chat.events()).doesNotContainKey("far.event");
    }

    @Test
    void announcements_go_first_then_threads_then_lines_then_cards() {
        stage.withThread();
        stage.take(
                        card("q1"),
                        on("a.thread", What.THREAD_LINE, "a.closes"),
                        on("a", What.THREAD, "b.thread"),
                        announcement("b"))
                .settle();
        assertThat(stage.chat.requests()).containsExactly("a", "a.thread", "b", "b.thread", "a.closes", "q1");
    }

    @Test
    void announcements_of_one_channel_keep_their_order_even_where_one_has_to_wait() {
        stage.chat.next(Mishap.NONE, Mishap.POSTPONED, Mishap.POSTPONED);
        stage.take(announcement("a"), announcement("b"), announcement("c")).settle();
        assertThat(stage.said()).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void a_channel_that_does_not_answer_holds_up_no_other() {
        stage.chat.in(CHANNEL, Mishap.HELD);
        stage.take(announcement("a"), announcement("b"), announcement("x", OTHER), announcement("y", OTHER));
        await(() -> stage.chat.postedIn(OTHER).size() == 2);
        assertThat(stage.chat.postedIn(CHANNEL)).hasSize(1);
        stage.chat.in(CHANNEL, Mishap.NONE);
        stage.chat.release();
        assertThat(stage.settle().chat.postedIn(CHANNEL)).hasSize(2);
    }

    @Test
    void a_channel_that_always_fails_holds_up_no_other() {
        stage.chat.in(CHANNEL, Mishap.LOST_BEFORE);
        stage.take(announcement("a"), announcement("x", OTHER), announcement("y", OTHER));
        await(() -> stage.chat.postedIn(OTHER).size() == 2);
        assertThat(stage.open()).contains("a");
    }

    @Test
    void a_missing_permission_holds_up_its_own_channel_and_gives_nothing_up() {
        stage.chat.in(CHANNEL, Mishap.FORBIDDEN);
        stage.take(announcement("a"), announcement("x", OTHER));
        await(() -> stage.open().equals(List.of("a")));
        assertThat(stage.made()).containsOnlyKeys("x");
    }

    @Test
    void a_channel_that_is_told_to_pause_goes_on_by_itself() {
        stage.chat.pauseIn(CHANNEL, Duration.ofMillis(300));
        stage.take(announcement("a"), announcement("x", OTHER));
        await(() -> stage.said().equals(List.of(List.of("x"))));
        stage.chat.pauseIn(CHANNEL, Duration.ZERO);
        assertThat(stage.settle().saidKeys()).containsExactly("x", "a");
    }

    @Test
    void a_message_holds_at_most_twelve_cards() {
        stage.withThread();
        stage.chat.in(stage.thread(), Mishap.HELD);
        stage.take(IntStream.range(0, 30).mapToObj(i -> card("q" + i)).toArray(Send[]::new));
        await(() -> stage.said().size() == 2);
        stage.chat.in(stage.thread(), Mishap.NONE);
        stage.chat.release();
        stage.settle();
        assertThat(stage.said().stream().skip(1)).extracting(List::size).containsExactly(12, 12, 6);
    }

    @Test
    void cards_wait_while_a_boundary_is_near_and_announcements_do_not() {
        stage.withThread();
        stage.untilBoundary = Duration.ZERO;
        stage.take(card("q1"), announcement("b"));
        await(() -> stage.saidKeys().contains("b"));
        assertThat(stage.saidKeys()).doesNotContain("q1");
        stage.untilBoundary = Duration.ofSeconds(9);
        assertThat(stage.settle().saidKeys()).contains("q1");
    }

    @Test
    void what_was_sent_although_the_answer_was_lost_is_not_said_again() {
        stage.chat.next(Mishap.LOST_AFTER);
        stage.take(announcement("a"), on("a", What.THREAD, "a.thread")).settle();
        assertThat(stage.chat.lookUps()).isEqualTo(1);
        assertThat(stage.said()).hasSize(1);
        assertThat(stage.made()).containsOnlyKeys("a", "a.thread");
    }

    @Test
    void what_was_lost_on_the_way_is_looked_up_and_said() {
        stage.chat.next(Mishap.LOST_BEFORE);
        stage.take(announcement("a")).settle();
        assertThat(stage.chat.lookUps()).isEqualTo(1);
        assertThat(stage.said()).containsExactly(List.of("a"));
    }

    @Test
    void cards_whose_answer_was_lost_are_found_together() {
        stage.withThread();
        stage.chat.in(stage.thread(), Mishap.LOST_AFTER);
        stage.take(card("q1"), card("q2"), card("q3")).settle();
        assertThat(stage.saidKeys()).containsExactly("a", "q1", "q2", "q3");
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void a_thread_whose_answer_was_lost_is_opened_once() {
        stage.chat.next(Mishap.NONE, Mishap.LOST_AFTER);
        stage.withThread();
        assertThat(stage.chat.threads()).hasSize(1);
        assertThat(stage.made()).containsOnlyKeys("a", "a.thread");
    }

    @Test
    void what_an_earlier_run_left_is_looked_up_before_it_is_said() {
        stage.chat.next(Mishap.HELD);
        stage.take(announcement("a"), announcement("b"));
        await(() -> stage.said().size() == 1);
        stage.restart();
        assertThat(stage.chat.lookUps()).isEqualTo(1);
        assertThat(stage.saidKeys()).containsExactly("a", "b");
        assertThat(stage.made())
                .containsEntry("a", stage.chat.posted().getFirst().id());
    }

    @Test
    void what_was_kept_but_never_handed_on_is_said_at_the_next_start() {
        stage.withThread();
        stage.keep(on("a.thread", What.THREAD_LINE, "a.closes"), card("q1"));
        assertThat(stage.restart().saidKeys()).containsExactly("a", "a.closes", "q1");
    }

    @Test
    void a_new_card_does_not_take_along_one_that_may_have_been_sent() {
        Lane lane = new Lane();
        lane.add(new Lane.Waiting(card("new"), 1, false));
        lane.add(new Lane.Waiting(card("old"), 2, true));
        assertThat(lane.take()).extracting(waiting -> waiting.send().key()).containsExactly("new");
        assertThat(lane.head().unsure()).isTrue();
    }

    @Test
    void what_goes_into_a_thread_that_is_refused_is_given_up_with_it() {
        stage.take(announcement("a")).settle();
        stage.chat.next(Mishap.REFUSED);
        stage.take(on("a", What.THREAD, "a.thread")).settle();
        stage.take(on("a.thread", What.THREAD_LINE, "a.closes"), card("q1"), announcement("b"))
                .settle();
        assertThat(stage.saidKeys()).containsExactly("a", "b");
        assertThat(stage.open()).isEmpty();
        assertThat(stage.take(card("q2")).settle().open()).isEmpty();
    }

    @Test
    void a_thread_whose_announcement_is_refused_opens_on_the_next_with_all_that_waits_for_it() {
        stage.chat.next(Mishap.REFUSED);
        stage.take(announcement("a"), joint(), line(), card("q1", "a+b.thread")).settle();
        assertThat(stage.open()).containsExactly("a+b.thread", "line", "q1");
        stage.take(announcement("b")).settle();
        assertThat(stage.chat.thread("a+b.thread").id()).isEqualTo(stage.made().get("b"));
        assertThat(stage.saidKeys()).containsExactly("b", "line", "q1");
    }

    @Test
    void a_thread_whose_announcement_was_refused_opens_on_the_next_after_a_restart_too() {
        stage.chat.next(Mishap.REFUSED);
        stage.take(announcement("a"), joint(), card("q1", "a+b.thread")).settle();
        stage.restart();
        stage.take(announcement("b")).settle();
        assertThat(stage.saidKeys()).containsExactly("b", "q1");
    }

    @Test
    void a_thread_whose_announcement_was_deleted_opens_on_the_next() {
        stage.chat.next(Mishap.NONE, Mishap.NO_MESSAGE);
        stage.take(announcement("a"), joint(), card("q1", "a+b.thread")).settle();
        assertThat(stage.open()).containsExactly("a+b.thread", "q1");
        stage.take(announcement("b")).settle();
        assertThat(stage.saidKeys()).containsExactly("a", "b", "q1");
        assertThat(stage.chat.thread("a+b.thread").id()).isEqualTo(stage.made().get("b"));
    }

    @Test
    void a_thread_that_was_opened_before_a_crash_is_not_opened_on_a_later_announcement() {
        stage.take(announcement("a")).settle();
        stage.chat.next(Mishap.HELD);
        stage.take(joint());
        await(() -> stage.chat.threads().size() == 1);
        stage.keep(announcement("b"));
        stage.restart();
        assertThat(stage.chat.threads()).hasSize(1);
        assertThat(stage.made()).containsEntry("a+b.thread", stage.made().get("a"));
    }

    @Test
    void a_thread_that_was_deleted_is_opened_once_more_and_what_waits_goes_into_it() {
        stage.withThread();
        stage.chat.next(Mishap.NO_CHANNEL);
        stage.take(card("q1")).settle();
        assertThat(stage.saidKeys()).containsExactly("a", "q1");
        assertThat(stage.chat.requests()).containsExactly("a", "a.thread", "q1", "a.thread", "q1");
    }

    @Test
    void a_thread_that_is_deleted_again_waits_for_the_next_announcement() {
        stage.take(announcement("a"), joint()).settle();
        stage.chat.next(Mishap.NO_CHANNEL, Mishap.NONE, Mishap.NO_CHANNEL);
        stage.take(card("q1", "a+b.thread")).settle();
        assertThat(stage.open()).containsExactly("a+b.thread", "q1");
        stage.take(announcement("b")).settle();
        assertThat(stage.saidKeys()).containsExactly("a", "b", "q1");
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void a_thread_that_nothing_can_open_any_more_is_given_up_with_all_that_waits_for_it() {
        stage.chat.next(Mishap.REFUSED);
        stage.take(announcement("a"), joint(), line(), card("q1", "a+b.thread")).settle();
        stage.over = true;
        assertThat(stage.look().open()).isEmpty();
        assertThat(stage.take(card("q2", "a+b.thread")).settle().open()).isEmpty();
        assertThat(stage.saidKeys()).isEmpty();
    }

    @Test
    void a_thread_whose_announcement_is_still_on_its_way_is_not_given_up() {
        stage.chat.in(CHANNEL, Mishap.HELD);
        stage.take(announcement("a"), on("a", What.THREAD, "a.thread"), card("q1"));
        await(() -> stage.said().size() == 1);
        stage.over = true;
        stage.take(card("q2"));
        stage.chat.in(CHANNEL, Mishap.NONE);
        stage.chat.release();
        assertThat(stage.settle().saidKeys()).containsExactly("a", "q1", "q2");
    }

    @Test
    void a_card_whose_thread_was_never_planned_is_given_up_when_its_time_is_over() {
        stage.take(card("q1")).settle();
        stage.over = true;
        assertThat(stage.restart().open()).isEmpty();
    }

    @Test
    void a_thread_that_waits_for_its_announcement_holds_up_no_other() {
        stage.take(on("lost", What.THREAD, "lost.thread")).withThread();
        assertThat(stage.made()).containsOnlyKeys("a", "a.thread");
        assertThat(stage.open()).containsExactly("lost.thread");
    }

    @Test
    void what_waits_for_a_thread_that_is_not_open_yet_does_not_count_as_work() {
        stage.take(card("q1")).settle();
        assertThat(stage.open()).containsExactly("q1");
        stage.withThread();
        assertThat(stage.saidKeys()).containsExactly("a", "q1");
    }

    @Test
    void words_that_fail_are_asked_for_again() {
        stage.wordless = true;
        stage.take(announcement("a")).settle();
        assertThat(stage.saidKeys()).containsExactly("a");
    }

    @Test
    void an_outbox_that_fails_to_settle_is_asked_again_and_nothing_said_twice() {
        List<Send> kept = stage.keep(announcement("a"));
        stage.store.failNext("disk full");
        stage.takeKept(kept).settle();
        assertThat(stage.open()).isEmpty();
        assertThat(stage.saidKeys()).containsExactly("a");
    }

    @Test
    void a_nonce_is_the_same_for_the_same_send_and_short_enough_for_discord() {
        Send send = announcement("a");
        assertThat(Dispatch.nonce(send))
                .isEqualTo(Dispatch.nonce(announcement("a")))
                .hasSizeLessThanOrEqualTo(25);
        assertThat(Dispatch.nonce(send))
                .isNotEqualTo(Dispatch.nonce(announcement("b")))
                .isNotEqualTo(Dispatch.nonce(send.at(send.after() + 1)));
        stage.take(send).settle();
        assertThat(stage.chat.posted()).extracting(Posted::nonce).containsExactly(Dispatch.nonce(send));
    }

    @Test
    void a_closed_sender_sends_nothing_more_and_leaves_the_rest_in_the_outbox() {
        stage.chat.in(CHANNEL, Mishap.HELD);
        stage.take(announcement("a"), announcement("b"));
        await(() -> stage.said().size() == 1);
        stage.chat.in(CHANNEL, Mishap.NONE);
        Thread closing = Thread.ofVirtual().start(stage::end);
        await(() -> closing.getState() == Thread.State.TIMED_WAITING);
        stage.chat.release();
        await(() -> !closing.isAlive());
        assertThat(stage.open()).containsExactly("b");
        assertThat(stage.saidKeys()).containsExactly("a");
    }

    @Test
    void close_ends_the_thread() {
        stage.take(announcement("a")).settle();
        assertThat(stage.threadsAlive()).isPositive();
        stage.end();
        await(() -> stage.threadsAlive() == 0);
    }

    @Test
    void edits_of_one_message_leave_as_one_and_keep_its_key() {
        Send said = announcement("a");
        stage.take(said).settle();
        long message = stage.chat.posted().getFirst().id();
        stage.take(edit(said, 1, message), edit(said, 2, message)).settle();
        assertThat(stage.chat.edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.headline()).isEqualTo("2"));
        assertThat(stage.saidKeys()).containsExactly("a");
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void an_edit_waits_for_the_message_it_is_for() {
        stage.chat.in(CHANNEL, Mishap.HELD);
        Send said = announcement("a");
        stage.take(said, edit(said, 1, 0));
        await(() -> stage.said().size() == 1);
        assertThat(stage.chat.edits()).isEmpty();
        stage.chat.in(CHANNEL, Mishap.NONE);
        stage.chat.release();
        await(() -> stage.chat.edits().size() == 1);
        assertThat(stage.settle().open()).isEmpty();
    }

    @Test
    void edits_that_have_waited_for_one_message_leave_as_one_whichever_of_its_cards_they_are_for() {
        stage.withThread();
        stage.chat.in(stage.thread(), Mishap.HELD);
        Send first = card("q1");
        Send second = card("q2");
        stage.take(first, second, edit(first, 1, 0), edit(second, 2, 0));
        await(() -> stage.chat.requests().contains("q1,q2"));
        stage.chat.in(stage.thread(), Mishap.NONE);
        stage.chat.release();
        stage.settle();
        assertThat(stage.chat.edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.headline()).isEqualTo("2"));
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void an_edit_whose_message_shows_it_already_does_not_leave() {
        Send said = announcement("a");
        stage.take(said).settle();
        stage.shown(
                        System.nanoTime(),
                        edit(said, 1, stage.chat.posted().getFirst().id()))
                .settle();
        assertThat(stage.chat.edits()).isEmpty();
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void an_edit_follows_one_that_was_under_way_when_its_message_was_made_to_show_it() {
        Send said = announcement("a");
        stage.take(said).settle();
        long message = stage.chat.posted().getFirst().id();
        long since = System.nanoTime();
        stage.take(edit(said, 1, message)).settle();
        stage.shown(since, edit(said, 2, message)).settle();
        assertThat(stage.chat.edits()).hasSize(2);
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void an_edit_that_was_under_way_is_made_again_after_a_restart() {
        Send said = announcement("a");
        stage.take(said).settle();
        stage.keep(edit(said, 1, 0));
        stage.restart();
        assertThat(stage.chat.edits()).hasSize(1);
        assertThat(stage.chat.lookUps()).isZero();
        assertThat(stage.open()).isEmpty();
    }

    @Test
    void an_edit_whose_answer_is_lost_is_made_again_and_of_one_that_is_gone_nothing_more_is_tried() {
        Send said = announcement("a");
        stage.take(said).settle();
        stage.chat.next(Mishap.LOST_AFTER);
        stage.take(edit(said, 1, 0)).settle();
        assertThat(stage.chat.edits()).hasSize(2);
        stage.chat.next(Mishap.NO_MESSAGE);
        stage.take(edit(said, 2, 0)).settle();
        assertThat(stage.open()).isEmpty();
    }

    private static Send edit(Send said, long change, long message) {
        return Send.edit(said, change, said.due(), message);
    }

    @Test
    void cards_whose_request_was_slow_are_there_once_although_more_have_joined_them() {
        stage.withThread();
        stage.chat.next(Mishap.SLOW);
        stage.take(card("q1"), card("q2"));
        await(() -> stage.chat.requests().contains("q1,q2"));
        stage.take(card("q3")).settle();
        stage.chat.release();
        assertThat(stage.saidKeys()).contains("q1", "q2", "q3");
    }

    private static Send card(String key) {
        return card(key, "a.thread");
    }

    private static Send card(String key, String thread) {
        return on(thread, What.CARD, key);
    }

    /// The opening of a thread on the announcement `a` or `b`.
    private static Send joint() {
        return on("a+b", What.THREAD, "a+b.thread");
    }

    private static Send line() {
        return on("a+b.thread", What.THREAD_LINE, "line");
    }
}
