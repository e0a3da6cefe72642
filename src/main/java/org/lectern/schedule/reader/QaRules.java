package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot.Qa;

/// Decides where the questions for each talk are answered.
///
/// 1. By the page's rules, the last that names the talk's kind: "Each Oral includes Q&A" (in its own slot),
///    "Spotlights have joint Q&As" (in the Q&A that follows), "Demos have no Q&A" (nowhere). A rule that names no kind
///    of the page but talks, presentations or all of them holds for every kind.
/// 2. Without a rule, where a Q&A slot follows before the next Q&A: jointly, if that Q&A's title names the kind, or,
///    where it names none, if the kind is short by custom (spotlight, lightning talk, poster).
/// 3. A Q&A that would then serve nobody serves all talks since the Q&A before it that no rule speaks of, with a
///    warning.
/// 4. Every other talk answers in its own slot.
final class QaRules {
    private static final Pattern NONE = Pattern.compile("(?i)\\b(?:no|not|without|never|don't|doesn't)\\b");
    private static final Pattern OWN = Pattern.compile(
            "(?i)\\b(?:includ(?:e|es|ing)|own|individual(?:ly)?|each|has|have|with|contains?|followed|after|at the end)\\b");
    private static final Pattern EVERY_KIND =
            Pattern.compile("(?i)\\b(?:talks?|presentations?|papers?|sessions?|everything|all|speakers?)\\b");

    /// The most kinds that a page's rules are held against: one with more has none in the sense meant here.
    private static final int MOST_KINDS = 50;

    private record Rule(String text, Qa qa) {}

    private final List<Rule> rules = new ArrayList<>();

    QaRules(List<String> notes, int line, Problems problems) {
        for (String note : notes) {
            Optional<Qa> qa = meaning(note);
            if (qa.isPresent()) {
                rules.add(new Rule(note, qa.get()));
            } else {
                problems.warn(line, "The rule " + Line.quoted(note) + " does not say where questions are answered.");
            }
        }
    }

    /// For each entry where its questions are answered; null for Q&As and breaks.
    List<@Nullable Qa> decide(List<Entry> entries, Problems problems) {
        return decide(entries, Collections.nCopies(entries.size(), null), problems);
    }

    /// @param said for each entry where its questions are answered, if the schedule says so of this talk
    List<@Nullable Qa> decide(List<Entry> entries, List<@Nullable Qa> said, Problems problems) {
        List<String> kinds = entries.stream()
                .map(Entry::kind)
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_KINDS)
                .toList();
        List<@Nullable Qa> decided = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Qa own = said.get(i);
            boolean talk = entries.get(i).type() == Entry.Type.TALK;
            decided.add(!talk ? null : own == null ? byRule(entries.get(i).kind(), kinds) : own);
        }
        int from = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).type() == Entry.Type.QA) {
                byCustom(entries, decided, from, i, kinds);
                serveSomebody(entries, decided, from, i, problems);
                from = i + 1;
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).type() == Entry.Type.TALK && decided.get(i) == null) {
                decided.set(i, Qa.OWN);
            }
        }
        return decided;
    }

    private static Optional<Qa> meaning(String note) {
        if (NONE.matcher(note).find()) {
            return Optional.of(Qa.NONE);
        }
        if (Words.isJoint(note)) {
            return Optional.of(Qa.JOINT);
        }
        return OWN.matcher(note).find() ? Optional.of(Qa.OWN) : Optional.empty();
    }

    private @Nullable Qa byRule(@Nullable String kind, List<String> kinds) {
        for (Rule rule : rules.reversed()) {
            boolean named = kind != null && Words.names(rule.text(), kind);
            boolean namesOthers = kinds.stream().anyMatch(other -> Words.names(rule.text(), other));
            if (named || (!namesOthers && EVERY_KIND.matcher(rule.text()).find())) {
                return rule.qa();
            }
        }
        return null;
    }

    private static void byCustom(
            List<Entry> entries, List<@Nullable Qa> decided, int from, int qa, List<String> kinds) {
        String title = entries.get(qa).title().toLowerCase(Locale.ROOT);
        boolean namesKinds = kinds.stream().anyMatch(kind -> Words.names(title, kind));
        for (int i = from; i < qa; i++) {
            String kind = entries.get(i).kind();
            if (decided.get(i) == null
                    && kind != null
                    && (namesKinds ? Words.names(title, kind) : Words.isShort(kind))) {
                decided.set(i, Qa.JOINT);
            }
        }
    }

    private static void serveSomebody(
            List<Entry> entries, List<@Nullable Qa> decided, int from, int qa, Problems problems) {
        if (decided.subList(from, qa).contains(Qa.JOINT)) {
            return;
        }
        boolean any = false;
        for (int i = from; i < qa; i++) {
            if (entries.get(i).type() == Entry.Type.TALK && decided.get(i) == null) {
                decided.set(i, Qa.JOINT);
                any = true;
            }
        }
        Entry entry = entries.get(qa);
        problems.warn(
                entry.line(),
                any
                        ? "The page does not say whom " + entry.quotedTitle()
                                + " is for: it is taken to be for all talks since the Q&A before it."
                        : "No talk before " + entry.quotedTitle() + " has its questions answered there.");
    }
}
