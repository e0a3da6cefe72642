package org.lectern.wording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Post;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder.Choice;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.text.RichText;

/// What is said of a session's time when its chairs change it: one short note to all, and the answers to the chair.
public final class Times {
    /// A note is calm: it names this many changes.
    private static final int MOST_LINES = 8;

    private Times() {}

    /// What another chair did just before.
    public record Other(String name, Act.Done done) {}

    /// The note in the session's channel.
    ///
    /// @return empty for what its own announcement tells
    public static Optional<Post> note(Scene scene, Act act, Course course, Instant at) {
        Terms terms = scene.terms();
        String next = next(scene, at);
        return switch (act) {
            case Act.Late late ->
                note(
                        scene,
                        terms.text(
                                late.by().isNegative()
                                        ? late.absorbed() ? "note.earlierAbsorbed" : "note.earlier"
                                        : late.absorbed() ? "note.laterAbsorbed" : "note.later",
                                minutes(terms, late.by().abs()),
                                next));
            case Act.Hold _ -> note(scene, terms.text("note.hold"));
            case Act.Resume _ -> note(scene, terms.text("note.resume", next));
            case Act.Skip skip ->
                note(
                        scene,
                        terms.text(
                                skip.absorbed() ? "note.skipAbsorbed" : "note.skip",
                                name(terms, course, skip.slot()),
                                next));
            case Act.Undo _ -> note(scene, terms.text("note.undo", next));
            case Act.Replan replan -> replanned(scene, replan, course, at);
            case Act.StartNext _, Act.EndNow _ -> Optional.empty();
        };
    }

