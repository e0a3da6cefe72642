package org.lectern.question;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word of a question as it is compared: folded, by what it is made of and how much it says. In scripts without
/// spaces each pair of neighbouring characters is one, and each Chinese character too.
record Word(String text, Kind kind) {
    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final Pattern RUN = Pattern.compile("(?<number>[0-9]+)"
            + "|(?<unspaced>[\\p{L}\\p{Mn}\\p{Mc}&&[" + UNSPACED + "]]+)"
            + "|(?<spelled>[\\p{L}\\p{Mn}\\p{Mc}&&[^" + UNSPACED + "]]+)");

    private static final int SHORT = 3;
    private static final double LEAST_WEIGHT = 1;
    private static final double MOST_WEIGHT = 6;
    private static final double NUMBER_WEIGHT = 2;
    private static final double CHARACTER_WEIGHT = 2;
    private static final double PAIR_WEIGHT = 0.5;
    private static final int CODE_POINT_BITS = 21;

    enum Kind {
        SPELLED,
        NUMBER,
        UNSPACED
    }

    /// The words of a text in their order.
    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher run = RUN.matcher(Folding.folded(text));
        while (run.find()) {
            if (run.group("unspaced") != null) {
                addCharactersAndPairs(run.group().codePoints().toArray(), words);
            } else {
                words.add(new Word(run.group(), run.group("number") != null ? Kind.NUMBER : Kind.SPELLED));
            }
        }
        return words;
    }

    private static void addCharactersAndPairs(int[] run, List<Word> words) {
        for (int i = 0; i < run.length; i++) {
            if (UnicodeScript.of(run[i]) == UnicodeScript.HAN) {
                words.add(new Word(Character.toString(run[i]), Kind.UNSPACED));
            }
            if (i + 1 < run.length) {
                words.add(new Word(new String(run, i, 2), Kind.UNSPACED));
            }
        }
    }

    /// What it adds to a question's meaning, before its rarity counts: long words say more than short ones.
    double weight() {
        int length = text.codePointCount(0, text.length());
        return switch (kind) {
            case SPELLED -> Math.clamp(length - SHORT, LEAST_WEIGHT, MOST_WEIGHT);
            case NUMBER -> NUMBER_WEIGHT;
            case UNSPACED -> length == 1 ? CHARACTER_WEIGHT : PAIR_WEIGHT;
        };
    }

    /// The pieces by which it is compared: of a spelled word all pairs and triples of letters, with its edges, so
    /// that its inflected forms share most of them; others are compared whole. A number's piece is negative: it
    /// is no other word's.
    long[] grams() {
        return switch (kind) {
            case SPELLED -> pairsAndTriples((" " + text + " ").codePoints().toArray());
            case NUMBER -> new long[] {~Integer.toUnsignedLong(text.hashCode())};
            case UNSPACED -> new long[] {gram(text.codePoints().toArray())};
        };
    }

    private static long[] pairsAndTriples(int[] letters) {
        long[] grams = new long[2 * letters.length - 3];
        int count = 0;
        for (int i = 0; i + 2 <= letters.length; i++) {
            grams[count++] = gram(letters[i], letters[i + 1]);
            if (i + 3 <= letters.length) {
                grams[count++] = gram(letters[i], letters[i + 1], letters[i + 2]);
            }
        }
        return grams;
    }

    /// Up to three code points in one number, each different for different ones.
    private static long gram(int... codePoints) {
        return Arrays.stream(codePoints).asLongStream().reduce(0, (gram, c) -> gram << CODE_POINT_BITS | c);
    }
}
