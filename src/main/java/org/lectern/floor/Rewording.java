package org.lectern.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lectern.chat.Post;
import org.lectern.cue.Cue;
import org.lectern.cue.Planner;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Announcements;
import org.lectern.wording.Scene;
import org.lectern.wording.ThreadLines;

/// Finds which messages read differently when the times of a session have changed.
final class Rewording {
    private final Scene before;
    private final Scene after;
    private final Instant now;

    Rewording(Scene before, Scene after, Instant now) {
        this.before = before;
        this.after = after;
        this.now = now;
    }

    /// The keys of the messages that were said at these cues and read differently now.
    List<String> of(Collection<Cue> said) {
        List<String> keys = new ArrayList<>();
        said.forEach(cue -> add(cue, keys));
        return keys;
    }

    private void add(Cue cue, List<String> keys) {
        String key = cue.key().toString();
        if (isPutOff(cue)) {
            keys.add(key);
            keys.add(Keys.line(cue.key()));
            return;
        }
        boolean isGoneOrBack =
                before.session().slots().isEmpty() != after.session().slots().isEmpty();
        if (isGoneOrBack && Cue.isOfAgenda(cue.key())) {
            keys.add(key);
            return;
        }
        switch (cue) {
            case Cue.HeadsUp _ -> addIf(Announcements.headsUp(before), Announcements.headsUp(after), key, keys);
            case Cue.SessionOpens _ ->
                addIf(Announcements.opens(before, false), Announcements.opens(after, false), key, keys);
            case Cue.TalkStarts starts -> {
                Optional<Slot.Talk> old = talk(before, starts.slot());
                Optional<Slot.Talk> now = talk(after, starts.slot());
                if (old.isPresent() != now.isPresent()) {
                    keys.add(key);
                    keys.add(Keys.line(cue.key()));
                } else if (old.isPresent() && now.isPresent()) {
                    addIf(
                            Announcements.talk(before, old.get(), false),
                            Announcements.talk(after, now.get(), false),
                            key,
                            keys);
                    addIf(
                            ThreadLines.talkIsOn(before, old.get()),
                            ThreadLines.talkIsOn(after, now.get()),
                            Keys.line(cue.key()),
                            keys);
                }
            }
            case Cue.JointQaStarts starts -> {
                if (isThereNoMoreOrAgain(starts.slot())
                        || endsElsewhere(starts.slot())
                        || servesOthers(starts.slot())) {
                    keys.add(key);
                    keys.add(Keys.line(cue.key()));
                }
            }
            case Cue.BreakStarts starts -> {
                if (isThereNoMoreOrAgain(starts.slot())) {
                    keys.add(key);
                } else if (before.slot(starts.slot()).orElse(null) instanceof Slot.Break old
                        && after.slot(starts.slot()).orElse(null) instanceof Slot.Break now) {
                    addIf(Announcements.breakStarts(before, old), Announcements.breakStarts(after, now), key, keys);
                }
            }
            case Cue.TimeLeft left -> addIfOpenElsewhere(left.block(), key, keys);
            case Cue.FloorCloses closing -> addIfOpenElsewhere(closing.block(), key, keys);
            case Cue.SessionCloses _ -> {}
        }
    }

    /// Whether what was said is to come by another plan.
    private boolean isPutOff(Cue said) {
        return switch (said) {
            case Cue.TalkStarts talk -> isToCome(talk.slot());
            case Cue.JointQaStarts qa -> isToCome(qa.slot());
            case Cue.BreakStarts pause -> isToCome(pause.slot());
            case Cue.SessionCloses _ ->
                !after.session().slots().isEmpty() && now.isBefore(SlotTimes.closing(after.session()));
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.TimeLeft _, Cue.FloorCloses _ -> false;
        };
    }

    private boolean isToCome(SlotId slot) {
        return after.slot(slot)
                .filter(each -> now.isBefore(SlotTimes.start(each)))
                .isPresent();
    }

    /// What was said of a floor that has closed stays, unless that is open again.
    private void addIfOpenElsewhere(SlotId block, String key, List<String> keys) {
        Optional<Instant> closed = closes(before, block);
        boolean isOver = closed.filter(at -> !at.isAfter(now)).isPresent();
        boolean isOn = after.blockOf(block)
                .filter(each -> !SlotTimes.start(each).isAfter(now))
                .isPresent();
        if ((!isOver || isOn) && !closed.equals(closes(after, block))) {
            keys.add(key);
        }
    }

    private static void addIf(Post before, Post after, String key, List<String> keys) {
        if (!before.equals(after)) {
            keys.add(key);
        }
    }

    private static Optional<Slot.Talk> talk(Scene scene, SlotId id) {
        return scene.slot(id).filter(Slot.Talk.class::isInstance).map(Slot.Talk.class::cast);
    }

    private boolean isThereNoMoreOrAgain(SlotId id) {
        return before.slot(id).isPresent() != after.slot(id).isPresent();
    }

    private boolean servesOthers(SlotId qa) {
        return !served(before, qa).equals(served(after, qa));
    }

    private static List<String> served(Scene scene, SlotId qa) {
        return scene.blockOf(qa).stream()
                .flatMap(block -> block.talks().stream())
                .map(talk -> talk.number() + " " + talk.plainTitle())
                .toList();
    }

    private boolean endsElsewhere(SlotId id) {
        Optional<Slot> old = before.slot(id);
        Optional<Slot> now = after.slot(id);
        return old.isPresent()
                && now.isPresent()
                && !SlotTimes.end(before.session(), old.get()).equals(SlotTimes.end(after.session(), now.get()));
    }

    private static Optional<Instant> closes(Scene scene, SlotId block) {
        return scene.blocks().stream()
                .filter(each -> each.id().equals(block))
                .findFirst()
                .map(each -> Planner.floorCloses(scene.session(), each));
    }
}
