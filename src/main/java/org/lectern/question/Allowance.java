package org.lectern.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// How much one person may ask, so that everybody has a turn.
///
/// @param aMinute the most questions within any minute; 0 for any number
/// @param openATalk the most open questions for one talk; 0 for any number
public record Allowance(int aMinute, int openATalk) {
    public static final Allowance DEFAULT = new Allowance(3, 10);
    public static final Allowance UNLIMITED = new Allowance(0, 0);

    /// How long a question counts.
    public static final Duration MINUTE = Duration.ofMinutes(1);

    public Allowance {
        if (aMinute < 0 || openATalk < 0) {
            throw new IllegalArgumentException(
                    "an allowance of " + aMinute + " a minute and " + openATalk + " open a talk is none");
        }
    }

    /// Whether a person may ask one more.
    public sealed interface Verdict {
        record Allowed() implements Verdict {}

        /// @param until from when on one more is allowed
        record TooFast(Instant until) implements Verdict {}

        /// @param open how many of the person's questions for the talk are open
        record TooManyOpen(int open) implements Verdict {}
    }

    /// Where both limits are reached it is the open ones, since waiting would not help. Times of more than a minute
    /// ahead do not count: the clock was set back.
    ///
    /// @param asked when the person asked before, in any order; those of the last minute suffice
    /// @param open how many of the person's questions for the talk are open
    public Verdict of(Collection<Instant> asked, int open, Instant now) {
        if (openATalk > 0 && open >= openATalk) {
            return new Verdict.TooManyOpen(open);
        }
        if (aMinute == 0) {
            return new Verdict.Allowed();
        }
        List<Instant> latest = asked.stream()
                .filter(time -> Duration.between(time, now).abs().compareTo(MINUTE) < 0)
                .sorted(Comparator.reverseOrder())
                .limit(aMinute)
                .toList();
        return latest.size() < aMinute
                ? new Verdict.Allowed()
                : new Verdict.TooFast(latest.getLast().plus(MINUTE));
    }
}
