package org.lectern.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Picked;
import org.lectern.chat.Post;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Reply;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Access.Action;
import org.lectern.floor.Access.Capacity;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Moved;
import org.lectern.question.Question;
import org.lectern.question.QueueOrder;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Queue;
import org.lectern.wording.Queue.Note;
import org.lectern.wording.QueueAct;
import org.lectern.wording.QueueAct.View;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;
import org.lectern.wording.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a message the answer to a question: chairs may, and authors for their own talks.
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;
    private final Moving moving;

    Answering(Directory directory, Ledger ledger, SessionClock clock, Moving moving) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.moving = moving;
    }

    /// **Mark as answer** on a message: asks to which question.
    void mark(Interaction.OnMessage on, Responder responder) {
        Context context = on.context();
        Optional<Conductor> session = directory.led(context, clock.instant());
        if (session.isEmpty()) {
            responder.answer(Replies.refused(directory.notOne(context, clock.instant()), context.locale()));
        } else if (!mayAnswerAny(session.get(), context)) {
            responder.answer(Replies.refused(new Refusal.NotAuthor(), context.locale()));
        } else {
            responder.answerWhen(menu(session.get(), context, on.message().path()));
        }
    }

    /// An author's reply to the card of a single question answers it in writing.
    void replied(Reply reply) {
        var _ = ledger.shownBy(reply.to())
                .thenCompose(shown -> shown.size() == 1
                        ? moving.find(shown.getFirst().id())
                        : CompletableFuture.completedFuture(Optional.<Moving.Found>empty()))
                .thenCompose(found -> found.filter(there -> isAnsweredBy(there, reply))
                        .map(there -> moving.move(there, answer(reply.path()), null, reply.author())
                                .thenApply(Optional::of))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())))
                .exceptionally(fault -> {
                    LOG.warn(
                            "The reply {} was not kept as an answer: Mark as answer makes it one", reply.path(), fault);
                    return Optional.empty();
                });
    }

    private static Move answer(String path) {
        return new Move.Answer(Interaction.Message.ADDRESS + path);
    }

    /// The first reply is the answer: what follows is talk.
    private static boolean isAnsweredBy(Moving.Found found, Reply reply) {
        return found.question().standing().answer() == null
                && Access.capacities(reply.author(), found.conductor(), found.question())
                        .contains(Capacity.AUTHOR);
    }

    private static boolean mayAnswerAny(Conductor conductor, Context context) {
        Set<Capacity> capacities =
                Access.capacities(context.person(), conductor.hosted().venue());
        if (conductor.authors().isAuthor(context.person().id())) {
            capacities.add(Capacity.AUTHOR);
        }
        return Access.may(capacities, Action.ANSWER);
    }

    private CompletableFuture<Message> menu(Conductor conductor, Context context, String path) {
        SlotId block = directory.thread(context).map(Block::id).orElse(null);
        View view = new View(conductor.session().id(), block, 0);
        return ledger.order(view.session()).thenCombine(ledger.questions(view.session()), (order, asked) -> {
            List<Question> may = answerable(order, asked, block).stream()
                    .filter(question -> mayAnswer(conductor, context, question))
                    .toList();
            return may.isEmpty()
                    ? Replies.nothingToAnswer(context.locale())
                    : Queue.whichAnswered(conductor.scene().in(context.locale()), view, path, may);
        });
    }

    /// What waits, in order; then what was answered on the floor, the latest first.
    private static List<Question> answerable(QueueOrder order, List<Question> asked, @Nullable SlotId block) {
        List<Question> here = asked.stream()
                .filter(question -> block == null || question.block().equals(block))
                .toList();
        List<Question> all = new ArrayList<>(order.of(here).stream()
                .filter(question -> question.state().isLive())
                .toList());
        here.stream()
                .filter(question -> question.state() == State.ANSWERED
                        && question.standing().answer() == null)
                .sorted(Comparator.comparingInt(Question::number).reversed())
                .forEach(all::add);
        return all;
    }

    private static boolean mayAnswer(Conductor conductor, Context context, Question question) {
        return Access.may(Access.capacities(context.person(), conductor, question), Action.ANSWER);
    }

    /// The question is chosen.
    void picked(Picked picked, QueueAct.MarkAnswer act, Responder responder) {
        Context context = picked.context();
        Optional<Choice> choice = Choice.of(picked.value());
        if (choice.isEmpty()) {
            responder.answer(Replies.refused(new Refusal.Gone(), context.locale()));
            return;
        }
        CompletableFuture<Message> answered = moving.find(choice.get().question())
                .thenCompose(found -> found.map(there ->
                                answer(context, act, there, choice.get().seen()))
                        .orElseGet(() -> CompletableFuture.completedFuture(
                                Replies.refused(new Refusal.Gone(), context.locale()))));
        var _ = responder.update(answered.thenApply(Post.class::cast));
    }

    private CompletableFuture<Message> answer(Context context, QueueAct.MarkAnswer act, Moving.Found found, long seen) {
        if (!mayAnswer(found.conductor(), context, found.question())) {
            return CompletableFuture.completedFuture(Replies.refused(new Refusal.NotAuthor(), context.locale()));
        }
        Scene scene = found.conductor().scene().in(context.locale());
        return moving.move(found, answer(act.path()), seen, context.person())
                .thenApply(moved -> Queue.alone(
                        switch (moved) {
                            case Moved.Done(Question question, long number) ->
                                done(found, context, act, question, number);
                            case Moved.Stale(Question now) -> Queue.changed(scene, now);
                            case Moved.TooManyOpen(Question now, int _) -> Queue.impossible(scene, now);
                            case Moved.Impossible(Question now) -> Queue.impossible(scene, now);
                            case Moved.Nothing _ -> Queue.nothing(scene);
                        }));
    }

    /// With a button to undo it for those who may.
    private Note done(Moving.Found found, Context context, QueueAct.MarkAnswer act, Question question, long number) {
        Scene scene = found.conductor().scene().in(context.locale());
        LogEntry done = new LogEntry(
                number,
                clock.instant(),
                context.person().name(),
                new LogEntry.What.Moved(question.number(), Move.Kind.ANSWER, null),
                false);
        return Access.may(
                        Access.capacities(
                                context.person(), found.conductor().hosted().venue()),
                        Action.UNDO)
                ? Queue.done(scene, act.view(), question.id(), done)
                : Queue.told(scene, done);
    }
}
