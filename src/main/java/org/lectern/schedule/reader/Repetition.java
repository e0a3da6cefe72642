package org.lectern.schedule.reader;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.iter.RecurrenceIterator;
import biweekly.util.com.google.ical.iter.RecurrenceIteratorFactory;
import biweekly.util.com.google.ical.values.DateTimeValueImpl;
import biweekly.util.com.google.ical.values.DateValue;
import biweekly.util.com.google.ical.values.TimeValue;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How something repeats: an RRULE (RFC 5545, section 3.3.10) that goes by days or longer. One that goes by
/// hours or less and never comes true would be tried for a century, hour by hour.
///
/// @param until when it ends; null where that is not said
record Repetition(Recurrence rule, @Nullable CalendarTime until) {
    /// The most times that are made of a rule.
    static final int MOST = 1_000;

    private static final int LONGEST = 300;
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> IN_A_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final TimeZone AS_WRITTEN = TimeZone.getTimeZone("UTC");

    /// The rule, if it is one that can be read, and that takes no effort without measure.
    static Optional<Repetition> of(String text) {
        Map<String, String> parts = text.length() > LONGEST ? Map.of() : parts(text);
        String until = parts.get("UNTIL");
        if (!isSensible(parts) || (until != null && CalendarTime.of(until).isEmpty())) {
            return Optional.empty();
        }
        String rule = parts.entrySet().stream()
                .filter(part -> !part.getKey().equals("UNTIL"))
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        return read(rule)
                .map(each -> new Repetition(
                        each, until == null ? null : CalendarTime.of(until).orElse(null)));
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    private static boolean isSensible(Map<String, String> parts) {
        boolean positions =
                parts.containsKey("BYSETPOS") && parts.keySet().stream().anyMatch(IN_A_DAY::contains);
        return !positions
                && FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))
                && parts.getOrDefault("INTERVAL", "1").matches("0{0,9}[1-9]\\d{0,2}")
                && parts.getOrDefault("COUNT", "1").matches("0{0,9}[1-9]\\d{0,7}");
    }

    private static Optional<Recurrence> read(String rule) {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        try {
            Recurrence read = new RecurrenceRuleScribe()
                    .parseText(rule, ICalDataType.RECUR, new ICalParameters(), context)
                    .getValue();
            return context.getWarnings().isEmpty() ? Optional.ofNullable(read) : Optional.empty();
        } catch (RuntimeException _) {
            // The library says by exceptions of many kinds that a value is none.
            return Optional.empty();
        }
    }

    boolean isYearly() {
        return rule.getFrequency() == Frequency.YEARLY;
    }

    boolean isEndless() {
        return until == null && rule.getCount() == null;
    }

    /// @see #starts(LocalDateTime, Predicate)
    Optional<List<LocalDateTime>> starts(LocalDateTime first, CalendarWhen.Clock clock) {
        return starts(first, local -> goesOn(local, clock));
    }

    /// The times at which it starts, the first among them, and one more than [#MOST] where there are more than
    /// those; none where the rule has values that do not exist.
    ///
    /// @param goesOn until it says no
    Optional<List<LocalDateTime>> starts(LocalDateTime first, Predicate<LocalDateTime> goesOn) {
        List<LocalDateTime> starts = new ArrayList<>(List.of(first));
        int most = rule.getCount() == null ? MOST + 1 : Math.min(rule.getCount(), MOST + 1);
        try {
            RecurrenceIterator times =
                    RecurrenceIteratorFactory.createRecurrenceIterator(rule, value(first), AS_WRITTEN);
            while (starts.size() < most && times.hasNext()) {
                LocalDateTime next = local(times.next());
                if (!goesOn.test(next)) {
                    break;
                }
                if (next.isAfter(starts.getLast())) {
                    starts.add(next);
                }
            }
        } catch (RuntimeException | AssertionError _) {
            // As above: the library finds out only here that there is no 25th hour, and no 13th month.
            return Optional.empty();
        }
        return Optional.of(starts);
    }

    private boolean goesOn(LocalDateTime local, CalendarWhen.Clock clock) {
        if (until == null) {
            return true;
        }
        if (until.offset() != null) {
            return !clock.at(local).toInstant().isAfter(until.time().toInstant(until.offset()));
        }
        return until.wholeDay()
                ? !local.toLocalDate().isAfter(until.time().toLocalDate())
                : !local.isAfter(until.time());
    }

    private static DateValue value(LocalDateTime time) {
        return new DateTimeValueImpl(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private static LocalDateTime local(DateValue date) {
        TimeValue time = (TimeValue) date;
        return LocalDateTime.of(date.year(), date.month(), date.day(), time.hour(), time.minute(), time.second());
    }
}
