package org.lectern.text;

import java.util.regex.Pattern;

/// One sanitized text on its way into Discord's Markdown, character by character.
final class Escaping {
    static final char ZERO_WIDTH_SPACE = '\u200b';
    /// Marks that act wherever they stand.
    private static final String ALWAYS = "\\*_`[]";
    /// Marks that act in pairs: strike-through and spoiler.
    private static final String IN_PAIRS = "~|";
    /// Marks that act at the beginning of a line: heading, list, quotation.
    private static final String AT_LINE_START = "#-+>";
    /// Mentions of everybody, in a text that stays as it is otherwise.
    private static final Pattern EVERYBODY = Pattern.compile("(?i)@(everyone|here)");

    private final String text;
    private final boolean keepAddresses;
    private final StringBuilder escaped = new StringBuilder();
    private boolean lineStart = true;
    private int at;

    Escaping(String text, boolean keepAddresses) {
        this.text = text;
        this.keepAddresses = keepAddresses;
    }

    Escaping startingLine(boolean starts) {
        lineStart = starts;
        return this;
    }

    String all() {
        while (at < text.length()) {
            if (keepAddresses && Addresses.startsAt(text, at)) {
                address();
            } else {
                character(text.codePointAt(at));
            }
        }
        return escaped.toString();
    }

    /// An unformatted text in which nobody is mentioned.
    static String withoutPings(String text) {
        return EVERYBODY.matcher(text).replaceAll("@" + ZERO_WIDTH_SPACE + "$1");
    }

    private void address() {
        int length = Addresses.length(text, at, text.length());
        String address = text.substring(at, at + length);
        escaped.append(EVERYBODY.matcher(address).replaceAll("%40$1").replace("*", "%2A"));
        at += length;
        lineStart = false;
    }

    private void character(int c) {
        int next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int previous = at > 0 ? text.charAt(at - 1) : ' ';
        if (acts(c, previous, next)) {
            escaped.append('\\');
        }
        at += Character.charCount(c);
        escaped.appendCodePoint(c);
        if (c == '@' && isMention(previous)) {
            escaped.append(ZERO_WIDTH_SPACE);
        }
        if (lineStart && Character.isDigit(c)) {
            listNumber();
        }
        lineStart = c == '\n' || (lineStart && isSpace(c));
    }

    private boolean acts(int c, int previous, int next) {
        return ALWAYS.indexOf(c) >= 0
                || (IN_PAIRS.indexOf(c) >= 0 && (next == c || previous == c))
                || (lineStart && AT_LINE_START.indexOf(c) >= 0)
                || (c == '(' && previous == ']')
                || (c == '<' && (at + 1 == text.length() || !isSpace(next)))
                || (c == ':' && !isSpace(next))
                || (c == '.' && isInvitation());
    }

    /// `1.` at the beginning of a line would become a list, numbered as Discord likes.
    private void listNumber() {
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            escaped.append(text.charAt(at++));
        }
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ')')) {
            escaped.append('\\').append(text.charAt(at++));
        }
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private boolean isMention(int previous) {
        return previous == '<'
                || text.regionMatches(true, at, "everyone", 0, 8)
                || text.regionMatches(true, at, "here", 0, 4);
    }

    /// Discord shows a card for `discord.gg/…` even where no scheme precedes it.
    private boolean isInvitation() {
        return !keepAddresses && (endsWith("discord") || endsWith("discordapp"));
    }

    private boolean endsWith(String word) {
        return text.regionMatches(true, at - word.length(), word, 0, word.length());
    }
}
