package org.lectern.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.floor.LedgerException;
import org.sqlite.SQLiteErrorCode;

class WriterTest {
    @TempDir
    private Path folder;

    private Writer writer;
    private Db outside;
    private volatile boolean reachable = true;
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void open() throws SQLException {
        Db db = connect();
        db.script("PRAGMA journal_mode = WAL");
        db.script("PRAGMA foreign_keys = ON");
        db.script("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
        db.script("CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
        writer = new Writer(new Link(folder.resolve("writer.db"), "written", db, this::connectAnew));
        outside = connect();
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        outside.close();
    }

    @Test
    void what_waits_is_gathered_into_one_commit() {
        CompletableFuture<Integer> first = hold();
        List<CompletableFuture<Integer>> waiting =
                IntStream.rangeClosed(1, 64).mapToObj(id -> insert(id)).toList();
        gate.countDown();
        get(first);
        waiting.forEach(WriterTest::get);
        assertThat(writer.commits()).isEqualTo(2);
    }

    @Test
    void a_future_is_complete_only_when_others_can_read_what_it_did() throws SQLException {
        CompletableFuture<Integer> insert = insert(1);
        get(insert);
        assertThat(count("parent")).isEqualTo(1);
    }

    @Test
    void a_unit_that_fails_fails_alone_and_leaves_nothing() throws SQLException {
        CompletableFuture<Integer> first = hold();
        CompletableFuture<Integer> before = insert(1);
        CompletableFuture<Integer> broken = writer.submit("filing number 2", db -> {
            db.update("INSERT INTO parent (id) VALUES (2)");
            return db.update("INSERT INTO parent (id) VALUES (1)");
        });
        CompletableFuture<Integer> thrown = writer.submit("thinking", db -> {
            db.update("INSERT INTO parent (id) VALUES (3)");
            throw new IllegalStateException("no idea");
        });
        CompletableFuture<Integer> after = insert(4);
        gate.countDown();
        get(first);
        get(before);
        get(after);
        assertThatThrownBy(() -> get(broken))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("filing number 2");
        assertThatThrownBy(() -> get(thrown))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("no idea");
        assertThat(ids()).containsExactly(1L, 4L);
        assertThat(writer.commits()).isEqualTo(2);
    }

    @Test
    void a_commit_that_fails_fails_every_unit_of_its_group_and_only_those() throws SQLException {
        CompletableFuture<Integer> first = hold();
        CompletableFuture<Integer> innocent = insert(1);
        CompletableFuture<Integer> orphan =
                writer.submit("orphan", db -> db.update("INSERT INTO child (parent) VALUES (99)"));
        gate.countDown();
        get(first);
        assertThatThrownBy(() -> get(innocent)).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> get(orphan)).isInstanceOf(LedgerException.class);
        assertThat(count("parent")).isZero();
        get(insert(2));
        assertThat(ids()).containsExactly(2L);
    }

    @Test
    void a_commit_that_met_a_full_disk_is_certainly_not_kept() throws SQLException {
        reachable = false;
        assertThatThrownBy(() -> failing(SQLiteErrorCode.SQLITE_FULL))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        fault -> assertThat(fault.isCertain()).isTrue())
                .hasMessageContaining("is full");
        goesOn();
    }

    @Test
    void a_commit_whose_sync_failed_is_certainly_not_kept_once_another_has_gone_over_it() throws SQLException {
        assertThatThrownBy(() -> failing(SQLiteErrorCode.SQLITE_IOERR_FSYNC))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        fault -> assertThat(fault.isCertain()).isTrue());
        goesOn();
    }

    @Test
    void a_commit_whose_sync_failed_is_uncertain_while_none_can_go_over_it() throws SQLException {
        reachable = false;
        assertThatThrownBy(() -> failing(SQLiteErrorCode.SQLITE_IOERR_FSYNC))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        fault -> assertThat(fault.isCertain()).isFalse());
        assertThatThrownBy(() -> get(insert(2)))
                .as("what comes later was not even begun")
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        fault -> assertThat(fault.isCertain()).isTrue());
        goesOn();
    }

    /// Work on a connection whose commit fails.
    private void failing(SQLiteErrorCode code) throws SQLException {
        writer.close();
        FailingCommits commits = new FailingCommits(code);
        Db db = new Db(commits.over(DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("writer.db"))));
        writer = new Writer(new Link(folder.resolve("writer.db"), "written", db, this::connectAnew));
        commits.fail();
        get(insert(1));
    }

    private void goesOn() throws SQLException {
        reachable = true;
        get(insert(3));
        assertThat(ids()).containsExactly(3L);
    }

    @Test
    void work_is_done_in_the_order_in_which_it_was_handed_in() throws SQLException {
        List<CompletableFuture<Integer>> all =
                IntStream.rangeClosed(1, 200).mapToObj(this::next).toList();
        all.forEach(WriterTest::get);
        assertThat(all).extracting(CompletableFuture::join).isSorted();
        assertThat(count("parent")).isEqualTo(200);
    }

    private CompletableFuture<Integer> next(int ignored) {
        return writer.submit("next " + ignored, db -> {
            db.update("INSERT INTO parent (id) SELECT coalesce(max(id), 0) + 1 FROM parent");
            return Math.toIntExact(db.number("SELECT max(id) FROM parent"));
        });
    }

    private CompletableFuture<Integer> insert(long id) {
        return writer.submit("inserting " + id, db -> db.update("INSERT INTO parent (id) VALUES (?)", id));
    }

    private List<Long> ids() throws SQLException {
        return outside.list("SELECT id FROM parent ORDER BY id", row -> row.getLong(1));
    }

    private long count(String table) throws SQLException {
        return outside.number("SELECT count(*) FROM " + table);
    }

    private Db connect() throws SQLException {
        return new Db(DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("writer.db")));
    }

    private Db connectAnew() {
        try {
            if (!reachable) {
                throw new SQLException("the disk still fails");
            }
            Db db = connect();
            db.commitNothing();
            return db;
        } catch (SQLException e) {
            throw new StoreException("no connection", e);
        }
    }

    /// Work that keeps the writer busy, already begun, until the gate opens.
    private CompletableFuture<Integer> hold() {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> held = writer.submit("holding", _ -> {
            begun.countDown();
            return pass(gate);
        });
        pass(begun);
        return held;
    }

    private static int pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.orTimeout(10, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
