package org.lectern.hostile;

import java.util.List;
import java.util.random.RandomGenerator;

/// Good texts made bad: parts left out, doubled, moved, cut, changed or taken from elsewhere.
public final class Mutation {
    private Mutation() {}

    /// @param text that begins well
    /// @param words to put in: what has a meaning where the text is read
    /// @param atMost the most code units that come out
    public static String of(String text, List<String> words, RandomGenerator random, int atMost) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            mutate(mutated, words, random);
            mutated.setLength(Math.min(mutated.length(), atMost));
        }
        return mutated.toString();
    }

    private static void mutate(StringBuilder text, List<String> words, RandomGenerator random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(1, random.nextInt(2, 60)));
        String part = text.substring(from, to);
        switch (random.nextInt(9)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, part.repeat(random.nextInt(1, 5)));
            case 2 -> text.delete(from, to).insert(random.nextInt(text.length() + 1), part);
            case 3 -> text.setLength(from);
            case 4 -> text.insert(from, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            case 5 -> text.insert(from, HostileText.of(random, 200));
            case 6 -> text.replace(from, to, Integer.toString(random.nextInt()));
            default -> text.insert(from, words.get(random.nextInt(words.size())));
        }
    }
}
