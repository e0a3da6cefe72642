package org.lectern.app;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.standin.StandIn;

/// Tests of what happens in two rooms of one schedule.
abstract class InTwoHalls {
    private final String[] rows;

    @TempDir
    private Path folder;

    TwoHalls halls;
    Bot bot;

    InTwoHalls() {
        this(TwoHalls.KETTLES, TwoHalls.CLOCKS, TwoHalls.GEARS, TwoHalls.FANS);
    }

    /// @param rows of the schedule at first
    InTwoHalls(String... rows) {
        this.rows = rows;
    }

    @BeforeEach
    void open() throws IOException {
        halls = new TwoHalls(folder, this::serverOfB, rows);
        bot = halls.bot;
    }

    /// The server that the second room's channel is in.
    String serverOfB(StandIn standin) {
        return standin.guildId();
    }

    @AfterEach
    void close() {
        bot.close();
    }

    /// Waits for a card, and before that for its thread.
    void card(String thread, String question) {
        bot.standin.await(
                "the thread " + thread,
                Bot.SOON,
                () -> bot.standin.threads().stream()
                        .filter(each -> each.name().startsWith(thread))
                        .findFirst());
        bot.card(thread, question);
    }
}
