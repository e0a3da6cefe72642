package org.lectern.floor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.lectern.chat.Post;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.cue.Replanning;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Scene;
import org.lectern.wording.Times;

/// Other plans of one session: how they differ, and what comes of them.
final class Plans {
    private final Timetable timetable;
    private final Decisions decisions;
    private final BiFunction<Course, Instant, Scene> scenes;
    private final InstantSource clock;

    /// @param scenes the session by a course, at an instant
    Plans(Timetable timetable, Decisions decisions, BiFunction<Course, Instant, Scene> scenes, InstantSource clock) {
        this.timetable = timetable;
        this.decisions = decisions;
        this.scenes = scenes;
        this.clock = clock;
    }

    /// Another plan, worked out.
    ///
    /// @param then where the session is held by it
    record Worked(Ledger.Plan plan, Hosted next, Hosted then, Course after) {}

    /// How the session would differ by another plan.
    ///
    /// @param elsewhere as in [Replanning#of]
    Act.Replan difference(Hosted next, Map<SlotId, Long> elsewhere) {
        return replanning(next, elsewhere).difference();
    }

    /// What all would be told of another plan; empty where nothing that is to come is different.
    Optional<String> toldOf(Hosted next, Map<SlotId, Long> elsewhere) {
        Instant now = clock.instant();
        Replanning replanning = replanning(next, elsewhere);
        Act.Replan difference = replanning.difference();
        return Course.of(replanning.printed(), timetable.course().done()).act(difference, now)
                        instanceof ActOutcome.Taken taken
                ? Times.note(scenes.apply(taken.course(), now), difference, taken.course(), now)
                        .flatMap(post -> post instanceof Post.Message message
                                ? Optional.of(message.content())
                                : Optional.empty())
                : Optional.empty();
    }

    private Replanning replanning(Hosted next, Map<SlotId, Long> elsewhere) {
        return Replanning.of(timetable.course(), next.session(), elsewhere, clock.instant());
    }

    /// The channel in which another plan has it held; 0 for one to be made, empty where it stays where it is.
    OptionalLong movesTo(Hosted next) {
        long there = next.isPlaced() ? next.venue().channel() : 0;
        return decisions.hasBegun() || there == timetable.hosted().venue().channel()
                ? OptionalLong.empty()
                : OptionalLong.of(there);
    }

    /// Works out another plan of the session; empty where it would be the same.
    ///
    /// @param gone slots that another session has now
    Optional<Worked> worked(Hosted next, Map<SlotId, Long> elsewhere, Set<SlotId> gone, Ledger.Who who) {
        Instant now = clock.instant();
        Replanning replanning = replanning(next, elsewhere);
        Course printed = Course.of(replanning.printed(), timetable.course().done());
        if (replanning.isNothing(timetable.course())
                || !(printed.act(replanning.difference(), now) instanceof ActOutcome.Taken taken)) {
            return Optional.empty();
        }
        Session session = replanning.printed();
        Session stored = session.during(
                session.start(),
                session.end(),
                session.slots().stream()
                        .filter(slot -> !gone.contains(slot.id()))
                        .toList());
        Decisions.Telling telling = decisions.telling(taken, now, scenes);
        // One of which something was said stays where that was.
        Hosted then = decisions.hasBegun() ? timetable.hosted().as(session) : next.as(session);
        return Optional.of(new Worked(
                new Ledger.Plan(stored, new Ledger.Acted(taken.done(), who), telling.said(), telling.changed()),
                next,
                then,
                taken.course()));
    }
}
