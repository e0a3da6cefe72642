package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.cue.CueKey;
import org.lectern.floor.CueOutcome.Said;
import org.lectern.floor.CueOutcome.Skipped;
import org.lectern.floor.CueOutcome.Why;
import org.lectern.floor.Ledger.Decision;
import org.lectern.floor.Ledger.Kept;
import org.lectern.floor.Ledger.Matched;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Outbox.Settled;
import org.lectern.outbox.Send;
import org.lectern.outbox.Send.What;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.schedule.TestSessions;

/// What every [Ledger] and its [Outbox] must hold, in whichever database.
public abstract class LedgerContract {
    private static final long CHANNEL = 4711;

    protected final Session session = TestSessions.track13();
    protected final SlotId oral = session.slots().get(0).id();
    protected final SlotId spotlight = session.slots().get(4).id();
    protected final SlotId joint = session.slots().get(8).id();

    protected abstract Ledger ledger();

    protected abstract Outbox outbox();

    @BeforeEach
    protected void storeTheSession() {
        assertThat(get(ledger().match(List.of(session))).stored()).isEmpty();
        get(ledger().store(List.of(session)));
    }

    @Test
    void a_page_that_is_read_anew_keeps_its_identities() {
        Matched matched = get(ledger().match(List.of(TestSessions.readAnew(session))));
        assertThat(matched.read()).containsExactly(session);
        assertThat(matched.stored()).containsOnly(Map.entry(session.id(), session));
    }

    @Test
    void a_new_session_keeps_the_identities_it_was_read_with() {
        Session other = TestSessions.session("Other").talk("09:00-09:10", "A").build();
        Matched matched = get(ledger().match(List.of(other, TestSessions.readAnew(session))));
        assertThat(matched.read()).containsExactly(other, session);
        assertThat(matched.stored()).containsOnlyKeys(session.id());
    }

    @Test
    void a_cue_keeps_its_first_outcome_and_sends_nothing_twice() {
        Said said = new Said(new CueKey(oral.value(), "talk"), at("18:00"), at("18:00:00.012"));
        Send send = announcement(oral + ".talk");
        assertThat(record(said, send)).containsExactly(send);
        assertThat(record(skipped(said.key()), send, announcement(oral + ".talk2")))
                .isEmpty();
        assertThat(get(ledger().outcomes(session.id())))
                .containsOnlyKeys(said.key())
                .containsValue(said);
        assertThat(get(outbox().open())).containsExactly(send);
    }

    @Test
    void a_send_that_another_cue_caused_before_is_not_added_again() {
        Send thread = new Send(joint + ".thread", session.id(), What.THREAD, CHANNEL, "x", at("19:00"), 0);
        assertThat(record(said(spotlight, "talk"), thread)).containsExactly(thread);
        assertThat(record(said(joint, "qa"), thread)).isEmpty();
    }

    @Test
    void a_skipped_cue_is_listed_with_its_reason() {
        Skipped skipped = skipped(new CueKey(oral.value(), "talk"));
        record(skipped);
        assertThat(get(ledger().outcomes(session.id()))).containsValue(skipped);
    }

    @Test
    void a_cue_that_was_skipped_is_decided_anew() {
        CueKey key = new CueKey(oral.value(), "talk");
        record(skipped(key));
        Send send = announcement(oral + ".talk");
        Said said = new Said(key, at("18:00"), at("18:00:00.012"));
        assertThat(record(said, send)).containsExactly(send);
        assertThat(get(ledger().outcomes(session.id()))).containsValue(said);
    }

    @Test
    void a_thread_that_is_to_be_opened_anew_is_open() {
        Send thread = new Send(joint + ".thread", session.id(), What.THREAD, CHANNEL, "x", at("19:00"), 0);
        record(said(spotlight, "talk"), thread);
        get(outbox().settle(List.of(new Settled.Sent(thread.key(), 5, at("19:00")))));
        assertThat(get(outbox().settle(List.of(new Settled.Reopened(thread.key())))))
                .containsExactly(thread);
        assertThat(get(outbox().open())).containsExactly(thread);
        assertThat(get(outbox().made())).isEmpty();
    }

