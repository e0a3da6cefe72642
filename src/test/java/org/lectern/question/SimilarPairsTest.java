package org.lectern.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How well similarity tells like from unlike pairs of questions in many languages. It prints the figures.
///
/// The floors are just below what was reached. With precision in a hall, 0.89, the other pairs missed the 0.9 that was
/// aimed at by one pair; that is left so, since weights chosen by them would no longer be judged by them.
///
/// In a hall, the second questions of all pairs of the same language and set are open; alone, only the pair's own is.
class SimilarPairsTest {
    private record Measured(QuestionPair pair, double inHall, double alone) {}

    private final List<Measured> tuning = measured(QuestionPair.tuning());
    private final List<Measured> heldOut = measured(QuestionPair.heldOut());

    @Test
    void among_the_pairs_that_chose_the_weights_most_of_what_is_alike_is_found_and_little_else() {
        print("Pairs that chose the weights and the threshold", tuning);
        for (int percent = 40; percent <= 80; percent += 5) {
            print("in a hall, from 0." + percent, score(tuning, true, percent / 100.0));
        }
        assertThat(tuning).hasSizeGreaterThan(250);
        assertFloors(score(tuning, true, Similarity.THRESHOLD), 0.9, 0.85);
        assertFloors(score(tuning, false, Similarity.THRESHOLD), 0.9, 0.85);
    }

    @Test
    void among_other_pairs_most_of_what_is_alike_is_found_and_little_else() {
        print("Other pairs, written afterwards", heldOut);
        assertThat(heldOut).hasSizeGreaterThan(150);
        assertFloors(score(heldOut, true, Similarity.THRESHOLD), 0.88, 0.88);
        assertFloors(score(heldOut, false, Similarity.THRESHOLD), 0.88, 0.88);
    }

    private static void assertFloors(Score score, double precision, double recall) {
        assertThat(score.precision()).as("precision, %s", score).isGreaterThanOrEqualTo(precision);
        assertThat(score.recall()).as("recall, %s", score).isGreaterThanOrEqualTo(recall);
    }

    private static List<Measured> measured(List<QuestionPair> pairs) {
        return pairs.stream()
                .collect(Collectors.groupingBy(QuestionPair::language, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(SimilarPairsTest::measuredInOneHall)
                .toList();
    }

    private static Stream<Measured> measuredInOneHall(List<QuestionPair> pairs) {
        Similarity hall = Similarity.among(
                pairs.stream().map(QuestionPair::otherFingerprint).toList());
        return pairs.stream().map(pair -> {
            Fingerprint one = pair.oneFingerprint();
            Fingerprint other = pair.otherFingerprint();
            Similarity alone = Similarity.among(List.of(other));
            return new Measured(pair, hall.of(one, other), alone.of(one, other));
        });
    }

    private static void print(String title, List<Measured> those) {
        System.out.println(title);
        print("in a hall", score(those, true, Similarity.THRESHOLD));
        print("alone", score(those, false, Similarity.THRESHOLD));
        those.stream()
                .collect(Collectors.groupingBy(each -> each.pair().language(), LinkedHashMap::new, Collectors.toList()))
                .forEach((language, its) -> print(language + ", in a hall", score(its, true, Similarity.THRESHOLD)));
        those.stream()
                .filter(each ->
                        each.inHall() >= Similarity.THRESHOLD != each.pair().like())
                .forEach(each -> System.out.printf(Locale.ROOT, "  %.2f %s%n", each.inHall(), each.pair()));
    }

    private static void print(String what, Score score) {
        System.out.printf(
                Locale.ROOT,
                "  %-20s precision %.2f  recall %.2f  F1 %.2f  %s%n",
                what,
                score.precision(),
                score.recall(),
                score.f1(),
                score);
    }

    private static Score score(List<Measured> those, boolean inHall, double threshold) {
        Score score = Score.NONE;
        for (Measured each : those) {
            score = score.with(each.pair().like(), (inHall ? each.inHall() : each.alone()) >= threshold);
        }
        return score;
    }
}
