package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.lectern.schedule.TestSessions.at;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.floor.HeldStore;
import org.lectern.floor.Ledger;
import org.lectern.floor.Ledger.Ballot;
import org.lectern.floor.Ledger.Ballot.Wish;
import org.lectern.floor.Ledger.Changed;
import org.lectern.floor.Ledger.Place;
import org.lectern.floor.Ledger.Who;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Send;
import org.lectern.question.Allowance;
import org.lectern.question.Filed;
import org.lectern.question.Move;
import org.lectern.question.Moved;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.State;
import org.lectern.question.Voted;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.schedule.TestSessions;

class StandingTest {
    private static final Who CHAIR = new Who(41, "Chair");

    private final Session session = TestSessions.track13();
    private final SlotId block = session.slots().get(8).id();
    private final Place place = new Place(100, block + ".thread", 0);
    private final HeldStore store = new HeldStore();
    private long interactions;

    @BeforeEach
    void adopt() {
        store.ledger().store(List.of(session)).join();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Question ask(String text, State state) {
        return file(text, state).question();
    }

    private Filed file(String text, State state) {
        NewQuestion asked =
                new NewQuestion(++interactions, session.id(), block, null, text, 7, "Zoë", at("19:00"), state);
        return ((Ledger.Kept) get(store.ledger().file(asked, place, null))).filed();
    }

    private Question ask(String text) {
        return ask(text, State.OPEN);
    }

    private Changed move(Question question, Move move) {
        return get(store.ledger().move(question.id(), move, question.standing().revision(), CHAIR, at("19:01"), place));
    }

    private Question moved(Question question, Move move) {
        return done(move(question, move)).question();
    }

    private static Moved.Done done(Changed changed) {
        assertThat(changed.moved()).isInstanceOf(Moved.Done.class);
        return (Moved.Done) changed.moved();
    }

    private Ledger.Cast vote(Question question, long voter, Wish wish) {
        return get(store.ledger().vote(new Ballot(question.id(), voter, wish, at("19:02"))));
    }

    private Question now(Question question) {
        return get(store.ledger().questions(session.id())).stream()
                .filter(each -> each.id().equals(question.id()))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.join();
    }

    private void posted(long message, Question... questions) {
        for (Question question : questions) {
            get(store.outbox()
                    .settle(List.of(new Outbox.Settled.Sent(question.id().cardKey(), message, at("19:00")))));
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void only_what_the_table_says_may_follow(State before) {
        Map<Move.Kind, State> reached = new EnumMap<>(Move.Kind.class);
        for (Move move : moves()) {
            Question question = brought(before);
            Changed changed = move(question, move);
            if (changed.moved() instanceof Moved.Done(Question after, long _)) {
                reached.put(move.kind(), after.state());
            } else {
                assertThat(changed.moved()).isEqualTo(new Moved.Impossible(question));
                assertThat(now(question)).isEqualTo(question);
            }
        }
        assertThat(reached).isEqualTo(Move.TABLE.get(before));
    }

    private List<Move> moves() {
        return List.of(
                new Move.Approve(),
                new Move.Stage(),
                new Move.Unstage(),
                new Move.Answer(null),
                new Move.Pin(),
                new Move.Unpin(),
                new Move.Hide(),
                new Move.Merge(ask("Another?").id()),
                new Move.Withdraw(),
                new Move.Correct("Better?"));
    }

    private Question brought(State state) {
        return switch (state) {
            case WAITING -> ask("Waiting?", State.WAITING);
            case OPEN -> ask("Open?");
            case STAGED -> moved(ask("Staged?"), new Move.Stage());
            case ANSWERED -> moved(ask("Answered?"), new Move.Answer(null));
            case HIDDEN -> moved(ask("Hidden?"), new Move.Hide());
            case MERGED -> moved(ask("Merged?"), new Move.Merge(ask("Into?").id()));
            case WITHDRAWN -> moved(ask("Withdrawn?"), new Move.Withdraw());
        };
    }

    @Test
    void a_move_on_what_has_changed_meanwhile_is_refused_and_tells_how_it_stands() {
        Question seen = ask("Why?");
        Question pinned = moved(seen, new Move.Pin());
        assertThat(move(seen, new Move.Hide()).moved()).isEqualTo(new Moved.Stale(pinned));
        assertThat(get(store.ledger().move(seen.id(), new Move.Hide(), null, CHAIR, at("19:01"), place))
                        .moved())
                .asInstanceOf(type(Moved.Done.class))
                .extracting(done -> done.question().state())
                .isEqualTo(State.HIDDEN);
    }

    @Test
    void a_new_question_is_told_its_place_among_those_that_are_open() {
        assertThat(file("One?", State.OPEN).place()).isEqualTo(1);
        Question second = ask("Two?");
        Moved.Done answered = done(move(second, new Move.Answer(null)));
        assertThat(file("Three?", State.OPEN).place()).isEqualTo(2);
        undo(answered.act());
        Filed waiting = file("Four?", State.WAITING);
        assertThat(waiting.place()).isEqualTo(4);
        assertThat(file("Five?", State.OPEN).place()).isEqualTo(4);
        moved(waiting.question(), new Move.Approve());
        assertThat(file("Six?", State.OPEN).place()).isEqualTo(6);
    }

    @Test
    void a_vote_makes_nothing_stale() {
        Question seen = ask("Why?");
        vote(seen, 1, Wish.PRESS);
        assertThat(moved(seen, new Move.Pin()).standing().votes()).isEqualTo(1);
    }

    @Test
    void one_question_is_on_stage_at_a_time() {
        Question first = moved(ask("One?"), new Move.Stage());
        Question second = moved(ask("Two?"), new Move.Stage());
        assertThat(now(first).state()).isEqualTo(State.OPEN);
        assertThat(second.state()).isEqualTo(State.STAGED);
    }

    @Test
    void every_move_can_be_undone_until_another_follows() {
        for (Move move : moves()) {
            for (State before : State.values()) {
                Question question = brought(before);
                if (move(question, move).moved() instanceof Moved.Done(Question after, long act)) {
                    Question back = done(undo(act)).question();
                    assertThat(back.text()).isEqualTo(question.text());
                    assertThat(back.standing())
                            .usingRecursiveComparison()
                            .ignoringFields("revision")
                            .isEqualTo(question.standing());
                    assertThat(undo(act).moved()).isEqualTo(new Moved.Nothing());
                    assertThat(after).isNotEqualTo(back);
                }
            }
        }
        Moved.Done pinned = done(move(ask("Why?"), new Move.Pin()));
        Question hidden = moved(pinned.question(), new Move.Hide());
        assertThat(undo(pinned.act()).moved()).isEqualTo(new Moved.Stale(hidden));
    }

    private Changed undo(long act) {
        return get(store.ledger().undo(act, CHAIR, at("19:03"), place, Allowance.UNLIMITED));
    }

    @Test
    void a_press_counts_once_and_the_next_takes_it_back() {
        Question question = ask("Why?");
        assertThat(vote(question, 1, Wish.PRESS).voted()).get().isInstanceOf(Voted.Counted.class);
        vote(question, 2, Wish.PUT);
        assertThat(vote(question, 2, Wish.PUT).voted())
                .get()
                .asInstanceOf(type(Voted.Counted.class))
                .satisfies(counted -> assertThat(counted.again()).isTrue());
        assertThat(now(question).standing().votes()).isEqualTo(2);
        assertThat(vote(question, 1, Wish.PRESS).voted()).get().isInstanceOf(Voted.TakenBack.class);
        assertThat(now(question).standing().votes()).isEqualTo(1);
    }

    @Test
    void merging_unites_votes_each_person_once_and_undoing_parts_them() {
        Question first = ask("One?");
        Question second = ask("Two?");
        Question third = ask("Three?");
        for (long voter = 1; voter <= 3; voter++) {
            vote(first, voter, Wish.PUT);
        }
        for (long voter = 3; voter <= 5; voter++) {
            vote(second, voter, Wish.PUT);
        }
        vote(third, 5, Wish.PUT);
        vote(third, 6, Wish.PUT);
        Moved.Done merged = done(move(now(second), new Move.Merge(first.id())));
        assertThat(now(first).standing().votes()).isEqualTo(5);
        moved(now(third), new Move.Merge(first.id()));
        assertThat(now(first).standing().votes()).isEqualTo(6);
        assertThat(now(first).standing().parts()).isEqualTo(2);
        assertThat(vote(second, 3, Wish.PRESS).voted())
                .get()
                .asInstanceOf(type(Voted.TakenBack.class))
                .satisfies(taken -> assertThat(taken.question().id()).isEqualTo(first.id()));
        assertThat(now(first).standing().votes()).isEqualTo(5);
        done(undo(merged.act()));
        assertThat(now(first).standing().votes()).isEqualTo(4);
        assertThat(now(second).standing().votes()).isEqualTo(2);
    }

    @Test
    void what_is_no_longer_live_takes_no_votes() {
        Question hidden = moved(ask("Why?"), new Move.Hide());
        assertThat(vote(hidden, 1, Wish.PRESS).voted()).contains(new Voted.TooLate(hidden));
        assertThat(now(hidden).standing().votes()).isZero();
    }

    @Test
    void a_question_that_waits_gets_its_card_when_it_is_approved() {
        Question waiting = ask("Why?", State.WAITING);
        assertThat(open()).isEmpty();
        Changed approved = move(waiting, new Move.Approve());
        assertThat(approved.sends())
                .extracting(Send::key)
                .containsExactly(waiting.id().cardKey());
        assertThat(open()).containsExactly(waiting.id().cardKey());
    }

    @Test
    void every_change_of_what_a_card_shows_edits_its_message() {
        Question first = ask("One?");
        Question second = ask("Two?");
        posted(555, first, second);
        Changed merged = move(second, new Move.Merge(first.id()));
        assertThat(merged.sends())
                .hasSize(2)
                .allSatisfy(send -> assertThat(send.what()).isEqualTo(Send.What.EDIT))
                .allSatisfy(send -> assertThat(send.after()).isEqualTo(555))
                .extracting(Send::target)
                .containsExactly(first.id().cardKey(), second.id().cardKey());
        assertThat(vote(first, 1, Wish.PRESS).edits()).hasSize(1);
        assertThat(get(store.ledger().together(first.id())))
                .extracting(Question::id)
                .containsExactly(first.id(), second.id());
    }

    @Test
    void an_edit_that_was_decided_before_its_message_was_known_finds_it_after_a_restart() {
        Question question = ask("Why?");
        Send edit = move(question, new Move.Pin()).sends().getFirst();
        assertThat(edit.after()).isZero();
        posted(555, question);
        assertThat(get(store.outbox().open()))
                .singleElement()
                .satisfies(send -> assertThat(send.key()).isEqualTo(edit.key()))
                .satisfies(send -> assertThat(send.after()).isEqualTo(555));
    }

    private List<String> open() {
        return get(store.outbox().open()).stream().map(Send::key).toList();
    }

    @Test
    void nothing_comes_of_a_question_that_is_not_there() {
        QuestionId nobody = new QuestionId(4711);
        assertThat(get(store.ledger().move(nobody, new Move.Pin(), null, CHAIR, at("19:00"), place))
                        .moved())
                .isEqualTo(new Moved.Nothing());
        assertThat(get(store.ledger().vote(new Ballot(nobody, 1, Wish.PUT, at("19:00"))))
                        .voted())
                .isEmpty();
    }
}
