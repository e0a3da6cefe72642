package org.lectern.text;

import org.jspecify.annotations.Nullable;

/// A place in LaTeX source, and an end that it does not read past.
final class LatexCursor {
    /// The longest argument read verbatim (an address, a citation's keys), so that reading stays linear in time.
    private static final int MAX_RAW = 1000;

    final String text;
    int at;
    int end;

    LatexCursor(String text) {
        this.text = text;
        this.end = text.length();
    }

    boolean more() {
        return at < end;
    }

    /// The character `ahead` places on, or 0 beyond the end.
    char peek(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : 0;
    }

    /// The character before this place, or 0 at the beginning.
    char before() {
        return at > 0 ? text.charAt(at - 1) : 0;
    }

    boolean startsWith(String prefix) {
        return at + prefix.length() <= end && text.startsWith(prefix, at);
    }

    String take(int length) {
        String taken = text.substring(at, Math.min(end, at + length));
        at += taken.length();
        return taken;
    }

    String takeCodePoint() {
        return take(Character.charCount(text.codePointAt(at)));
    }

    /// The letters from here on; for a macro without letters its one character.
    String takeMacroName() {
        int from = at;
        while (more() && isLetter(text.charAt(at))) {
            at++;
        }
        return at > from ? text.substring(from, at) : more() ? takeCodePoint() : "";
    }

    void skipSpaces() {
        while (peek(0) == ' ') {
            at++;
        }
    }

    /// Skips an optional argument in brackets, if one begins here and ends soon.
    void skipBracketed() {
        if (peek(0) == '[') {
            int close = text.indexOf(']', at, Math.min(end, at + MAX_RAW));
            at = close < 0 ? at : close + 1;
        }
    }

    /// The text of an argument in braces, untouched; null where none begins here or it does not end soon.
    @Nullable
    String takeRaw() {
        if (peek(0) != '{') {
            return null;
        }
        int depth = 0;
        for (int i = at; i < Math.min(end, at + MAX_RAW); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                String raw = text.substring(at + 1, i);
                at = i + 1;
                return raw;
            }
        }
        return null;
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