    @Test
    void a_room_keeps_the_name_of_its_channel_and_then_the_channel() {
        NewChannel hall = new NewChannel(1, null, "Hall 1");
        assertThat(get(ledger().channel(hall))).isEmpty();
        assertThat(get(ledger().want(hall))).isEqualTo(new Ledger.KeptChannel("hall-1", null));
        assertThat(get(ledger().want(new NewChannel(1, null, "Hall-1"))).name()).isEqualTo("hall-1-2");
        assertThat(get(ledger().want(new NewChannel(1, 7L, "Hall-1"))).name())
                .as("in a category of its own")
                .isEqualTo("hall-1");
        get(ledger().made(hall, 5));
        assertThat(get(ledger().want(hall))).isEqualTo(new Ledger.KeptChannel("hall-1", 5L));
        assertThat(get(ledger().channel(hall))).contains(new Ledger.KeptChannel("hall-1", 5L));
    }

    @Test
    void sends_are_added_once() {
        Send end = new Send(oral + ".archive", session.id(), What.ARCHIVE, CHANNEL, oral + ".thread", at("19:00"), 0);
        assertThat(get(ledger().add(List.of(end)))).containsExactly(end);
        assertThat(get(ledger().add(List.of(end)))).isEmpty();
    }

    @Test
    void what_is_kept_in_step_is_added_once_and_then_edited() {
        Send event = new Send(session.id() + ".event", session.id(), What.EVENT, CHANNEL, null, at("18:00"), 0);
        assertThat(get(ledger().keep(List.of(event), at("17:00")))).containsExactly(event);
        get(outbox().settle(List.of(new Settled.Sent(event.key(), 5, at("17:00")))));
        assertThat(get(ledger().keep(List.of(event), at("17:30"))))
                .singleElement()
                .satisfies(edit -> {
                    assertThat(edit.target()).isEqualTo(event.key());
                    assertThat(edit.after()).isEqualTo(5);
                });
        CueOutcome opens = new Said(new CueKey(session.id().value(), "opens"), at("18:00"), at("18:00"));
        assertThat(get(ledger().record(session.id(), List.of(new Decision(opens, List.of(), List.of(event.key()))))))
                .extracting(Send::target)
                .containsExactly(event.key());
    }

    @Test
    void what_its_thread_was_told_before_it_began_once_more_stays() {
        CueKey closes = new CueKey(oral.value(), "closes");
        Send line =
                new Send(closes.toString(), session.id(), What.THREAD_LINE, CHANNEL, oral + ".thread", at("18:15"), 0);
        record(new Said(closes, at("18:15"), at("18:15")), line);
        assertThat(closed(closes, line, "18:45")).extracting(Send::key).containsExactly(closes + "~2");
        assertThat(closed(closes, line, "18:50")).extracting(Send::target).containsExactly(closes + "~2");
    }

    /// Of what began once more at 18:30.
    private List<Send> closed(CueKey closes, Send line, String when) {
        Said said = new Said(closes, at(when), at(when));
        return get(ledger().record(session.id(), List.of(new Decision(said, List.of(line), List.of(), at("18:30")))));
    }

    @Test
    void outcomes_are_those_of_the_session_alone() {
        Session other = TestSessions.session("Other").talk("09:00-09:10", "A").build();
        get(ledger().store(List.of(other)));
        record(said(oral, "talk"));
        assertThat(get(ledger().outcomes(other.id()))).isEmpty();
        assertThat(get(ledger().outcomes(session.id()))).hasSize(1);
    }

