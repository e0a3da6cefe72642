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
        if (span instanceof Span.Superscript(String text)) {
            return Scripts.superscript(text);
        }
        return span instanceof Span.Subscript(String text) ? Scripts.subscript(text) : span.text();
    }
}
