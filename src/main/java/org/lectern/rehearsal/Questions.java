package org.lectern.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.lectern.schedule.Slot.Talk;

/// Questions that an audience might ask, around the words of a talk's title. No two are the same.
final class Questions {
    private static final List<String> TEMPLATES = List.of(
            "Does %s still work when the data are much noisier than yours?",
            "What was the hardest part of getting %s to work?",
            "How much does %s cost, compared with the simplest baseline?",
            "Is there a small example in which %s fails?",
            "Which assumption behind %s would you like to drop first?",
            "How sensitive is %s to the choice of hyperparameters?",
            "Could %s be combined with what the talk before showed?",
            "What surprised you most about %s?",
            "Where would you *not* use %s?",
            "How would you explain %s to a first-year student?",
            "Is the code for %s public, and how long does it run?",
            "What does theory say about %s in high dimensions?");

    private static final Set<String> SMALL = Set.of(
            "and", "are", "for", "from", "into", "new", "non", "not", "the", "their", "via", "with", "without", "its");

    private final RandomGenerator random;
    private final List<String> asked = new ArrayList<>();

    Questions(RandomGenerator random) {
        this.random = random;
    }

    String about(Talk talk) {
        String topic = topic(talk.title().plain());
        String template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
        String question = String.format(Locale.ROOT, template, topic);
        for (int again = 2; asked.contains(question); again++) {
            question = String.format(Locale.ROOT, template, topic) + " I ask once more (" + again + ").";
        }
        asked.add(question);
        return question;
    }

    /// Two neighbouring words that carry something; one, or "this", where a title has no more.
    private String topic(String title) {
        List<String> words = Arrays.stream(title.split("[\\s:;,()]+", -1))
                .filter(word -> word.length() > 2 && !SMALL.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        if (words.isEmpty()) {
            return "this";
        }
        int first = words.size() < 3 ? 0 : random.nextInt(words.size() - 1);
        return String.join(" ", words.subList(first, Math.min(first + 2, words.size())));
    }
}
