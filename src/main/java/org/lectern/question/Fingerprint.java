package org.lectern.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What of a question is compared with others, computed once: its different words and their pieces, without their
/// order. Some kilobytes for the longest question.
public final class Fingerprint {
    private record Piece(long gram, int word) {}

    private final int[] words;
    private final double[] shares;
    private final long[] grams;
    private final int[] owners;
    private final Set<String> numbers;
    private final boolean negated;

    private Fingerprint(List<Word> words, double[] shares, List<Piece> pieces) {
        this.words = words.stream().mapToInt(word -> word.text().hashCode()).toArray();
        this.shares = shares;
        this.grams = pieces.stream().mapToLong(Piece::gram).toArray();
        this.owners = pieces.stream().mapToInt(Piece::word).toArray();
        this.numbers = words.stream()
                .filter(word -> word.kind() == Word.Kind.NUMBER)
                .map(Word::text)
                .collect(Collectors.toUnmodifiableSet());
        this.negated = words.stream().map(Word::text).anyMatch(Negation.WORDS::contains);
    }

    public static Fingerprint of(String text) {
        Map<Word, Integer> counts = new LinkedHashMap<>();
        Word.of(text).forEach(word -> counts.merge(word, 1, Integer::sum));
        List<Word> words = List.copyOf(counts.keySet());
        double[] shares = new double[words.size()];
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            Word word = words.get(i);
            long[] grams = word.grams();
            shares[i] = word.weight() * counts.getOrDefault(word, 0) / grams.length;
            for (long gram : grams) {
                pieces.add(new Piece(gram, i));
            }
        }
        pieces.sort(Comparator.comparingLong(Piece::gram));
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

    /// The grams of all pieces in ascending order.
    long[] grams() {
        return grams;
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
