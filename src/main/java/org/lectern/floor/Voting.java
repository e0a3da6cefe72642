package org.lectern.floor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.lectern.chat.Interaction.Pressed;
import org.lectern.chat.Post;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Ledger.Ballot;
import org.lectern.floor.Ledger.Cast;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Voted;
import org.lectern.wording.Cards;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;

/// Counts votes. The press of a card's button is answered by the card with its new count.
final class Voting {
    /// How often, and after how long, a card is looked for whose message is there but not recorded yet.
    private static final int LOOKS = 5;

    private static final long LOOK_AGAIN_MILLIS = 200;

    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;
    private final Shown shown;
    private final Changes changes;

    Voting(Directory directory, Ledger ledger, SessionClock clock, Shown shown, Changes changes) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.shown = shown;
        this.changes = changes;
    }

    /// The button of a card: counts, or takes the vote back where it counts already.
    void press(Pressed pressed, Responder responder) {
        Optional<QuestionId> question = QuestionId.ofCard(pressed.id().about());
        if (question.isEmpty()) {
            responder.answer(Replies.refused(new Refusal.Gone(), locale(pressed)));
            return;
        }
        long since = System.nanoTime();
        CompletableFuture<Cast> cast = cast(pressed, question.get(), Ballot.Wish.PRESS)
                .thenApply(counted -> {
                    counted.edits().forEach(shown::note);
                    return counted;
                });
        CompletableFuture<Boolean> landed = responder.update(cast.thenCompose(this::rendered));
        var _ = cast.thenAccept(counted -> {
            shown.sendUnless(counted.edits(), since, landed);
            counted.voted().ifPresent(voted -> {
                switch (voted) {
                    case Voted.Counted _ -> {}
                    case Voted.TakenBack _, Voted.TooLate _ -> {
                        var _ = responder.later().tell(Replies.voted(voted, locale(pressed)));
                    }
                }
            });
        });
    }

    /// A button of a private message: counts, whether it did before or not.
    void put(Pressed pressed, Responder responder) {
        Optional<QuestionId> question = QuestionId.ofCard(pressed.id().about());
        if (question.isEmpty()) {
            responder.answer(Replies.refused(new Refusal.Gone(), locale(pressed)));
            return;
        }
        responder.answerWhen(cast(pressed, question.get(), Ballot.Wish.PUT).thenApply(cast -> {
            shown.send(cast.edits());
            return cast.voted()
                    .map(voted -> Replies.voted(voted, locale(pressed)))
                    .orElseGet(() -> Replies.refused(new Refusal.Gone(), locale(pressed)));
        }));
    }

    private CompletableFuture<Cast> cast(Pressed pressed, QuestionId question, Ballot.Wish wish) {
        return ledger.vote(new Ballot(question, pressed.context().person().id(), wish, clock.instant()))
                .thenApply(cast -> {
                    cast.voted().ifPresent(voted -> changes.of(voted.question().session()));
                    return cast;
                });
    }

    private static Locale locale(Pressed pressed) {
        return pressed.context().locale();
    }

    /// The message that shows the question, with all its cards.
    private CompletableFuture<Post> rendered(Cast cast) {
        Question question = cast.voted()
                .map(Voted::question)
                .orElseThrow(() -> new IllegalStateException("there is no such question any more"));
        return together(question.id(), cast.together(), LOOKS)
                .thenApply(there -> directory
                        .byId(question.session())
                        .map(conductor -> Cards.bearing(conductor.scene(), there))
                        .orElseThrow(() -> new IllegalStateException("its session is not configured any more")));
    }

    private CompletableFuture<List<Question>> together(QuestionId question, List<Question> there, int looks) {
        if (!there.isEmpty() || looks == 0) {
            return CompletableFuture.completedFuture(there);
        }
        return CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS))
                .thenCompose(_ -> ledger.together(question))
                .thenCompose(found -> together(question, found, looks - 1));
    }
}
