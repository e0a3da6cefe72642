package org.lectern.floor;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Post;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Access.Action;
import org.lectern.question.Move;
import org.lectern.question.Moved;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.State;
import org.lectern.schedule.SessionId;
import org.lectern.wording.Mine;
import org.lectern.wording.MineAct;
import org.lectern.wording.Queue;
import org.lectern.wording.Queue.Note;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;
import org.lectern.wording.Scene;

/// `/my-questions`: shows people what they have asked, and has them correct and withdraw it.
final class Revising {
    /// How long a form may take to open: Discord waits for three seconds.
    private static final long FORM_MILLIS = 2_000;

    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;
    private final Moving moving;

    Revising(Directory directory, Ledger ledger, SessionClock clock, Moving moving) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.moving = moving;
    }

    /// All that somebody has asked in the sessions of the channel; where there is none, in those of this day.
    void list(Interaction.Ran ran, Responder responder) {
        responder.answerWhen(page(ran.context(), 0, Note.NONE));
    }

    /// A button of theirs, or an entry of their menu.
    ///
    /// @param chosen the entry; null for a button
    void press(Context context, ButtonId id, @Nullable Choice chosen, Responder responder) {
        Optional<MineAct> act = MineAct.parse(id.about());
        if (act.isEmpty()) {
            responder.answer(Replies.refused(new Refusal.Gone(), context.locale()));
            return;
        }
        switch (act.get()) {
            case MineAct.Show(int page) -> update(responder, page(context, page, Note.NONE));
            case MineAct.Pick(int page) ->
                update(responder, chosen == null ? page(context, page, Note.NONE) : look(context, chosen.question()));
            case MineAct.Correct(QuestionId question, long _) -> open(context, question, responder);
            case MineAct.Withdraw(QuestionId question, long seen) ->
                update(responder, withdraw(context, question, seen));
            case MineAct.Tell(SessionId session, boolean wanted) -> tell(context, session, wanted, responder);
            case MineAct.Undo(QuestionId question, long number) ->
                update(responder, restore(context, question, number));
        }
    }

    /// The form of a correction, filled in.
    void filled(Interaction.Filled filled, Responder responder) {
        Context context = filled.context();
        if (MineAct.parse(filled.id().about()).orElse(null)
                instanceof MineAct.Correct(QuestionId question, long seen)) {
            update(responder, correct(context, question, seen, filled.text()));
        } else {
            responder.answer(Replies.refused(new Refusal.Gone(), context.locale()));
        }
    }

    private static void update(Responder responder, CompletableFuture<Message> message) {
        var _ = responder.update(message.thenApply(Post.class::cast));
    }

    /// Notes whether somebody wants direct messages.
    ///
    /// @param session null for those of their list, which is shown again then
    private void tell(Context context, @Nullable SessionId session, boolean wanted, Responder responder) {
        if (session != null && directory.byId(session).isEmpty()) {
            responder.answer(Replies.refused(new Refusal.Gone(), context.locale()));
            return;
        }
        List<SessionId> sessions = session == null ? here(context) : List.of(session);
        CompletableFuture<Integer> noted =
                ledger.directMessages(context.person().id(), sessions, wanted ? context.locale() : null);
        if (session == null) {
            update(responder, noted.thenCompose(_ -> page(context, 0, Mine.direct(context.locale(), wanted))));
        } else {
            responder.answerWhen(noted.thenApply(_ -> Mine.direct(context.locale(), session, wanted)));
        }
    }

    private List<SessionId> here(Context context) {
        return directory.here(context, clock.instant()).stream()
                .map(conductor -> conductor.session().id())
                .toList();
    }

    private CompletableFuture<Message> page(Context context, int page, Note note) {
        List<SessionId> here = here(context);
        long person = context.person().id();
        return ledger.own(person, here)
                .thenCombine(
                        ledger.directMessages(person),
                        (all, wanted) -> Mine.page(
                                context.locale(),
                                page,
                                all.stream()
                                        .flatMap(own -> entry(own, context.locale()).stream())
                                        .toList(),
                                wanted.keySet().containsAll(here),
                                note));
    }

    private Optional<Mine.Entry> entry(OwnQuestion own, Locale reader) {
        return directory
                .byId(own.question().session())
                .map(conductor -> new Mine.Entry(conductor.scene().in(reader), own));
    }

    /// A question and whoever asked it.
    private record Own(Context context, Moving.Found found) {
        Question question() {
            return found.question();
        }

        Scene scene() {
            return found.conductor().scene().in(context.locale());
        }

        boolean may(Action action) {
            return Access.may(Access.capacities(context.person(), found.conductor(), found.question()), action);
        }

        /// What may be done with the question as it stands.
        Set<Move.Kind> may(Question now) {
            Set<Move.Kind> may = EnumSet.noneOf(Move.Kind.class);
            Stream.of(Move.Kind.CORRECT, Move.Kind.WITHDRAW)
                    .filter(kind -> may(Access.action(kind)))
                    .filter(kind -> Move.mayFollow(kind, now.standing()))
                    .filter(kind -> kind != Move.Kind.CORRECT || mayCorrect(now))
                    .forEach(may::add);
            return may;
        }

        boolean mayCorrect(Question now) {
            return found.conductor().hosted().moderation().mayCorrect(now.state());
        }
    }

    /// The answer where somebody may do that with a question; else that they may not, or that there is none.
    private CompletableFuture<Message> own(
            Context context, QuestionId id, Action action, Function<Own, CompletableFuture<Message>> answer) {
        return moving.find(id).thenCompose(found -> {
            Optional<Own> own = found.map(there -> new Own(context, there));
            if (own.isEmpty()) {
                return refused(context, new Refusal.Gone());
            }
            return own.get().may(action) ? answer.apply(own.get()) : refused(context, new Refusal.NotAsker());
        });
    }

    private static CompletableFuture<Message> refused(Context context, Refusal refusal) {
        return CompletableFuture.completedFuture(Replies.refused(refusal, context.locale()));
    }

    private CompletableFuture<Message> look(Context context, QuestionId id) {
        return own(context, id, Action.SEE_OWN, own -> one(own, Note.NONE));
    }

    /// The question as it stands by now.
    private CompletableFuture<Message> one(Own own, Note note) {
        Question question = own.question();
        return ledger.own(question.asker(), List.of(question.session()))
                .thenApply(all -> all.stream()
                        .filter(each -> each.question().id().equals(question.id()))
                        .findFirst()
                        .map(each -> Mine.one(new Mine.Entry(own.scene(), each), own.may(each.question()), note))
                        .orElseGet(() -> Replies.refused(
                                new Refusal.Gone(), own.context().locale())));
    }

    /// Opens the form with the question as it stands by now, where it may still be corrected.
    private void open(Context context, QuestionId id, Responder responder) {
        var _ = moving.find(id).orTimeout(FORM_MILLIS, TimeUnit.MILLISECONDS).whenComplete((found, fault) -> {
            Optional<Own> own = fault == null ? found.map(there -> new Own(context, there)) : Optional.empty();
            if (fault != null) {
                update(responder, CompletableFuture.failedFuture(fault));
            } else if (own.isPresent() && own.get().may(own.get().question()).contains(Move.Kind.CORRECT)) {
                responder.open(Mine.form(own.get().question(), context.locale()));
            } else {
                update(responder, own(context, id, Action.CORRECT, this::notAnyMore));
            }
        });
    }

    private CompletableFuture<Message> notAnyMore(Own own) {
        return one(
                own,
                own.mayCorrect(own.question())
                        ? Queue.impossible(own.scene(), own.question())
                        : Mine.approved(own.scene(), own.question()));
    }

    private CompletableFuture<Message> correct(Context context, QuestionId id, long seen, String typed) {
        return own(context, id, Action.CORRECT, own -> switch (QuestionText.of(typed)) {
            case QuestionText.Refused(Refusal why) -> one(own, Mine.refused(own.scene(), why));
            case QuestionText.Clean(String text) -> {
                boolean isSeen = own.question().standing().revision() == seen;
                if (isSeen && !own.mayCorrect(own.question())) {
                    yield notAnyMore(own);
                }
                yield isSeen && text.equals(own.question().text())
                        ? one(own, Note.NONE)
                        : moved(
                                own,
                                moving.move(own.found(), new Move.Correct(text), seen, context.person()),
                                done -> Mine.corrected(own.scene(), done.question()));
            }
        });
    }

    private CompletableFuture<Message> withdraw(Context context, QuestionId id, long seen) {
        return own(
                context,
                id,
                Action.WITHDRAW,
                own -> moved(
                        own,
                        moving.move(own.found(), new Move.Withdraw(), seen, context.person()),
                        done -> Mine.withdrawn(own.scene(), done.question(), done.act())));
    }

    /// The last that was done with a question that is withdrawn is its withdrawal.
    private CompletableFuture<Message> restore(Context context, QuestionId id, long number) {
        return own(
                context,
                id,
                Action.WITHDRAW,
                own -> own.question().state() == State.WITHDRAWN
                        ? moved(
                                own,
                                moving.undo(own.found(), number, context.person()),
                                done -> Mine.restored(own.scene(), done.question()))
                        : one(own, Queue.nothing(own.scene())));
    }

    private CompletableFuture<Message> moved(
            Own own, CompletableFuture<Moved> moving, Function<Moved.Done, Note> note) {
        return moving.thenCompose(moved -> switch (moved) {
            case Moved.Done done -> one(own, note.apply(done));
            case Moved.Stale(Question now) -> since(own, now).thenCompose(stale -> one(own, stale));
            case Moved.TooManyOpen(Question _, int open) ->
                one(own, Mine.refused(own.scene(), new Refusal.TooManyOpen(open)));
            case Moved.Impossible(Question now) -> one(own, Queue.impossible(own.scene(), now));
            case Moved.Nothing _ -> one(own, Queue.nothing(own.scene()));
        });
    }

    private CompletableFuture<Note> since(Own own, Question now) {
        return moving.lastOf(now)
                .thenApply(last -> last.map(act -> Queue.stale(own.scene(), act))
                        .orElseGet(() -> Queue.changed(own.scene(), now)));
    }
}
