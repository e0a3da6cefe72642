package org.lectern.wording;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Attachment;
import org.lectern.chat.Button;
import org.lectern.chat.Embed;
import org.lectern.chat.Post.Message;
import org.lectern.cue.OnNow;
import org.lectern.cue.SlotTimes;
import org.lectern.question.Filed;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.question.Voted;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;

/// The private answers to commands and buttons.
public final class Replies {
    private Replies() {}

    public static Message refused(Refusal refusal, Locale reader) {
        return Message.of(Cards.cut(refusal.words(reader), Message.MAX_CONTENT));
    }

    public static Message starting(Locale reader) {
        return Message.of(Terms.in(reader).text("starting"));
    }

    /// It came while the bot ends; nothing was done.
    public static Message stopping(Locale reader) {
        return Message.of(Terms.in(reader).text("stopping"));
    }

    /// What came of a vote.
    public static Message voted(Voted voted, Locale reader) {
        Terms terms = Terms.in(reader);
        Question question = voted.question();
        return switch (voted) {
            case Voted.Counted(Question _, boolean again) ->
                Message.of(terms.text(again ? "voted.again" : "voted.counts", question.number()));
            case Voted.TakenBack _ ->
                Message.of(
                        terms.text("voted.takenBack", question.number()), List.of(Buttons.voteAgain(terms, question)));
            case Voted.TooLate _ -> Message.of(terms.text("voted.tooLate", question.number()));
        };
    }

    /// There is no question that a message could answer.
    public static Message nothingToAnswer(Locale reader) {
        return Message.of(Terms.in(reader).text("answer.none"));
    }

    /// A person may answer for a talk.
    ///
    /// @param again whether they could before
    public static Message letIn(Scene scene, Talk talk, long person, boolean again) {
        return Message.of(scene.terms()
                .text(
                        again ? "letIn.again" : "letIn",
                        "<@" + person + ">",
                        scene.terms().talk(talk)));
    }

    /// A person may not answer for a talk any more.
    ///
    /// @param removed whether a chair had let them in
    public static Message letOut(Scene scene, Talk talk, long person, boolean removed) {
        return Message.of(scene.terms()
                .text(
                        removed ? "letOut" : "letOut.never",
                        "<@" + person + ">",
                        scene.terms().talk(talk)));
    }

    /// A link to the wall.
    ///
    /// @param revoked how many earlier ones are none any more
    public static Message wallLink(Scene scene, URI address, int revoked) {
        return link(scene, "link.wall", address, revoked);
    }

    /// A link to the desk.
    ///
    /// @param revoked how many earlier ones are none any more
    public static Message deskLink(Scene scene, URI address, int revoked) {
        return link(scene, "link.desk", address, revoked);
    }

    /// A link to the report.
    ///
    /// @param revoked how many earlier ones are none any more
    public static Message reportLink(Scene scene, URI address, int revoked) {
        return link(scene, "link.report", address, revoked);
    }

    private static Message link(Scene scene, String key, URI address, int revoked) {
        Terms terms = scene.terms();
        String link = terms.text(key, terms.title(scene.session().title()), address);
        return Message.of(
                revoked == 0 ? link : link + "\n" + terms.count("link.revoked", revoked),
                List.of(new Button.Link(address, terms.text("link.open"))));
    }

    /// A question was asked before, or one much like it: nothing is kept yet.
    ///
    /// @param like the one that was
    /// @param asked the new one
    public static Message askedBefore(Scene scene, Question like, NewQuestion asked) {
        Terms terms = scene.terms();
        boolean own = like.asker() == asked.asker();
        String shown = Cards.headUnnamed(scene, like) + "\n> " + Chat.line(like.text(), 2 * Question.MAX_LENGTH);
        Button anyway = Buttons.askAnyway(terms, asked.interaction());
        return Message.of(
                terms.text(own ? "askedBefore.byYou" : "askedBefore", shown),
                own ? List.of(anyway) : List.of(Buttons.voteFor(terms, like), anyway));
    }

    /// A question was certainly not kept.
    public static Message notKept(Locale reader) {
        return Message.of(Terms.in(reader).text("notKept"));
    }

    /// Nobody knows whether a question was kept.
    public static Message perhapsNotKept(Locale reader) {
        return Message.of(Terms.in(reader).text("perhapsNotKept"));
    }

    /// A question is kept: its number, its talk, its place in line, and where it appears.
    public static Message filed(Scene scene, Block block, Filed filed, Instant now) {
        Terms terms = scene.terms();
        Question question = filed.question();
        String kept = terms.text(
                filed.again() ? "filed.again" : "filed", question.number(), about(terms, block, question.talk()));
        List<Button> tell = List.of(Mine.tell(terms, question.session(), true));
        if (question.state() == State.WAITING) {
            return Message.of(kept + "\n" + terms.text("filed.waiting"), tell);
        }
        return Message.of(
                kept + "\n"
                        + (appears(scene, block, now)
                                ? place(terms, block, filed, now) + " " + whereItAppears(scene, block, now)
                                : terms.text("filed.nowhere")),
                tell);
    }

    /// Whether there is a thread for it, or may be one yet.
    private static boolean appears(Scene scene, Block block, Instant now) {
        return scene.threadLink(block).isPresent() || now.isBefore(floorCloses(scene, block));
    }

