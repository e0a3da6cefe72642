package org.lectern.text;

import java.util.ArrayList;
import java.util.List;

/// Spans in the making: joins what has one style, collapses white space, and sets the space that mathematics puts
/// around operators and relations.
final class SpanSink {
    enum Style {
        PLAIN,
        EMPHASIS,
        SUPERSCRIPT,
        SUBSCRIPT;

        boolean isScript() {
            return this == SUPERSCRIPT || this == SUBSCRIPT;
        }
    }

    private enum Owed {
        NOTHING,
        /// A space, if a letter or a digit follows.
        BEFORE_A_WORD,
        /// A space, if anything but a space or a closing mark follows.
        BEFORE_ANYTHING
    }

    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private Style style = Style.PLAIN;
    private Owed owed = Owed.NOTHING;
    private int last;

    void append(String text, Style wanted) {
        if (text.isEmpty()) {
            return;
        }
        pay(text.codePointAt(0), wanted);
        if (wanted != style) {
            finishRun();
            style = wanted;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ' || last != ' ') {
                run.append(text.charAt(i));
                last = text.charAt(i);
            }
        }
        last = run.isEmpty() ? last : run.codePointBefore(run.length());
    }

    void appendAll(List<Span> more) {
        for (Span span : more) {
            append(span.text(), styleOf(span));
        }
    }

    /// A word such as `log`: a space before it where a word precedes, and one after where a word follows.
    void operator(String name, Style wanted) {
        if (endsWord()) {
            append(" ", wanted);
        }
        append(name, wanted);
        owed = Owed.BEFORE_A_WORD;
    }

    /// A sign such as `≤`: a space on both sides, but not at an edge.
    void relation(String sign, Style wanted) {
        if (last != 0 && last != ' ' && "([{⟨".indexOf(last) < 0) {
            append(" ", wanted);
        }
        append(sign, wanted);
        owed = Owed.BEFORE_ANYTHING;
    }

    /// Whether the text so far ends in something that a word must not be glued to.
    boolean endsWord() {
        return Character.isLetterOrDigit(last) || last == ')' || last == ']' || last == '}';
    }

    /// Takes back a space at the end, as before a full stop once a citation is dropped.
    void dropTrailingSpace() {
        if (!run.isEmpty() && run.charAt(run.length() - 1) == ' ') {
            run.setLength(run.length() - 1);
            last = run.isEmpty() ? 0 : run.codePointBefore(run.length());
        }
    }

    List<Span> spans() {
        finishRun();
        return List.copyOf(spans);
    }

    private void pay(int next, Style wanted) {
        if (wanted.isScript()) {
            return;
        }
        boolean due = switch (owed) {
            case NOTHING -> false;
            case BEFORE_A_WORD -> Character.isLetterOrDigit(next) || "√∑∏∫⟨".indexOf(next) >= 0;
            case BEFORE_ANYTHING -> ")]}⟩,.;:".indexOf(next) < 0;
        };
        owed = Owed.NOTHING;
        if (due && next != ' ') {
            append(" ", wanted);
        }
    }

    private void finishRun() {
        if (!run.isEmpty()) {
            spans.add(span(run.toString(), style));
            run.setLength(0);
        }
    }

    static Span span(String text, Style style) {
        return switch (style) {
            case PLAIN -> new Span.Plain(text);
            case EMPHASIS -> new Span.Emphasis(text);
            case SUPERSCRIPT -> new Span.Superscript(text);
            case SUBSCRIPT -> new Span.Subscript(text);
        };
    }

    private static Style styleOf(Span span) {
        return switch (span) {
            case Span.Plain _ -> Style.PLAIN;
            case Span.Emphasis _ -> Style.EMPHASIS;
            case Span.Superscript _ -> Style.SUPERSCRIPT;
            case Span.Subscript _ -> Style.SUBSCRIPT;
        };
    }
}
