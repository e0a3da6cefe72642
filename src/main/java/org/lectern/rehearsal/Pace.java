package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lectern.rehearsal.ScaledClock.Anchor;

/// How a rehearsal's session time ran: from each anchor at its speed, until the next.
///
/// @param anchors at least one, in order
record Pace(List<Anchor> anchors) {
    Pace {
        anchors = List.copyOf(anchors);
    }

    /// At one speed all the time.
    Pace(Instant real, Instant session, double speed) {
        this(List.of(new Anchor(real, session, speed)));
    }

    /// The highest speed at which it ran.
    double speed() {
        return anchors.stream().mapToDouble(Anchor::speed).max().orElseThrow();
    }

    /// The real time that a span of session time takes; negative where it runs backwards.
    Duration real(Instant from, Instant to) {
        return Duration.between(realAt(from), realAt(to));
    }

    /// The real instant at which the session's time was so for the first time.
    Instant realAt(Instant sessionTime) {
        Anchor at = anchors.getFirst();
        for (Anchor next : anchors) {
            if (next.session().isBefore(sessionTime) && next.speed() > 0) {
                at = next;
            }
        }
        return at.speed() == 0
                ? at.real()
                : at.real()
                        .plusNanos(Math.round(
                                Duration.between(at.session(), sessionTime).toNanos() / at.speed()));
    }

    /// The session's time at a real instant.
    Instant sessionAt(Instant real) {
        Anchor at = anchors.getFirst();
        for (Anchor next : anchors) {
            if (!next.real().isAfter(real)) {
                at = next;
            }
        }
        return at.at(real);
    }
}
