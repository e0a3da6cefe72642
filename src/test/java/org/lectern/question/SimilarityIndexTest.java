package org.lectern.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimilarityIndexTest {
    private static final long SEED = 20201208;

    private static SimilarityIndex of(List<String> texts) {
        SimilarityIndex index = new SimilarityIndex();
        for (int i = 0; i < texts.size(); i++) {
            index.put(new QuestionId(i + 1), Fingerprint.of(texts.get(i)));
        }
        return index;
    }

    private static Optional<QuestionId> mostLike(SimilarityIndex index, String asked) {
        return index.mostLike(Fingerprint.of(asked));
    }

    @Test
    void in_a_hall_it_finds_what_comparing_with_each_finds() {
        Stream.of(QuestionPair.tuning(), QuestionPair.heldOut())
                .flatMap(pairs -> pairs.stream()
                        .collect(Collectors.groupingBy(QuestionPair::language, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream())
                .forEach(SimilarityIndexTest::findsTheSame);
    }

    private static void findsTheSame(List<QuestionPair> pairs) {
        Map<QuestionId, Fingerprint> open = new LinkedHashMap<>();
        for (QuestionPair pair : pairs) {
            open.put(new QuestionId(open.size() + 1), pair.otherFingerprint());
        }
        SimilarityIndex index = new SimilarityIndex();
        open.forEach(index::put);
        for (QuestionPair pair : pairs) {
            assertThat(index.mostLike(pair.oneFingerprint()))
                    .as(pair.one())
                    .isEqualTo(Similarity.mostLike(pair.oneFingerprint(), open));
        }
    }

    @Test
    void of_many_that_are_the_same_the_first_is_found() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            texts.add("Will you release the code?");
        }
        assertThat(mostLike(of(texts), "will you release the code")).contains(new QuestionId(1));
    }

    @Test
    void those_that_only_a_number_tells_apart_are_not_alike_however_many_there_are() {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            texts.add("Question " + i + "?");
        }
        SimilarityIndex index = of(texts);
        assertThat(mostLike(index, "Question 1001?")).isEmpty();
        assertThat(mostLike(index, "question 17")).contains(new QuestionId(17));
    }

    @Test
    void what_is_taken_out_is_not_found_and_what_is_worded_anew_is_found_by_that() {
        SimilarityIndex index = of(List.of("Is there a proof?", "How long did training take?"));
        index.remove(new QuestionId(1));
        index.put(new QuestionId(2), Fingerprint.of("Will you release the code?"));
        assertThat(mostLike(index, "Is there a proof?")).isEmpty();
        assertThat(mostLike(index, "How long did training take?")).isEmpty();
        assertThat(mostLike(index, "Will you release the code?")).contains(new QuestionId(2));
    }

    @Test
    void among_five_thousand_it_looks_in_a_fraction_of_a_millisecond() {
        List<String> words = QuestionPair.tuning().stream()
                .filter(pair -> pair.language().equals("en"))
                .flatMap(pair -> Stream.of((pair.one() + " " + pair.other()).split(" ")))
                .toList();
        assertThat(words).hasSizeGreaterThan(100);
        Random random = new Random(SEED);
        SimilarityIndex index =
                of(Stream.generate(() -> some(words, random)).limit(5000).toList());
        List<String> asked =
                Stream.generate(() -> some(words, random)).limit(4000).toList();
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 4; run++) {
            long start = System.nanoTime();
            asked.forEach(text -> mostLike(index, text));
            best = Math.min(best, (System.nanoTime() - start) / 1e6 / asked.size());
        }
        System.out.printf("among 5,000 questions of 14 words: %.3f ms each%n", best);
        assertThat(best).isLessThan(2);
    }

    private static String some(List<String> words, Random random) {
        return Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(14)
                .collect(Collectors.joining(" "));
    }
}
