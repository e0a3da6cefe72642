package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.at;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.cue.CueKey;
import org.lectern.floor.CueOutcome.Said;
import org.lectern.floor.CueOutcome.Skipped;
import org.lectern.floor.CueOutcome.Why;
import org.lectern.floor.Ledger;
import org.lectern.floor.Ledger.Decision;
import org.lectern.outbox.Outbox.Settled;
import org.lectern.outbox.Send;
import org.lectern.outbox.Send.What;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.schedule.TestSessions;
import org.lectern.store.Records.OfCue;
import org.lectern.store.Records.OfQuestion;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

class RecordsTest {
    private final Session session = TestSessions.track13();
    private final SlotId talk = session.slots().getFirst().id();
    private final Send said = send(talk + ".talk", What.ANNOUNCEMENT);
    private final Send thread = send(talk + ".thread", What.THREAD);

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void fill() {
        store = Store.open(folder.resolve("lectern.db"));
        store.ledger().store(List.of(session)).join();
        store.ledger()
                .record(
                        session.id(),
                        List.of(
                                new Decision(
                                        new Skipped(
                                                new CueKey(session.id().value(), "heads-up"),
                                                at("17:55"),
                                                at("18:00"),
                                                Why.OVER),
                                        List.of()),
                                new Decision(
                                        new Said(new CueKey(talk.value(), "talk"), at("18:00"), at("18:00:00.001")),
                                        List.of(said, thread))))
                .join();
        store.outbox()
                .settle(List.of(new Settled.Sent(said.key(), 11, at("18:00:00.007"))))
                .join();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_outcome_comes_with_its_sends_and_what_they_made() {
        assertThat(records().cues())
                .containsExactly(
                        new OfCue(
                                session.id(),
                                new Skipped(
                                        new CueKey(session.id().value(), "heads-up"),
                                        at("17:55"),
                                        at("18:00"),
                                        Why.OVER),
                                List.of()),
                        new OfCue(
                                session.id(),
                                new Said(new CueKey(talk.value(), "talk"), at("18:00"), at("18:00:00.001")),
                                List.of(
                                        new OfSend(said, SendState.SENT, 11L, at("18:00:00.007"), null),
                                        new OfSend(thread, SendState.OPEN, null, null, null))));
    }

    @Test
    void every_question_comes_with_its_card_while_the_bot_writes() {
        Records records = Records.open(folder.resolve("lectern.db"));
        Question question = file(1);
        assertThat(records.questions()).hasSize(1);
        store.outbox()
                .settle(List.of(
                        new Settled.Sent(question.id().cardKey(), 77, at("18:01")),
                        new Settled.GivenUp(thread.key(), "no such channel")))
                .join();
        OfQuestion found = records.questions().getFirst();
        assertThat(found.question()).isEqualTo(question);
        assertThat(found.card()).isNotNull().extracting(Records.OfSend::id).isEqualTo(77L);
        assertThat(records.cues().getLast().sends().getLast().why()).isEqualTo("no such channel");
        records.close();
    }

    @Test
    void records_of_no_file_are_refused_and_none_is_made() {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() -> Records.open(missing))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("missing.db");
        assertThat(Files.exists(missing)).isFalse();
    }

    private Records records() {
        store.close();
        return Records.open(folder.resolve("lectern.db"));
    }

    private Question file(long interaction) {
        return store.ledger()
                .file(
                        new NewQuestion(
                                interaction, session.id(), talk, talk, "Why?", 7, "Zoë", at("18:00:30"), State.OPEN),
                        new Ledger.Place(4711, thread.key(), 0),
                        null)
                .thenApply(Ledger.Kept.class::cast)
                .join()
                .filed()
                .question();
    }

    private Send send(String key, What what) {
        return new Send(key, session.id(), what, 4711, null, at("18:00"), 0);
    }
}
