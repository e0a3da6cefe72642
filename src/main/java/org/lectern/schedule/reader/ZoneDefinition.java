package org.lectern.schedule.reader;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A time zone that a calendar defines: a VTIMEZONE (RFC 5545, section 3.6.5).
final class ZoneDefinition {
    /// The most rules of a definition: a few for each time that its law changed.
    private static final int MOST_PARTS = 20;

    private ZoneDefinition() {}

    /// A change of the clock.
    private record Onset(Instant at, ZoneOffset from, ZoneOffset to) {}

    /// Its rules; none where a part of it cannot be read.
    static Optional<ZoneRules> rules(Component zone) {
        try {
            List<Onset> onsets = zone.parts().stream()
                    .filter(part ->
                            part.name().equals("STANDARD") || part.name().equals("DAYLIGHT"))
                    .limit(MOST_PARTS)
                    .flatMap(ZoneDefinition::onsets)
                    .sorted(Comparator.comparing(Onset::at))
                    .toList();
            return onsets.isEmpty() ? Optional.empty() : Optional.of(rules(onsets));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static ZoneRules rules(List<Onset> onsets) {
        ZoneOffset first = onsets.getFirst().from();
        ZoneOffset now = first;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (Onset onset : onsets) {
            if (!onset.to().equals(now)) {
                LocalDateTime before = LocalDateTime.ofInstant(onset.at(), now);
                transitions.add(ZoneOffsetTransition.of(before, now, onset.to()));
                now = onset.to();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }

    private static Stream<Onset> onsets(Component part) {
        LocalDateTime start = start(part);
        ZoneOffset from = ZoneOffset.of(part.value("TZOFFSETFROM"));
        ZoneOffset to = ZoneOffset.of(part.value("TZOFFSETTO"));
        Stream<LocalDateTime> dates = part.all("RDATE").stream()
                .flatMap(dated -> Stream.of(dated.value().split(",", -1)))
                .limit(Repetition.MOST)
                .flatMap(date -> CalendarTime.of(date).stream())
                .map(CalendarTime::time);
        Stream<LocalDateTime> repeated =
                part.all("RRULE").stream().limit(1).flatMap(rule -> repeated(rule, start, from));
        return Stream.of(Stream.of(start), dates, repeated)
                .flatMap(all -> all)
                .distinct()
                .map(local -> new Onset(local.toInstant(from), from, to));
    }

    private static LocalDateTime start(Component part) {
        return CalendarTime.of(part.value("DTSTART"))
                .map(CalendarTime::time)
                .orElseThrow(() -> new DateTimeException("no start"));
    }

    private static Stream<LocalDateTime> repeated(ContentLine rule, LocalDateTime start, ZoneOffset from) {
        CalendarWhen.Clock clock = new CalendarWhen.Clock(from.getRules(), from.getRules());
        return Repetition.of(rule.value())
                .filter(Repetition::isYearly)
                .flatMap(repetition -> repetition.starts(start, clock))
                .orElseThrow(() -> new DateTimeException("no rule"))
                .stream();
    }
}
