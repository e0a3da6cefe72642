package org.lectern.text;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as the chat has it, as HTML: what our own wording uses of Discord's Markdown, everything else escaped.
public final class ChatAsHtml {
    private static final Pattern TOKEN = Pattern.compile("\\\\(?<escaped>[^\\p{Alnum}\\s])"
            + "|<t:(?<seconds>-?\\d{1,15})(?::[a-zA-Z])?>"
            + "|<(?<mention>@!?|@&|#)(?<id>\\d{1,20})>"
            + "|\\[(?<label>[^\\]\\n]*)]\\((?<address>https?://[^\\s)]+)\\)"
            + "|(?<mark>\\*\\*?|~~|`)"
            + "|(?<line>\\n(?:> |-# )?)");

    private ChatAsHtml() {}

    /// @param text of the chat; what it leaves open ends with it
    public static String of(String text) {
        StringBuilder html = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find()) {
            escape(text.substring(end, token.start()), html);
            end = token.end();
            if (token.group("escaped") != null) {
                escape(token.group("escaped"), html);
            } else if (token.group("seconds") != null) {
                time(Long.parseLong(token.group("seconds")), html);
            } else if (token.group("mention") != null) {
                escape(token.group("mention").substring(0, 1) + token.group("id"), html);
            } else if (token.group("address") != null) {
                html.append("<a rel=\"noreferrer\" href=\"");
                escape(token.group("address"), html);
                html.append("\">");
                escape(token.group("label"), html);
                html.append("</a>");
            } else if (token.group("mark") != null) {
                mark(element(token.group("mark")), open, html);
            } else {
                html.append("<br>");
            }
        }
        escape(text.substring(end), html);
        open.forEach(element -> html.append("</").append(element).append('>'));
        return html.toString();
    }

    private static String element(String mark) {
        return switch (mark) {
            case "**" -> "strong";
            case "*" -> "em";
            case "~~" -> "s";
            default -> "code";
        };
    }

    /// Ends the element where it is the one opened last, else begins it; one that is open further out is left so.
    private static void mark(String element, Deque<String> open, StringBuilder html) {
        if (element.equals(open.peek())) {
            html.append("</").append(open.pop()).append('>');
        } else if (!open.contains(element)) {
            open.push(element);
            html.append('<').append(element).append('>');
        }
    }

    /// In UTC; the page shows it in the reader's own time.
    private static void time(long seconds, StringBuilder html) {
        String instant =
                Instant.ofEpochSecond(Math.clamp(seconds, 0, 253_402_300_799L)).toString();
        html.append("<time datetime=\"%s\">%s UTC</time>".formatted(instant, instant.substring(11, 16)));
    }

    private static void escape(String text, StringBuilder html) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(point);
            }
        });
    }
}
