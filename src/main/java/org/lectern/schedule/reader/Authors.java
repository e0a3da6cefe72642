package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lines of names: "Ada Lovelace, Charles Babbage and Luigi Menabrea".
final class Authors {
    private static final Pattern AND = Pattern.compile(" (?:and|&) ");
    private static final Set<String> SUFFIXES =
            Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md");
    private static final int LONGEST_NAME = 60;
    private static final int MOST_WORDS = 7;
    private static final Pattern PARTICLE =
            Pattern.compile("(?:v[ao]n|vom|der?|den|del|della|dell[aeo]?|dei|di|d[aou]s?"
                    + "|l[aeo]s?|el|al|bin|bint|ibn|ben|e[tn]|te[nr]?|zu[mr]?|a[fv]|[yei]|op|het|'t|’t|al\\.)"
                    + "|(?:[aeo]l|an|ibn|bin|d|l)[-'’].+");
    private static final Set<String> OF_SENTENCES = Set.of("""
            is are was were be been we our us they their it its this that these those which who how why but not can
            cannot could has have had does than then when where while
            """.strip().split("\\s+", -1));

    /// How far a line reads as names.
    enum Likeness {
        NAMES,
        /// More like names than like a sentence, but it may be either.
        DOUBTFUL,
        TEXT
    }

    private Authors() {}

    /// The names on a line, in order.
    static List<String> split(String line) {
        List<String> names = new ArrayList<>();
        for (String part : parts(line.replace("&amp;", "&"))) {
            for (String name : AND.split(part, -1)) {
                String stripped = name.strip().replaceFirst("^(?:and|&) ", "");
                if (!names.isEmpty()
                        && names.getLast().length() < LONGEST_NAME
                        && SUFFIXES.contains(stripped.toLowerCase(Locale.ROOT))) {
                    names.set(names.size() - 1, names.getLast() + ", " + stripped);
                } else if (!stripped.isEmpty()) {
                    names.add(stripped);
                }
            }
        }
        return names;
    }

    /// Whether a line reads as names, most of whose words begin with a capital or are particles ("van der"), rather
    /// than as a sentence.
    ///
    /// @param textFollows whether more text follows in the slot: then a line all in small letters may be names
    static Likeness likeness(String line, boolean textFollows) {
        List<String> names = split(line);
        boolean sentence = line.matches(".*\\p{Ll}{2}[.?!…]") && !line.matches(".*\\b(?:[JS]r|al)\\.");
        if (names.isEmpty() || sentence || names.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            return Likeness.TEXT;
        }
        int capital = 0;
        int small = 0;
        int most = 0;
        for (String name : names) {
            List<String> words = words(name);
            if (words.size() > MOST_WORDS || words.stream().anyMatch(OF_SENTENCES::contains)) {
                return Likeness.TEXT;
            }
            int lower = (int) words.stream().filter(Authors::isSmall).count();
            small += lower;
            capital += words.size() - lower;
            most = Math.max(most, words.size());
        }
        boolean smallNames = textFollows && capital == 0 && most <= 3;
        return small == 0 ? Likeness.NAMES : capital > small || smallNames ? Likeness.DOUBTFUL : Likeness.TEXT;
    }

    /// The words of a name without its particles and what stands in brackets.
    private static List<String> words(String name) {
        return Stream.of(name.replaceAll("\\([^)]*\\)?", " ").strip().split("[ ,]+", -1))
                .filter(word -> !word.isEmpty() && !PARTICLE.matcher(word).matches())
                .toList();
    }

    private static boolean isSmall(String word) {
        return Character.isLowerCase(word.codePointAt(0));
    }

    /// Parts between separators, but not those inside brackets. Where semicolons separate, commas belong to the
    /// names: "Lovelace, Ada; Babbage, Charles".
    private static List<String> parts(String line) {
        List<String> parts = cut(line, ";");
        return parts.stream().filter(part -> !part.isBlank()).count() > 1 ? parts : cut(line, ",;·•|，、");
    }

    private static List<String> cut(String line, String separators) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (depth == 0 && separators.indexOf(c) >= 0) {
                parts.add(line.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(line.substring(from));
        return parts;
    }
}
