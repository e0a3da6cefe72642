package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.track13;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lectern.cue.Cue;
import org.lectern.floor.CueOutcome;
import org.lectern.rehearsal.Evidence.Act;
import org.lectern.rehearsal.Evidence.Opened;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.store.Records.OfCue;
import org.lectern.store.Records.OfQuestion;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

class AuditTest {
    private final Played played =
            new Played(track13(), "17:53").asked(0, "How deep?").asked(3, "How wide?");
    private final String first = played.key(Cue.TalkStarts.class::isInstance);
    private final String opens = played.key(Cue.SessionOpens.class::isInstance);

    @Test
    void a_rehearsal_in_which_all_went_well_holds() {
        AuditReport report = played.audit();
        assertThat(report.faults()).isEmpty();
        assertThat(report.holds()).isTrue();
        assertThat(report.sessions().getFirst().cues())
                .hasSize(28)
                .allSatisfy(cue -> assertThat(cue.outcome()).isEqualTo("said"));
    }

    @Test
    void lateness_is_told_in_real_time_by_the_store_and_by_the_arrival() {
        AuditReport.Lateness lateness = played.audit().lateness();
        assertThat(lateness.count()).isEqualTo(28);
        assertThat(lateness.p50()).isEqualTo(5);
        assertThat(lateness.max()).isEqualTo(5);
        assertThat(lateness.arrivedMax()).isEqualTo(6);
    }

    @Test
    void what_was_over_when_it_began_may_be_skipped_but_not_what_is_on() {
        AuditReport report = new Played(track13(), "18:45").audit();
        assertThat(report.faults())
                .containsExactly("18:00:00 “Session opens”: it was skipped (over), which the rules do not allow.");
    }

    @Test
    void a_message_that_stands_there_twice_is_found() {
        Posted message = played.message(first);
        int place = played.messages.indexOf(message);
        played.messages.add(place, new Posted("9999", message.place(), true, message.keys(), message.text(), null));
        assertFault("18:00:00 “1 · Implicit Neural Representations”: it stands in the chat twice.");
    }

    @Test
    void a_message_that_is_not_there_is_found() {
        played.messages.remove(played.message(opens));
        assertFault("18:00:00 “Session opens”: it stands in the chat nowhere.");
    }

    @Test
    void a_message_in_the_wrong_place_is_found() {
        Posted message = played.message(opens);
        String thread = played.threads.getFirst().id();
        played.messages.set(
                played.messages.indexOf(message),
                new Posted(message.id(), thread, true, message.keys(), message.text(), null));
        assertFault("18:00:00 “Session opens”: it stands in the thread “Q&A "
                + played.threads.getFirst().name().substring(4) + "”, not in #track-13.");
    }

    @Test
    void another_order_than_the_plans_is_found() {
        int one = played.messages.indexOf(played.message(opens));
        Collections.swap(played.messages, one, one + 1);
        assertFault(
                "In #track-13, 18:00:00 “1 · Implicit Neural Representations” stands before 18:00:00 “Session opens”.");
    }

    @Test
    void a_message_that_nothing_calls_for_is_found() {
        played.messages.add(new Posted("9999", Played.CHANNEL, true, List.of(), "Hello, hello?", null));
        assertFault("In #track-13 stands a message that nothing calls for: “Hello, hello?”");
    }

    @Test
    void what_people_write_is_theirs() {
        played.messages.add(new Posted("9999", Played.CHANNEL, false, List.of(), "Hello!", null));
        assertThat(played.audit().holds()).isTrue();
    }

    @Test
    void a_thread_that_nothing_calls_for_is_found() {
        played.threads.add(new Opened("9999", Played.CHANNEL, "Q&A 99"));
        assertFault("Nothing calls for the thread “Q&A 99”.");
    }

    @Test
    void a_thread_that_is_missing_is_found() {
        played.threads.removeFirst();
        assertThat(played.audit().faults())
                .contains("18:00:00 “1 · Implicit Neural Representations”: its thread is there nowhere.");
    }

    @Test
    void a_cue_without_an_outcome_is_found() {
        played.cues.removeIf(cue -> cue.outcome().key().toString().equals(opens));
        assertThat(played.audit().faults()).contains("18:00:00 “Session opens”: nothing was decided about it.");
    }

    @Test
    void a_cue_that_was_skipped_against_the_rules_is_found() {
        played.cues.replaceAll(cue -> cue.outcome().key().toString().equals(opens)
                ? new OfCue(
                        cue.session(),
                        new CueOutcome.Skipped(cue.outcome().key(), at("18:00"), at("18:00"), CueOutcome.Why.TOO_LATE),
                        List.of())
                : cue);
        played.messages.remove(played.message(opens));
        assertFault("18:00:00 “Session opens”: it was skipped (too late), which the rules do not allow.");
    }

    @Test
    void a_talk_that_was_announced_when_it_was_over_is_found() {
        played.cues.replaceAll(cue -> cue.outcome().key().toString().equals(first)
                ? new OfCue(
                        cue.session(), new CueOutcome.Said(cue.outcome().key(), at("18:00"), at("18:15")), cue.sends())
                : cue);
        assertFault("18:00:00 “1 · Implicit Neural Representations”: it was announced when it was over.");
    }

    @Test
    void a_send_that_is_still_open_is_found() {
        played.changeSend(opens, send -> new OfSend(send.send(), SendState.OPEN, null, null, null));
        assertFault("18:00:00 “Session opens”: " + opens + " is still to be sent.");
    }

