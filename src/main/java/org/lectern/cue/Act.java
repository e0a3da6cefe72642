package org.lectern.cue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lectern.schedule.SlotId;

/// What a chair does to a session's time.
///
/// Whatever is about a slot names it, so that of two chairs who do the same at once the second is told what changed,
/// and so is one whose slot has begun or ended by itself meanwhile.
public sealed interface Act {
    /// The session runs later than it did, or earlier where this is negative.
    ///
    /// @param by at most [Course#MOST] either way, and not zero
    /// @param absorbed whether the next break to come gives up the time, or gets it
    record Late(Duration by, boolean absorbed) implements Act {}

    /// A slot, the next to come, begins now.
    record StartNext(SlotId slot) implements Act {}

    /// A slot that is on ends now; the rest keeps its times.
    record EndNow(SlotId slot) implements Act {}

    /// A slot is left out, or what remains of it.
    ///
    /// @param absorbed whether the next break gets its time, instead of everything moving up
    record Skip(SlotId slot, boolean absorbed) implements Act {}

    /// The time stands until [Resume].
    record Hold() implements Act {}

    record Resume() implements Act {}

    /// Takes back the last act that was not taken back yet.
    ///
    /// @param act the id of that act
    record Undo(int act) implements Act {}

    /// The schedule was read anew, and is another one. It cannot be undone but by yet another schedule.
    ///
    /// @param moved what begins or ends at another time
    /// @param cancelled what the schedule has no more, or in another session
    /// @param added what it has in addition, be it again
    /// @param renamed what has another title
    /// @param elsewhere of what is cancelled, the channel in which another session has it now; of what is added,
    ///     that in which another session had it
    record Replan(
            List<SlotId> moved,
            List<SlotId> cancelled,
            List<SlotId> added,
            List<SlotId> renamed,
            Map<SlotId, Long> elsewhere)
            implements Act {
        /// The same plan.
        public static final Replan NOTHING = new Replan(List.of(), List.of(), List.of(), List.of(), Map.of());

        public Replan {
            moved = List.copyOf(moved);
            cancelled = List.copyOf(cancelled);
            added = List.copyOf(added);
            renamed = List.copyOf(renamed);
            elsewhere = Map.copyOf(elsewhere);
        }

        /// What both have changed together, this one first. What was cancelled and is back is moved and added.
        public Replan then(Replan later) {
            Set<SlotId> wasThere = new LinkedHashSet<>();
            Set<SlotId> isThere = new LinkedHashSet<>();
            Set<SlotId> wasNot = new LinkedHashSet<>(added);
            wasNot.removeAll(moved);
            for (Replan each : List.of(this, later)) {
                Stream.of(each.moved, each.cancelled, each.renamed)
                        .flatMap(List::stream)
                        .filter(slot -> !wasNot.contains(slot))
                        .forEach(wasThere::add);
                each.added.stream().filter(slot -> !wasThere.contains(slot)).forEach(wasNot::add);
                each.cancelled.forEach(isThere::remove);
                Stream.of(each.moved, each.added, each.renamed)
                        .flatMap(List::stream)
                        .forEach(isThere::add);
            }
            Set<SlotId> back = new LinkedHashSet<>(cancelled);
            back.retainAll(later.added);
            added.stream().filter(moved::contains).forEach(back::add);
            back.retainAll(isThere);
            Map<SlotId, Long> places = new HashMap<>(later.elsewhere);
            wasNot.forEach(slot -> places.computeIfPresent(slot, (id, place) -> elsewhere.getOrDefault(id, place)));
            elsewhere.forEach((slot, place) -> {
                if (!later.cancelled.contains(slot)) {
                    places.putIfAbsent(slot, place);
                }
            });
            return new Replan(
                    wasThere.stream()
                            .filter(isThere::contains)
                            .filter(slot -> moved.contains(slot) || later.moved.contains(slot) || back.contains(slot))
                            .toList(),
                    wasThere.stream().filter(slot -> !isThere.contains(slot)).toList(),
                    Stream.concat(back.stream(), wasNot.stream().filter(isThere::contains))
                            .distinct()
                            .toList(),
                    wasThere.stream()
                            .filter(isThere::contains)
                            .filter(slot -> renamed.contains(slot) || later.renamed.contains(slot))
                            .toList(),
                    places);
        }

        /// The same where these stay.
        private Replan keeping(Set<SlotId> stay) {
            return new Replan(
                    moved,
                    cancelled.stream().filter(slot -> !stay.contains(slot)).toList(),
                    added,
                    renamed,
                    elsewhere);
        }

        public boolean isEmpty() {
            return moved.isEmpty() && cancelled.isEmpty() && added.isEmpty() && renamed.isEmpty();
        }
    }

    /// An act that was done.
    ///
    /// @param id 1 for the first act of a session, and so on
    /// @param at when it was done, in the session's time, to the millisecond
    record Done(int id, Instant at, Act act) {
        /// The same where these stay in the plan.
        Done keeping(Set<SlotId> stay) {
            return act instanceof Replan replan ? new Done(id, at, replan.keeping(stay)) : this;
        }
    }
}
