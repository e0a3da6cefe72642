package org.lectern.text;

import java.util.List;
import org.lectern.text.SpanSink.Style;

/// One pass over LaTeX source: running text, groups, mathematics, typography. Macros are [LatexMacros]' business.
final class LatexParser {
    /// How deep groups and arguments may nest before their braces are merely skipped.
    static final int MAX_DEPTH = 40;

    final LatexCursor cursor;
    private final LatexMacros macros = new LatexMacros(this);
    SpanSink out;
    Style style = Style.PLAIN;
    boolean math;
    private int depth;
    /// Braces opened beyond the greatest depth, which have no group of their own.
    private int flat;

    LatexParser(String source, SpanSink out) {
        this.cursor = new LatexCursor(source);
        this.out = out;
    }

    void parse() {
        while (cursor.more()) {
            run();
            if (cursor.more()) {
                emit(cursor.take(1));
            }
        }
    }

    void emit(String text) {
        out.append(text, style);
    }

    /// Reads one argument into spans of its own: a group, a macro or a single character.
    List<Span> argument() {
        SpanSink outer = out;
        out = new SpanSink();
        cursor.skipSpaces();
        if (cursor.peek(0) == '{') {
            group(false);
        } else if (depth < MAX_DEPTH && cursor.more() && cursor.peek(0) != '}') {
            depth++;
            if (cursor.peek(0) == '\\') {
                macros.read();
            } else {
                emit(cursor.takeCodePoint());
            }
            depth--;
        }
        List<Span> spans = out.spans();
        out = outer;
        return spans;
    }

    /// Reads one argument straight into the text, in a style, as mathematics or as running text.
    void styled(Style wanted, boolean asMath) {
        Style outer = style;
        boolean outerMath = math;
        style = wanted;
        math = asMath;
        out.appendAll(argument());
        style = outer;
        math = outerMath;
    }

    /// Reads up to the end of the mathematics that ends at `close`, whose mark is `length` characters long.
    void mathematics(int close, int length) {
        boolean outerMath = math;
        int outerEnd = cursor.end;
        cursor.end = close;
        math = true;
        while (cursor.more()) {
            run();
            cursor.at = Math.min(cursor.at + 1, close);
        }
        math = outerMath;
        cursor.end = outerEnd;
        cursor.at = close + length;
    }

    /// Reads a group whose braces stay in the text.
    void keepGroup() {
        group(true);
    }

    private void group(boolean keepBraces) {
        cursor.at++;
        if (depth >= MAX_DEPTH) {
            flat++;
            return;
        }
        depth++;
        Style outer = style;
        emit(keepBraces ? "{" : "");
        run();
        emit(keepBraces ? "}" : "");
        style = outer;
        cursor.at = Math.min(cursor.at + 1, cursor.end);
        depth--;
    }

    /// Reads up to a closing brace that is not ours to read, or to the end.
    private void run() {
        while (cursor.more()) {
            char c = cursor.peek(0);
            if (c == '}' && flat > 0 && depth >= MAX_DEPTH) {
                flat--;
                cursor.at++;
            } else if (c == '}') {
                return;
            } else if (c == '\\') {
                macros.read();
            } else if (c == '{') {
                group(!math && isDigitOrSign(cursor.peek(1)));
            } else if (math) {
                mathCharacter(c);
            } else {
                textCharacter(c);
            }
        }
    }

    private static boolean isDigitOrSign(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+';
    }

    private void mathCharacter(char c) {
        switch (c) {
            case '^' -> script(Style.SUPERSCRIPT);
            case '_' -> script(Style.SUBSCRIPT);
            case '-' -> replace(1, "−");
            case '\'' -> replace(1, "′");
            case '~', '&' -> replace(1, " ");
            case '$' -> cursor.at++;
            default -> emit(cursor.takeCodePoint());
        }
    }

    private void script(Style wanted) {
        cursor.at++;
        String text = Plain.of(argument()).strip();
        out.append(text, wanted);
    }

    private void textCharacter(char c) {
        if (c == '$') {
            dollar();
        } else if (c == '`' && cursor.peek(1) == '`') {
            replace(2, "“");
        } else if (c == '\'' && cursor.peek(1) == '\'') {
            replace(2, "”");
        } else if (c == '~' && !isSign(cursor.before(), cursor.peek(1))) {
            replace(1, " ");
        } else if (c == '-' && cursor.peek(1) == '-' && !isOption()) {
            dash();
        } else if (c == 'h' && (cursor.startsWith("http://") || cursor.startsWith("https://"))) {
            emit(cursor.take(Addresses.length(cursor.text, cursor.at, cursor.end)));
        } else {
            emit(cursor.takeCodePoint());
        }
    }

    /// A tilde that says "about" rather than "do not break here": `~5%`.
    private static boolean isSign(char before, char after) {
        return (before == 0 || before == ' ' || before == '(') && Character.isDigit(after);
    }

    /// `--flag`, as programs are called.
    private boolean isOption() {
        return (cursor.before() == 0 || cursor.before() == ' ') && LatexCursor.isLetter(cursor.peek(2));
    }

    private void dash() {
        if (cursor.peek(2) == '-') {
            replace(3, "—");
        } else {
            replace(2, "–");
        }
    }

    private void dollar() {
        int display = cursor.startsWith("$$") ? cursor.text.indexOf("$$", cursor.at + 2, cursor.end) : -1;
        int close = Dollars.closing(cursor.text, cursor.at, cursor.end);
        if (display >= 0) {
            cursor.at += 2;
            mathematics(display, 2);
        } else if (close >= 0) {
            cursor.at++;
            mathematics(close, 1);
        } else {
            replace(1, "$");
        }
    }

    private void replace(int length, String by) {
        cursor.at += length;
        emit(by);
    }
}
