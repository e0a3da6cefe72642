package org.lectern.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// How the time that an input takes grows with its size. What is counted is the processor's time of this thread,
/// so that a busy machine makes no difference.
public final class Growth {
    private static final int SMALL = 100_000;
    private static final int TIMES = 8;
    private static final double MOST = 4.0 * TIMES;
    private static final int TRIES = 3;
    private static final int ROUNDS = 4;
    /// Below this a comparison says nothing.
    private static final long LEAST_NANOS = 20_000_000;

    private Growth() {}

    /// An input of eight times the size takes at most four times eight times the time; one that grows by the
    /// square takes sixty-four times, however often it is tried. One try may suffer from what else the machine
    /// does: its caches are shared.
    public static void assertLinear(IntFunction<String> ofSize, Consumer<String> trial) {
        String small = ofSize.apply(SMALL);
        String large = ofSize.apply(SMALL * TIMES);
        List<Double> times = new ArrayList<>();
        do {
            double least = Math.max(LEAST_NANOS, nanos(small, trial, TRIES));
            times.add(nanos(large, trial, times.isEmpty() ? 1 : 2) / least);
        } while (times.getLast() >= MOST && times.size() < ROUNDS);
        assertThat(times.getLast())
                .as("times as long for %d times the size, at each try: %s", TIMES, times)
                .isLessThan(MOST);
    }

    private static long nanos(String input, Consumer<String> trial, int tries) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < tries; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            trial.accept(input);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        return least;
    }
}
