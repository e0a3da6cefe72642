package org.lectern.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lectern.text.SpanSink.Style;

/// Cuts text where a reader would.
final class Shortening {
    static final String ELLIPSIS = "…";

    private Shortening() {}

    static RichText shorten(RichText text, int max) {
        String plain = text.plain();
        if (plain.length() <= max) {
            return text;
        }
        if (max < ELLIPSIS.length()) {
            return new RichText(text.source(), List.of());
        }
        return new RichText(text.source(), firstPart(text.spans(), cut(plain, max - ELLIPSIS.length())));
    }

    /// Where to cut so that at most `room` code units stay.
    static int cut(String plain, int room) {
        int space = lastSpace(plain, room);
        if (space * 2 > room) {
            return withoutLooseEnd(plain, space);
        }
        int wordStart = space < 0 ? 0 : space + 1;
        if (Addresses.startsAt(plain, wordStart)) {
            return withoutLooseEnd(plain, wordStart);
        }
        return withoutLooseEnd(plain, characterBoundary(plain, wordStart, room));
    }

    /// The last space at or before `room`, -1 where there is none.
    private static int lastSpace(String plain, int room) {
        int at = Math.min(room, plain.length() - 1);
        while (at >= 0 && !Character.isWhitespace(plain.charAt(at))) {
            at--;
        }
        return at;
    }

    private static int characterBoundary(String plain, int from, int room) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        // A little more than fits is enough to see whether a character goes on beyond it.
        characters.setText(plain.substring(from, Math.min(plain.length(), room + 64)));
        int boundary = room <= from ? 0 : characters.preceding(room - from + 1);
        return from + Math.max(0, boundary);
    }

    /// Takes off spaces and the punctuation that would stand oddly before "…".
    private static int withoutLooseEnd(String plain, int cut) {
        int end = cut;
        while (end > 0 && " ,;:-–—([{\n\t".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static List<Span> firstPart(List<Span> spans, int length) {
        List<Span> kept = new ArrayList<>();
        int left = length;
        for (Span span : spans) {
            int width = Plain.of(span).length();
            if (width > left) {
                switch (span) {
                    case Span.Plain(String text) -> kept.add(new Span.Plain(text.substring(0, left)));
                    case Span.Emphasis(String text) -> kept.add(new Span.Emphasis(text.substring(0, left)));
                    case Span.Superscript _, Span.Subscript _ -> {}
                }
                break;
            }
            kept.add(span);
            left -= width;
        }
        kept.removeIf(span -> span.text().isEmpty());
        kept.add(SpanSink.span(ELLIPSIS, Style.PLAIN));
        return kept;
    }
}
