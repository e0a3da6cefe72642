package org.lectern.question;

import java.util.Arrays;

/// How many of the open questions have each word, by which a word is rare or not.
final class WordUses {
    /// As if so many more questions were open that have none of the words at hand: with few questions open, how
    /// many of them have a word says little about it.
    private static final double OTHER_QUESTIONS = 20;

    /// Words and how often each is used, each word at the first free place from where it belongs on. A word that is
    /// not used any more keeps its place.
    private int[] words = new int[64];

    private int[] uses = new int[64];
    private int taken;
    private int questions;

    /// The rarity of words with the same number of uses, as far as it is known; 0 where it is not.
    private final double[] rarities = new double[256];

    private int raritiesAmong = -1;

    void add(Fingerprint question) {
        questions++;
        for (int word : question.words()) {
            if (2 * taken >= words.length) {
                grow();
            }
            uses[placeFor(word)]++;
        }
    }

    void remove(Fingerprint question) {
        questions--;
        for (int word : question.words()) {
            uses[placeFor(word)]--;
        }
    }

    private int placeFor(int word) {
        int place = place(word);
        if (words[place] == 0) {
            words[place] = named(word);
            taken++;
        }
        return place;
    }

    /// Where a word is, or would be.
    private int place(int word) {
        int name = named(word);
        int mask = words.length - 1;
        int place = ((name * 0x9E3779B9) >>> 7) & mask;
        while (words[place] != 0 && words[place] != name) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /// 0 stands for a free place.
    private static int named(int word) {
        return word == 0 ? 1 : word;
    }

    private void grow() {
        int[] before = words;
        int[] usesBefore = uses;
        words = new int[2 * before.length];
        uses = new int[2 * before.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int place = place(before[i]);
                words[place] = before[i];
                uses[place] = usesBefore[i];
            }
        }
    }

    /// The question's pieces, each weighed by how rare its word is.
    TermVector vector(Fingerprint question) {
        double[] weights = Arrays.copyOf(question.shares(), question.shares().length);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= rarity(question.words()[i]);
        }
        return new TermVector(question, weights);
    }

    /// The square of a word's inverse document frequency.
    private double rarity(int word) {
        int count = uses[place(word)];
        if (count >= rarities.length) {
            return rarityOf(count);
        }
        if (raritiesAmong != questions) {
            raritiesAmong = questions;
            Arrays.fill(rarities, 0);
        }
        if (rarities[count] == 0) {
            rarities[count] = rarityOf(count);
        }
        return rarities[count];
    }

    private double rarityOf(int count) {
        double rarity = Math.log1p((questions + OTHER_QUESTIONS) / (count + 1));
        return rarity * rarity;
    }
}