    @Test
    void decisions_are_kept_together_or_not_at_all() {
        Session stranger =
                TestSessions.session("Never adopted").talk("09:00-09:10", "A").build();
        Said said = new Said(new CueKey(stranger.id().value(), "opens"), at("18:00"), at("18:00"));
        assertThatThrownBy(() ->
                        get(ledger().record(stranger.id(), List.of(new Decision(said, List.of(announcement("a.b")))))))
                .isInstanceOf(LedgerException.class);
        assertThat(get(outbox().open())).isEmpty();
        assertThat(get(ledger().outcomes(stranger.id()))).isEmpty();
    }

    @Test
    void a_question_is_filed_with_its_number_place_and_card() {
        Kept kept = file(1, joint, spotlight, "Why?");
        Question question = kept.filed().question();
        assertThat(question.number()).isEqualTo(1);
        assertThat(question.text()).isEqualTo("Why?");
        assertThat(question.talk()).isEqualTo(spotlight);
        assertThat(question.askerName()).isEqualTo("Zoë 🐙");
        assertThat(question.askedAt()).isEqualTo(at("19:05:00.123"));
        assertThat(kept.filed().place()).isEqualTo(1);
        assertThat(kept.filed().again()).isFalse();
        assertThat(kept.card())
                .containsExactly(new Send(
                        question.id().cardKey(),
                        session.id(),
                        What.CARD,
                        CHANNEL,
                        joint + ".thread",
                        at("19:05:00.123"),
                        99));
        assertThat(get(outbox().open())).isEqualTo(kept.card());
    }

    @Test
    void numbers_count_in_the_session_and_places_in_the_block() {
        file(1, oral, oral, "One?");
        file(2, joint, spotlight, "Two?");
        Kept third = file(3, joint, null, "Three?");
        assertThat(third.filed().question().number()).isEqualTo(3);
        assertThat(third.filed().place()).isEqualTo(2);
        assertThat(third.filed().question().talk()).isNull();
    }

