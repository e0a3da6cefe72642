package org.lectern.app;

import java.text.BreakIterator;
import java.util.Locale;
import org.jline.utils.WCWidth;

/// Text measured in a terminal's columns: a wide character (Chinese, emoji) takes two, a combining one none.
final class Columns {
    private Columns() {}

    static int width(String text) {
        BreakIterator characters = characters(text);
        int width = 0;
        int from = 0;
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            width += width(text, from, to);
            from = to;
        }
        return width;
    }

    /// The text filled up with spaces, or cut with "…", to exactly so many columns.
    static String fit(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(Math.max(0, columns - width(cut)));
    }

    /// The text, cut with "…" where it is wider than so many columns.
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        BreakIterator characters = characters(text);
        int width = 0;
        int from = 0;
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            int next = width + width(text, from, to);
            if (next > columns - 1) {
                break;
            }
            width = next;
            from = to;
        }
        return text.substring(0, from).stripTrailing() + "…";
    }

    /// A character of several code points is as wide as the widest of them.
    private static int width(String text, int from, int to) {
        return text.substring(from, to)
                .codePoints()
                .map(codePoint -> Math.max(0, WCWidth.wcwidth(codePoint)))
                .max()
                .orElse(0);
    }

    private static BreakIterator characters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters;
    }
}
