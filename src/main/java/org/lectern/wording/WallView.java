package org.lectern.wording;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.OnNow;
import org.lectern.cue.SlotTimes;
import org.lectern.question.Question;
import org.lectern.question.QueueOrder;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;

/// What the wall of a session shows at an instant, in the session's language. All of it is plain text, to be escaped
/// by whoever renders it.
///
/// @param language a BCP 47 tag
/// @param next what comes next; null where nothing does
/// @param stage the question that is being answered; null where there is none
/// @param open those that wait, the most wanted first, as many as may fit on a page
/// @param invite where one joins; null where the configuration names no link `invite`
public record WallView(
        String language,
        String title,
        Now now,
        @Nullable Next next,
        @Nullable Card stage,
        List<Card> open,
        @Nullable URI invite,
        Words words) {
    private static final int HEADING = 140;
    private static final int QUESTION = 280;
    private static final int PERSON = 60;
    private static final int OPEN = 8;

    public WallView {
        open = List.copyOf(open);
    }

    /// What is on.
    ///
    /// @param kind of what is on, for how it looks
    /// @param people empty where it names none
    /// @param until when it ends, or what was announced begins; null where nothing is waited for
    public record Now(
            Kind kind,
            String label,
            String heading,
            String people,
            @Nullable Instant until,
            String untilLabel) {}

    /// How it looks.
    public enum Kind {
        ON,
        BREAK,
        HELD,
        OVER
    }

    /// @param time of day, where the session takes place
    public record Next(String heading, String time, Instant at) {}

    /// A question.
    ///
    /// @param key tells it from the others of the wall
    /// @param talk the talk it is for; empty where that is clear
    /// @param asker empty where it is not to be shown
    public record Card(String key, int number, String text, String talk, String asker, int votes, boolean pinned) {}

    /// The words around it.
    ///
    /// @param open above the open questions, with how many there are: a page has no room for all
    public record Words(String next, String stage, String open, String none, String join, String lost) {}

    /// @param asked all questions of the session
    public static WallView of(Scene scene, List<Question> asked, Instant now) {
        Terms terms = scene.terms();
        OnNow on = OnNow.at(scene.session(), now);
        Optional<Block> block = block(scene, on);
        List<Question> ofBlock = asked.stream()
                .filter(question ->
                        block.isEmpty() || question.block().equals(block.get().id()))
                .toList();
        List<Question> waiting = QueueOrder.VOTES.of(ofBlock).stream()
                .filter(question -> question.state() == State.OPEN)
                .toList();
        @Nullable
        Card stage = asked.stream()
                .filter(question ->
                        question.state() == State.STAGED && now.isBefore(SlotTimes.closing(scene.session())))
                .findFirst()
                .map(question -> card(scene, question, Question.MAX_LENGTH))
                .orElse(null);
        List<Card> open = waiting.stream()
                .limit(OPEN)
                .map(question -> card(scene, question, QUESTION))
                .toList();
        String heading = block.map(terms::heading).orElseGet(() -> terms.text("wall.open"));
        return new WallView(
                scene.language().toLanguageTag(),
                terms.plain(scene.session().title(), HEADING),
                now(scene, on, now),
                next(scene, on),
                stage,
                open,
                scene.venue().links().get("invite"),
                new Words(
                        terms.text("wall.next"),
                        terms.text("wall.stage"),
                        waiting.isEmpty() ? heading : heading + " · " + terms.count("wall.waiting", waiting.size()),
                        terms.text("wall.none"),
                        terms.text("wall.join"),
                        terms.text("wall.lost")));
    }

    /// The block whose questions are shown: that of what is on. Between the blocks all are.
    private static Optional<Block> block(Scene scene, OnNow on) {
        return on instanceof OnNow.On(Slot slot) ? scene.blockOf(slot.id()) : Optional.empty();
    }

    static Now now(Scene scene, OnNow on, Instant now) {
        Terms terms = scene.terms();
        Session session = scene.session();
        boolean held = scene.heldSince() != null;
        return switch (on) {
            case OnNow.Before(Slot first) ->
                new Now(
                        held ? Kind.HELD : Kind.BREAK,
                        terms.text(held ? "wall.held" : "wall.soon"),
                        heading(scene, first),
                        people(first),
                        held ? null : SlotTimes.start(first),
                        terms.text("wall.startsIn"));
            case OnNow.Gap gap ->
                new Now(
                        held ? Kind.HELD : Kind.BREAK,
                        terms.text(held ? "wall.held" : "wall.soon"),
                        heading(scene, gap.next()),
                        people(gap.next()),
                        held ? null : SlotTimes.start(gap.next()),
                        terms.text("wall.startsIn"));
            case OnNow.On(Slot slot) -> {
                boolean pause = slot instanceof Slot.Break;
                yield new Now(
                        held ? Kind.HELD : pause ? Kind.BREAK : Kind.ON,
                        terms.text(held ? "wall.held" : pause ? "wall.break" : "wall.now"),
                        heading(scene, slot),
                        people(slot),
                        held ? null : SlotTimes.end(session, slot),
                        terms.text(pause ? "wall.goesOnIn" : "wall.left"));
            }
            case OnNow.After() -> {
                boolean closed = !now.isBefore(SlotTimes.closing(session));
                yield new Now(
                        Kind.OVER,
                        terms.text(closed || Agenda.hasOnlyBreaks(session) ? "wall.over" : "wall.talksOver"),
                        terms.text("wall.thanks"),
                        "",
                        null,
                        "");
            }
        };
    }

    static @Nullable Next next(Scene scene, OnNow on) {
        Session session = scene.session();
        Optional<Slot> next = switch (on) {
            case OnNow.On(Slot slot) ->
                session.slots().stream()
                        .filter(other -> SlotTimes.start(other).isAfter(SlotTimes.start(slot)))
                        .findFirst();
            case OnNow.Before(Slot first) -> after(session, first);
            case OnNow.Gap gap -> after(session, gap.next());
            case OnNow.After() -> Optional.empty();
        };
        return next.map(slot -> new Next(heading(scene, slot), time(scene, slot), SlotTimes.start(slot)))
                .orElse(null);
    }

    private static Optional<Slot> after(Session session, Slot slot) {
        return session.slots().stream()
                .filter(other -> SlotTimes.start(other).isAfter(SlotTimes.start(slot)))
                .findFirst();
    }

    private static String time(Scene scene, Slot slot) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(scene.language())
                .format(slot.start());
    }

    static String heading(Scene scene, Slot slot) {
        return switch (slot) {
            case Talk talk -> scene.terms().plainTalk(talk, HEADING);
            case Slot.JointQa qa ->
                scene.blockOf(qa.id())
                        .map(scene.terms()::heading)
                        .orElseGet(() -> Chat.unformatted(qa.title(), HEADING));
            case Slot.Break pause -> Chat.unformatted(pause.title(), HEADING);
        };
    }

    private static String people(Slot slot) {
        return slot instanceof Talk talk ? Chat.unformatted(String.join(", ", talk.authors()), HEADING) : "";
    }

    private static Card card(Scene scene, Question question, int length) {
        return new Card(
                question.id().cardKey(),
                question.number(),
                Chat.unformatted(question.text(), length),
                talk(scene, question.talk()),
                question.isAnonymous() ? "" : Chat.unformatted(question.askerName(), PERSON),
                question.standing().votes(),
                question.standing().pinned());
    }

    /// Named where several talks share a block.
    private static String talk(Scene scene, @Nullable SlotId talk) {
        return Optional.ofNullable(talk)
                .filter(id -> scene.blockOf(id)
                        .filter(block -> block.talks().size() > 1)
                        .isPresent())
                .flatMap(scene::slot)
                .map(slot -> heading(scene, slot))
                .orElse("");
    }
}