    @Test
    void a_send_that_left_early_is_found() {
        played.changeSend(opens, send -> new OfSend(send.send(), SendState.SENT, send.id(), at("17:59"), null));
        assertFault("18:00:00 “Session opens”: " + opens + " left before it was due.");
    }

    @Test
    void a_question_that_was_acknowledged_and_lost_is_found() {
        OfQuestion lost = played.questions.removeFirst();
        played.messages.remove(played.message(lost.question().id().cardKey()));
        assertFault("Amara (/ask) was told that it is question #1: “How deep?”, but the store has it not at all.");
    }

    @Test
    void a_question_that_nobody_asked_is_found() {
        played.acts.removeFirst();
        assertFault("question #1 “How deep?” is kept, but nobody asked it.");
    }

    @Test
    void a_card_that_is_missing_is_found() {
        played.messages.remove(
                played.message(played.questions.getFirst().question().id().cardKey()));
        assertFault("The card of question #1 “How deep?”: it stands in the chat nowhere.");
    }

    @Test
    void a_card_that_stands_there_twice_is_found() {
        Posted card = played.message(played.questions.getFirst().question().id().cardKey());
        played.messages.add(new Posted("9999", card.place(), true, card.keys(), card.text(), null, card.votes()));
        assertFault("The card of question #1 “How deep?”: it stands in the chat twice.");
    }

    @Test
    void an_interaction_without_an_answer_is_found() {
        played.acts.add(new Act("77", "Amara", Played.CHANNEL, "/next", null, new Response.Nothing()));
        assertFault("Amara (/next) had no answer within 3 s.");
    }

    @Test
    void an_interaction_that_was_answered_late_is_found() {
        played.acts.add(new Act(
                "77", "Amara", Played.CHANNEL, "/next", null, new Response.Told("Next: …", Duration.ofMillis(3100))));
        assertFault("Amara (/next) was answered after 3100 ms.");
    }

    @Test
    void requests_too_many_are_found() {
        played.tooMany = 2;
        assertFault("2 requests were too many for Discord's rate limits (429).");
    }

    @Test
    void a_vote_that_is_not_counted_is_found() {
        played.votes.put(played.questions.getFirst().question().id(), Set.of(1L));
        assertFault("question #1 “How deep?” counts 0 votes of 1.");
    }

    @Test
    void a_card_that_shows_another_count_is_found() {
        changeFirstCard("**#1**  *Amara*", "▲ 3");
        assertFault("The card of question #1 “How deep?” has the vote button “▲ 3” for 0 votes.");
    }

    @Test
    void a_card_that_shows_another_state_is_found() {
        changeFirstCard("**#1**  -# A chair has taken this question down.", "▲ Vote");
        assertFault("The card of question #1 “How deep?” does not show that it is OPEN:"
                + " “**#1** -# A chair has taken this question down.”");
    }

    @Test
    void a_time_that_has_moved_since_is_found() {
        Posted message = played.message(first);
        String stale = "Until <t:" + at("18:17").getEpochSecond() + ":t>.";
        played.messages.set(
                played.messages.indexOf(message),
                new Posted(message.id(), message.place(), true, message.keys(), stale, null));
        assertFault("18:00:00 “1 · Implicit Neural Representations”: it tells 18:17:00, when nothing begins or ends.");
    }

    /// A rehearsal whose schedule loses the talk at 18:15 ten minutes before.
    private static Played playedWithout() {
        Session before = track13();
        Slot talk = before.slots().get(1);
        Session after = before.during(
                before.start(),
                before.end(),
                before.slots().stream().filter(slot -> !slot.equals(talk)).toList());
        return new Played(after, "17:53").cancelled("18:05", before, talk.id());
    }

    @Test
    void another_schedule_that_was_told_once_holds() {
        assertThat(playedWithout().audit().faults()).isEmpty();
    }

    @Test
    void another_schedule_that_was_not_told_or_told_twice_is_found() {
        Played silent = playedWithout();
        Posted note = silent.messages.removeLast();
        assertThat(silent.audit().faults()).containsExactly("The note at 18:05:00: it stands in the chat nowhere.");
        silent.messages.add(note);
        silent.messages.add(new Posted("9999", note.place(), true, note.keys(), note.text(), null));
        assertThat(silent.audit().faults()).containsExactly("The note at 18:05:00: it stands in the chat twice.");
    }

    @Test
    void an_agenda_that_has_a_cancelled_talk_is_found() {
        Played without = playedWithout();
        Posted agenda = without.message(opens);
        String title = track13().slots().get(1).plainTitle();
        without.messages.set(
                without.messages.indexOf(agenda),
                new Posted(agenda.id(), agenda.place(), true, agenda.keys(), "18:15 " + title, null));
        assertThat(without.audit().faults()).containsExactly("The agenda has “" + title + "”, which is cancelled.");
    }

    private void changeFirstCard(String text, String votes) {
        String key = played.questions.getFirst().question().id().cardKey();
        Posted card = played.message(key);
        played.messages.set(
                played.messages.indexOf(card),
                new Posted(card.id(), card.place(), true, card.keys(), text, null, Map.of(key, votes)));
    }

    private void assertFault(String fault) {
        AuditReport report = played.audit();
        assertThat(report.faults()).containsExactly(fault);
        assertThat(report.holds()).isFalse();
    }
}
