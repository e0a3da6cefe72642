package org.lectern.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.RichText;

/// How alike two things of a programme are, the one stored, the other read anew.
final class Likeness {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Likeness() {}

    /// Letters and digits only, so that LaTeX, case, spaces and punctuation make no difference; null where it has
    /// none.
    static @Nullable String bare(RichText text) {
        String bare = NO_LETTER.matcher(text.plain().toLowerCase(Locale.ROOT)).replaceAll("");
        return bare.isEmpty() ? null : bare;
    }

    /// @param titles of one session's talks, bare
    /// @param others of another's
    static boolean halfIsShared(Set<String> titles, Set<String> others) {
        long shared = titles.stream().filter(others::contains).count();
        return shared > 0 && shared * 2 >= Math.max(titles.size(), others.size());
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

    /// The titles of its talks, bare.
    static Set<String> titles(Session session) {
        return talks(session).stream()
                .map(talk -> Objects.requireNonNullElse(bare(talk.title()), ""))
                .collect(Collectors.toSet());
    }
}
