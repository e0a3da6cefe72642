package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.cue.Act.Done;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.cue.SlotTimes;
import org.lectern.rehearsal.Evidence.Held;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// What every session of a rehearsal had planned, and when: by its schedules, and by what was done to its time. Pure.
final class History {
    private final List<Period> periods;

    private History(List<Period> periods) {
        this.periods = List.copyOf(periods);
    }

    /// A plan of a session, from an instant to before the act that changed it.
    private record Period(Instant from, Instant to, Session session, List<Block> blocks, List<Cue> cues) {
        boolean holds(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }

        /// When that began of which a cue tells in a thread.
        Instant since(Cue cue) {
            return switch (cue) {
                case Cue.TimeLeft left -> began(left.block());
                case Cue.FloorCloses closing -> began(closing.block());
                case Cue.HeadsUp _,
                        Cue.SessionOpens _,
                        Cue.TalkStarts _,
                        Cue.JointQaStarts _,
                        Cue.BreakStarts _,
                        Cue.SessionCloses _ -> cue.at();
            };
        }

        private Instant began(SlotId block) {
            return Block.holding(blocks, block).map(SlotTimes::start).orElse(Instant.MIN);
        }
    }

    /// A cue as a plan had it, and the session by that plan.
    record Planned(Cue cue, Session session) {}

    static History of(List<Held> sessions, Instant until, Duration lead) {
        return new History(sessions.stream()
                .flatMap(held -> periods(held, until, lead).stream())
                .toList());
    }

    private static List<Period> periods(Held held, Instant until, Duration lead) {
        List<Done> times = held.times();
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i <= times.size(); i++) {
            Instant from = i == 0 ? Instant.MIN : times.get(i - 1).at();
            Instant seen = i < times.size() ? times.get(i).at() : until;
            Course course = held.course(i);
            Session session = course.at(seen);
            List<Cue> cues = session.slots().isEmpty() ? List.of() : Planner.plan(session, course.blocks(seen), lead);
            Instant to = i < times.size() ? seen : Instant.MAX;
            periods.add(new Period(from, to, session, course.blocks(seen), cues));
        }
        return periods;
    }

    /// A cue as the plans in effect when it was decided had it, in whichever session; none where none had it so.
    /// What was decided in the millisecond of an act may be by the plan before that.
    ///
    /// @param due as which it was decided
    List<Planned> decided(CueKey key, Instant due, Instant decided) {
        return periods.stream()
                .filter(period -> period.holds(decided) || decided.equals(period.to()))
                .flatMap(period -> in(period, key, due))
                .toList();
    }

    /// Whether a cue was planned for an instant when that came.
    boolean came(CueKey key, Instant due) {
        return periods.stream()
                .filter(period -> period.holds(due))
                .anyMatch(period -> in(period, key, due).findAny().isPresent());
    }

    /// When a cue came after what it tells of had begun once more, in whichever session.
    Set<Instant> again(CueKey key) {
        NavigableMap<Instant, Instant> began = new TreeMap<>();
        for (Period period : periods) {
            period.cues().stream()
                    .filter(cue -> cue.key().equals(key) && period.holds(cue.at()))
                    .forEach(cue -> began.put(cue.at(), period.since(cue)));
        }
        return began.entrySet().stream()
                .filter(came -> Optional.ofNullable(began.lowerKey(came.getKey()))
                        .filter(before -> !before.isAfter(came.getValue()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Stream<Planned> in(Period period, CueKey key, Instant due) {
        return period.cues().stream()
                .filter(cue -> cue.key().equals(key) && cue.at().equals(due))
                .map(cue -> new Planned(cue, period.session()));
    }

    /// When that began or ended which a session had then and has no more: what is over stays as it was.
    ///
    /// @param last the session as it ran in the end
    Set<Instant> past(Session last) {
        Set<SlotId> left = last.slots().stream().map(Slot::id).collect(Collectors.toSet());
        return periods.stream()
                .filter(period -> period.session().id().equals(last.id()))
                .flatMap(period -> period.session().slots().stream()
                        .filter(slot -> !left.contains(slot.id()))
                        .flatMap(slot -> Stream.of(SlotTimes.start(slot), SlotTimes.end(period.session(), slot)))
                        .filter(period::holds))
                .collect(Collectors.toSet());
    }
}
