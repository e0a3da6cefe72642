package org.lectern.text;

import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Text in Discord's Markdown, such that nothing of it acts: no Markdown, no mention, no custom emoji, no masked link,
/// and nothing that reaches beyond it, for it is sanitized, and isolated where it is written from right to left.
/// Lengths are in UTF-16 code units.
///
/// Source: Discord's "Markdown Text 101" and the message-formatting reference. Mentions are broken by a zero-width
/// space too, because Discord looks for them before it looks at backslashes.
public final class Chat {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{C}\\p{M}\\s\\u034f\\u115f\\u1160\\u17b4\\u17b5"
            + "\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\x{e0100}-\\x{e01ef}]*+");

    private Chat() {}

    /// A page's text, on one line: emphasis as `*…*`, web addresses as they are (clickable, without a mask), the
    /// rest escaped.
    public static String of(RichText text) {
        StringBuilder rendered = new StringBuilder();
        // Neighbours are escaped together, lest a mention hide half in one span and half in the next.
        StringBuilder upright = new StringBuilder();
        for (Span span : text.spans()) {
            switch (span) {
                case Span.Emphasis(String emphasised) when oneLine(emphasised).isBlank() -> upright.append(emphasised);
                case Span.Emphasis(String emphasised) -> {
                    flush(upright, rendered);
                    appendEmphasis(oneLine(emphasised), rendered);
                }
                case Span.Plain _, Span.Superscript _, Span.Subscript _ -> upright.append(Plain.of(span));
            }
        }
        flush(upright, rendered);
        return Sanitizing.isolated(rendered.toString());
    }

    /// A page's text, shortened on a word so that the Markdown has at most `max` code units.
    public static String of(RichText text, int max) {
        return fitting(max, length -> of(text.shorten(length)), text.plain().length());
    }

    /// Anybody's text: everything escaped, web addresses too, so that they are read but not clicked.
    public static String escape(String text) {
        return Sanitizing.isolated(new Escaping(Sanitizing.sanitized(text), false).all());
    }

    /// Anybody's text escaped, shortened on a word so that the Markdown has at most `max` code units.
    public static String escape(String text, int max) {
        RichText whole = RichText.plain(text);
        return fitting(max, length -> escape(whole.shorten(length).plain()), text.length());
    }

    /// Anybody's text escaped and on one line, as inside a quotation or a list.
    public static String line(String text) {
        return escape(Sanitizing.line(text));
    }

    /// Anybody's text escaped, on one line and shortened to at most `max` code units of Markdown.
    public static String line(String text, int max) {
        return escape(Sanitizing.line(text), max);
    }

    /// Anybody's text for a place without Markdown, such as a thread's name or a label: on one line, shortened to
    /// at most `max` code units.
    public static String unformatted(String text, int max) {
        RichText line = RichText.plain(Sanitizing.line(text));
        return fitting(
                max,
                length -> Sanitizing.isolated(
                        Escaping.withoutPings(line.shorten(length).plain())),
                line.plain().length());
    }

    /// Whether nothing of a text shows: it holds only blanks, controls and letters without a shape.
    public static boolean isBlank(String text) {
        return INVISIBLE.matcher(Sanitizing.sanitized(text)).matches();
    }

    private static void flush(StringBuilder upright, StringBuilder rendered) {
        rendered.append(new Escaping(oneLine(upright.toString()), true)
                .startingLine(rendered.isEmpty())
                .all());
        upright.setLength(0);
    }

    private static String oneLine(String text) {
        return Sanitizing.sanitized(text).replace('\n', ' ');
    }

    /// Discord takes a star next to a space for a star: the spaces go outside. Two runs in a row must not share
    /// stars.
    private static void appendEmphasis(String text, StringBuilder rendered) {
        String stripped = text.strip();
        int lead = text.indexOf(stripped);
        boolean touching = lead == 0 && !rendered.isEmpty() && rendered.charAt(rendered.length() - 1) == '*';
        rendered.append(touching ? String.valueOf(Escaping.ZERO_WIDTH_SPACE) : "");
        rendered.append(text, 0, lead).append('*');
        rendered.append(new Escaping(stripped, true).all()).append('*');
        rendered.append(text, lead + stripped.length(), text.length());
    }

    /// The rendering of the longest shortened text that fits.
    private static String fitting(int max, IntFunction<String> rendered, int wholeLength) {
        String whole = rendered.apply(wholeLength);
        if (whole.length() <= max) {
            return whole;
        }
        int fits = 0;
        int tooLong = Math.min(wholeLength, max + 1);
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) >>> 1;
            if (rendered.apply(middle).length() <= max) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return rendered.apply(fits);
    }
}
