package org.lectern.floor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.lectern.question.NewQuestion;
import org.lectern.schedule.Block;

/// Questions that are not filed yet, since one much like each was asked before, until whoever asks decides. They are
/// in memory only: the latest of them, for as long as Discord lets their first answers be changed.
final class Shelf {
    static final int MOST = 5000;
    static final Duration LONGEST = Duration.ofMinutes(15);

    private final LongSupplier nanos;
    private final Map<Long, Waiting> byInteraction = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Waiting> eldest) {
            return size() > MOST;
        }
    };

    record Shelved(NewQuestion question, Block block) {}

    private record Waiting(Shelved shelved, long since) {}

    /// @param nanos real time, as `System.nanoTime()` has it
    Shelf(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void put(NewQuestion question, Block block) {
        long now = nanos.getAsLong();
        byInteraction.values().removeIf(each -> isOver(each, now));
        byInteraction.put(question.interaction(), new Waiting(new Shelved(question, block), now));
    }

    /// What came with an interaction; it stays. Empty where it has waited too long, or came to an earlier run.
    synchronized Optional<Shelved> get(long interaction) {
        return Optional.ofNullable(byInteraction.get(interaction))
                .filter(each -> !isOver(each, nanos.getAsLong()))
                .map(Waiting::shelved);
    }

    private static boolean isOver(Waiting waiting, long now) {
        return now - waiting.since() > LONGEST.toNanos();
    }
}
