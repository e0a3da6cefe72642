package org.lectern.floor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.outbox.Send;
import org.lectern.question.Allowance;
import org.lectern.question.Filed;
import org.lectern.question.Fingerprint;
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
    private final AskedBefore askedBefore;
    private final Shelf shelf = new Shelf(System::nanoTime);

    Asking(Directory directory, Rules rules, SessionClock clock, AskedBefore askedBefore) {
        this.askedBefore = askedBefore;
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    void ask(Interaction.Ask ask, Responder responder) {
        String talk = ask.talk();
        if (talk == null || talk.isBlank()) {
            file(wanted(ask, hint(ask.context())), directory.at(ask.context(), clock.instant()), responder);
        } else {
            named(ask, talk, responder);
        }
    }

    private void named(Interaction.Ask ask, String talk, Responder responder) {
        List<Conductor> meant = directory.meant(ask.context(), clock.instant());
        List<Conductor> having = directory.having(ask.context(), clock.instant(), talk);
        Optional<SlotId> moved = having.isEmpty()
                ? meant.stream()
                        .flatMap(session -> movedAway(session, talk).stream())
                        .findFirst()
                : Optional.empty();
        if (having.size() > 1) {
            List<Slot.Talk> talks = having.stream()
                    .flatMap(session -> Talks.named(session.session(), talk).stream())
                    .toList();
            responder.answer(Replies.refused(
                    new Refusal.Ambiguous(talk, talks), ask.context().locale()));
        } else {
            file(
                    wanted(ask, moved.<Route.Hint>map(Route.Hint.Button::new).orElseGet(() -> named(talk))),
                    moved.flatMap(directory::bySlot)
                            .or(() -> having.stream().findFirst())
                            .or(() -> meant.stream().findFirst()),
                    responder);
        }
    }

    private static Wanted wanted(Interaction.Ask ask, Route.Hint hint) {
        return new Wanted(ask.context(), ask.question(), hint, ask.anonymous(), true);
    }

    /// The talk that is meant where the session has none that is called so any more, but another one has it now.
    private Optional<SlotId> movedAway(Conductor session, String talk) {
        List<Slot.Talk> printed = Talks.named(session.course().printed(), talk);
        return Talks.named(session.session(), talk).isEmpty() && printed.size() == 1
                ? Optional.of(printed.getFirst().id())
                        .filter(id -> directory.bySlot(id).isPresent())
                : Optional.empty();
    }

    /// A question as it came.
    ///
    /// @param own whether whoever asks has it kept, and no chair
    private record Wanted(Context context, String text, Route.Hint hint, boolean anonymous, boolean own) {}

    private static Route.Hint named(String talk) {
        return new Route.Hint.Named(talk);
    }

    private Route.Hint hint(Context context) {
        return directory
                .thread(context)
                .<Route.Hint>map(Route.Hint.InThread::new)
                .or(() -> directory.leftOut(context).map(block -> new Route.Hint.LeftOut(block.first())))
                .orElseGet(Route.Hint.None::new);
    }

    void submitted(Interaction.AskSubmitted form, Responder responder) {
        slot(form.about())
                .filter(about -> directory.bySlot(about).isPresent())
                .ifPresentOrElse(
                        about -> file(
                                new Wanted(
                                        form.context(),
                                        form.question(),
                                        chosen(about, form.talk()),
                                        form.anonymous(),
                                        true),
                                directory.bySlot(about),
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
                add.context().locale(),
                add.context().server());
        boolean own = message.author().id() == add.context().person().id();
        file(new Wanted(asWritten, message.text(), hint(add.context()), false, own), session, responder);
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
        boolean anonymous = conductor.hosted().anonymous();
        // A block without a Q&A slot is known by its first talk: in its thread the button is about the block.
        Optional<Block> whole = directory
                .thread(context)
                .filter(block -> block.isJoint() && block.id().equals(about));
        if (whole.isPresent()) {
            return whole.map(block -> Forms.askBlock(about, block, anonymous, context.locale()));
        }
        Optional<Slot> slot = conductor.scene().slot(about);
        if (slot.isPresent() && slot.get() instanceof Slot.Talk talk) {
            return Optional.of(Forms.askTalk(talk, anonymous, context.locale()));
        }
        return Block.holding(conductor.blocks(), about)
                .map(block -> Forms.askBlock(about, block, anonymous, context.locale()));
    }

    private static Optional<SlotId> slot(String id) {
        try {
            return Optional.of(new SlotId(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private void file(Wanted wanted, Optional<Conductor> session, Responder responder) {
        Locale reader = wanted.context().locale();
        switch (QuestionText.of(wanted.text())) {
            case QuestionText.Refused(Refusal why) -> responder.answer(Replies.refused(why, reader));
            case QuestionText.Clean _
            when session.isEmpty() ->
                responder.answer(Replies.refused(directory.notOne(wanted.context(), clock.instant()), reader));
            case QuestionText.Clean _
            when wanted.anonymous() && !session.get().hosted().anonymous() ->
                responder.answer(Replies.refused(new Refusal.NotAnonymous(), reader));
            case QuestionText.Clean(String question) -> file(wanted, session.get(), question, responder);
        }
    }

    private void file(Wanted wanted, Conductor session, String question, Responder responder) {
        Context context = wanted.context();
        Instant now = clock.instant();
        Route route = Route.of(
                session.session(),
                session.blocks(),
                wanted.hint(),
                now,
                rules.archiveAfter().duration());
        switch (route) {
            case Route.Refused(Refusal refusal) ->
                responder.answer(Replies.refused(unlessLeftOut(session, refusal), context.locale()));
            case Route.To(Block block, Slot.@Nullable Talk talk) -> {
                Person person = context.person();
                NewQuestion asked = new NewQuestion(
                        context.id(),
                        session.session().id(),
                        block.id(),
                        talk == null ? null : talk.id(),
                        question,
                        person.id(),
                        wanted.anonymous() ? "" : person.name(),
                        now,
                        session.hosted().moderation().initial());
                Locale reader = context.locale();
                responder.answerWhen(told(
                        wanted.own()
                                ? unlessAskedBefore(session, block, asked, reader)
                                : keep(session, block, asked, () -> Fingerprint.of(asked.text()), null, reader),
                        reader));
            }
        }
    }

    /// No talk is called so any more: perhaps one was.
    private static Refusal unlessLeftOut(Conductor session, Refusal refusal) {
        if (refusal instanceof Refusal.NoSuchTalk(String typed)) {
            List<Slot.Talk> printed = Talks.named(session.course().printed(), typed);
            return printed.size() == 1 ? new Refusal.LeftOut(printed.getFirst()) : refusal;
        }
        return refusal;
    }

    private CompletableFuture<Message> unlessAskedBefore(
            Conductor session, Block block, NewQuestion asked, Locale reader) {
        Fingerprint fingerprint = Fingerprint.of(asked.text());
        return askedBefore.like(asked, fingerprint).thenCompose(like -> {
            if (like.isEmpty()) {
                return keep(session, block, asked, () -> fingerprint, rules.allowance(), reader);
            }
            shelf.put(asked, block);
            return CompletableFuture.completedFuture(
                    Replies.askedBefore(session.scene().in(reader), like.get(), asked));
        });
    }

    /// **Ask mine anyway**: files the question with the interaction that it came with first, so that it is one
    /// however often this is pressed.
    void anyway(Pressed pressed, Responder responder) {
        Context context = pressed.context();
        Optional<Shelf.Shelved> shelved = interaction(pressed.id().about())
                .flatMap(shelf::get)
                .filter(each -> each.question().asker() == context.person().id());
        Optional<Conductor> session =
                shelved.flatMap(each -> directory.byId(each.question().session()));
        if (shelved.isEmpty() || session.isEmpty()) {
            responder.answer(Replies.refused(new Refusal.Forgotten(), context.locale()));
            return;
        }
        NewQuestion asked = shelved.get().question().at(clock.instant());
        responder.answerWhen(told(
                keep(
                        session.get(),
                        shelved.get().block(),
                        asked,
                        () -> Fingerprint.of(asked.text()),
                        rules.allowance(),
                        context.locale()),
                context.locale()));
    }

    private static Optional<Long> interaction(String id) {
        try {
            return Optional.of(Long.parseUnsignedLong(id));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    /// @param allowance null where somebody else than its asker has it kept
    private CompletableFuture<Message> keep(
            Conductor session,
            Block block,
            NewQuestion asked,
            Supplier<Fingerprint> fingerprint,
            @Nullable Allowance allowance,
            Locale reader) {
        return session.asked().file(asked, allowance).thenApply(filing -> switch (filing) {
            case Ledger.Kept(Filed filed, List<Send> _) -> {
                askedBefore.note(filed.question(), fingerprint);
                yield Replies.filed(session.scene().in(reader), block, filed, asked.askedAt());
            }
            case Ledger.TooFast(Instant until) ->
                Replies.refused(new Refusal.TooFast(rules.allowance().aMinute(), until), reader);
            case Ledger.TooManyOpen(int open) -> Replies.refused(new Refusal.TooManyOpen(open), reader);
            case Ledger.Muted _ -> Replies.refused(new Refusal.Muted(), reader);
        });
    }

    private static CompletableFuture<Message> told(CompletableFuture<Message> answer, Locale reader) {
        return answer.exceptionally(fault -> switch (fault instanceof CompletionException ? fault.getCause() : fault) {
            case LedgerException failed when failed.isCertain() -> Replies.notKept(reader);
            case LedgerException _ -> Replies.perhapsNotKept(reader);
            // Its session, or Lectern, has ended between the press and now.
            case RejectedExecutionException _ -> Replies.stopping(reader);
            case null, default -> throw new CompletionException(fault);
        });
    }
}
