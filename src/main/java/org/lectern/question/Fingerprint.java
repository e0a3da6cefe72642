package org.lectern.question;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of a question is compared with others, computed once: its different words and their pieces, without their
/// order. Some kilobytes for the longest question.
public final class Fingerprint {
    private final int[] words;
    private final double[] shares;
    private final int[] pieces;
    private final int[] owners;
    private final Set<String> numbers;
    private final boolean negated;

    /// @param pieces each with the index of its word in the lower half, in ascending order
    private Fingerprint(List<Word> words, double[] shares, long[] pieces) {
        this.words = new int[words.size()];
        this.shares = shares;
        this.pieces = new int[pieces.length];
        this.owners = new int[pieces.length];
        for (int i = 0; i < pieces.length; i++) {
            this.pieces[i] = (int) (pieces[i] >> Integer.SIZE);
            this.owners[i] = (int) pieces[i];
        }
        Set<String> allNumbers = new HashSet<>();
        boolean anyNegates = false;
        for (int i = 0; i < this.words.length; i++) {
            Word word = words.get(i);
            this.words[i] = word.text().hashCode();
            if (word.kind() == Word.Kind.NUMBER) {
                allNumbers.add(word.text());
            } else {
                anyNegates |= Negation.WORDS.contains(word.text());
            }
        }
        this.numbers = Set.copyOf(allNumbers);
        this.negated = anyNegates;
    }

    public static Fingerprint of(String text) {
        Map<Word, Integer> counts = new LinkedHashMap<>();
        Word.of(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        List<Word> words = List.copyOf(counts.keySet());
        double[] shares = new double[words.size()];
        long[] pieces = new long[0];
        int count = 0;
        for (int i = 0; i < shares.length; i++) {
            Word word = words.get(i);
            int[] its = word.pieces();
            shares[i] = word.weight() * counts.getOrDefault(word, 0) / its.length;
            if (count + its.length > pieces.length) {
                pieces = Arrays.copyOf(pieces, Math.max(2 * pieces.length, count + its.length));
            }
            for (int piece : its) {
                pieces[count++] = ((long) piece << Integer.SIZE) | i;
            }
        }
        pieces = Arrays.copyOf(pieces, count);
        Arrays.sort(pieces);
        return new Fingerprint(words, shares, pieces);
    }

    /// The hash of each different word.
    int[] words() {
        return words;
    }

    /// For each word the weight of each of its pieces, before its rarity counts.
    double[] shares() {
        return shares;
    }

    /// All pieces in ascending order.
    int[] pieces() {
        return pieces;
    }

    /// For each piece the index of the word that it is of.
    int[] owners() {
        return owners;
    }

    /// Whether each has a number that the other lacks, or just one has a word that negates.
    boolean isContraryTo(Fingerprint other) {
        boolean numbersDiffer = !numbers.containsAll(other.numbers) && !other.numbers.containsAll(numbers);
        return numbersDiffer || negated != other.negated;
    }
}
