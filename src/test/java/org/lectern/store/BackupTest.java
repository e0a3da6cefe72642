package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.track13;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.floor.Ledger;
import org.lectern.floor.Ledger.Kept;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;

/// Backups of a database that is in use.
class BackupTest {
    @TempDir
    private Path folder;

    private final Session session = track13();
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(file());
        store.ledger().store(List.of(session)).join();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file() {
        return folder.resolve("lectern.db");
    }

    private CompletableFuture<Kept> ask(Store asked, long interaction) {
        SlotId talk = session.slots().getFirst().id();
        return asked.ledger()
                .file(
                        new NewQuestion(
                                interaction, session.id(), talk, talk, "Why?", 7, "Zoë", at("18:01"), State.OPEN),
                        new Ledger.Place(4711, talk + ".thread", 0),
                        null)
                .thenApply(Kept.class::cast);
    }

    private static List<Long> ids(Store asked, Session of) {
        return asked.ledger().questions(of.id()).join().stream()
                .map(Question::id)
                .map(id -> id.value())
                .toList();
    }

    @Test
    void it_holds_all_that_was_kept_before_while_others_go_on_writing() {
        LongStream.rangeClosed(1, 20).forEach(id -> ask(store, id).join());
        List<CompletableFuture<Kept>> writing =
                LongStream.rangeClosed(21, 500).mapToObj(id -> ask(store, id)).toList();
        Path copy = folder.resolve("backups/monday.db");
        Backup taken = Backup.take(file(), copy);
        writing.forEach(CompletableFuture::join);
        assertThat(taken.sessions()).isEqualTo(1);
        assertThat(taken.questions()).isBetween(20L, 500L).isEqualTo(taken.sends());
        assertThat(taken.bytes()).isEqualTo(copy.toFile().length());
        try (Store restored = Store.open(copy)) {
            assertThat(ids(restored, session)).hasSize((int) taken.questions());
            assertThat(restored.ledger().isRestored()).isTrue();
            assertThat(store.ledger().isRestored()).isFalse();
        }
    }

    @Test
    void one_that_is_restored_gives_no_id_again_that_the_original_gave_meanwhile() {
        ask(store, 1).join();
        Path copy = folder.resolve("copy.db");
        Backup.take(file(), copy);
        ask(store, 2).join();
        try (Store restored = Store.open(copy)) {
            ask(restored, 3).join();
            assertThat(ids(restored, session).getLast())
                    .isGreaterThan(ids(store, session).getLast());
        }
    }

    @Test
    void a_backup_of_one_without_questions_and_a_backup_of_a_backup_are_backups() {
        Path copy = folder.resolve("copy.db");
        Path second = folder.resolve("second.db");
        Backup.take(file(), copy);
        assertThat(Backup.take(copy, second).sessions()).isEqualTo(1);
        try (Store restored = Store.open(second)) {
            ask(restored, 3).join();
            assertThat(ids(restored, session)).containsExactly(200_001L);
        }
    }

    @Test
    void a_file_that_is_there_is_left_alone() throws IOException {
        Path there = Files.writeString(folder.resolve("there.db"), "mine");
        assertThatThrownBy(() -> Backup.take(file(), there))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there.db is there already");
        assertThat(there).hasContent("mine");
    }

    @Test
    void one_that_fails_leaves_nothing() {
        assertThatThrownBy(() -> Backup.take(folder.resolve("none.db"), folder.resolve("copy.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("There is no database");
        assertThat(folder).isDirectoryNotContaining("glob:**copy*");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }
}
