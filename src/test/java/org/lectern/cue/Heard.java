package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.lectern.schedule.SessionId;

/// A listener that remembers what it hears, call by call.
public final class Heard implements CueListener {
    private final List<List<Cue>> calls = new CopyOnWriteArrayList<>();

    @Override
    public void due(SessionId session, List<Cue> cues) {
        assertThat(cues).allSatisfy(cue -> assertThat(cue.session()).isEqualTo(session));
        calls.add(cues);
    }

    public List<List<Cue>> calls() {
        return calls;
    }

    public List<Cue> cues() {
        return calls.stream().flatMap(List::stream).toList();
    }

    /// Waits until it has heard so many calls.
    public void await(int count) {
        await(() -> calls.size() >= count);
        assertThat(calls).as("calls").hasSizeGreaterThanOrEqualTo(count);
    }

    /// Waits until it has heard a cue.
    public void await(Cue cue) {
        await(() -> cues().contains(cue));
        assertThat(cues()).contains(cue);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
