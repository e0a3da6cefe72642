package org.lectern.schedule.reader;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time zones of a calendar.
///
/// - A name is that of the IANA, else that of Windows, else that of a VTIMEZONE of the calendar.
/// - A time without a zone, or in one that is unknown, is in the calendar's own zone (X-WR-TIMEZONE), else in the one
///   that was given, else in none: nothing is guessed.
/// - A time in UTC is shown in the calendar's own zone, else in the one that was given: calendars write UTC for what
///   people entered in their own time, and days begin and end there.
final class CalendarZones {
    private final Map<String, Component> defined = new HashMap<>();
    private final Map<String, Optional<ZoneRules>> known = new HashMap<>();
    private final Problems problems;
    private final @Nullable ZoneRules home;

    /// The zone of what has none, as a sentence names it; null where there is none.
    private final @Nullable String homeName;

    CalendarZones(Component calendar, List<Component> zones, Given given, Problems problems) {
        this.problems = problems;
        zones.forEach(zone -> defined.putIfAbsent(zone.value("TZID"), zone));
        ZoneRules fallback = given.zone() == null ? null : given.zone().getRules();
        Optional<ContentLine> own =
                calendar.first("X-WR-TIMEZONE").filter(zone -> !zone.value().isEmpty());
        Optional<ZoneRules> ofCalendar = own.flatMap(zone -> ofCalendar(zone, given.zone()));
        home = ofCalendar.orElse(fallback);
        homeName = ofCalendar.isPresent()
                ? EventTexts.plain(own.orElseThrow().value()) + ", the calendar's own"
                : given.zone() == null ? null : given.zone() + ", the one that was given";
    }

    private Optional<ZoneRules> ofCalendar(ContentLine zone, @Nullable ZoneId given) {
        Optional<ZoneRules> rules = rules(zone.value());
        if (rules.isEmpty()) {
            problems.warn(
                    zone.number(),
                    "The calendar's time zone " + EventTexts.quoted(zone.value()) + " is unknown"
                            + (given == null ? "." : ": " + given + ", the one that was given, is taken.")
                            + " Write X-WR-TIMEZONE as a name such as Europe/London.");
        }
        return rules;
    }

    /// What a property says.
    ///
    /// @param value one of several that the property has; null where it has one
    /// @param beside how the event runs that a date belongs to: so does the date, unless it says else; or null
    CalendarWhen when(ContentLine property, @Nullable String value, CalendarWhen.@Nullable Clock beside) {
        CalendarTime stamp =
                CalendarTime.of(value == null ? property.value() : value).orElse(null);
        if (stamp == null) {
            return new CalendarWhen.Unreadable();
        }
        if (stamp.wholeDay()) {
            return new CalendarWhen.AllDay(stamp.time().toLocalDate());
        }
        Optional<ZoneRules> named = named(property);
        ZoneOffset offset = stamp.offset();
        if (offset != null) {
            return inOffset(stamp.time(), offset, named.orElse(home));
        }
        if (named.isEmpty() && beside != null) {
            return new CalendarWhen.At(stamp.time(), beside);
        }
        ZoneRules rules = named.orElse(home);
        return rules == null
                ? new CalendarWhen.Unzoned()
                : new CalendarWhen.At(stamp.time(), new CalendarWhen.Clock(rules, rules));
    }

    private static CalendarWhen inOffset(LocalDateTime time, ZoneOffset offset, @Nullable ZoneRules zone) {
        ZoneRules written = offset.getRules();
        boolean utc = offset.equals(ZoneOffset.UTC) && zone != null;
        return new CalendarWhen.At(time, new CalendarWhen.Clock(written, utc && zone != null ? zone : written));
    }

    private Optional<ZoneRules> named(ContentLine property) {
        String name = property.parameters().getOrDefault("TZID", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        boolean first = !known.containsKey(name);
        Optional<ZoneRules> rules = rules(name);
        if (rules.isEmpty() && first) {
            String read = homeName == null ? "" : ": times in it are read as in " + homeName;
            problems.warn(
                    property.number(),
                    "The time zone " + EventTexts.quoted(name) + " is unknown" + read
                            + ". Name it such as Europe/London, or define it by a VTIMEZONE.");
        }
        return rules;
    }

    private Optional<ZoneRules> rules(String name) {
        return known.computeIfAbsent(
                name,
                each -> ZoneNames.rules(each)
                        .or(() -> Optional.ofNullable(defined.get(each)).flatMap(CalendarZones::ofDefinition)));
    }

    private static Optional<ZoneRules> ofDefinition(Component zone) {
        return ZoneDefinition.rules(zone).or(() -> ZoneNames.rules(zone.value("X-LIC-LOCATION")));
    }
}
