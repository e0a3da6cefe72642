package org.lectern.floor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Interaction.Person;
import org.lectern.floor.Ledger.Changed;
import org.lectern.floor.Ledger.Who;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Moved;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;

/// The one place where moves of questions, and their undoing, are told to whoever asked.
final class Moving {
    /// How many acts are looked through for what has happened to a question in the meantime.
    private static final int SINCE = 200;

    private final Directory directory;
    private final Ledger ledger;
    private final AskedBefore askedBefore;
    private final Telling telling;

    Moving(Directory directory, Ledger ledger, AskedBefore askedBefore, Telling telling) {
        this.askedBefore = askedBefore;
        this.directory = directory;
        this.ledger = ledger;
        this.telling = telling;
    }

    /// A question as it stands, with whoever conducts its session; empty where there is none.
    CompletableFuture<Optional<Found>> find(QuestionId id) {
        return ledger.cards(List.of(id.cardKey()))
                .thenApply(found -> found.stream()
                        .findFirst()
                        .flatMap(question ->
                                directory.byId(question.session()).map(conductor -> new Found(conductor, question))));
    }

    record Found(Conductor conductor, Question question) {}

    /// @param seen the revision that whoever acts has seen; null where they speak of it as it stands
    CompletableFuture<Moved> move(Found found, Move move, @Nullable Long seen, Person person) {
        return done(found.conductor().asked().move(found.question(), move, seen, who(person)));
    }

    CompletableFuture<Moved> undo(Found found, long act, Person person) {
        return done(found.conductor().asked().undo(found.question(), act, who(person)));
    }

    /// What was done last that concerns a question: to put another on stage takes it off, too.
    CompletableFuture<Optional<LogEntry>> lastOf(Question question) {
        return ledger.log(question.session(), SINCE)
                .thenApply(acts -> acts.stream()
                        .filter(act -> isAbout(act.what(), question))
                        .findFirst());
    }

    private static boolean isAbout(LogEntry.What what, Question question) {
        return switch (what) {
            case LogEntry.What.Moved(int number, Move.Kind kind, Integer _) ->
                number == question.number() || kind == Move.Kind.STAGE;
            case LogEntry.What.Undone(int number) -> number == question.number();
            case LogEntry.What.LetIn _,
                    LogEntry.What.Muted _,
                    LogEntry.What.Ordered _,
                    LogEntry.What.Replanned _,
                    LogEntry.What.Other _ -> false;
        };
    }

    static Who who(Person person) {
        return new Who(person.id(), person.name());
    }

    private CompletableFuture<Moved> done(CompletableFuture<Changed> changing) {
        return changing.thenApply(changed -> {
            if (changed.moved() instanceof Moved.Done(Question question, long _)) {
                askedBefore.note(question);
            }
            telling.tell(changed.news());
            return changed.moved();
        });
    }
}
