package org.lectern.text;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text as the chat has it, as HTML: what our own wording uses of Discord's Markdown, everything else escaped.
public final class ChatAsHtml {
    private static final Pattern TOKEN = Pattern.compile("\\\\(?<escaped>[^\\p{Alnum}\\s])"
            + "|<t:(?<seconds>-?\\d{1,15})(?::(?<style>[a-zA-Z]))?>"
            + "|<(?<mention>@!?|@&|#)(?<id>\\d{1,20})>"
            + "|\\[(?<label>[^\\]\\n]*)]\\((?<address>https?://[^\\s)]+)\\)"
            + "|(?<mark>\\*\\*?|~~|`)"
            + "|(?<line>(?:^|\\n)(?<kind>> |-# |#{1,3} )?)");

    private ChatAsHtml() {}

    /// @param text of the chat; what it leaves open ends with it
    public static String of(String text) {
        return of(text, UnaryOperator.identity());
    }

    /// @param names what is shown of `@ID` and `#ID`; the same where that is nobody's
    public static String of(String text, UnaryOperator<String> names) {
        StringBuilder html = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        String line = "";
        int end = 0;
        while (token.find()) {
            escape(text.substring(end, token.start()), html);
            end = token.end();
            if (token.group("escaped") != null) {
                escape(token.group("escaped"), html);
            } else if (token.group("seconds") != null) {
                time(Long.parseLong(token.group("seconds")), token.group("style"), html);
            } else if (token.group("mention") != null) {
                mention(token.group("mention").substring(0, 1) + token.group("id"), names, html);
            } else if (token.group("address") != null) {
                html.append("<a rel=\"noreferrer\" href=\"");
                escape(token.group("address"), html);
                html.append("\">");
                escape(token.group("label"), html);
                html.append("</a>");
            } else if (token.group("mark") != null) {
                mark(element(token.group("mark")), open, html);
            } else {
                end(open, line, html);
                html.append(token.start() == 0 && !text.startsWith("\n") ? "" : "<br>");
                line = line(token.group("kind"));
                html.append(line.isEmpty() ? "" : "<" + line + ">");
            }
        }
        escape(text.substring(end), html);
        end(open, line, html);
        return html.toString();
    }

    /// What is open ends with its line.
    private static void end(Deque<String> open, String line, StringBuilder html) {
        open.forEach(element -> html.append("</").append(element).append('>'));
        open.clear();
        html.append(line.isEmpty() ? "" : "</" + line + ">");
    }

    /// The element of a line that begins so.
    private static String line(@Nullable String beginning) {
        return switch (beginning) {
            case null -> "";
            case "> " -> "q";
            case "-# " -> "small";
            default -> "b";
        };
    }

    private static void mention(String mentioned, UnaryOperator<String> names, StringBuilder html) {
        String name = names.apply(mentioned);
        boolean known = !name.equals(mentioned);
        html.append(known ? "<span class=\"mention\">" : "");
        escape(name, html);
        html.append(known ? "</span>" : "");
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
    private static void time(long seconds, @Nullable String style, StringBuilder html) {
        String instant =
                Instant.ofEpochSecond(Math.clamp(seconds, 0, 253_402_300_799L)).toString();
        String how = style == null || style.equals("t") ? "" : " data-style=\"" + style + "\"";
        html.append("<time datetime=\"%s\"%s>%s UTC</time>".formatted(instant, how, instant.substring(11, 16)));
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
