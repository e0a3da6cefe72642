package org.lectern.wording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Post;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder.Choice;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.text.RichText;

/// What is said of a session's time when its chairs change it: one short note to all, and the answers to the chair.
public final class Times {
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
                OtherPlan.note(
                        scene,
                        terms.text(
                                late.by().isNegative()
                                        ? late.absorbed() ? "note.earlierAbsorbed" : "note.earlier"
                                        : late.absorbed() ? "note.laterAbsorbed" : "note.later",
                                minutes(terms, late.by().abs()),
                                next));
            case Act.Hold _ -> OtherPlan.note(scene, terms.text("note.hold"));
            case Act.Resume _ -> OtherPlan.note(scene, terms.text("note.resume", next));
            case Act.Skip skip ->
                OtherPlan.note(
                        scene,
                        terms.text(
                                skip.absorbed() ? "note.skipAbsorbed" : "note.skip",
                                name(terms, course, skip.slot()),
                                next));
            case Act.Undo _ -> OtherPlan.note(scene, terms.text("note.undo", next));
            case Act.Replan replan -> OtherPlan.note(scene, replan, course, at);
            case Act.StartNext _, Act.EndNow _ -> Optional.empty();
        };
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
        return OtherPlan.printed(course, id).map(terms::slot).orElse("?");
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
