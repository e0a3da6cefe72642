package org.lectern.floor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.OnNow;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Access.Action;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot.Talk;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;

/// Lets authors in: `/session author`.
final class Admitting {
    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;

    Admitting(Directory directory, Ledger ledger, SessionClock clock) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    void author(Interaction.Ran ran, Responder responder) {
        Context context = ran.context();
        Optional<Conductor> session = directory.led(context, clock.instant());
        if (session.isEmpty()) {
            responder.answer(Replies.refused(directory.notOne(context, clock.instant()), context.locale()));
            return;
        }
        Conductor conductor = session.get();
        if (!Access.may(Access.capacities(context.person(), conductor.hosted().venue()), Action.LET_AUTHOR_IN)) {
            responder.answer(Replies.refused(new Refusal.NotChair(), context.locale()));
            return;
        }
        long person = Long.parseUnsignedLong(ran.options().getOrDefault("person", "0"));
        switch (talk(conductor, context, ran.options().get("talk"))) {
            case Named.One(Talk talk) ->
                responder.answerWhen(admit(
                        conductor,
                        context,
                        talk,
                        person,
                        Boolean.parseBoolean(ran.options().get("remove"))));
            case Named.None(Refusal refusal) -> responder.answer(Replies.refused(refusal, context.locale()));
        }
    }

    private sealed interface Named {
        record One(Talk talk) implements Named {}

        record None(Refusal why) implements Named {}
    }

    /// The talk that was named, else that of the thread, else the one on now.
    private Named talk(Conductor conductor, Context context, @Nullable String typed) {
        if (typed != null && !typed.isBlank()) {
            List<Talk> found = Talks.named(conductor.session(), typed);
            return switch (found.size()) {
                case 0 -> new Named.None(new Refusal.NoSuchTalk(typed));
                case 1 -> new Named.One(found.getFirst());
                default -> new Named.None(new Refusal.Ambiguous(typed, found));
            };
        }
        Optional<Block> thread =
                directory.thread(context).filter(block -> block.talks().size() == 1);
        if (thread.isPresent()) {
            return new Named.One(thread.get().first());
        }
        return OnNow.at(conductor.session(), clock.instant()) instanceof OnNow.On(Talk talk)
                ? new Named.One(talk)
                : new Named.None(new Refusal.NameTalk());
    }

    /// @param removes whether the person is not to answer any more
    CompletableFuture<Message> admit(Conductor conductor, Context context, Talk talk, long person, boolean removes) {
        if (!Access.may(Access.capacities(context.person(), conductor.hosted().venue()), Action.LET_AUTHOR_IN)) {
            return CompletableFuture.completedFuture(Replies.refused(new Refusal.NotChair(), context.locale()));
        }
        return removes ? letOut(conductor, context, talk, person) : letIn(conductor, context, talk, person);
    }

    private CompletableFuture<Message> letIn(Conductor conductor, Context context, Talk talk, long person) {
        return ledger.letIn(conductor.session().id(), talk.id(), person, Moving.who(context.person()), clock.instant())
                .thenApply(added -> {
                    boolean again = !added || conductor.authors().of(talk.id()).contains(person);
                    conductor.authors().letIn(talk.id(), person);
                    return Replies.letIn(conductor.scene().in(context.locale()), talk, person, again);
                });
    }

    private CompletableFuture<Message> letOut(Conductor conductor, Context context, Talk talk, long person) {
        return ledger.letOut(conductor.session().id(), talk.id(), person, Moving.who(context.person()), clock.instant())
                .thenApply(removed -> {
                    if (removed) {
                        conductor.authors().letOut(talk.id(), person);
                    }
                    return Replies.letOut(conductor.scene().in(context.locale()), talk, person, removed);
                });
    }
}
