package org.lectern.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.lectern.hostile.Shrinking;

/// Something that reads what anybody wrote.
///
/// @param input makes an input out of random numbers
/// @param trial tries an input; throws where a promise is broken
record FuzzTarget(String name, Function<RandomGenerator, String> input, Consumer<String> trial) {
    /// The most failures that are told of a batch.
    private static final int MOST_TOLD = 3;

    /// What came of a batch.
    ///
    /// @param inputs how many were tried
    /// @param failures each with its smallest input, as a literal of Java
    record Batch(long inputs, List<String> failures) {
        Batch {
            failures = List.copyOf(failures);
        }
    }

    /// Tries inputs one after the other. The same seed gives the same inputs.
    ///
    /// @param nanos for how long; one at least is tried
    Batch run(long seed, long atMost, long nanos) {
        RandomGenerator random = new Random(seed);
        List<String> failures = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        long inputs = 0;
        do {
            String tried = input.apply(random);
            inputs++;
            failure(tried).ifPresent(_ -> failures.add(told(tried)));
        } while (inputs < atMost && failures.size() < MOST_TOLD && System.nanoTime() < end);
        return new Batch(inputs, failures);
    }

    private String told(String failed) {
        String smallest = Shrinking.of(failed, each -> failure(each).isPresent());
        return failure(smallest).orElse("") + " for " + Shrinking.literal(smallest);
    }

    private Optional<String> failure(String tried) {
        try {
            trial.accept(tried);
            return Optional.empty();
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return Optional.of(e.toString());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
