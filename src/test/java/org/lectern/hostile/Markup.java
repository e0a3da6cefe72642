package org.lectern.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Discord makes of a text: which marks of it act. Written from Discord's own rules, knowing nothing of how
/// Lectern escapes.
public final class Markup {
    private static final Pattern ESCAPE = Pattern.compile("\\\\[^0-9A-Za-z\\s]");
    private static final Pattern ADDRESS = Pattern.compile("https?://(?:\\\\\\S|[^\\s<*\\\\])+");
    private static final Pattern IN_BRACKETS = Pattern.compile("<(?:@[!&]?\\d+|#\\d+|/[^>]*:\\d+|a?:\\w+:\\d+"
            + "|t:-?\\d+(?::[A-Za-z])?|id:\\w+|(?:https?|steam)://[^>]*|[^>\\s\\p{Z}]+@[^>\\s\\p{Z}]+)>");
    private static final Pattern ACTING = Pattern.compile("\\*|_|`|\\[|~~|\\|\\||:[A-Za-z0-9_+~-]+:|\\n");
    private static final Pattern BEGINNING = Pattern.compile(" *(?:#{1,3} |-# |[-*+] |\\d+[.)] |>)");
    /// What an escape, an address, and each of the marks begins with.
    private static final String MAY_ACT = "\\hH<*_`[~|:\n";
    private static final Pattern INVITATION = Pattern.compile("(?i)discord\\.gg/\\w|discord(?:app)?\\.com/invite/\\w");
    private static final Pattern PING = Pattern.compile("(?i)@(?:everyone|here)");

    private Markup() {}

    /// The marks of a text that act, in order; addresses left out.
    public static List<String> of(String text) {
        List<String> marks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (at == 0 || text.charAt(at - 1) == '\n') {
                at = take(BEGINNING, text, at, marks);
            }
            if (at == text.length() || MAY_ACT.indexOf(text.charAt(at)) < 0) {
                at++;
                continue;
            }
            int escape = length(ESCAPE, text, at);
            int address = length(ADDRESS, text, at);
            if (escape > 0 || address > 0) {
                at += Math.max(escape, address);
                continue;
            }
            int after = take(IN_BRACKETS, text, at, marks);
            after = after == at ? take(ACTING, text, at, marks) : after;
            at = after == at ? at + 1 : after;
        }
        return marks;
    }

    /// Whether Discord makes a card of an invitation in a text.
    public static boolean invites(String text) {
        return INVITATION.matcher(text).find();
    }

    /// A text as it is read: without the backslashes that Discord does not show, and without what is not seen.
    public static String read(String text) {
        StringBuilder read = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            at += text.charAt(at) == '\\' && length(ESCAPE, text, at) > 0 ? 1 : 0;
            read.append(text.charAt(at));
        }
        return read.toString().replaceAll("[\u200b\u2068\u2069]", "");
    }

    /// Nothing in a text pings everybody, and nothing in it reaches beyond it: no control character, no half of a
    /// character, no flood of combining ones, and what runs from right to left is isolated in its line.
    ///
    /// @throws AssertionError if something does
    public static void assertContained(String text) {
        hold(!PING.matcher(text).find(), "it pings");
        text.lines().forEach(Markup::assertIsolated);
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int type = Character.getType(c);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
            marks = mark ? marks + 1 : type == Character.FORMAT ? marks : 0;
            hold(marks < 5, "a flood of combining characters");
            hold(type != Character.CONTROL || c == '\n', "a control character");
            hold(type != Character.SURROGATE, "half a surrogate pair");
            hold(type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR, "a separator of lines");
        }
    }

    private static void assertIsolated(String line) {
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            switch (Character.getDirectionality(line.codePointAt(i))) {
                case Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE -> depth++;
                case Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> depth--;
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                        Character.DIRECTIONALITY_ARABIC_NUMBER -> hold(depth > 0, "right to left without an isolate");
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                        Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE ->
                    hold(false, "the writing direction is turned");
                default -> {}
            }
            hold(depth == 0 || depth == 1, "isolates within isolates, or closed twice");
        }
        hold(depth == 0, "an isolate left open");
    }

    private static void hold(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static int take(Pattern pattern, String text, int at, List<String> marks) {
        int length = length(pattern, text, at);
        if (length > 0) {
            marks.add(text.substring(at, at + length).strip());
        }
        return at + length;
    }

    private static int length(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() - at : 0;
    }
}
