package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.chat.ChatException;
import org.lectern.chat.ChatSender;
import org.lectern.chat.discord.ChairPermission;
import org.lectern.floor.Rules;
import org.lectern.rehearsal.ScaledClock;
import org.lectern.schedule.reader.Origin;
import org.lectern.standin.StandIn;
import org.lectern.store.Store;
import org.lectern.store.StoreException;

/// The start that fails and the end: whichever it is, nothing is left running.
class LecternTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Path SEED = Path.of("seeds", "neurips-2020-track-13.txt");

    private final StandIn standin = StandIn.start(StandIn.Config.at(InstantSource.system()));
    private final ScaledClock clock =
            ScaledClock.startingAt(Instant.parse("2020-12-01T00:00:00Z"), 1, InstantSource.system());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        standin.close();
    }

    private HostedSchedule hosted() {
        return new HostedSchedule(
                new Origin.File(SEED),
                Long.parseUnsignedLong(standin.channelId("track-13")),
                List.of(),
                Map.of(),
                Locale.ENGLISH);
    }

    private Lectern start(String token, Path store, Schedules schedules) throws InterruptedException {
        return start(token, store, schedules, Wiring.PLAIN);
    }

    private Lectern start(String token, Path store, Schedules schedules, Wiring wiring) throws InterruptedException {
        Configuration.Discord discord = new Configuration.Discord(
                null, URI.create(standin.restUrl()), URI.create(standin.gatewayUrl()), ChairPermission.MANAGE_MESSAGES);
        return Lectern.start(
                new Configuration(discord, store, Rules.DEFAULT, null, Configuration.REREAD, List.of(hosted())),
                schedules,
                token,
                clock,
                wiring);
    }

    private Schedules schedules() throws BadConfiguration {
        return Schedules.read(List.of(hosted()), Libraries.passing());
    }

    /// The threads of Lectern's own; those of libraries that end by themselves are not counted.
    private static Set<Thread> ours() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().matches("(?:lectern|sender|discord|JDA|floor).*"));
        return threads;
    }

    private void leavesNothing(Set<Thread> before) {
        standin.await("no thread of ours, and not " + ours(), SOON, () -> {
            Set<Thread> left = ours();
            left.removeAll(before);
            return left.isEmpty() ? Optional.of(true) : Optional.empty();
        });
        standin.await("no client", SOON, () -> standin.clients() == 0 ? Optional.of(true) : Optional.empty());
    }

    @Test
    void what_was_started_is_ended_and_may_be_ended_again() throws Exception {
        Set<Thread> before = ours();
        Lectern lectern = start(standin.token(), folder.resolve("a/new/folder/l.db"), schedules());
        assertThat(standin.clients()).isEqualTo(1);
        assertThat(folder.resolve("a/new/folder/l.db")).isRegularFile();
        lectern.close();
        lectern.close();
        leavesNothing(before);
    }

    @Test
    void a_start_that_fails_at_the_connection_leaves_nothing() throws Exception {
        Set<Thread> before = ours();
        Schedules schedules = schedules();
        assertThatThrownBy(() -> start("a.wrong.token", folder.resolve("l.db"), schedules))
                .isInstanceOf(ChatException.class);
        leavesNothing(before);
    }

    @Test
    void a_start_that_fails_at_the_database_leaves_nothing() throws Exception {
        Set<Thread> before = ours();
        Schedules schedules = schedules();
        assertThatThrownBy(() -> start(standin.token(), folder, schedules)).isInstanceOf(StoreException.class);
        leavesNothing(before);
    }

    @Test
    void a_start_that_fails_at_the_sessions_leaves_nothing() throws Exception {
        Set<Thread> before = ours();
        Schedules schedules = schedules();
        Path store = folder.resolve("l.db");
        Store.open(store).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE session RENAME TO gone");
        }
        assertThatThrownBy(() -> start(standin.token(), store, schedules))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The sessions cannot be taken up: ")
                .hasMessageNotContaining("Exception");
        leavesNothing(before);
    }

    @Test
    void a_start_that_fails_by_a_fault_leaves_nothing() throws Exception {
        Set<Thread> before = ours();
        Schedules schedules = schedules();
        Wiring faulty = new Wiring() {
            @Override
            public ChatSender chat(ChatSender chat) {
                throw new IllegalStateException("a fault");
            }
        };
        assertThatThrownBy(() -> start(standin.token(), folder.resolve("l.db"), schedules, faulty))
                .isInstanceOf(IllegalStateException.class);
        leavesNothing(before);
    }
}
