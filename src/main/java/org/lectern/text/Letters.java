package org.lectern.text;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Letters in other dress: with an accent, double-struck (ℝ) or in script (ℒ).
final class Letters {
    private static final Map<String, String> TEXT_ACCENTS = Symbols.table("""
            ' \u0301 ` \u0300 ^ \u0302 " \u0308 ~ \u0303 = \u0304 . \u0307 u \u0306 v \u030c H \u030b c \u0327 k \u0328
            r \u030a b \u0331 d \u0323 t \u0361
            """);
    private static final Map<String, String> MATH_ACCENTS = Symbols.table("""
            hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0305 vec \u20d7 dot \u0307
            ddot \u0308 acute \u0301 grave \u0300 check \u030c breve \u0306 mathring \u030a
            """);
    private static final Map<String, String> DOUBLE_STRUCK_EXCEPTIONS = Symbols.table("C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ");
    private static final Map<String, String> SCRIPT_EXCEPTIONS = Symbols.table("B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ");

    private Letters() {}

    /// The combining character of an accent of running text (`\'`, `\v`), or null.
    static @Nullable String textAccent(String macro) {
        return TEXT_ACCENTS.get(macro);
    }

    /// The combining character of an accent of mathematics (`\hat`), or null.
    static @Nullable String mathAccent(String macro) {
        return MATH_ACCENTS.get(macro);
    }

    /// A text whose first letter carries the accent; a text that begins with no letter is left as it is.
    static String accented(String text, String combining) {
        if (text.isEmpty() || !Character.isLetter(text.codePointAt(0))) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        String base = text.substring(0, first).replace('ı', 'i').replace('ȷ', 'j');
        return Normalizer.normalize(base + combining, Normalizer.Form.NFC) + text.substring(first);
    }

    /// A text whose first character is struck through: `≠` for `=`.
    static String negated(String text) {
        int first = text.offsetByCodePoints(0, text.isEmpty() ? 0 : 1);
        return Normalizer.normalize(text.substring(0, first) + "\u0338", Normalizer.Form.NFC) + text.substring(first);
    }

    static String doubleStruck(String text) {
        return dressed(text, DOUBLE_STRUCK_EXCEPTIONS, 0x1d538, 0x1d552, 0x1d7d8);
    }

    static String script(String text) {
        return dressed(text, SCRIPT_EXCEPTIONS, 0x1d49c, -1, -1);
    }

    private static String dressed(String text, Map<String, String> exceptions, int upper, int lower, int digit) {
        StringBuilder dressed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String exception = exceptions.get(Character.toString(c));
            if (exception != null) {
                dressed.append(exception);
            } else if (c >= 'A' && c <= 'Z') {
                dressed.appendCodePoint(upper + c - 'A');
            } else if (c >= 'a' && c <= 'z' && lower > 0) {
                dressed.appendCodePoint(lower + c - 'a');
            } else if (c >= '0' && c <= '9' && digit > 0) {
                dressed.appendCodePoint(digit + c - '0');
            } else {
                dressed.appendCodePoint(c);
            }
        });
        return dressed.toString();
    }
}
