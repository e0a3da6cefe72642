package org.lectern.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// How the time that an input takes grows with its size. What is counted is the processor's time of this thread, so
/// that a busy machine makes no difference.
public final class Growth {
    private static final int SMALL = 100_000;
    private static final int TIMES = 8;
    private static final int SLACK = 4;
    private static final int TRIES = 3;
    /// Below this a comparison says nothing.
    private static final long LEAST_NANOS = 20_000_000;

    private Growth() {}

    /// An input of eight times the size takes at most four times eight times the time; one that grows by the
    /// square takes sixty-four times.
    public static void assertLinear(IntFunction<String> ofSize, Consumer<String> trial) {
        long small = Math.max(LEAST_NANOS, nanos(ofSize.apply(SMALL), trial, TRIES));
        String large = ofSize.apply(SMALL * TIMES);
        long nanos = nanos(large, trial, 1);
        assertThat(nanos > small * TIMES * SLACK ? Math.min(nanos, nanos(large, trial, 2)) : nanos)
                .as("nanoseconds for %d times what took %d", TIMES, small)
                .isLessThan(small * TIMES * SLACK);
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
