package org.lectern.text;

/// Web addresses in running text, which are kept character by character.
final class Addresses {
    private static final String ENDS = " <>{}\"`|\\";

    private Addresses() {}

    /// The length of the address that begins at `from`: up to a space or a character that no address holds, without
    /// the punctuation of the sentence around it.
    static int length(String text, int from, int end) {
        int to = from;
        while (to < end && ENDS.indexOf(text.charAt(to)) < 0 && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        while (to > from + 1 && ".,;:!?'*".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        boolean bracketAround =
                text.charAt(to - 1) == ')' && text.substring(from, to).indexOf('(') < 0;
        return to - from - (bracketAround ? 1 : 0);
    }

    /// Whether an address begins at `at`.
    static boolean startsAt(String text, int at) {
        return text.startsWith("https://", at) || text.startsWith("http://", at);
    }
}
