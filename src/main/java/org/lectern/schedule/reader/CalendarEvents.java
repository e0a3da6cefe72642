package org.lectern.schedule.reader;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes events of a calendar's components: one for each time at which something is on.
final class CalendarEvents {
    private static final int MOST_EVENTS = 20_000;

    /// How long something goes on that repeats without end, where nothing else is in the calendar, in days.
    private static final int ENDLESS = 31;

    private final CalendarZones zones;
    private final Problems problems;
    private final EventTimes.Reader times;
    private final EventTexts texts;
    private final Map<String, List<Component>> overrides;
    private final List<Component> masters;

    /// By UID the event of which an override replaces one time: where several have a UID, the one that is repeated.
    private final Map<String, Component> replaceable;

    private final List<Event> events = new ArrayList<>();
    private boolean tooMany;

    CalendarEvents(List<Component> components, CalendarZones zones, Problems problems) {
        this.zones = zones;
        this.problems = problems;
        times = new EventTimes.Reader(zones, problems);
        texts = EventTexts.of(components);
        List<Component> latest = new Revisions(zones, problems).latest(components);
        overrides = latest.stream()
                .filter(CalendarEvents::isOverride)
                .collect(Collectors.groupingBy(override -> override.value("UID")));
        masters = latest.stream().filter(event -> !isOverride(event)).toList();
        replaceable = masters.stream()
                .collect(Collectors.toMap(
                        event -> event.value("UID"),
                        event -> event,
                        (first, other) -> isRepeated(first) || !isRepeated(other) ? first : other));
    }

    /// What is repeated without end goes on as long as anything else of the calendar.
    List<Event> read() {
        overrides.values().forEach(all -> all.forEach(this::single));
        List<Component> endless =
                masters.stream().filter(CalendarEvents::isEndless).toList();
        masters.stream().filter(event -> !isEndless(event)).forEach(event -> repeated(event, Instant.MAX));
        Instant last = events.stream()
                .map(event -> event.end().toInstant())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        endless.forEach(event -> repeated(event, last));
        times.reportUnzoned();
        reportLinks();
        return events;
    }

    private static boolean isOverride(Component event) {
        return event.first("RECURRENCE-ID").isPresent() && !event.value("UID").isEmpty();
    }

    private static boolean isRepeated(Component event) {
        return event.first("RRULE").isPresent() || event.first("RDATE").isPresent();
    }

    private static boolean isEndless(Component event) {
        return rules(event)
                .anyMatch(rule ->
                        Repetition.of(rule).filter(Repetition::isEndless).isPresent());
    }

    private static Stream<String> rules(Component event) {
        return event.all("RRULE").stream().limit(1).map(ContentLine::value);
    }

    private Optional<EventTimes> times(Component event) {
        if (event.isCancelled()) {
            warn(event, "is cancelled, and is left out.");
            return Optional.empty();
        }
        return times.read(event);
    }

    private void single(Component event) {
        times(event).ifPresent(read -> add(texts.described(event, read).knownBy(replaced(event))));
    }

    /// What one time of several is known by: when it would have been.
    private static @Nullable String oneOf(String uid, OffsetDateTime start) {
        return uid.isEmpty() ? null : uid + " " + start.toInstant();
    }

    /// What an override is known by: the time that it replaces.
    private @Nullable String replaced(Component override) {
        Optional<ContentLine> id = override.first("RECURRENCE-ID");
        return id.isPresent() && zones.when(id.get(), null, null) instanceof CalendarWhen.At at
                ? oneOf(override.value("UID"), at.time())
                : null;
    }

    private void repeated(Component event, Instant last) {
        times(event).ifPresent(read -> {
            CalendarWhen.Clock clock = read.start().clock();
            String uid = event.value("UID");
            List<Component> replacing =
                    event.equals(replaceable.get(uid)) ? overrides.getOrDefault(uid, List.of()) : List.of();
            Exceptions exceptions = new Exceptions(event, replacing, clock, zones, problems);
            Event described = texts.described(event, read);
            FromThenOn changes = new FromThenOn(replacing, clock, zones, times, texts);
            for (LocalDateTime start : starts(event, read.start(), last)) {
                if (!exceptions.take(start, clock)) {
                    Event on = described.during(clock.at(start), read.end(start));
                    changes.at(on.knownBy(isRepeated(event) ? oneOf(uid, on.start()) : Event.sourceId(uid)))
                            .ifPresent(this::add);
                }
            }
            exceptions.reportUnused();
        });
    }

