package org.lectern.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How many Q&A threads a programme keeps open at once. Discord lets a server have about a thousand; a thread that
/// nobody writes in archives itself after a while.
///
/// @param most open at one time
/// @param at the first time at which there are so many; 1970 where there are none
public record OpenThreads(int most, Instant at) {
    /// As many active threads as a server may have (Discord, error 160006).
    public static final int LIMIT = 1_000;

    /// From there on the limit may be met: others open threads too.
    public static final int NEAR = LIMIT * 9 / 10;

    private record Change(Instant at, int by) {}

    /// Counts each thread from its block's first talk until it archives, as long after its floor has closed.
    public static OpenThreads forecast(List<Session> sessions, Duration archiveAfter) {
        List<Change> changes = new ArrayList<>();
        for (Session session : sessions) {
            for (Block block : Block.of(session)) {
                Slot last = block.jointQa() == null ? block.talks().getLast() : block.jointQa();
                changes.add(new Change(block.first().start().toInstant(), 1));
                changes.add(new Change(last.end().toInstant().plus(archiveAfter), -1));
            }
        }
        changes.sort(Comparator.comparing(Change::at).thenComparingInt(Change::by));
        int open = 0;
        OpenThreads most = new OpenThreads(0, Instant.EPOCH);
        for (Change change : changes) {
            open += change.by();
            if (open > most.most()) {
                most = new OpenThreads(open, change.at());
            }
        }
        return most;
    }

    public boolean isNearLimit() {
        return most >= NEAR;
    }
}
