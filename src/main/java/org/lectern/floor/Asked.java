package org.lectern.floor;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.lectern.outbox.Sender;
import org.lectern.question.Allowance;
import org.lectern.question.Move;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.schedule.SlotId;

/// The questions of one session, one at a time in the order of its decisions.
final class Asked {
    private final Timetable timetable;
    private final Decisions decisions;
    private final Ledger ledger;
    private final Rules rules;
    private final InstantSource clock;
    private final Shown shown;
    private final Sender sender;
    private final Changes changes;
    private final ExecutorService queue;

    Asked(
            Timetable timetable,
            Decisions decisions,
            Ledger ledger,
            Rules rules,
            InstantSource clock,
            Shown shown,
            Sender sender,
            Changes changes,
            ExecutorService queue) {
        this.timetable = timetable;
        this.decisions = decisions;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.shown = shown;
        this.sender = sender;
        this.changes = changes;
        this.queue = queue;
    }

    /// Keeps a question, with its card as a send.
    ///
    /// Here and below, sends are handed on in the order in which they become durable: that of one thread's cards
    /// has to be the same after a crash, since cards that leave together are recognised by the first of them.
    ///
    /// @param allowance null where somebody else than its asker has it kept
    CompletableFuture<Ledger.Filing> file(NewQuestion question, @Nullable Allowance allowance) {
        return CompletableFuture.completedFuture(question)
                .thenComposeAsync(
                        each -> ledger.file(each, place(each.block()), allowance)
                                .thenApply(filing -> {
                                    if (filing instanceof Ledger.Kept kept) {
                                        sender.take(kept.card());
                                        changes.of(timetable.hosted().session().id());
                                    }
                                    return filing;
                                }),
                        queue);
    }

    /// Does a move with a question of this session.
    CompletableFuture<Ledger.Changed> move(Question question, Move move, @Nullable Long seen, Ledger.Who who) {
        return CompletableFuture.completedFuture(question)
                .thenComposeAsync(
                        each -> ledger.move(each.id(), move, seen, who, clock.instant(), place(each.block()))
                                .thenApply(this::handedOn),
                        queue);
    }

    /// Undoes what was done with a question of this session.
    CompletableFuture<Ledger.Changed> undo(Question question, long act, Ledger.Who who) {
        return CompletableFuture.completedFuture(question)
                .thenComposeAsync(
                        each -> ledger.undo(act, who, clock.instant(), place(each.block()), rules.allowance())
                                .thenApply(this::handedOn),
                        queue);
    }

    private Ledger.Changed handedOn(Ledger.Changed changed) {
        shown.send(changed.sends());
        changes.of(timetable.hosted().session().id());
        return changed;
    }

    private Ledger.Place place(SlotId block) {
        return new Ledger.Place(timetable.hosted().venue().channel(), Keys.thread(block), decisions.lastIn(block));
    }
}
