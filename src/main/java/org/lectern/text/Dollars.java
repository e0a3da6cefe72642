package org.lectern.text;

import java.util.regex.Pattern;

/// Tells mathematics between dollars from sums of money.
///
/// As in Pandoc (`tex_math_dollars`): the opening dollar has a character to its right, the closing one has a character
/// to its left and no digit to its right. Spaces at the edges are forgiven where the content can only be mathematics;
/// content that reads as prose ("5 million in US") is none.
final class Dollars {
    private static final Pattern MATHEMATICAL = Pattern.compile("[\\\\^_{}=<>+]");
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d.,]*[^\\d.,].*");
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z]{3}");

    private Dollars() {}

    /// The index of the dollar that closes the mathematics opened at `open`, or -1 where none is opened.
    static int closing(String text, int open, int end) {
        int close = open + 1;
        while (close < end && text.charAt(close) != '$') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= end || close == open + 1) {
            return -1;
        }
        boolean digitFollows = close + 1 < end && Character.isDigit(text.charAt(close + 1));
        return !digitFollows && isMathematics(text.substring(open + 1, close)) ? close : -1;
    }

    private static boolean isMathematics(String content) {
        if (MATHEMATICAL.matcher(content).find()) {
            return !(content.endsWith(" ") && Character.isDigit(content.charAt(0)));
        }
        if (content.isBlank() || content.startsWith(" ") || content.endsWith(" ")) {
            return false;
        }
        boolean severalWords = content.indexOf(' ') >= 0;
        boolean prose = severalWords
                && (LONG_WORD.matcher(content).find() || AMOUNT.matcher(content).matches());
        return !prose;
    }
}
