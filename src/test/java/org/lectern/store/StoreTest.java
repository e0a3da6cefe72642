package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.session;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.floor.Ledger;
import org.lectern.floor.Ledger.Kept;
import org.lectern.floor.LedgerContract;
import org.lectern.floor.LedgerException;
import org.lectern.floor.Reminder;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Send;
import org.lectern.question.Question;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.text.RichText;
import org.lectern.text.Span;

/// The store holds the ledger's contract on a real file, and what is its own: durability and shared commits.
class StoreTest extends LedgerContract {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    @Override
    protected void storeTheSession() {
        store = Store.open(folder.resolve("data/lectern.db"));
        super.storeTheSession();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected Ledger ledger() {
        return store.ledger();
    }

    @Override
    protected Outbox outbox() {
        return store.outbox();
    }

    @Test
    void everything_is_there_when_it_is_opened_again() {
        Question question = file(1, joint, spotlight, "Why?").filed().question();
        record(said(oral, "talk"), announcement("a.talk"), announcement("b.talk"));
        settle(sent("a.talk", 11));
        reopen();
        assertThat(get(ledger().questions(session.id()))).containsExactly(question);
        assertThat(get(ledger().outcomes(session.id()))).containsValue(said(oral, "talk"));
        assertThat(get(outbox().open())).containsExactly(card(question), announcement("b.talk"));
        assertThat(get(outbox().made())).isEqualTo(Map.of("a.talk", 11L));
        assertThat(file(1, joint, spotlight, "Why?").filed().again()).isTrue();
        assertThat(file(2, joint, spotlight, "How?").filed().question().number())
                .isEqualTo(2);
    }

    @Test
    void reminders_are_there_when_it_is_opened_again() {
        Reminder reminder = get(ledger().remind(7, oral, Duration.ofMinutes(5), Locale.FRENCH, 25))
                .orElseThrow();
        reopen();
        assertThat(get(ledger().reminders())).containsExactly(reminder);
        get(ledger().forget(7, oral));
        assertThat(get(ledger().remind(7, oral, Duration.ZERO, Locale.FRENCH, 25))
                        .orElseThrow()
                        .id())
                .as("an id is never given twice")
                .isGreaterThan(reminder.id());
    }

    @Test
    void what_was_answered_survives_a_crash() throws IOException {
        Question question = file(1, joint, spotlight, "Why?").filed().question();
        Path crashed = Files.createDirectories(folder.resolve("crashed"));
        // The files as they lie on the disk while the store is still open, as after the end of the process.
        try (var files = Files.list(folder.resolve("data"))) {
            for (Path file :
                    files.filter(path -> !path.toString().endsWith("-shm")).toList()) {
                Files.copy(file, crashed.resolve(file.getFileName()));
            }
        }
        try (Store after = Store.open(crashed.resolve("lectern.db"))) {
            assertThat(get(after.ledger().questions(session.id()))).containsExactly(question);
        }
    }

    @Test
    void sixty_four_callers_at_once_share_commits() {
        long before = store.commits();
        try (ExecutorService callers = Executors.newFixedThreadPool(64)) {
            List<CompletableFuture<Kept>> filings = LongStream.rangeClosed(1, 640)
                    .mapToObj(interaction ->
                            CompletableFuture.supplyAsync(() -> file(interaction, joint, spotlight, "Why?"), callers))
                    .toList();
            filings.forEach(LedgerContract::get);
        }
        assertThat(get(ledger().queue(session.id(), joint)))
                .extracting(Question::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 640).boxed().toList());
        assertThat(store.commits() - before).isPositive().isLessThan(640);
    }

    @Test
    void whoever_waits_may_wait_for_more_in_its_own_turn() {
        Question found = get(filing(1, joint, spotlight, "Why?")
                .thenApply(kept -> get(ledger().queue(session.id(), joint)).getFirst()));
        assertThat(found.text()).isEqualTo("Why?");
    }

    @Test
    void closing_finishes_what_was_handed_in_and_refuses_what_comes_later() {
        List<CompletableFuture<Kept>> filings = LongStream.rangeClosed(1, 50)
                .mapToObj(interaction -> filing(interaction, joint, spotlight, "Why?"))
                .toList();
        store.close();
        filings.forEach(LedgerContract::get);
        assertThatThrownBy(() -> file(51, joint, spotlight, "Why?"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> get(ledger().questions(session.id()))).isInstanceOf(LedgerException.class);
        reopen();
        assertThat(get(ledger().questions(session.id()))).hasSize(50);
    }

    @Test
    void no_thread_is_left_when_it_is_closed() {
        file(1, joint, spotlight, "Why?");
        store.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lectern-store"));
    }

    @Test
    void a_session_comes_back_as_it_was_read() {
        Slot.Talk talk = (Slot.Talk) session.slots().getFirst();
        RichText spans = new RichText(
                "$x^2$ {\\em is} H$_2$O",
                List.of(
                        new Span.Plain("x"),
                        new Span.Superscript("2"),
                        new Span.Emphasis(" is"),
                        new Span.Plain(" H"),
                        new Span.Subscript("2"),
                        new Span.Plain("O")));
        Slot.Talk bare = new Slot.Talk(
                talk.id(),
                talk.start(),
                talk.end(),
                null,
                null,
                spans,
                List.of(),
                RichText.plain(""),
                Slot.Qa.NONE,
                null);
        Session odd = new Session(
                session.id(),
                spans,
                "Hall 3",
                "Theory",
                session.start(),
                session.end(),
                List.of(),
                List.of("“Quoted”, 'q'"),
                Map.of("video", URI.create("https://example.org/v?a=b&c=d")),
                List.of(bare, session.slots().get(3), session.slots().get(8)));
        get(ledger().store(List.of(odd)));
        reopen();
        assertThat(programme()).containsExactly(odd);
    }

    @Test
    void sessions_that_are_not_read_again_stay() {
        Session other = session("Other").talk("09:00-09:10", "A").build();
        get(ledger().store(List.of(other)));
        assertThat(programme()).containsExactly(session, other);
    }

    @Test
    void a_question_about_a_talk_that_the_page_dropped_stays() {
        Question question = file(1, oral, oral, "Why?").filed().question();
        Session shorter = new Session(
                session.id(),
                session.title(),
                session.room(),
                session.track(),
                session.start(),
                session.end(),
                session.chairs(),
                session.notes(),
                session.links(),
                session.slots().subList(1, 15));
        get(ledger().store(List.of(shorter)));
        assertThat(get(ledger().questions(session.id()))).containsExactly(question);
        assertThat(programme()).containsExactly(shorter);
    }

    private void reopen() {
        store.close();
        store = Store.open(folder.resolve("data/lectern.db"));
    }

    private List<Session> programme() {
        try (Records records = Records.open(folder.resolve("data/lectern.db"))) {
            return records.sessions();
        }
    }

    private Send card(Question question) {
        return new Send(
                question.id().cardKey(), session.id(), Send.What.CARD, 4711, joint + ".thread", question.askedAt(), 99);
    }
}
