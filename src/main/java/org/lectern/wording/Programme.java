package org.lectern.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Responder.Choice;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.Chat;

/// All sessions that somebody may look at, as they run now.
///
/// @param reader the language of whoever looks
public record Programme(List<Scene> scenes, Locale reader) {
    public Programme {
        scenes = scenes.stream().map(scene -> scene.in(reader)).toList();
    }

    /// A slot, and where it is.
    public record Entry(Scene scene, Slot slot) {
        public Instant start() {
            return SlotTimes.start(slot);
        }

        public Instant end() {
            return SlotTimes.end(scene.session(), slot);
        }

        /// Where the schedule names no room, that is its session's title.
        String room() {
            Session session = scene.session();
            return session.room().isBlank() ? session.title().plain() : session.room();
        }

        @Nullable
        String kind() {
            return slot instanceof Talk talk ? talk.kind() : null;
        }

        /// What is on after midnight belongs to the day on which its session began.
        LocalDate day() {
            OffsetDateTime opening = scene.session().start();
            return slot.start().isBefore(opening.plusDays(1))
                    ? opening.toLocalDate()
                    : slot.start().toLocalDate();
        }

        boolean isAside() {
            return Agenda.isAside(scene.session(), slot);
        }
    }

    Stream<Entry> entries() {
        return scenes.stream().flatMap(scene -> scene.session().slots().stream().map(slot -> new Entry(scene, slot)));
    }

    /// Talks and Q&As of a part, and breaks of sessions that have nothing else, in order of time, then of room.
    public List<Entry> entries(Wanted.Part part) {
        return entries()
                .filter(entry -> !entry.isAside() && part.takes(entry))
                .sorted(Comparator.comparing(Entry::start).thenComparing(byRoom()))
                .toList();
    }

    /// The order of rooms as people count them.
    Comparator<Entry> byRoom() {
        List<String> rooms = rooms();
        Map<String, Integer> places = new HashMap<>();
        rooms.forEach(room -> places.put(room, places.size()));
        return Comparator.comparing(entry -> places.getOrDefault(entry.room(), places.size()));
    }

    List<String> rooms() {
        return names(entries().map(Entry::room));
    }

    List<String> kinds() {
        return names(entries().map(Entry::kind).filter(Objects::nonNull));
    }

    List<LocalDate> days() {
        return entries().map(Entry::day).distinct().sorted().toList();
    }

    private static List<String> names(Stream<String> all) {
        return all.filter(name -> !Chat.isBlank(name))
                .distinct()
                .sorted(Names.ORDER)
                .toList();
    }

    /// A day as its reader writes it.
    String label(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(reader)
                .format(day);
    }

    /// What there is to choose from for an option, among what holds what is typed.
    public List<Choice> choices(String option, String typed) {
        return switch (option) {
            case Wanted.ROOM -> choices(rooms(), Function.identity(), typed);
            case Wanted.KIND -> choices(kinds(), Function.identity(), typed);
            case Wanted.DAY -> choices(days(), this::label, typed);
            default -> List.of();
        };
    }

    private static <T> List<Choice> choices(List<T> all, Function<T, String> label, String typed) {
        return holding(all, label, typed).stream()
                .filter(each -> value(each).length() <= Choice.MAX_LABEL)
                .limit(Choice.MAX_CHOICES)
                .map(each -> new Choice(Chat.unformatted(label.apply(each), Choice.MAX_LABEL), value(each)))
                .toList();
    }

    static <T> List<T> holding(List<T> all, Function<T, String> label, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(each -> label.apply(each).toLowerCase(Locale.ROOT).contains(wanted)
                        || value(each).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /// A name is its own value, a day is `2020-12-08`; at most 100 characters of it.
    static String value(Object each) {
        return String.valueOf(each);
    }
}
