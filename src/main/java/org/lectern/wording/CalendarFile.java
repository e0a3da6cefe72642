package org.lectern.wording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.lectern.chat.Interaction;
import org.lectern.schedule.Slot.Talk;

/// Talks as an iCalendar file (RFC 5545), at the times at which they run by now. An entry that is fetched again takes
/// the place of the earlier one, since its UID is that of the slot.
public final class CalendarFile {
    private static final int LINE_OCTETS = 75;
    private static final int DESCRIPTION = 4_000;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private CalendarFile() {}

    /// @param server the id of the server whose channels the entries link to; 0 for no links
    public static byte[] of(List<Programme.Entry> entries, Instant now, long server) {
        CalendarFile file = new CalendarFile();
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.line("PRODID", "-//Lectern//Lectern//EN");
        entries.forEach(entry -> file.event(entry, now, server));
        file.line("END", "VCALENDAR");
        return file.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(Programme.Entry entry, Instant now, long server) {
        line("BEGIN", "VEVENT");
        line("UID", entry.slot().id() + "@lectern");
        line("DTSTAMP", UTC.format(now));
        line("DTSTART", UTC.format(entry.start()));
        line("DTEND", UTC.format(entry.end()));
        line("SUMMARY", escaped(entry.slot().plainTitle()));
        line("LOCATION", escaped(entry.room()));
        String description = description(entry);
        if (!description.isBlank()) {
            line("DESCRIPTION", escaped(description));
        }
        if (server != 0) {
            line(
                    "URL",
                    Interaction.Message.ADDRESS + Long.toUnsignedString(server) + "/"
                            + Long.toUnsignedString(entry.scene().venue().channel()));
        }
        line("END", "VEVENT");
    }

    private static String description(Programme.Entry entry) {
        if (!(entry.slot() instanceof Talk talk)) {
            return "";
        }
        String authors = String.join(", ", talk.authors());
        String about = talk.abstractText().shorten(DESCRIPTION).plain();
        return authors.isBlank() || about.isBlank() ? authors + about : authors + "\n\n" + about;
    }

    /// TEXT (section 3.3.11): no control characters but the end of a line, which is `\n`.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append(' ');
                default -> {
                    boolean isText = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
                    escaped.append(isText ? Character.toString(c) : "");
                }
            }
        });
        return escaped.toString();
    }

    /// A content line, folded so that no line has more than 75 octets, and between characters (section 3.1).
    private void line(String name, String value) {
        int octets = 0;
        for (int c : (name + ":" + value).codePoints().toArray()) {
            int more = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LINE_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(c);
            octets += more;
        }
        text.append("\r\n");
    }
}
