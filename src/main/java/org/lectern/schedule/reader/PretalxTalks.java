package org.lectern.schedule.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads talks of pretalx's submission API that a site has laid out as a timetable: `schedule`, in it days, in them
/// minutes since midnight, in them rooms by id, and in each a talk with its `slot`.
///
/// A talk belongs to the day in which it stands. Texts are taken in English where they are there in several languages.
/// Other timetables in the file (of sprints, say) are left out.
final class PretalxTalks implements ScheduleReader {
    private static final Pattern KNOWN = Pattern.compile("/schedule/\\d{4}-\\d{2}-\\d{2}");
    private static final Set<String> OFF = Set.of("rejected", "canceled", "cancelled", "withdrawn", "deleted");

    @Override
    public boolean knows(String text) {
        return JsonTree.paths(text).stream()
                .anyMatch(path -> KNOWN.matcher(path).matches());
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        JsonNode tree = JsonTree.read(text, problems);
        if (tree == null) {
            return new Reading(List.of(), problems.inOrder());
        }
        return new Timetable(given, problems).reading(tree, ids);
    }

    /// What is read of one file.
    private static final class Timetable {
        private final Problems problems;
        private final Gathered gathered;
        private final Times times;

        Timetable(Given given, Problems problems) {
            this.problems = problems;
            gathered = new Gathered(problems);
            times = new Times(given.zone(), problems);
        }

        Reading reading(JsonNode tree, IdSource ids) {
            for (Map.Entry<String, JsonNode> day : tree.path("schedule").properties()) {
                for (Map.Entry<String, JsonNode> minute : day.getValue().properties()) {
                    minute.getValue().forEach(talk -> next(day.getKey(), minute.getKey(), talk));
                }
            }
            for (Map.Entry<String, JsonNode> other : tree.properties()) {
                boolean days = other.getValue().properties().stream().anyMatch(day -> Stamp.date(day.getKey()) != null);
                if (days && !other.getKey().equals("schedule")) {
                    problems.warn(
                            0,
                            PlainText.quoted(other.getKey()) + " is another timetable beside “schedule”: it is left"
                                    + " out. To have it read, save it under “schedule” in a file of its own.");
                }
            }
            times.ask();
            return gathered.reading("", ids);
        }

        private void next(String day, String minute, JsonNode talk) {
            if (gathered.next(0)) {
                read(day, minute, talk);
            }
        }

        private void read(String day, String minute, JsonNode talk) {
            String title = title(talk);
            String code = JsonTree.text(talk.path("code"));
            String label = PlainText.label("Talk", code, title);
            String state = JsonTree.text(talk.path("state"));
            if (OFF.contains(state.toLowerCase(Locale.ROOT))) {
                problems.warn(0, label + " is " + state + ": it is left out.");
                return;
            }
            LocalDate date = Stamp.date(day);
            Stamp begins = begins(talk, date, minute);
            OffsetDateTime start = begins == null ? null : times.of(begins, 0, label);
            OffsetDateTime end = start == null ? null : end(talk, start, label);
            if (begins == null || (start != null && end == null)) {
                problems.warn(
                        0,
                        label + " does not say when it begins and ends: it is left out. Give its “slot” a “start” and"
                                + " an “end” such as “2030-12-08T18:00:00-08:00”.");
            }
            if (start != null && end != null) {
                FrabDay of = new FrabDay(date, LocalTime.MIDNIGHT, null, false);
                add(talk, label, code, new Span(start, end, of.of(start, 0, label, problems)));
            }
        }

        private record Span(OffsetDateTime start, OffsetDateTime end, LocalDate day) {}

        private void add(JsonNode talk, String label, String code, Span span) {
            List<String> speakers = new ArrayList<>();
            talk.path("speakers").forEach(speaker -> speakers.add(JsonTree.text(speaker.path("name"))));
            speakers.removeIf(String::isEmpty);
            String kind = JsonTree.text(talk.path("submission_type"));
            String brief = JsonTree.markup(talk.path("abstract"));
            gathered.add(
                    new Event(
                            0,
                            span.start(),
                            span.end(),
                            title(talk),
                            kind.isEmpty() ? null : kind,
                            JsonTree.text(talk.path("slot").path("room")),
                            JsonTree.text(talk.path("track")),
                            span.day(),
                            speakers,
                            brief.isEmpty() ? JsonTree.markup(talk.path("description")) : brief,
                            Event.sourceId(code),
                            Event.roleOf(kind, speakers)),
                    label,
                    code.isEmpty() ? List.of() : List.of(code));
        }

        private static String title(JsonNode talk) {
            String title = JsonTree.text(talk.path("title"));
            return title.isEmpty() ? Gathered.UNTITLED : title;
        }

        /// When a talk begins: by its slot, else by where it stands in the timetable.
        private static @Nullable Stamp begins(JsonNode talk, @Nullable LocalDate date, String minute) {
            Stamp start = Stamp.read(JsonTree.text(talk.path("slot").path("start")));
            boolean placed = start == null && date != null && minute.matches("\\d{1,4}");
            return placed && date != null
                    ? new Stamp(date.atStartOfDay().plusMinutes(Integer.parseInt(minute)), null)
                    : start;
        }

        private @Nullable OffsetDateTime end(JsonNode talk, OffsetDateTime start, String label) {
            Stamp end = Stamp.read(JsonTree.text(talk.path("slot").path("end")));
            if (end != null) {
                return times.of(end, 0, label);
            }
            int minutes = talk.path("duration").asInt(0);
            return minutes > 0 ? start.plusMinutes(minutes) : null;
        }
    }
}
