package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// When all of one session is: its plan, what was done to its time, and the cues that come of both. What changes it
/// does so for one thread at a time.
final class Timetable {
    /// How long ago another chair's act is told to who acts next.
    private static final Duration JUST_BEFORE = Duration.ofMinutes(2);

    /// Within this, whoever does what another chair has just done has not seen it yet.
    private static final Duration UNSEEN = Duration.ofSeconds(20);

    private final Duration lead;
    private final SessionClock clock;
    private volatile Hosted hosted;
    private volatile Course course;
    /// What was done to its time, in order.
    private volatile List<Ledger.Acted> acts = List.of();
    /// The cues of the session as it ran when they were planned.
    private volatile Planned planned;

    private record Planned(Session session, List<Cue> cues, Map<CueKey, Cue> byKey) {}

    /// @param lead of the heads-up
    Timetable(Hosted hosted, Duration lead, SessionClock clock) {
        this.hosted = hosted;
        this.lead = lead;
        this.clock = clock;
        this.course = Course.of(hosted.session());
        this.planned = planned(hosted.session());
    }

    private Planned planned(Session session) {
        List<Cue> cues = cues(session, blocks());
        return new Planned(
                session,
                cues,
                cues.stream().collect(Collectors.toMap(Cue::key, Function.identity(), (first, _) -> first)));
    }

    private List<Cue> cues(Session session, List<Block> blocks) {
        // Of a session of which nothing is left nothing is said.
        return session.slots().isEmpty() ? List.of() : Planner.plan(session, blocks, lead);
    }

    /// The cues by another course.
    List<Cue> cues(Course other, Instant now) {
        return cues(other.at(now), other.blocks(now));
    }

    /// The session as it runs now.
    Session session() {
        return course.at(clock.instant());
    }

    /// The cues of the session as it runs now.
    List<Cue> cues() {
        return planned().cues();
    }

    private Planned planned() {
        Session now = session();
        Planned last = planned;
        if (!last.session().equals(now)) {
            last = planned(now);
            planned = last;
        }
        return last;
    }

    Optional<Cue> cue(CueKey key) {
        return Optional.ofNullable(planned().byKey().get(key));
    }

    Course course() {
        return course;
    }

    Hosted hosted() {
        return hosted;
    }

    List<Block> blocks() {
        return course.blocks(clock.instant());
    }

    /// When the floor of a block closes.
    Optional<Instant> closes(Block block) {
        return cues().stream()
                .filter(cue -> cue instanceof Cue.FloorCloses closing
                        && closing.block().equals(block.id()))
                .map(Cue::at)
                .findFirst();
    }

    boolean isHeld() {
        return course.heldSince().isPresent();
    }

    /// As of when the messages tell the times: while the time stands, they are as the last act has left them.
    Instant toldAt(Instant now) {
        return !isHeld() || course.done().isEmpty()
                ? now
                : course.done().getLast().at();
    }

    /// Takes up all that was done to the session's time before.
    ///
    /// @param stored all slots as they are stored: what has gone to another session is stored there, and is still
    ///     told of here
    void takeUp(List<Ledger.Acted> done, Map<SlotId, Slot> stored) {
        acts = List.copyOf(done);
        hosted = hosted.as(withGone(hosted.session(), done, stored));
        course = Course.of(
                hosted.session(), done.stream().map(Ledger.Acted::done).toList());
    }

    private static Session withGone(Session session, List<Ledger.Acted> done, Map<SlotId, Slot> stored) {
        Map<SlotId, Slot> slots = new LinkedHashMap<>();
        session.slots().forEach(slot -> slots.put(slot.id(), slot));
        for (Ledger.Acted acted : done) {
            if (acted.done().act() instanceof Act.Replan replan) {
                replan.cancelled().stream()
                        .filter(stored::containsKey)
                        .forEach(slot -> slots.computeIfAbsent(slot, stored::get));
            }
        }
        return session.during(
                session.start(),
                session.end(),
                slots.values().stream().sorted(SlotTimes.BY_START).toList());
    }

    /// Takes up what somebody has just done.
    void take(Ledger.Acted acted, Course after) {
        List<Ledger.Acted> all = new ArrayList<>(acts);
        all.add(acted);
        acts = List.copyOf(all);
        course = after;
    }

    /// Takes up another plan.
    void take(Ledger.Acted acted, Course after, Hosted then) {
        hosted = then;
        take(acted, after);
    }

    /// What comes of an act, were it done now.
    ///
    /// @param seen how many acts whoever acts has seen; null where they speak of the time as it is
    ActOutcome outcome(Act act, @Nullable Integer seen, Instant now) {
        return seen != null && seen != acts.size() && !acts.isEmpty()
                ? new ActOutcome.Unseen(acts.getLast().done())
                : course.act(act, now);
    }

    /// What was done a moment ago.
    Optional<Ledger.Acted> justBefore(Instant now) {
        return last().filter(last -> last.done().at().isAfter(now.minus(JUST_BEFORE)));
    }

    /// What another chair did to the session's time last, so short ago that this one has not seen it.
    Optional<Act> unseenBy(long person) {
        return last().filter(last -> last.done().at().isAfter(clock.instant().minus(UNSEEN)))
                .filter(last -> last.who().id() != person)
                .map(last -> last.done().act());
    }

    /// How many acts somebody has seen who acted by a page that had shown so many: theirs, as far as nobody else's
    /// came between.
    int seenAfter(int seen, Ledger.Who who) {
        List<Ledger.Acted> done = acts;
        boolean onlyTheirs =
                done.stream().skip(seen).allMatch(acted -> acted.who().id() == who.id());
        return onlyTheirs ? done.size() : seen;
    }

    private Optional<Ledger.Acted> last() {
        List<Ledger.Acted> done = acts;
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }
}
