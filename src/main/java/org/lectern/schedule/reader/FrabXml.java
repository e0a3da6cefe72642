package org.lectern.schedule.reader;

import java.util.regex.Pattern;

/// Reads `schedule.xml`, as frab, pentabarf, pretalx and wafer write it: the days of a conference, their rooms, and in
/// each room its events. What is read of it is said by [FrabEvents].
final class FrabXml implements ScheduleReader {
    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]{1,50}:)?schedule[\\s/>]");

    @Override
    public boolean knows(String text) {
        int root = root(text);
        return root >= 0
                && ROOT.matcher(text)
                        .region(root, Math.min(text.length(), root + 100))
                        .lookingAt();
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        FrabSchedule schedule = new FrabXmlParser(text, problems).parse();
        return new FrabEvents(schedule, given, problems).reading(ids);
    }

    /// Where the first element begins, after declarations and comments; -1 where there is none.
    private static int root(String text) {
        int at = text.startsWith("\ufeff") ? 1 : 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            String end = end(text, at);
            if (end.isEmpty()) {
                return text.startsWith("<", at) ? at : -1;
            }
            int found = text.indexOf(end, at);
            if (found < 0) {
                return -1;
            }
            at = found + end.length();
        }
    }

    /// What ends the declaration or comment that begins there; empty where none begins.
    private static String end(String text, int at) {
        if (text.startsWith("<?", at)) {
            return "?>";
        }
        if (text.startsWith("<!--", at)) {
            return "-->";
        }
        if (!text.startsWith("<!", at)) {
            return "";
        }
        int bracket = text.indexOf('[', at);
        int close = text.indexOf('>', at);
        return bracket >= 0 && bracket < close ? "]>" : ">";
    }
}
