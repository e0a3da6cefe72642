package org.lectern.floor;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.question.NewQuestion;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Forms;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;

/// Takes questions: checks them, finds where they go, has them kept and tells the asker.
final class Asking {
    private final Directory directory;
    private final Rules rules;
    private final SessionClock clock;

    Asking(Directory directory, Rules rules, SessionClock clock) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    void ask(Interaction.Ask ask, Responder responder) {
        if (ask.anonymous()) {
            responder.answer(Replies.notYet());
            return;
        }
        String talk = ask.talk();
        Optional<Conductor> session = directory.at(ask.context(), clock.instant());
        file(
                ask.context(),
                session,
                ask.question(),
                talk == null || talk.isBlank() ? hint(ask.context()) : named(talk),
                responder);
    }

    private static Route.Hint named(String talk) {
        return new Route.Hint.Named(talk);
    }

    private Route.Hint hint(Context context) {
        return directory
                .thread(context)
                .<Route.Hint>map(Route.Hint.InThread::new)
                .orElseGet(Route.Hint.None::new);
    }

    void submitted(Interaction.AskSubmitted form, Responder responder) {
        slot(form.about())
                .filter(about -> directory.bySlot(about).isPresent())
                .ifPresentOrElse(
                        about -> file(
                                form.context(),
                                directory.bySlot(about),
                                form.question(),
                                chosen(about, form.talk()),
                                responder),
                        () -> responder.answer(Replies.refused(
                                new Refusal.Gone(), form.context().locale())));
    }

    private static Route.Hint chosen(SlotId about, @Nullable String talk) {
        if (talk == null) {
            return new Route.Hint.Button(about);
        }
        return talk.equals(Forms.ALL) ? new Route.Hint.All(about) : named(talk);
    }

    void add(Interaction.AddToQa add, Responder responder) {
        Interaction.Message message = add.message();
        Optional<Conductor> session = directory.at(add.context(), clock.instant());
        if (session.isPresent()
                && !Access.mayAdd(
                        add.context().person(), message, session.get().hosted().venue())) {
            responder.answer(
                    Replies.refused(new Refusal.NotYourMessage(), add.context().locale()));
            return;
        }
        // The message's own id stands for the interaction, so that a message that two people add is one
        // question.
        Context asWritten = new Context(
                message.id(),
                message.author(),
                add.context().channel(),
                add.context().parent(),
                add.context().locale());
        file(asWritten, session, message.text(), hint(add.context()), responder);
    }

    /// Opens the form of an **Ask** button.
    void pressed(Interaction.AskPressed pressed, Responder responder) {
        slot(pressed.about())
                .flatMap(about ->
                        directory.bySlot(about).flatMap(conductor -> form(conductor, about, pressed.context())))
                .ifPresentOrElse(
                        responder::open,
                        () -> responder.answer(Replies.refused(
                                new Refusal.Gone(), pressed.context().locale())));
    }

    private Optional<Responder.AskForm> form(Conductor conductor, SlotId about, Context context) {
        // A block without a Q&A slot is known by its first talk: in its thread the button is about the block.
        Optional<Block> whole = directory
                .thread(context)
                .filter(block -> block.isJoint() && block.id().equals(about));
        if (whole.isPresent()) {
            return whole.map(block -> Forms.askBlock(about, block, context.locale()));
        }
        Optional<Slot> slot = conductor.scene().slot(about);
        if (slot.isPresent() && slot.get() instanceof Slot.Talk talk) {
            return Optional.of(Forms.askTalk(talk, context.locale()));
        }
        return Block.holding(conductor.blocks(), about).map(block -> Forms.askBlock(about, block, context.locale()));
    }

    private static Optional<SlotId> slot(String id) {
        try {
            return Optional.of(new SlotId(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private void file(Context context, Optional<Conductor> session, String text, Route.Hint hint, Responder responder) {
        switch (QuestionText.of(text)) {
            case QuestionText.Refused(Refusal why) -> responder.answer(Replies.refused(why, context.locale()));
            case QuestionText.Clean(String question) ->
                session.ifPresentOrElse(
                        found -> file(context, found, question, hint, responder),
                        () -> responder.answer(Replies.refused(directory.noSessionHere(), context.locale())));
        }
    }

    private void file(Context context, Conductor session, String question, Route.Hint hint, Responder responder) {
        Instant now = clock.instant();
        Route route = Route.of(
                session.session(),
                session.blocks(),
                hint,
                now,
                rules.archiveAfter().duration());
        switch (route) {
            case Route.Refused(Refusal refusal) -> responder.answer(Replies.refused(refusal, context.locale()));
            case Route.To(Block block, Slot.@Nullable Talk talk) -> {
                Person person = context.person();
                NewQuestion filed = new NewQuestion(
                        context.id(),
                        session.session().id(),
                        block.id(),
                        talk == null ? null : talk.id(),
                        question,
                        person.id(),
                        person.name(),
                        now,
                        session.hosted().moderation().initial());
                responder.answerWhen(keep(session, block, filed, now, context.locale()));
            }
        }
    }

    private static CompletableFuture<Message> keep(
            Conductor session, Block block, NewQuestion question, Instant now, Locale reader) {
        return session.file(question)
                .thenApply(kept -> Replies.filed(session.scene().in(reader), block, kept.filed(), now))
                .exceptionally(fault -> switch (fault instanceof CompletionException ? fault.getCause() : fault) {
                    case LedgerException failed when failed.isCertain() -> Replies.notKept(reader);
                    case LedgerException _ -> Replies.perhapsNotKept(reader);
                    // Its session has ended between the press and now.
                    case RejectedExecutionException _ -> Replies.stopping(reader);
                    case null, default -> throw new CompletionException(fault);
                });
    }
}
