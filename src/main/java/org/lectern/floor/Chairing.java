package org.lectern.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Post;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.OnNow;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Access.Action;
import org.lectern.question.Fingerprint;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Moved;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.QueueOrder;
import org.lectern.question.Similarity;
import org.lectern.schedule.Block;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Log;
import org.lectern.wording.Queue;
import org.lectern.wording.Queue.Note;
import org.lectern.wording.QueueAct;
import org.lectern.wording.QueueAct.View;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;
import org.lectern.wording.Scene;

/// The chairs' queue: shows it, and does with its questions what a chair presses.
final class Chairing {
    private static final int LOGGED = 20;

    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;
    private final Moving moving;

    Chairing(Directory directory, Ledger ledger, SessionClock clock, Moving moving) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.moving = moving;
    }

    /// A chair at a session's queue.
    private record Seat(Conductor conductor, Person person, Scene scene) {
        static Optional<Seat> of(Conductor conductor, Context context, Action action) {
            Person person = context.person();
            return Access.may(Access.capacities(person, conductor.hosted().venue()), action)
                    ? Optional.of(new Seat(conductor, person, conductor.scene().in(context.locale())))
                    : Optional.empty();
        }

        Set<Move.Kind> may() {
            return mayDo(Access.capacities(person, conductor.hosted().venue()), conductor);
        }
    }

    /// `/queue`: of the thread's block, else of the block on now, else of all.
    void queue(Interaction.Ran ran, Responder responder) {
        seated(
                ran.context(),
                Action.SEE_QUEUE,
                responder,
                seat -> page(
                        seat, new View(seat.conductor().session().id(), block(seat, ran.context()), 0), Note.NONE));
    }

    /// `/session log`.
    void log(Interaction.Ran ran, Responder responder) {
        seated(
                ran.context(),
                Action.SEE_LOG,
                responder,
                seat -> ledger.log(seat.conductor().session().id(), LOGGED)
                        .thenCombine(
                                ledger.questions(seat.conductor().session().id()),
                                (acts, asked) -> Log.of(seat.scene(), acts, asked)));
    }

    private interface Answer {
        CompletableFuture<Message> to(Seat seat);
    }

    private void seated(Context context, Action action, Responder responder, Answer answer) {
        Locale reader = context.locale();
        Optional<Conductor> conductor = directory.led(context, clock.instant());
        if (conductor.isEmpty()) {
            responder.answer(Replies.refused(directory.notOne(context, clock.instant()), reader));
            return;
        }
        Seat.of(conductor.get(), context, action)
                .ifPresentOrElse(
                        seat -> responder.answerWhen(answer.to(seat)),
                        () -> responder.answer(Replies.refused(new Refusal.NotChair(), reader)));
    }

    private @Nullable SlotId block(Seat seat, Context context) {
        Optional<Block> thread = directory.thread(context);
        if (thread.isPresent()) {
            return thread.get().id();
        }
        return OnNow.at(seat.conductor().session(), clock.instant()) instanceof OnNow.On on
                ? Block.holding(seat.conductor().blocks(), on.slot().id())
                        .map(Block::id)
                        .orElse(null)
                : null;
    }

    /// A button of the queue, or an entry of one of its menus.
    ///
    /// @param chosen the entry; null for a button
    void press(Context context, ButtonId id, @Nullable Choice chosen, Responder responder) {
        switch (pressed(context, id, chosen)) {
            case Pressed.Refused(Refusal why) -> responder.answer(Replies.refused(why, context.locale()));
            case Pressed.Done(CompletableFuture<Message> message) -> {
                var _ = responder.update(message.thenApply(Post.class::cast));
            }
        }
    }

    /// What comes of a press.
    sealed interface Pressed {
        record Refused(Refusal why) implements Pressed {}

        record Done(CompletableFuture<Message> message) implements Pressed {}
    }

    Pressed pressed(Context context, ButtonId id, @Nullable Choice chosen) {
        Optional<QueueAct> act = QueueAct.parse(id.about());
        Optional<Conductor> conductor =
                act.flatMap(each -> directory.byId(each.view().session()));
        if (act.isEmpty() || conductor.isEmpty()) {
            return new Pressed.Refused(new Refusal.Gone());
        }
        return Seat.of(conductor.get(), context, action(act.get()))
                .<Pressed>map(seat -> new Pressed.Done(done(seat, act.get(), chosen)))
                .orElseGet(() -> new Pressed.Refused(new Refusal.NotChair()));
    }

    /// What chairs may do with the questions of a session.
    static Set<Move.Kind> mayDo(Conductor conductor) {
        return mayDo(Set.of(Access.Capacity.ATTENDEE, Access.Capacity.CHAIR), conductor);
    }

    private static Set<Move.Kind> mayDo(Set<Access.Capacity> capacities, Conductor conductor) {
        return Set.of(Move.Kind.values()).stream()
                .filter(kind -> Access.may(capacities, kind, conductor.hosted().moderation()))
                .collect(Collectors.toSet());
    }

    private static Action action(QueueAct act) {
        return switch (act) {
            case QueueAct.Show _, QueueAct.Pick _, QueueAct.Look _ -> Action.SEE_QUEUE;
            case QueueAct.Do doing -> Access.action(doing.kind());
            case QueueAct.MergeInto _ -> Action.MERGE;
            case QueueAct.Undo _, QueueAct.UndoChosen _ -> Action.UNDO;
            case QueueAct.Mute _ -> Action.MUTE;
            case QueueAct.Order _ -> Action.ORDER_QUEUE;
            case QueueAct.MarkAnswer _ -> Action.ANSWER;
        };
    }

    private CompletableFuture<Message> done(Seat seat, QueueAct act, @Nullable Choice chosen) {
        View view = act.view();
        return switch (act) {
            case QueueAct.Show _ -> page(seat, view, Note.NONE);
            case QueueAct.Pick _ -> chosen == null ? page(seat, view, Note.NONE) : look(seat, view, chosen.question());
            case QueueAct.Look(View _, QuestionId question) -> look(seat, view, question);
            case QueueAct.Do(View _, Move.Kind kind, QuestionId question, long seen) ->
                kind == Move.Kind.MERGE
                        ? others(seat, view, question)
                        : plain(kind)
                                .filter(_ -> seat.may().contains(kind))
                                .map(move -> move(seat, view, question, move, seen))
                                .orElseGet(() -> page(seat, view, Queue.nothing(seat.scene())));
            case QueueAct.MergeInto(View _, QuestionId question, long seen) ->
                chosen == null
                        ? look(seat, view, question)
                        : move(seat, view, question, new Move.Merge(chosen.question()), seen);
            case QueueAct.Undo(View _, QuestionId question, long number) -> undo(seat, view, question, number);
            case QueueAct.UndoChosen _ ->
                chosen == null
                        ? page(seat, view, Note.NONE)
                        : chosen.seen() == QueueAct.UNMUTE
                                ? mute(seat, view, chosen.question(), false)
                                : undo(seat, view, chosen.question(), chosen.seen());
            case QueueAct.Mute(View _, QuestionId question, boolean muted) -> mute(seat, view, question, muted);
            case QueueAct.Order(View _, QueueOrder order) -> order(seat, view, order);
            // Its menu belongs to another message.
            case QueueAct.MarkAnswer _ -> page(seat, view, Note.NONE);
        };
    }

    /// The moves that a button alone says.
    private static Optional<Move> plain(Move.Kind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case APPROVE -> new Move.Approve();
                    case STAGE -> new Move.Stage();
                    case UNSTAGE -> new Move.Unstage();
                    case ANSWER -> new Move.Answer(null);
                    case PIN -> new Move.Pin();
                    case UNPIN -> new Move.Unpin();
                    case HIDE -> new Move.Hide();
                    case MERGE, WITHDRAW, CORRECT -> null;
                });
    }

    private CompletableFuture<Message> look(Seat seat, View view, QuestionId id) {
        return moving.find(id)
                .thenCompose(found -> found.map(there -> one(seat, view, there.question(), Note.NONE))
                        .orElseGet(() -> page(seat, view, Queue.nothing(seat.scene()))));
    }

    private CompletableFuture<Message> one(Seat seat, View view, Question question, Note note) {
        return ledger.isMuted(question.id())
                .thenApply(muted -> Queue.one(seat.scene(), view, question, seat.may(), muted, note));
    }

    private CompletableFuture<Message> mute(Seat seat, View view, QuestionId id, boolean muted) {
        return moving.find(id)
                .thenCompose(found -> found.map(there -> mute(seat, view, there.question(), muted))
                        .orElseGet(() -> page(seat, view, Queue.nothing(seat.scene()))));
    }

    private CompletableFuture<Message> mute(Seat seat, View view, Question question, boolean muted) {
        return ledger.mute(question.id(), muted, Moving.who(seat.person()), clock.instant())
                .thenCompose(done -> shown(
                        seat,
                        view,
                        question,
                        done
                                ? Queue.told(
                                        seat.scene(), act(seat, 0, new LogEntry.What.Muted(question.number(), muted)))
                                : Queue.impossible(seat.scene(), question)));
    }

    private CompletableFuture<Message> page(Seat seat, View view, Note note) {
        return queue(view)
                .thenCombine(
                        ledger.order(view.session()),
                        (queue, order) -> Queue.page(seat.scene(), view, order, queue, note));
    }

    /// All that waits in a part of a session's queue, block by block.
    private CompletableFuture<List<Question>> queue(View view) {
        return ledger.order(view.session())
                .thenCombine(
                        view.block() == null
                                ? ledger.questions(view.session())
                                : ledger.questions(view.session(), view.block()),
                        (order, asked) -> blocks(view, asked).stream()
                                .flatMap(block -> order
                                        .of(asked.stream()
                                                .filter(question ->
                                                        question.block().equals(block))
                                                .toList())
                                        .stream())
                                .toList());
    }

    /// In the order of the schedule; at the end those that it has no more.
    private Set<SlotId> blocks(View view, List<Question> asked) {
        if (view.block() != null) {
            return Set.of(view.block());
        }
        Set<SlotId> blocks = new LinkedHashSet<>();
        directory
                .byId(view.session())
                .ifPresent(conductor -> conductor.blocks().forEach(block -> blocks.add(block.id())));
        asked.forEach(question -> blocks.add(question.block()));
        return blocks;
    }

    /// The menu of those that a question may become a part of.
    private CompletableFuture<Message> others(Seat seat, View view, QuestionId id) {
        return moving.find(id)
                .thenCombine(
                        queue(view.ofAll()),
                        (found, queue) -> found.flatMap(there -> {
                            List<Question> others = new ArrayList<>(queue);
                            others.removeIf(other -> other.id().equals(id));
                            sortByLikeness(others, there.question());
                            return others.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(Queue.mergeInto(seat.scene(), view, there.question(), others));
                        }))
                .thenCompose(menu -> menu.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> page(seat, view, Queue.nothing(seat.scene()))));
    }

    /// Whoever merges looks for one that asks the same, and a menu shows but the first of many.
    private static void sortByLikeness(List<Question> questions, Question one) {
        Map<Question, Fingerprint> fingerprints = new HashMap<>();
        questions.forEach(each -> fingerprints.put(each, Fingerprint.of(each.text())));
        Similarity similarity = Similarity.among(fingerprints.values());
        Fingerprint wanted = Fingerprint.of(one.text());
        Map<Question, Double> likeness = new HashMap<>();
        fingerprints.forEach((each, fingerprint) -> likeness.put(each, similarity.of(wanted, fingerprint)));
        questions.sort(Comparator.comparing(likeness::get, Comparator.reverseOrder()));
    }

    private CompletableFuture<Message> move(Seat seat, View view, QuestionId id, Move move, long seen) {
        return moving.find(id)
                .thenCompose(found -> found.map(there -> moving.move(there, move, seen, seat.person())
                                .thenCompose(moved -> after(seat, view, moved, (question, act) -> {
                                    LogEntry.What what = new LogEntry.What.Moved(
                                            question.number(),
                                            move.kind(),
                                            question.standing().intoNumber());
                                    return Queue.done(seat.scene(), view, id, act(seat, act, what));
                                })))
                        .orElseGet(() -> page(seat, view, Queue.nothing(seat.scene()))));
    }

    private CompletableFuture<Message> undo(Seat seat, View view, QuestionId id, long number) {
        return moving.find(id)
                .thenCompose(found -> found.map(there -> moving.undo(there, number, seat.person())
                                .thenCompose(moved -> after(
                                        seat,
                                        view,
                                        moved,
                                        (question, act) -> Queue.told(
                                                seat.scene(),
                                                act(seat, act, new LogEntry.What.Undone(question.number()))))))
                        .orElseGet(() -> page(seat, view, Queue.nothing(seat.scene()))));
    }

    private CompletableFuture<Message> order(Seat seat, View view, QueueOrder order) {
        return ledger.order(view.session(), order, Moving.who(seat.person()), clock.instant())
                .thenCompose(_ ->
                        page(seat, view, Queue.told(seat.scene(), act(seat, 0, new LogEntry.What.Ordered(order)))));
    }

    private LogEntry act(Seat seat, long number, LogEntry.What what) {
        return new LogEntry(number, clock.instant(), seat.person().name(), what, false);
    }

    private interface Telling {
        Note of(Question question, long act);
    }

    private CompletableFuture<Message> after(Seat seat, View view, Moved moved, Telling telling) {
        return switch (moved) {
            case Moved.Done(Question question, long act) -> shown(seat, view, question, telling.of(question, act));
            case Moved.Stale(Question now) -> since(seat, now).thenCompose(note -> shown(seat, view, now, note));
            case Moved.TooManyOpen(Question now, int _) -> shown(seat, view, now, Queue.impossible(seat.scene(), now));
            case Moved.Impossible(Question now) -> shown(seat, view, now, Queue.impossible(seat.scene(), now));
            case Moved.Nothing _ -> page(seat, view, Queue.nothing(seat.scene()));
        };
    }

    /// The question while something may be done with it, else the queue without it.
    private CompletableFuture<Message> shown(Seat seat, View view, Question question, Note note) {
        return switch (question.state()) {
            case OPEN, STAGED, WAITING -> one(seat, view, question, note);
            case ANSWERED, HIDDEN, MERGED, WITHDRAWN -> page(seat, view, note);
        };
    }

    /// What has happened to a question in the meantime.
    private CompletableFuture<Note> since(Seat seat, Question now) {
        return moving.lastOf(now)
                .thenApply(last -> last.map(act -> Queue.stale(seat.scene(), act))
                        .orElseGet(() -> Queue.changed(seat.scene(), now)));
    }
}
