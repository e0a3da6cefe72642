package org.lectern.wording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Embed;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post.Message;
import org.lectern.cue.OnNow;
import org.lectern.cue.SlotTimes;
import org.lectern.question.Filed;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;

/// The private answers to commands and buttons.
public final class Replies {
    private Replies() {}

    public static Message refused(Refusal refusal) {
        return Message.of(Cards.cut(refusal.words(), Message.MAX_CONTENT));
    }

    public static Message starting() {
        return Message.of("Lectern is just starting. Please try again in a few seconds.");
    }

    /// It came while the bot ends; nothing was done.
    public static Message stopping() {
        return Message.of("Lectern is just being stopped, so nothing was done. Please try again in a few minutes.");
    }

    /// Nothing was done.
    public static Message notYet() {
        return Message.of("That does not work yet, so nothing was done.");
    }

    /// A question was certainly not kept.
    public static Message notKept() {
        return Message.of("Your question was **not** kept: the bot's storage failed. Please ask again in a moment.");
    }

    /// Nobody knows whether a question was kept.
    public static Message perhapsNotKept() {
        return Message.of(
                "Your question was **probably not** kept: the bot's storage failed while it was being written."
                        + " Look for it in the Q&A thread in a few minutes, and ask again if it is not there.");
    }

    /// A question is kept: its number, its talk, its place in line, and where it appears.
    public static Message filed(Scene scene, Block block, Filed filed, Instant now) {
        Question question = filed.question();
        String number = "**#" + question.number() + "**";
        String opening = filed.again() ? "That was asked already: it is question " : "Kept as question ";
        return Message.of(opening + number + ", for " + about(block, question.talk()) + ".\n"
                + (appears(scene, block, now)
                        ? place(block, filed, now) + " " + whereItAppears(scene, block, now)
                        : "Its Q&A was over before a thread was opened, so it does not appear in the chat."));
    }

    /// Whether there is a thread for it, or may be one yet.
    private static boolean appears(Scene scene, Block block, Instant now) {
        return scene.threadLink(block).isPresent() || now.isBefore(floorCloses(scene, block));
    }

    private static String about(Block block, @Nullable SlotId about) {
        return block.talks().stream()
                .filter(talk -> talk.id().equals(about))
                .findFirst()
                .map(talk -> "**" + Terms.talk(talk) + "**")
                .orElse("all talks of the " + Terms.qa(block));
    }

    private static String place(Block block, Filed filed, Instant now) {
        String place = "It is " + Terms.ordinal(filed.place()) + " in line for " + (block.isJoint() ? "the " : "")
                + Terms.qa(block);
        Instant floor = floorOpens(block);
        return place + (now.isBefore(floor) ? ", which begins at " + Terms.time(floor) : "") + ".";
    }

    /// When the block's questions are answered from on.
    private static Instant floorOpens(Block block) {
        Slot.JointQa qa = block.jointQa();
        return SlotTimes.start(qa == null ? block.first() : qa);
    }

    private static Instant floorCloses(Scene scene, Block block) {
        Slot.JointQa qa = block.jointQa();
        if (qa == null && block.isJoint()) {
            return SlotTimes.closing(scene.session());
        }
        return SlotTimes.end(scene.session(), qa == null ? block.first() : qa);
    }

    private static String whereItAppears(Scene scene, Block block, Instant now) {
        Optional<String> thread = scene.threadLink(block);
        if (thread.isPresent()) {
            return "It appears in " + thread.get() + ".";
        }
        Instant opens = SlotTimes.start(block.first());
        return now.isBefore(opens)
                ? "It appears in the Q&A thread, which opens at " + Terms.time(opens) + "."
                : "It appears in the Q&A thread as soon as that opens.";
    }

    public static Message now(Scene scene, Instant now) {
        return Message.of(nowLine(scene, now));
    }

    public static Message next(Scene scene, Instant now) {
        return Message.of(nextLine(scene, now));
    }

    private static String nextLine(Scene scene, Instant now) {
        Session session = scene.session();
        return switch (OnNow.at(session, now)) {
            case OnNow.Before(Slot first) -> nextLine(first);
            case OnNow.Gap gap -> nextLine(gap.next());
            case OnNow.On(Slot slot) ->
                Agenda.nextAfter(session, slot)
                        .map(Replies::nextLine)
                        .orElse("Nothing comes after this; the session ends at "
                                + Terms.time(SlotTimes.closing(session)) + ".");
            case OnNow.After() -> "The session is over; nothing comes next.";
        };
    }

    private static String nextLine(Slot next) {
        Instant start = SlotTimes.start(next);
        String authors = next instanceof Talk talk ? Terms.people(talk.authors()) : "";
        return "Next: **" + Terms.slot(next) + "**, at " + Terms.time(start) + " (" + Terms.relative(start) + ")."
                + (authors.isEmpty() ? "" : "\n*" + authors + "*");
    }

    private static String nowLine(Scene scene, Instant now) {
        Session session = scene.session();
        return switch (OnNow.at(session, now)) {
            case OnNow.Before(Slot first) -> "Nothing is on yet. " + nextLine(first);
            case OnNow.Gap gap -> "Nothing is on right now. " + nextLine(gap.next());
            case OnNow.On(Slot slot) -> {
                Instant end = SlotTimes.end(session, slot);
                String thread = scene.blockOf(slot.id())
                        .flatMap(scene::threadLink)
                        .map(link -> "\nQuestions: " + link)
                        .orElse("");
                yield "On now: **" + Terms.slot(slot) + "**, until " + Terms.time(end) + " (" + Terms.relative(end)
                        + ")." + thread;
            }
            case OnNow.After() ->
                now.isBefore(SlotTimes.closing(session))
                        ? "The talks are over."
                        : "**" + Terms.title(session.title()) + "** is over.";
        };
    }

    public static Message schedule(Scene scene, Instant now) {
        Session session = scene.session();
        Slot current = OnNow.at(session, now) instanceof OnNow.On(Slot slot) ? slot : null;
        String day = Terms.date(SlotTimes.opening(session)) + "\n";
        return Message.of(
                new Embed(Terms.title(session.title()), day + Agenda.of(session, current, Embed.MAX_DESCRIPTION - 100)),
                List.of());
    }

    /// The view of each of several sessions, for a channel that belongs to none.
    public static Message elsewhere(List<Scene> scenes, View view, Instant now) {
        if (scenes.isEmpty()) {
            return Message.of("No session is planned on this server.");
        }
        String lines = scenes.stream()
                .map(scene -> "<#" + scene.venue().channel() + "> **"
                        + Terms.title(scene.session().title()) + "**\n" + line(scene, view, now))
                .collect(Collectors.joining("\n"));
        return Message.of(Cards.cut(lines, Message.MAX_CONTENT));
    }

    private static String line(Scene scene, View view, Instant now) {
        return switch (view) {
            case NOW -> nowLine(scene, now);
            case NEXT -> nextLine(scene, now);
            case SCHEDULE -> {
                Instant opening = SlotTimes.opening(scene.session());
                yield Terms.date(opening) + ", " + Terms.time(opening) + " to "
                        + Terms.time(SlotTimes.closing(scene.session())) + ": "
                        + Terms.count(scene.session().slots().size(), "slot", "slots")
                        + ". Use `/schedule` in its channel for the agenda.";
            }
        };
    }
}
