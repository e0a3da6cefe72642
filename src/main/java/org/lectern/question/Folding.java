package org.lectern.question;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Text folded so that what people write in different ways reads the same: without case, accents, vowel points,
/// width and digits of different scripts.
final class Folding {
    /// Inherited are those that any script may have, such as accents.
    private static final Set<UnicodeScript> LEFT_OUT_MARKS =
            EnumSet.of(UnicodeScript.INHERITED, UnicodeScript.HEBREW, UnicodeScript.ARABIC);

    private static final int TATWEEL = 'ـ';
    private static final int LONG_VOWEL = 'ー';

    private Folding() {}

    /// The folded text, Hangul as single letters. Upper case comes before lower, so that `ß` is `ss`, a
    /// final sigma is one like others and the Turkish `ı`, `İ` and `I` are all `i`.
    static String folded(String text) {
        return isAscii(text) ? text.toLowerCase(Locale.ROOT) : foldedApart(text);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String foldedApart(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        String apart = Normalizer.normalize(upper, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        int c;
        for (int i = 0; i < apart.length(); i += Character.charCount(c)) {
            c = apart.codePointAt(i);
            if (!isLeftOut(c)) {
                folded.appendCodePoint(plain(c));
            }
        }
        return folded.toString();
    }

    private static int plain(int c) {
        return Character.isDigit(c) ? '0' + Character.digit(c, 10) : Character.toLowerCase(c);
    }

    /// What some write and others do not. The vowel signs of Indian scripts and of Thai are no such thing: they
    /// stay.
    private static boolean isLeftOut(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> true;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> LEFT_OUT_MARKS.contains(UnicodeScript.of(c));
            default -> c == TATWEEL || c == LONG_VOWEL;
        };
    }
}
