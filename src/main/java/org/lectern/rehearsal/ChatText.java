package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Discord's Markdown as plain text, for a terminal.
final class ChatText {
    /// A time, a channel or a person (Discord, "Message Formatting").
    private static final Pattern TAG = Pattern.compile("<(?:t:(-?\\d+)(?::([tTdDfFR]))?|#(\\d+)|@(\\d+))>");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private ChatText() {}

    /// @param now in the session's time
    /// @param names of channels and people by their ids
    static String plain(String text, Instant now, ZoneOffset offset, UnaryOperator<String> names) {
        StringBuilder plain = new StringBuilder();
        Matcher tag = TAG.matcher(text);
        int from = 0;
        while (tag.find()) {
            unformatted(text.substring(from, tag.start()), plain);
            plain.append(shown(tag, now, offset, names));
            from = tag.end();
        }
        unformatted(text.substring(from), plain);
        return plain.toString().replaceAll("[\\p{Cf}&&[^\\u200d]]", "");
    }

    private static String shown(Matcher tag, Instant now, ZoneOffset offset, UnaryOperator<String> names) {
        if (tag.group(3) != null) {
            return names.apply(tag.group(3));
        }
        if (tag.group(4) != null) {
            return "@" + names.apply(tag.group(4));
        }
        Instant instant = Instant.ofEpochSecond(Long.parseLong(tag.group(1)));
        String style = tag.group(2) == null ? "f" : tag.group(2);
        return switch (style) {
            case "R" -> relative(Duration.between(now, instant));
            case "d", "D" -> instant.atOffset(offset).toLocalDate().toString();
            case "t", "T" -> TIME.format(instant.atOffset(offset));
            default -> instant.atOffset(offset).toLocalDate() + " " + TIME.format(instant.atOffset(offset));
        };
    }

    private static String relative(Duration left) {
        long minutes = Math.round(left.abs().toSeconds() / 60.0);
        String amount = minutes == 1 ? "1 minute" : minutes + " minutes";
        return left.isNegative() ? amount + " ago" : "in " + amount;
    }

    /// Without what makes it bold, slanted or code; what is escaped stays.
    private static void unformatted(String text, StringBuilder plain) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                plain.append(text.charAt(++i));
            } else if (c != '*' && c != '`') {
                plain.append(c);
            }
        }
    }
}
