package org.lectern.schedule.reader;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The vocabulary of session pages.
final class Words {
    static final Pattern QA = Pattern.compile("(?i)\\bq ?(?:&(?:amp;)?|/|\\+|and|n|'n') ?a(?:s|'s)?\\b");
    static final Pattern RULE_ABOUT_QUESTIONS = Pattern.compile("(?i)\\b(?:questions|discussions?)\\b");
    private static final Pattern QA_SLOT = Pattern.compile(
            "(?i)(?:(?:joint|live|open|panel|common|general|shared|final|audience|author|speaker|session)"
                    + " )*(?:q ?(?:&(?:amp;)?|/|\\+|and|n) ?a(?:s|'s)?\\b.*"
                    + "|questions(?: (?:and|&) answers?)?(?: ?[-–—:(,].*)?)");
    static final Pattern JOINT = Pattern.compile("(?i)\\b(?:joint(?:ly)?|shared?|common|together|combined)\\b");
    private static final String BREAK_KINDS =
            "coffee|tea|lunch|short|long|snack|social|comfort|bio|stretch|poster|morning|afternoon|evening|mid-?session";
    private static final Pattern BREAK = Pattern.compile("(?i)(?:(?:" + BREAK_KINDS + "|virtual)(?: and| &|/|,)? ?)*\\b"
            + "(?:break|pause|lunch|dinner|breakfast|coffee|intermission|recess)s?"
            + "(?: ?\\d+| ?[-–—:(,/&].*| (?:and|until|till|for) .*)?");
    private static final Set<String> KIND_WORDS = Set.of("""
            oral orals spotlight spotlights keynote invited talk talks poster posters demo demonstration
            demonstrations tutorial workshop panel lightning plenary contributed award opening closing remarks
            paper session discussion introduction expo competition challenge fireside chat test of time welcome
            ceremony address best short long live virtual industry highlight presentation lecture seminar teaser
            teasers full regular late-breaking work-in-progress flash sponsor speaker memorial outstanding
            distinguished debate roundtable round table
            """.strip().split("\\s+", -1));
    private static final Set<String> ALONE_NO_KIND = Set.of("""
            of time test best short long live virtual full regular round table industry
            """.strip().split("\\s+", -1));

    /// How much of a title tells what kind of slot it is: repetitions in a pattern take stack, one frame each.
    private static final int TELLING = 200;

    private Words() {}

    /// Whether a slot with this title is a Q&A.
    static boolean isQaSlot(String title) {
        return QA_SLOT.matcher(telling(title)).matches();
    }

    /// Whether a Q&A with this title is for several talks.
    static boolean isJoint(String title) {
        return JOINT.matcher(telling(title)).find();
    }

    /// Whether a slot with this title is a break.
    static boolean isBreak(String title) {
        return BREAK.matcher(telling(title)).matches();
    }

    private static String telling(String title) {
        return title.length() <= TELLING ? title : title.substring(0, TELLING);
    }

    /// Whether it is a kind of talk by its words alone ("Invited talk 2"); other words may still be kinds on a page
    /// that uses them as such.
    static boolean isKind(String text) {
        boolean any = false;
        for (String word : text.toLowerCase(Locale.ROOT).split(" ", -1)) {
            if (!KIND_WORDS.contains(word) && !word.matches("#?\\d{1,3}|[ivx]{1,4}|[a-f]")) {
                return false;
            }
            any |= KIND_WORDS.contains(word) && !ALONE_NO_KIND.contains(word);
        }
        return any;
    }

    /// Kinds of which several share a Q&A by custom.
    static boolean isShort(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        return lower.contains("spotlight")
                || lower.contains("lightning")
                || lower.contains("poster")
                || lower.contains("flash")
                || lower.contains("teaser");
    }

    /// Whether a text names a kind, in the singular or the plural, whatever the case.
    static boolean names(String text, String kind) {
        String singular = kind.toLowerCase(Locale.ROOT).replaceFirst("(?<=\\p{L}{3})s$", "");
        String lower = text.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(singular); at >= 0; at = lower.indexOf(singular, at + 1)) {
            int end = at + singular.length();
            boolean wordEnds = isEnd(lower, end)
                    || (lower.startsWith("s", end) && isEnd(lower, end + 1))
                    || (lower.startsWith("es", end) && isEnd(lower, end + 2));
            if (wordEnds && isEnd(lower, at - 1)) {
                return true;
            }
        }
        return false;
    }

    /// Whether no letter stands there.
    private static boolean isEnd(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetter(text.charAt(at));
    }
}