    /// The talk or the talks that a question is for.
    static String about(Terms terms, Block block, @Nullable SlotId about) {
        return block.talks().stream()
                .filter(talk -> talk.id().equals(about))
                .findFirst()
                .map(talk -> "**" + terms.talk(talk) + "**")
                .orElseGet(() -> terms.text(block.isJoint() ? "filed.allOfJoint" : "filed.allOfOwn", terms.qa(block)));
    }

    private static String place(Terms terms, Block block, Filed filed, Instant now) {
        String ordinal = terms.ordinal(filed.place());
        Instant floor = floorOpens(block);
        return now.isBefore(floor)
                ? terms.text(
                        block.isJoint() ? "place.jointFrom" : "place.ownFrom",
                        ordinal,
                        terms.qa(block),
                        Terms.time(floor))
                : terms.text(block.isJoint() ? "place.joint" : "place.own", ordinal, terms.qa(block));
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
            return scene.terms().text("appears", thread.get());
        }
        Instant opens = SlotTimes.start(block.first());
        return now.isBefore(opens)
                ? scene.terms().text("appears.at", Terms.time(opens))
                : scene.terms().text("appears.soon");
    }

    public static Message now(Scene scene, Instant now) {
        return Message.of(held(scene) + nowLine(scene, now));
    }

    public static Message next(Scene scene, Instant now) {
        return Message.of(held(scene) + nextLine(scene, now));
    }

    /// While the time stands, what is told of times does not hold.
    private static String held(Scene scene) {
        Instant since = scene.heldSince();
        return since == null ? "" : scene.terms().text("now.held", Terms.time(since)) + "\n";
    }

    private static String nextLine(Scene scene, Instant now) {
        Terms terms = scene.terms();
        Session session = scene.session();
        if (session.slots().isEmpty()) {
            return Announcements.nothingLeftLine(scene);
        }
        return switch (OnNow.at(session, now)) {
            case OnNow.Before(Slot first) -> nextLine(terms, first);
            case OnNow.Gap gap -> nextLine(terms, gap.next());
            case OnNow.On(Slot slot) ->
                Agenda.nextAfter(session, slot)
                        .map(next -> nextLine(terms, next))
                        .orElseGet(() -> terms.text("next.nothing", Terms.time(SlotTimes.closing(session))));
            case OnNow.After() -> terms.text("next.over");
        };
    }

    private static String nextLine(Terms terms, Slot next) {
        Instant start = SlotTimes.start(next);
        String authors = next instanceof Talk talk ? terms.people(talk.authors()) : "";
        return terms.text("next", terms.slot(next), Terms.time(start), Terms.relative(start))
                + (authors.isEmpty() ? "" : "\n*" + authors + "*");
    }

    private static String nowLine(Scene scene, Instant now) {
        Terms terms = scene.terms();
        Session session = scene.session();
        if (session.slots().isEmpty()) {
            return Announcements.nothingLeftLine(scene);
        }
        return switch (OnNow.at(session, now)) {
            case OnNow.Before(Slot first) -> terms.text("now.notYet") + " " + nextLine(terms, first);
            case OnNow.Gap gap -> terms.text("now.gap") + " " + nextLine(terms, gap.next());
            case OnNow.On(Slot slot) -> {
                Instant end = SlotTimes.end(session, slot);
                String thread = scene.blockOf(slot.id())
                        .flatMap(scene::threadLink)
                        .map(link -> "\n" + terms.text("now.thread", link))
                        .orElse("");
                yield terms.text("now", terms.slot(slot), Terms.time(end), Terms.relative(end)) + thread;
            }
            case OnNow.After() ->
                now.isBefore(SlotTimes.closing(session))
                        ? terms.text(Agenda.hasOnlyBreaks(session) ? "now.gap" : "talksOver")
                        : terms.text("now.over", terms.title(session.title()));
        };
    }

    public static Message schedule(Scene scene, Instant now) {
        Session session = scene.session();
        Slot current = OnNow.at(session, now) instanceof OnNow.On(Slot slot) ? slot : null;
        if (session.slots().isEmpty()) {
            return Message.of(Announcements.nothingLeftLine(scene));
        }
        String day = Terms.date(SlotTimes.opening(session)) + "\n";
        return Message.of(
                new Embed(
                        scene.terms().title(session.title()),
                        day + Agenda.of(scene, current, Embed.MAX_DESCRIPTION - 100)),
                List.of());
    }

    /// Nothing in the programme, or of somebody's reminders, is to go into a calendar.
    public static Message nothingToExport(Locale reader) {
        return Message.of(Terms.in(reader).text("list.none"));
    }

    /// A part of the programme as a file for a calendar.
    ///
    /// @param entries how many the file has
    public static Message calendar(int entries, byte[] file, Locale reader) {
        Terms terms = Terms.in(reader);
        return Message.of(terms.count("calendar", entries))
                .with(new Attachment("programme.ics", file, terms.text("calendar.file")));
    }

    /// No session is planned where somebody looks.
    public static Message nothingPlanned(Locale reader) {
        return Message.of(Terms.in(reader).text("elsewhere.none"));
    }
}
