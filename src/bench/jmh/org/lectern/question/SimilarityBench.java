package org.lectern.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What each `/ask` computes before it is kept: what its question is compared by, and which of those that are open is
/// most like it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SimilarityBench {
    private static final long SEED = 20201208;
    private static final int ASKED = 1000;
    private static final int WORDS = 20_000;

    /// How many questions are open.
    @Param({"50", "500", "5000"})
    private int open;

    private final Random random = new Random(SEED);
    private final SimilarityIndex index = new SimilarityIndex();
    private final List<String> texts = new ArrayList<>();
    private final List<Fingerprint> asked = new ArrayList<>();
    private int next;

    @Setup
    public void fill() {
        for (int i = 0; i < open; i++) {
            index.put(new QuestionId(i + 1), Fingerprint.of(question()));
        }
        for (int i = 0; i < ASKED; i++) {
            String text = question();
            texts.add(text);
            asked.add(Fingerprint.of(text));
        }
    }

    /// Of eight to fourteen words, as the load of the comparison has them.
    private String question() {
        StringBuilder question = new StringBuilder("What does");
        int words = random.nextInt(8, 15);
        for (int i = 0; i < words; i++) {
            question.append(' ').append(word(random.nextInt(WORDS)));
        }
        return question.append('?').toString();
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + 40; rest > 0; rest /= 40) {
            word.append("bdfgklmnprstvwzj".charAt(rest % 40 % 16)).append("aeiou".charAt(rest % 40 / 8));
        }
        return word.toString();
    }

    @Benchmark
    public Fingerprint fingerprint() {
        next = (next + 1) % ASKED;
        return Fingerprint.of(texts.get(next));
    }

    @Benchmark
    public Optional<QuestionId> mostLike() {
        next = (next + 1) % ASKED;
        return index.mostLike(asked.get(next));
    }

    /// One comes, and another goes.
    @Benchmark
    public SimilarityIndex put() {
        next = (next + 1) % ASKED;
        index.put(new QuestionId(next % open + 1), asked.get(next));
        return index;
    }
}
