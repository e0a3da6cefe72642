package org.lectern.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.RichText;

/// How alike two things of a programme are, the one stored, the other read anew.
final class Likeness {
    private Likeness() {}

    static boolean sameTitle(RichText a, RichText b) {
        String bare = bare(a);
        return !bare.isEmpty() && bare.equals(bare(b));
    }

    /// Letters and digits only, so that LaTeX, case, spaces and punctuation make no difference.
    private static String bare(RichText text) {
        return text.plain().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    static boolean sharesHalfOfItsTalks(Session a, Session b) {
        Set<String> titles = titles(a);
        Set<String> others = titles(b);
        int most = Math.max(titles.size(), others.size());
        titles.retainAll(others);
        return !titles.isEmpty() && titles.size() * 2 >= most;
    }

    static boolean sharesAny(List<String> a, List<String> b) {
        return a.stream().anyMatch(b::contains);
    }

    /// The same start and number, and no wholly different authors.
    static boolean sameTalkRenamed(Talk a, Talk b) {
        boolean others = !a.authors().isEmpty() && !b.authors().isEmpty() && !sharesAny(a.authors(), b.authors());
        return a.start().isEqual(b.start()) && Objects.equals(a.number(), b.number()) && !others;
    }

    static boolean sameAuthors(Talk a, Talk b) {
        Set<String> shared = new HashSet<>(a.authors());
        shared.retainAll(new HashSet<>(b.authors()));
        int most = Math.max(a.authors().size(), b.authors().size());
        return !shared.isEmpty() && shared.size() * 2 >= most;
    }

    static List<Talk> talks(Session session) {
        return session.slots().stream()
                .filter(Talk.class::isInstance)
                .map(Talk.class::cast)
                .toList();
    }

    private static Set<String> titles(Session session) {
        Set<String> titles = new HashSet<>();
        talks(session).forEach(talk -> titles.add(bare(talk.title())));
        return titles;
    }
}