    /// Of what is still to come; empty where all that is different is over.
    private static Optional<Post> replanned(Scene scene, Act.Replan replan, Course course, Instant at) {
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

    /// What has become of it; where another session in the same channel has it, that tells of it.
    private static Optional<String> gone(Scene scene, Slot slot, @Nullable Long channel) {
        Terms terms = scene.terms();
        if (channel == null) {
            return Optional.of(terms.text("note.cancelled", terms.slot(slot)));
        }
        return channel == scene.venue().channel()
                ? Optional.empty()
                : Optional.of(terms.text("note.elsewhere", terms.slot(slot), "<#" + channel + ">"));
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

    private static Optional<Slot> printed(Course course, SlotId id) {
        return course.printed().slots().stream()
                .filter(slot -> slot.id().equals(id))
                .findFirst();
    }

    private static Optional<Post> note(Scene scene, String text) {
        return Optional.of(Message.of(text.strip(), List.of(Buttons.schedule(scene))));
    }

    /// The answer to whoever did it.
    public static Message told(Scene scene, ActOutcome outcome, Optional<Other> other, Course course) {
        Terms terms = scene.terms();
        String text = switch (outcome) {
            case ActOutcome.Taken taken -> taken(scene, taken, course);
            case ActOutcome.SessionOver _ -> terms.text("time.over");
            case ActOutcome.OutOfRange _ -> terms.text("time.range", Course.MOST.toHours());
            case ActOutcome.BeforeNow(Duration atMost) ->
                terms.text("time.beforeNow", terms.count("minutes", Math.toIntExact(atMost.toMinutes())));
            case ActOutcome.NoBreakToCome _ -> terms.text("time.noBreak");
            case ActOutcome.NotNext(Slot next) ->
                next == null
                        ? terms.text("time.nothingNext")
                        : terms.text("time.notNext", terms.slot(next), Terms.time(SlotTimes.start(next)));
            case ActOutcome.NotOn _ -> terms.text("time.notOn");
            case ActOutcome.SlotOver _ -> terms.text("time.slotOver");
            case ActOutcome.AlreadySkipped _ -> terms.text("time.alreadySkipped");
            case ActOutcome.AlreadyHeld(Instant since) -> terms.text("time.alreadyHeld", Terms.time(since));
            case ActOutcome.NotHeld _ -> terms.text("time.notHeld");
            case ActOutcome.NotLast(Act.Done last) ->
                last == null
                        ? terms.text("time.nothingToUndo")
                        : terms.text("time.notLast", act(terms, last.act(), course));
            case ActOutcome.Unseen(Act.Done last) -> terms.text("time.unseen", act(terms, last.act(), course));
            case ActOutcome.AlreadyTakenBack _ -> terms.text("time.alreadyTakenBack");
            case ActOutcome.BegunSince(Slot slot) -> terms.text("time.begunSince", terms.slot(slot));
        };
        String held = outcome instanceof ActOutcome.Taken taken ? held(scene, taken) : "";
        String before = other.map(who -> "\n" + before(terms, who, course)).orElse("");
        List<Button> buttons =
                outcome instanceof ActOutcome.Taken taken && !(taken.done().act() instanceof Act.Undo)
                        ? List.of(undo(scene, taken.done()))
                        : List.of();
        return Message.of(Cards.cut(text + held + before, Message.MAX_CONTENT), buttons);
    }

    /// What a chair who acts while the time stands is to know of it.
    private static String held(Scene scene, ActOutcome.Taken taken) {
        boolean stands = taken.course().heldSince().isPresent();
        return switch (taken.done().act()) {
            case Act.Hold _, Act.Resume _ -> "";
            case Act.StartNext _ ->
                wasHeld(taken.course()) ? "\n" + scene.terms().text("time.heldUntilNow") : "";
            case Act.Late _, Act.EndNow _, Act.Skip _, Act.Undo _, Act.Replan _ ->
                stands ? "\n" + scene.terms().text("time.stillHeld") : "";
        };
    }

    /// Whether the time stood before the last act.
    private static boolean wasHeld(Course course) {
        List<Act.Done> done = course.done();
        return Course.of(course.printed(), done.subList(0, done.size() - 1))
                .heldSince()
                .isPresent();
    }

    private static String before(Terms terms, Other other, Course course) {
        String at = Terms.time(other.done().at());
        return other.done().act() instanceof Act.Replan
                ? terms.text("time.replannedBefore", at)
                : terms.text(
                        "time.before",
                        terms.person(other.name()),
                        act(terms, other.done().act(), course),
                        at);
    }

    private static String taken(Scene scene, ActOutcome.Taken taken, Course course) {
        Terms terms = scene.terms();
        String next = next(scene, taken.done().at());
        return switch (taken.done().act()) {
            case Act.Late late ->
                terms.text(
                        late.by().isNegative()
                                ? late.absorbed() ? "time.earlierAbsorbed" : "time.earlier"
                                : late.absorbed() ? "time.laterAbsorbed" : "time.later",
                        minutes(terms, late.by().abs()),
                        next);
            case Act.StartNext start -> terms.text("time.started", name(terms, course, start.slot()), next);
            case Act.EndNow end -> terms.text("time.ended", name(terms, course, end.slot()), next);
            case Act.Skip skip -> terms.text("time.skipped", name(terms, course, skip.slot()), next);
            case Act.Hold _ -> terms.text("time.held");
            case Act.Resume _ -> terms.text("time.resumed", next);
            case Act.Undo _ -> terms.text("time.undone", next);
            case Act.Replan _ -> terms.text("did.replanned");
        };
    }

    /// What was done, in few words.
    static String act(Terms terms, Act act, Course course) {
        return switch (act) {
            case Act.Late late ->
                terms.text(
                        late.by().isNegative() ? "did.earlier" : "did.later",
                        minutes(terms, late.by().abs()));
            case Act.StartNext start -> terms.text("did.started", name(terms, course, start.slot()));
            case Act.EndNow end -> terms.text("did.ended", name(terms, course, end.slot()));
            case Act.Skip skip -> terms.text("did.skipped", name(terms, course, skip.slot()));
            case Act.Hold _ -> terms.text("did.held");
            case Act.Resume _ -> terms.text("did.resumed");
            case Act.Undo _ -> terms.text("did.undone");
            case Act.Replan _ -> terms.text("did.replanned");
        };
    }

    /// "Next: …, at …."; empty where nothing comes.
    private static String next(Scene scene, Instant now) {
        Session session = scene.session();
        Terms terms = scene.terms();
        return session.slots().stream()
                .filter(slot -> SlotTimes.start(slot).isAfter(now))
                .findFirst()
                .map(slot -> terms.text("time.next", terms.slot(slot), Terms.time(SlotTimes.start(slot))))
                .orElseGet(() -> terms.text("time.closes", Terms.time(SlotTimes.closing(session))));
    }

    private static String name(Terms terms, Course course, SlotId id) {
        return printed(course, id).map(terms::slot).orElse("?");
    }

    private static String minutes(Terms terms, Duration span) {
        return terms.count("minutes", Math.toIntExact(Math.ceilDiv(span.toSeconds(), 60)));
    }

    private static Button undo(Scene scene, Act.Done done) {
        return new Button.Press(
                ButtonId.of(ButtonId.Action.SESSION, scene.session().id() + "." + done.id()),
                scene.terms().text("button.undo"),
                Button.Style.SECONDARY);
    }

    public static Choice choice(Slot slot, Locale reader) {
        Terms terms = Terms.in(reader);
        String label = switch (slot) {
            case Slot.Talk talk -> terms.plainTalk(talk, Choice.MAX_LABEL);
            case Slot.JointQa qa -> terms.plain(RichText.plain(qa.title()), Choice.MAX_LABEL);
            case Slot.Break pause -> terms.plain(RichText.plain(pause.title()), Choice.MAX_LABEL);
        };
        return new Choice(label, slot.id().value());
    }

    /// The chairs' four minutes before a floor closes; where they have no channel of their own, it pings them.
    ///
    /// @param open how many questions are open
    /// @param fit about how many fit
    public static Post timeLeft(Scene scene, Block block, Instant closes, int open, int fit) {
        Terms terms = scene.terms();
        List<Long> chairs =
                scene.venue().chairsChannel() == null ? scene.venue().chairs() : List.of();
        String mentions =
                String.join("", chairs.stream().map(id -> "<@" + id + "> ").toList());
        String text = terms.text("timeLeft", terms.talks(block), Terms.relative(closes)) + " "
                + (open == 0 ? terms.text("timeLeft.none") : terms.count("timeLeft.open", open, fit));
        return new Message(mentions + text, null, List.of(Buttons.next(scene)), Set.copyOf(chairs));
    }

    public static Message nothingNext(Locale reader) {
        return Message.of(Terms.in(reader).text("time.nothingNext"));
    }

    public static Message nothingOn(Locale reader) {
        return Message.of(Terms.in(reader).text("time.notOn"));
    }

    public static Message noSuchSlot(Locale reader) {
        return Message.of(Terms.in(reader).text("time.noSuchSlot"));
    }

    public static Message nothingToUndo(Locale reader) {
        return Message.of(Terms.in(reader).text("time.nothingToUndo"));
    }

    public static Message notDone(Locale reader) {
        return Message.of(Terms.in(reader).text("time.notDone"));
    }
}
