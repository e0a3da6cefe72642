package org.lectern.question;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A word of a question as it is compared: folded, by what it is made of and how much it says. In scripts without
/// spaces each pair of neighbouring characters is one, and each Chinese character too.
record Word(String text, Kind kind) {
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final int SHORT = 3;
    private static final double LEAST_WEIGHT = 1;
    private static final double MOST_WEIGHT = 6;
    private static final double NUMBER_WEIGHT = 2;
    private static final double CHARACTER_WEIGHT = 2;
    private static final double PAIR_WEIGHT = 0.5;
    private static final int CODE_POINT_BITS = 21;
    private static final int EDGE = ' ';

    enum Kind {
        SPELLED,
        NUMBER,
        UNSPACED
    }

    /// The words of a text in their order.
    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        String folded = Folding.folded(text);
        int to;
        for (int from = 0; from < folded.length(); from = to) {
            Kind kind = kind(folded.codePointAt(from));
            to = end(folded, from, kind);
            switch (kind) {
                case SPELLED, NUMBER -> words.add(new Word(folded.substring(from, to), kind));
                case UNSPACED ->
                    addCharactersAndPairs(
                            folded.substring(from, to).codePoints().toArray(), words);
                case null -> {}
            }
        }
        return words;
    }

    /// Where what is of one kind ends.
    private static int end(String folded, int from, @Nullable Kind kind) {
        int to = from;
        while (to < folded.length() && kind(folded.codePointAt(to)) == kind) {
            to += Character.charCount(folded.codePointAt(to));
        }
        return to;
    }

    /// What a character belongs to; null for what is between words.
    private static @Nullable Kind kind(int letter) {
        if (letter < 128) {
            return letter >= 'a' && letter <= 'z' ? Kind.SPELLED : letter >= '0' && letter <= '9' ? Kind.NUMBER : null;
        }
        int type = Character.getType(letter);
        boolean isLetter = Character.isLetter(letter)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        if (!isLetter) {
            return null;
        }
        return UNSPACED.contains(UnicodeScript.of(letter)) ? Kind.UNSPACED : Kind.SPELLED;
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
    int[] pieces() {
        return switch (kind) {
            case SPELLED -> pairsAndTriples(edged(text));
            case NUMBER -> new int[] {hash(~Integer.toUnsignedLong(text.hashCode()))};
            case UNSPACED -> new int[] {hash(text.codePoints().asLongStream().reduce(0, Word::then))};
        };
    }

    private static int[] pairsAndTriples(int[] letters) {
        int[] pieces = new int[2 * letters.length - 3];
        int count = 0;
        for (int i = 0; i + 2 <= letters.length; i++) {
            long pair = then(letters[i], letters[i + 1]);
            pieces[count++] = hash(pair);
            if (i + 3 <= letters.length) {
                pieces[count++] = hash(then(pair, letters[i + 2]));
            }
        }
        return pieces;
    }

    /// The letters of a word, and what stands before and after them.
    private static int[] edged(String text) {
        int[] letters = new int[text.codePointCount(0, text.length()) + 2];
        int count = 0;
        letters[count++] = EDGE;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            letters[count++] = text.codePointAt(i);
        }
        letters[count] = EDGE;
        return letters;
    }

    /// Up to three code points in one number, each different for different ones.
    private static long then(long before, long codePoint) {
        return (before << CODE_POINT_BITS) | codePoint;
    }

    /// As good as different for different pieces, in half the space.
    private static int hash(long piece) {
        long mixed = piece * 0x9E3779B97F4A7C15L;
        return (int) ((mixed ^ (mixed >>> 29)) >>> 32);
    }
}
