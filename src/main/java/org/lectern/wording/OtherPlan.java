package org.lectern.wording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Post;
import org.lectern.chat.Post.Message;
import org.lectern.cue.Act;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// What is said of a session whose schedule was read anew: one note to all, and what stands where something was
/// announced that is otherwise now.
public final class OtherPlan {
    /// A note is calm: it names this many changes.
    private static final int MOST_LINES = 8;

    private OtherPlan() {}

    /// Of what is still to come; empty where all that is different is over.
    static Optional<Post> note(Scene scene, Act.Replan replan, Course course, Instant at) {
        Terms terms = scene.terms();
        List<String> lines = new ArrayList<>();
        Map<SlotId, SlotId> replaced = replaced(replan, course);
        replan.cancelled().stream()
                .filter(id -> !replaced.containsValue(id))
                .forEach(id -> printed(course, id)
                        .flatMap(slot -> gone(scene, slot, replan.elsewhere().get(id)))
                        .ifPresent(lines::add));
        replan.added()
                .forEach(id -> toCome(scene, id, at).ifPresent(slot -> {
                    Optional<Slot> other = Optional.ofNullable(replaced.get(id)).flatMap(gone -> printed(course, gone));
                    lines.add(
                            other.isPresent()
                                    ? terms.text(
                                            "note.replaced",
                                            terms.slot(other.get()),
                                            terms.slot(slot),
                                            Terms.time(SlotTimes.start(slot)))
                                    : comes(scene, slot, replan, course, at));
                }));
        replan.moved().stream()
                .filter(id -> !replan.added().contains(id))
                .forEach(id -> toCome(scene, id, at).ifPresent(slot -> lines.add(moved(scene, slot, at))));
        replan.renamed().stream()
                .filter(id -> !replan.moved().contains(id))
                .forEach(id -> toCome(scene, id, at).ifPresent(slot -> lines.add(at(scene, "note.renamed", slot))));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String shown = lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
        int more = lines.size() - MOST_LINES;
        return note(
                scene,
                Cards.cut(
                        terms.text("note.replanned") + "\n" + shown
                                + (more > 0 ? "\n" + terms.count("note.more", more) : ""),
                        Message.MAX_CONTENT));
    }

    /// What stands where other plans were told that came to nothing.
    public static Post asBefore(Scene scene) {
        return note(scene, scene.terms().text("note.asBefore")).orElseThrow();
    }

    /// What is new in the place of something that is cancelled: at the same time, as printed.
    private static Map<SlotId, SlotId> replaced(Act.Replan replan, Course course) {
        Map<SlotId, SlotId> replaced = new HashMap<>();
        for (SlotId added : replan.added()) {
            replan.cancelled().stream()
                    .filter(gone -> !replan.elsewhere().containsKey(added)
                            && !replan.elsewhere().containsKey(gone)
                            && !replaced.containsValue(gone)
                            && start(course, gone).equals(start(course, added)))
                    .findFirst()
                    .ifPresent(gone -> replaced.put(added, gone));
        }
        return replaced;
    }

    private static Optional<Instant> start(Course course, SlotId id) {
        return printed(course, id).map(SlotTimes::start);
    }

    /// What stands where something was said that another plan has put off; empty where nothing need be told of
    /// that.
    public static Optional<Post> putOff(Scene scene, Cue cue) {
        Terms terms = scene.terms();
        return switch (cue) {
            case Cue.TalkStarts talk -> putOff(scene, talk.slot());
            case Cue.JointQaStarts qa -> putOff(scene, qa.slot());
            case Cue.BreakStarts pause -> putOff(scene, pause.slot());
            case Cue.SessionCloses closes -> note(scene, terms.text("time.closes", Terms.time(closes.at())));
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.TimeLeft _, Cue.FloorCloses _ -> Optional.empty();
        };
    }

    private static Optional<Post> putOff(Scene scene, SlotId id) {
        return scene.slot(id).flatMap(slot -> note(scene, at(scene, "note.moved", slot)));
    }

    /// What stands where something was announced that the session has no more; empty where another session in the
    /// same channel has it.
    ///
    /// @param channel in which another session has it; null for none
    public static Optional<Post> announcedOnce(Scene scene, Slot slot, @Nullable Long channel) {
        return gone(scene, slot, channel).flatMap(text -> note(scene, text));
    }

    /// What has become of it; where another session in the same channel has it, that tells of it. A preview may
    /// have it in a channel that is still to be made.
    private static Optional<String> gone(Scene scene, Slot slot, @Nullable Long channel) {
        Terms terms = scene.terms();
        if (channel == null) {
            return Optional.of(terms.text("note.cancelled", terms.slot(slot)));
        }
        return channel == scene.venue().channel()
                ? Optional.empty()
                : Optional.of(terms.text("note.elsewhere", terms.slot(slot), Places.mention(terms, channel)));
    }

    private static String comes(Scene scene, Slot slot, Act.Replan replan, Course course, Instant now) {
        Terms terms = scene.terms();
        Long before = replan.elsewhere().get(slot.id());
        if (before != null) {
            return at(scene, before == scene.venue().channel() ? "note.moved" : "note.here", slot);
        }
        if (!wasCancelled(slot.id(), replan, course)) {
            return at(scene, "note.added", slot);
        }
        return now.isBefore(SlotTimes.start(slot))
                ? at(scene, "note.back", slot)
                : terms.text("note.backOn", terms.slot(slot), Terms.time(SlotTimes.end(scene.session(), slot)));
    }

    /// Whether a plan before this one had cancelled it.
    private static boolean wasCancelled(SlotId id, Act.Replan replan, Course course) {
        return course.done().stream()
                .map(Act.Done::act)
                .takeWhile(act -> !act.equals(replan))
                .anyMatch(act ->
                        act instanceof Act.Replan earlier && earlier.cancelled().contains(id));
    }

    /// Of what is on, only the end can be another one.
    private static String moved(Scene scene, Slot slot, Instant now) {
        Terms terms = scene.terms();
        return now.isBefore(SlotTimes.start(slot))
                ? at(scene, "note.moved", slot)
                : terms.text("note.ends", terms.slot(slot), Terms.time(SlotTimes.end(scene.session(), slot)));
    }

    private static String at(Scene scene, String key, Slot slot) {
        return scene.terms()
                .text(
                        key,
                        scene.terms().slot(slot),
                        Terms.time(SlotTimes.start(slot)),
                        Terms.time(SlotTimes.end(scene.session(), slot)));
    }

    private static Optional<Slot> toCome(Scene scene, SlotId id, Instant now) {
        return scene.slot(id).filter(slot -> now.isBefore(SlotTimes.end(scene.session(), slot)));
    }

    static Optional<Slot> printed(Course course, SlotId id) {
        return course.printed().slots().stream()
                .filter(slot -> slot.id().equals(id))
                .findFirst();
    }

    /// A note, with the way to the agenda.
    static Optional<Post> note(Scene scene, String text) {
        return Optional.of(Message.of(text.strip(), List.of(Buttons.schedule(scene))));
    }
}