    private Set<LocalDateTime> starts(Component event, CalendarWhen.At first, Instant last) {
        Set<LocalDateTime> starts = new TreeSet<>(Set.of(first.local()));
        rules(event).forEach(rule -> starts.addAll(repetitions(event, rule, first, last)));
        event.all("RDATE").forEach(line -> starts.addAll(dates(event, line, first.clock())));
        if (event.all("RRULE").size() > 1) {
            warn(event, "has more than one rule that repeats it: only the first RRULE is read.");
        }
        if (event.first("EXRULE").isPresent()) {
            warn(event, "has an EXRULE, which is not read: name the days on which it is not on by EXDATE.");
        }
        return starts;
    }

    private List<LocalDateTime> dates(Component event, ContentLine line, CalendarWhen.Clock clock) {
        List<LocalDateTime> dates = new ArrayList<>();
        for (String value : line.value().split(",", -1)) {
            if (zones.when(line, value.strip(), clock) instanceof CalendarWhen.At at) {
                dates.add(clock.written(at.time().toInstant()));
            } else {
                warn(event, "has an RDATE that is no time, " + EventTexts.quoted(value) + ", and is not on then.");
            }
        }
        return dates;
    }

    private List<LocalDateTime> repetitions(Component event, String rule, CalendarWhen.At first, Instant last) {
        Optional<List<LocalDateTime>> read = Repetition.of(rule)
                .flatMap(repetition -> repetition.isEndless()
                        ? repetition.starts(first.local(), until(event, first, last))
                        : repetition.starts(first.local(), first.clock()));
        if (read.isEmpty()) {
            problems.error(
                    event.line(),
                    "The event " + EventTexts.named(event) + " repeats by a rule that cannot be read, "
                            + EventTexts.quoted(rule) + ": only its first time is read. Write it such as"
                            + " FREQ=DAILY;COUNT=5.");
        }
        List<LocalDateTime> starts = read.orElse(List.of());
        if (starts.size() > Repetition.MOST) {
            warn(event, "repeats more than 1,000 times: those after the first 1,000 are left out.");
        }
        return starts.subList(0, Math.min(starts.size(), Repetition.MOST));
    }

    private Predicate<LocalDateTime> until(Component event, CalendarWhen.At first, Instant last) {
        boolean alone = !last.isAfter(first.time().toInstant());
        warn(
                event,
                "repeats without end: it is read "
                        + (alone ? "for 31 days" : "as long as anything else of the calendar is on")
                        + ". Give its RRULE a COUNT or an UNTIL.");
        LocalDateTime over = first.local().plusDays(ENDLESS);
        return alone
                ? local -> local.isBefore(over)
                : local -> first.clock().at(local).toInstant().isBefore(last);
    }

    private void add(Event event) {
        if (events.size() < MOST_EVENTS) {
            events.add(event);
        } else if (!tooMany) {
            tooMany = true;
            problems.error(
                    event.line(),
                    "The calendar has more than 20,000 events with all that is repeated: those from "
                            + Line.quoted(event.title()) + " on are left out.");
        }
    }

    private void reportLinks() {
        List<Component> links = masters.stream().filter(EventTexts::isLink).toList();
        if (!links.isEmpty()) {
            warn(
                    links.getFirst(),
                    (links.size() == 1 ? "has" : "and " + (links.size() - 1) + " more have")
                            + " a link for a LOCATION, "
                            + EventTexts.quoted(links.getFirst().value("LOCATION"))
                            + ": the room is not known. Write the room's name there.");
        }
    }

    private void warn(Component event, String message) {
        problems.warn(event.line(), "The event " + EventTexts.named(event) + " " + message);
    }
}
