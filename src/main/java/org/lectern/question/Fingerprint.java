package org.lectern.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What of a question is compared with others, computed once: its words and their pieces, without their order. Some
/// kilobytes for the longest question.
public final class Fingerprint {
    private record Piece(long gram, int word) {}

    private final List<Word> words;
    private final long[] grams;
    private final int[] owners;
    private final double[] shares;
    private final boolean negated;

    private Fingerprint(List<Word> words, List<Piece> pieces, double[] shares) {
        this.words = words;
        this.grams = pieces.stream().mapToLong(Piece::gram).toArray();
        this.owners = pieces.stream().mapToInt(Piece::word).toArray();
        this.shares = shares;
        this.negated = words.stream().map(Word::text).anyMatch(Negation.WORDS::contains);
    }

    public static Fingerprint of(String text) {
        List<Word> words = List.copyOf(Word.of(text));
        List<Piece> pieces = new ArrayList<>();
        double[] shares = new double[words.size()];
        for (int i = 0; i < words.size(); i++) {
            long[] grams = words.get(i).grams();
            shares[i] = words.get(i).weight() / grams.length;
            for (long gram : grams) {
                pieces.add(new Piece(gram, i));
            }
        }
        pieces.sort(Comparator.comparingLong(Piece::gram));
        return new Fingerprint(words, pieces, shares);
    }

    List<Word> words() {
        return words;
    }

    /// Whether it has a word that negates.
    boolean negated() {
        return negated;
    }

    /// How many pieces it has, in ascending order of their grams.
    int size() {
        return grams.length;
    }

    /// The gram of a piece; past the last one [Long#MAX_VALUE], which none has.
    long gram(int piece) {
        return piece < grams.length ? grams[piece] : Long.MAX_VALUE;
    }

    /// The index of the word that a piece is of.
    int word(int piece) {
        return owners[piece];
    }

    /// The weight of each piece of a word.
    double share(int word) {
        return shares[word];
    }
}