    @Test
    void numbers_start_anew_in_every_session() {
        Session other = TestSessions.session("Other").talk("09:00-09:10", "A").build();
        get(ledger().store(List.of(other)));
        file(1, oral, oral, "One?");
        SlotId talk = other.slots().getFirst().id();
        NewQuestion asked = new NewQuestion(2, other.id(), talk, talk, "Two?", 7, "Zoë", at("09:01"), State.OPEN);
        assertThat(((Kept) get(ledger().file(asked, new Ledger.Place(CHANNEL, talk + ".thread", 0), null)))
                        .filed()
                        .question()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void the_same_interaction_again_is_the_same_question() {
        Kept first = file(1, joint, spotlight, "Why?");
        file(2, joint, spotlight, "How?");
        Kept again = file(1, joint, spotlight, "Why, again?");
        assertThat(again.filed().again()).isTrue();
        assertThat(again.filed().question()).isEqualTo(first.filed().question());
        assertThat(again.filed().place()).isEqualTo(1);
        assertThat(again.card()).isEmpty();
        assertThat(get(ledger().questions(session.id()))).hasSize(2);
        assertThat(get(outbox().open())).hasSize(2);
    }

    @Test
    void two_deliveries_of_one_interaction_at_once_are_one_question() {
        CompletableFuture<Kept> one = filing(1, joint, spotlight, "Why?");
        CompletableFuture<Kept> two = filing(1, joint, spotlight, "Why?");
        assertThat(List.of(get(one).filed().again(), get(two).filed().again())).containsExactlyInAnyOrder(false, true);
        assertThat(get(ledger().questions(session.id()))).hasSize(1);
    }

    @Test
    void a_question_for_an_unknown_session_is_not_kept() {
        Session stranger =
                TestSessions.session("Never adopted").talk("09:00-09:10", "A").build();
        NewQuestion asked = new NewQuestion(5, stranger.id(), oral, oral, "Why?", 7, "Zoë", at("18:00"), State.OPEN);
        assertThatThrownBy(() -> get(ledger().file(asked, new Ledger.Place(CHANNEL, "x.thread", 0), null)))
                .isInstanceOf(LedgerException.class);
        assertThat(get(outbox().open())).isEmpty();
    }

    @Test
    void the_queue_of_a_block_is_in_order_of_time() {
        Question first = file(1, joint, spotlight, "One?").filed().question();
        file(2, oral, oral, "Elsewhere?");
        Question second = file(3, joint, null, "Two?").filed().question();
        assertThat(get(ledger().queue(session.id(), joint))).containsExactly(first, second);
        assertThat(get(ledger().questions(session.id()))).hasSize(3);
    }

    @Test
    void cards_name_their_questions() {
        Question first = file(1, joint, spotlight, "One?").filed().question();
        file(2, oral, oral, "Two?");
        Question third = file(3, joint, null, "Three?").filed().question();
        assertThat(get(ledger().cards(List.of(first.id().cardKey(), third.id().cardKey(), "qzzzz", "a.talk"))))
                .containsExactly(first, third);
    }

    @Test
    void open_sends_are_loaded_oldest_first() {
        record(said(oral, "talk"), announcement("b.talk"), announcement("a.talk"));
        Kept kept = file(1, oral, oral, "One?");
        record(said(spotlight, "talk"), announcement("c.talk"));
        assertThat(get(outbox().open()))
                .extracting(Send::key)
                .containsExactly("b.talk", "a.talk", kept.card().getFirst().key(), "c.talk");
    }

    @Test
    void what_is_settled_is_not_open_and_what_was_made_is_known() {
        Kept kept = file(1, oral, oral, "One?");
        String card = kept.card().getFirst().key();
        record(said(oral, "talk"), announcement("a.talk"), announcement("b.talk"), announcement("c.talk"));
        settle(sent("a.talk", 11), sent(card, 12), new Settled.GivenUp("b.talk", "no such channel"));
        assertThat(get(outbox().open())).extracting(Send::key).containsExactly("c.talk");
        assertThat(get(outbox().made())).containsOnlyKeys("a.talk").containsEntry("a.talk", 11L);
    }

    @Test
    void what_is_sent_stays_sent() {
        record(said(oral, "talk"), announcement("a.talk"));
        settle(sent("a.talk", 11));
        settle(sent("a.talk", 12), new Settled.GivenUp("a.talk", "too late"));
        assertThat(get(outbox().open())).isEmpty();
        assertThat(get(outbox().made())).containsEntry("a.talk", 11L);
    }

    @Test
    void what_was_given_up_but_turns_out_to_be_sent_is_sent() {
        record(said(oral, "talk"), announcement("a.talk"));
        settle(new Settled.GivenUp("a.talk", "no answer"));
        settle(sent("a.talk", 12));
        assertThat(get(outbox().made())).containsEntry("a.talk", 12L);
    }

    @Test
    void what_was_only_found_again_is_sent_though_nobody_knows_when_it_left() {
        record(said(oral, "talk"), announcement("a.talk"));
        settle(new Settled.Sent("a.talk", 12, null));
        assertThat(get(outbox().open())).isEmpty();
        assertThat(get(outbox().made())).containsEntry("a.talk", 12L);
    }

    @Test
    void settling_what_is_unknown_changes_nothing() {
        settle(sent("no.such", 12));
        assertThat(get(outbox().open())).isEmpty();
        assertThat(get(outbox().made())).isEmpty();
    }

    @Test
    void a_reminder_is_kept_changed_and_taken_back() {
        Reminder first = remind(7, oral, 25);
        assertThat(first.state()).isEqualTo(Reminder.State.WAITING);
        assertThat(first.before()).isEqualTo(Duration.ofMinutes(10));
        assertThat(first.language()).isEqualTo(Locale.GERMAN);
        Reminder second = remind(7, oral, 25);
        assertThat(second.id()).isGreaterThan(first.id());
        Reminder other = remind(8, oral, 25);
        assertThat(get(ledger().reminders())).containsExactly(second, other);
        assertThat(get(ledger().reminders(7))).containsExactly(second);
        assertThat(get(ledger().forget(7, oral))).isTrue();
        assertThat(get(ledger().forget(7, oral))).isFalse();
        assertThat(get(ledger().reminders())).containsExactly(other);
    }

    @Test
    void nobody_has_more_reminders_to_come_than_one_may() {
        Reminder first = remind(7, oral, 2);
        remind(7, spotlight, 2);
        assertThat(get(ledger().remind(7, joint, Duration.ZERO, Locale.ENGLISH, 2)))
                .isEmpty();
        assertThat(get(ledger().remind(7, oral, Duration.ZERO, Locale.ENGLISH, 2)))
                .isPresent();
        Reminder again = get(ledger().reminders(7)).getLast();
        assertThat(again.id()).isNotEqualTo(first.id());
        get(ledger().reminded(List.of(new Ledger.Reminded(again.as(Reminder.State.MISSED), null))));
        assertThat(get(ledger().remind(7, joint, Duration.ZERO, Locale.ENGLISH, 2)))
                .isPresent();
    }

    @Test
    void what_became_of_a_reminder_is_recorded_with_its_message_once() {
        Reminder reminder = remind(7, oral, 25);
        Reminder gone = remind(8, oral, 25);
        get(ledger().forget(8, oral));
        Send send = new Send("remind1", session.id(), What.DIRECT, 7, null, at("17:50"), 0);
        Send lost = new Send("remind2", session.id(), What.DIRECT, 8, null, at("17:50"), 0);
        List<Ledger.Reminded> reminded = List.of(
                new Ledger.Reminded(reminder.as(Reminder.State.SAID), send),
                new Ledger.Reminded(gone.as(Reminder.State.SAID), lost));
        assertThat(get(ledger().reminded(reminded))).containsExactly(send);
        assertThat(get(ledger().reminded(reminded))).isEmpty();
        assertThat(get(outbox().open())).containsExactly(send);
        assertThat(get(ledger().reminders())).containsExactly(reminder.as(Reminder.State.SAID));
    }

    private Reminder remind(long person, SlotId talk, int most) {
        return get(ledger().remind(person, talk, Duration.ofMinutes(10), Locale.GERMAN, most))
                .orElseThrow();
    }

    protected static Said said(SlotId slot, String what) {
        return new Said(new CueKey(slot.value(), what), at("18:00"), at("18:00"));
    }

    protected Send announcement(String key) {
        return new Send(key, session.id(), What.ANNOUNCEMENT, CHANNEL, null, at("18:00"), 0);
    }

    protected List<Send> record(CueOutcome outcome, Send... sends) {
        return get(ledger().record(session.id(), List.of(new Decision(outcome, List.of(sends)))));
    }

    protected Kept file(long interaction, SlotId block, @Nullable SlotId talk, String text) {
        return get(filing(interaction, block, talk, text));
    }

    protected CompletableFuture<Kept> filing(long interaction, SlotId block, @Nullable SlotId talk, String text) {
        Instant askedAt = at("19:05:00.123456");
        NewQuestion asked =
                new NewQuestion(interaction, session.id(), block, talk, text, 7, "Zoë 🐙", askedAt, State.OPEN);
        return ledger().file(asked, new Ledger.Place(CHANNEL, block + ".thread", 99), null)
                .thenApply(Kept.class::cast);
    }

    protected static Settled sent(String key, long id) {
        return new Settled.Sent(key, id, at("18:00:00.009"));
    }

    protected void settle(Settled... settled) {
        get(outbox().settle(List.of(settled)));
    }

    /// What a future gives, or the exception that it fails with.
    protected static <T> T get(CompletableFuture<T> future) {
        try {
            return future.orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Skipped skipped(CueKey key) {
        return new Skipped(key, at("18:00"), at("18:20"), Why.OVER);
    }
}
