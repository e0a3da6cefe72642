package org.lectern.text;

import java.util.List;

/// Spans as plain Unicode text.
final class Plain {
    private Plain() {}

    static String of(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(of(span)));
        return text.toString();
    }

    static String of(Span span) {
        return switch (span) {
            case Span.Plain(String text) -> text;
            case Span.Emphasis(String text) -> text;
            case Span.Superscript(String text) -> Scripts.superscript(text);
            case Span.Subscript(String text) -> Scripts.subscript(text);
        };
    }
}
