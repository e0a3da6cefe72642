package org.lectern.question;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that negate, in some languages that have words for it: with one of them a question asks for something else,
/// though it shares all other words. Nothing else about similarity knows a language. Negation by an ending (Turkish,
/// Japanese, Korean) or within unspaced text (Chinese, Thai) is not seen.
final class Negation {
    /// Folded. English has contracted forms without those that are polite in questions ("couldn't you").
    static final Set<String> WORDS =
            Arrays.stream("""
                    not no never without none don doesn didn wasn weren haven hasn
                    nicht nie niemals ohne kein keine keinen keinem keiner keines
                    pas ne jamais sans aucun aucune
                    no nunca sin ningún ninguna
                    non mai senza nessun nessuna
                    não nunca sem
                    niet nooit zonder geen
                    ikke aldrig uden inte aldrig utan
                    nie nigdy bez ne nikdy
                    не нет никогда без
                    δεν ποτέ χωρίς
                    değil olmadan
                    لا لم ليس بدون دون
                    לא ללא בלי
                    नहीं बिना
                    """.split("\\s+")).map(Folding::folded).collect(Collectors.toUnmodifiableSet());

    private Negation() {}
}
