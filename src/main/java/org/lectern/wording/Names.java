package org.lectern.wording;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The order of names as people count: "Room 9" before "Room 10".
final class Names {
    static final Comparator<String> ORDER =
            Comparator.comparing(Names::padded, String.CASE_INSENSITIVE_ORDER).thenComparing(Comparator.naturalOrder());

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private Names() {}

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(found -> Matcher.quoteReplacement(String.format("%09d", Integer.valueOf(found.group()))));
    }
}
