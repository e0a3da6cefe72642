package org.lectern.chat;

import java.util.Locale;

/// Which of a language's texts a number takes, as far as the languages of [Texts] tell numbers apart.
///
/// Source: CLDR, "Language Plural Rules".
final class Plural {
    private Plural() {}

    /// For a count: "one" or "other".
    static String cardinal(Locale language, int number) {
        boolean one = language.equals(Locale.FRENCH) ? number < 2 : number == 1;
        return one ? "one" : "other";
    }

    /// For a place in a row: "one", "two", "few" or "other".
    static String ordinal(Locale language, int number) {
        if (language.equals(Locale.ENGLISH)) {
            return english(number);
        }
        return language.equals(Locale.FRENCH) && number == 1 ? "one" : "other";
    }

    private static String english(int number) {
        int tens = number % 100;
        if (tens >= 11 && tens <= 13) {
            return "other";
        }
        return switch (number % 10) {
            case 1 -> "one";
            case 2 -> "two";
            case 3 -> "few";
            default -> "other";
        };
    }
}
