package org.lectern.schedule.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the calendar of a Mini-Conf site: a list of entries with a title, a start and an end, a `location` and a
/// `calendarId` (the kind: "session", "keynote", "coffee").
///
/// A location that is a link is no room. Entries without a room are one session a day, as attendees of an online
/// conference go from one to the next; what kinds of them would then be on at once are divided by [Kinds]. Entries of a
/// kind that is called a break are breaks. What lasts all day is left out: nothing begins or ends by it.
final class MiniConf implements ScheduleReader {
    private static final Pattern LINK =
            Pattern.compile("(?i)[a-z][a-z0-9+.-]{0,20}:.*|www\\..*|[./#?].*|\\S*\\.html?(?:[?#].*)?|\\S*[?#]\\S*=.*");
    private static final Set<String> NO_TIMES = Set.of("allday", "milestone", "task");

    @Override
    public boolean knows(String text) {
        Set<String> paths = JsonTree.paths(text);
        return paths.containsAll(Set.of("/0/title", "/0/start"))
                && (paths.contains("/0/calendarId") || paths.contains("/0/category") || paths.contains("/0/end"));
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        JsonNode tree = JsonTree.read(text, problems);
        if (tree == null) {
            return new Reading(List.of(), problems.inOrder());
        }
        return new Calendar(given, problems).reading(tree, ids);
    }

    /// What is read of one file.
    private static final class Calendar {
        private final Problems problems;
        private final Gathered gathered;
        private final Times times;
        private final LeftOut allDay = new LeftOut("Give what is announced the category “time”, a start and an end.");

        Calendar(Given given, Problems problems) {
            this.problems = problems;
            gathered = new Gathered(problems);
            times = new Times(given.zone(), problems);
        }

        Reading reading(JsonNode entries, IdSource ids) {
            for (JsonNode entry : entries) {
                if (gathered.next(0)) {
                    read(entry);
                }
            }
            allDay.report("An entry of a whole day", "entries of a whole day", problems);
            times.ask();
            return gathered.reading(Kinds.arranged(gathered.events()), "", ids);
        }

        private void read(JsonNode entry) {
            String printed = JsonTree.text(entry.path("title"));
            String title = printed.isEmpty() ? Gathered.UNTITLED : printed;
            if (isAllDay(entry)) {
                allDay.add(title);
                return;
            }
            String label = PlainText.label("Entry", JsonTree.text(entry.path("id")), title);
            Stamp begins = Stamp.read(JsonTree.text(entry.path("start")));
            Stamp ends = Stamp.read(JsonTree.text(entry.path("end")));
            if (begins == null || ends == null) {
                problems.warn(
                        0,
                        label + " has no " + (begins == null ? "start" : "end")
                                + " that can be read: it is left out. Give it one such as"
                                + " “2030-12-08T18:00:00-08:00”.");
                return;
            }
            OffsetDateTime start = times.of(begins, 0, label);
            OffsetDateTime end = start == null ? null : times.of(ends, 0, label);
            if (start != null && end != null) {
                gathered.add(event(entry, title, start, end), label, List.of());
            }
        }

        private static boolean isAllDay(JsonNode entry) {
            return NO_TIMES.contains(JsonTree.text(entry.path("category")).toLowerCase(Locale.ROOT))
                    || entry.path("isAllDay").asBoolean(false)
                    || Stamp.date(JsonTree.text(entry.path("start"))) != null;
        }

        private static Event event(JsonNode entry, String title, OffsetDateTime start, OffsetDateTime end) {
            String location = JsonTree.text(entry.path("location"));
            String kind = kind(entry);
            return new Event(
                    0,
                    start,
                    end,
                    title,
                    kind,
                    isLink(location, entry) ? "" : location,
                    "",
                    Event.dayOf(start),
                    List.of(),
                    JsonTree.markup(entry.path("body")),
                    null,
                    kind == null ? Event.Role.BY_TITLE : Event.roleOf(kind, List.of()));
        }

        private static boolean isLink(String location, JsonNode entry) {
            return location.equals(JsonTree.text(entry.path("link")))
                    || LINK.matcher(location).matches();
        }

        private static @Nullable String kind(JsonNode entry) {
            String calendar = JsonTree.text(entry.path("calendarId"));
            return calendar.isEmpty() ? null : calendar;
        }
    }
}
