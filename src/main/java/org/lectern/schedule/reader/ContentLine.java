package org.lectern.schedule.reader;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A property of a calendar: one line of it, unfolded (RFC 5545, section 3.1).
///
/// @param number of the line on which it begins, from 1
/// @param name in capital letters
/// @param parameters by name in capital letters, without quotation marks
/// @param value as printed
record ContentLine(int number, String name, Map<String, String> parameters, String value) {
    ContentLine {
        parameters = Map.copyOf(parameters);
    }

    /// Whether a line begins with a name, as every property does.
    static boolean begins(CharSequence line) {
        int end = nameEnd(line);
        return end > 0 && end < line.length() && (line.charAt(end) == ':' || line.charAt(end) == ';');
    }

    /// @param line that [#begins(CharSequence)] with a name
    static ContentLine of(int number, String line) {
        int at = nameEnd(line);
        String grouped = line.substring(0, at);
        String name = grouped.substring(grouped.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        Map<String, String> parameters = new HashMap<>();
        while (at < line.length() && line.charAt(at) == ';') {
            int equals = end(line, at + 1, ";:=");
            int from = equals < line.length() && line.charAt(equals) == '=' ? equals + 1 : equals;
            int quote = from < line.length() && line.charAt(from) == '"' ? line.indexOf('"', from + 1) : -1;
            int to = quote > 0 ? quote : end(line, from, ";:");
            parameters.put(
                    line.substring(at + 1, equals).strip().toUpperCase(Locale.ROOT),
                    line.substring(quote > 0 ? from + 1 : from, to).strip());
            at = end(line, to, ";:");
        }
        String value = at < line.length() ? line.substring(at + 1).strip() : "";
        return new ContentLine(number, name, parameters, value);
    }

    private static int nameEnd(CharSequence line) {
        int end = 0;
        while (end < line.length() && isOfName(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private static int end(String line, int from, String stops) {
        int end = from;
        while (end < line.length() && stops.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
