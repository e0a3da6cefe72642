package org.lectern.schedule.reader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The times at which a repeated event is not on: those that its EXDATEs take out, and those that another event
/// replaces.
final class Exceptions {
    private final Set<Instant> instants = new HashSet<>();
    private final Set<LocalDate> dates = new HashSet<>();
    private final Map<Object, Component> replaced = new HashMap<>();
    private final Problems problems;

    /// @param overrides what replaces it at one time each
    Exceptions(
            Component event,
            List<Component> overrides,
            CalendarWhen.Clock clock,
            CalendarZones zones,
            Problems problems) {
        this.problems = problems;
        for (ContentLine line : event.all("EXDATE")) {
            for (String value : line.value().split(",", -1)) {
                if (!add(zones.when(line, value.strip(), clock))) {
                    problems.warn(
                            event.line(),
                            "The event " + EventTexts.named(event) + " has an EXDATE that cannot be read, "
                                    + EventTexts.quoted(value) + ", and so takes place then.");
                }
            }
        }
        for (Component override : overrides) {
            override.first("RECURRENCE-ID").ifPresent(id -> add(override, zones.when(id, null, clock)));
        }
    }

    private boolean add(CalendarWhen when) {
        return switch (when) {
            case CalendarWhen.At at -> {
                instants.add(at.time().toInstant());
                yield true;
            }
            case CalendarWhen.AllDay(LocalDate date) -> {
                dates.add(date);
                yield true;
            }
            case CalendarWhen.Unzoned _, CalendarWhen.Unreadable _ -> false;
        };
    }

    private void add(Component override, CalendarWhen id) {
        add(id);
        replaced.put(id instanceof CalendarWhen.At at ? at.time().toInstant() : id, override);
    }

    /// Whether the event is not on then.
    boolean take(LocalDateTime local, CalendarWhen.Clock clock) {
        Instant instant = clock.at(local).toInstant();
        replaced.remove(instant);
        replaced.remove(new CalendarWhen.AllDay(local.toLocalDate()));
        return instants.contains(instant) || dates.contains(local.toLocalDate());
    }

    /// What replaces nothing that was on.
    void reportUnused() {
        for (Component override : replaced.values()) {
            problems.warn(
                    override.line(),
                    "The event " + EventTexts.named(override) + " replaces a repetition that is not there: it is"
                            + " read as an event of its own. Correct its RECURRENCE-ID, "
                            + EventTexts.quoted(override.value("RECURRENCE-ID")) + ".");
        }
    }
}
