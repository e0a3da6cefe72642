package org.lectern.wording;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.wording.Programme.Entry;

/// Which part of the programme somebody wants: what is meant by the options of a command.
public sealed interface Wanted {
    String ROOM = "room";
    String KIND = "kind";
    String DAY = "day";

    /// @param room null for every one, and so are the others
    record Part(
            @Nullable String room,
            @Nullable String kind,
            @Nullable LocalDate day) implements Wanted {
        public static final Part ALL = new Part(null, null, null);

        boolean takes(Entry entry) {
            return (room == null || room.equals(entry.room()))
                    && (kind == null || kind.equals(entry.kind()))
                    && (day == null || day.equals(entry.day()));
        }

        Part on(@Nullable LocalDate other) {
            return new Part(room, kind, other);
        }
    }

    /// The programme has nothing, or several things, of that name.
    record Unknown(String typed) implements Wanted {}

    /// @param options by name; those that say nothing about the part are ignored
    static Wanted of(Programme programme, Map<String, String> options) {
        Optional<String> unknown = Optional.empty();
        String room = options.get(ROOM);
        String kind = options.get(KIND);
        String day = options.get(DAY);
        Optional<String> inRoom = meant(programme.rooms(), Function.identity(), room);
        Optional<String> ofKind = meant(programme.kinds(), Function.identity(), kind);
        Optional<LocalDate> onDay = meant(programme.days(), programme::label, day);
        if (room != null && inRoom.isEmpty()) {
            unknown = Optional.of(room);
        } else if (kind != null && ofKind.isEmpty()) {
            unknown = Optional.of(kind);
        } else if (day != null && onDay.isEmpty()) {
            unknown = Optional.of(day);
        }
        return unknown.<Wanted>map(Unknown::new)
                .orElseGet(() -> new Part(inRoom.orElse(null), ofKind.orElse(null), onDay.orElse(null)));
    }

    /// The one that is called so, else the only one whose name holds it. Case does not count.
    private static <T> Optional<T> meant(List<T> all, Function<T, String> label, @Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        Optional<T> exact = all.stream()
                .filter(each -> Programme.value(each).equalsIgnoreCase(typed.strip())
                        || label.apply(each).equalsIgnoreCase(typed.strip()))
                .findFirst();
        List<T> holding = Programme.holding(all, label, typed);
        return exact.or(() -> holding.stream().filter(_ -> holding.size() == 1).findFirst());
    }
}
