package org.lectern.text;

import java.util.regex.Pattern;

/// One text on its way into Discord's Markdown, character by character.
final class Escaping {
    static final char ZERO_WIDTH_SPACE = '\u200b';
    /// Marks that act wherever they stand.
    private static final String ALWAYS = "\\*_`[]";
    /// Marks that act in pairs: strike-through and spoiler.
    private static final String IN_PAIRS = "~|";
    /// Marks that act at the beginning of a line: heading, list, quotation.
    private static final String AT_LINE_START = "#-+>";
    /// Overrides and isolates of the writing direction, which would reach beyond the text.
    private static final Pattern DIRECTION = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    private final String text;
    private final boolean keepAddresses;
    private final StringBuilder escaped = new StringBuilder();
    private boolean lineStart = true;
    private int at;

    Escaping(String text, boolean keepAddresses) {
        this.text = DIRECTION.matcher(text).replaceAll("");
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

    private void address() {
        int length = Addresses.length(text, at, text.length());
        String address = text.substring(at, at + length);
        escaped.append(
                address.replace("*", "%2A").replace("@everyone", "%40everyone").replace("@here", "%40here"));
        at += length;
        lineStart = false;
    }

    private void character(int c) {
        int next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int previous = at > 0 ? text.charAt(at - 1) : ' ';
        if (Character.isISOControl(c) && c != '\n' && c != '\t') {
            at++;
            return;
        }
        if (acts(c, previous, next)) {
            escaped.append('\\');
        }
        append(c);
        if (c == '@' && isMention(previous)) {
            escaped.append(ZERO_WIDTH_SPACE);
        }
        if (lineStart && Character.isDigit(c)) {
            listNumber();
        }
        lineStart = c == '\n' || (lineStart && Character.isWhitespace(c));
    }

    private boolean acts(int c, int previous, int next) {
        return ALWAYS.indexOf(c) >= 0
                || (IN_PAIRS.indexOf(c) >= 0 && (next == c || previous == c))
                || (lineStart && AT_LINE_START.indexOf(c) >= 0)
                || (c == '(' && previous == ']')
                || (c == '<' && !Character.isWhitespace(next))
                || (c == ':' && !Character.isWhitespace(next))
                || (c == '.' && isInvitation());
    }

    private void append(int c) {
        at += Character.charCount(c);
        if (c == '\t') {
            escaped.append(' ');
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            escaped.append('\ufffd');
        } else {
            escaped.appendCodePoint(c);
        }
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
