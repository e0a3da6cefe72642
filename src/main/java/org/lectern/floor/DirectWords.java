package org.lectern.floor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Post;
import org.lectern.cue.SlotTimes;
import org.lectern.outbox.Send;
import org.lectern.outbox.Words.Said;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.Slot.Talk;
import org.lectern.wording.Mine;
import org.lectern.wording.Reminders;

/// Finds the words of direct messages when they leave.
final class DirectWords {
    private final Directory directory;
    private final Ledger ledger;
    private final InstantSource clock;

    DirectWords(Directory directory, Ledger ledger, InstantSource clock) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    CompletableFuture<Said> of(Conductor conductor, Send send) {
        OptionalLong reminder = Keys.reminderOf(send.key());
        return reminder.isPresent() ? reminder(send, reminder.getAsLong()) : direct(conductor, send);
    }

    private CompletableFuture<Said> reminder(Send send, long id) {
        return ledger.reminders(send.channel())
                .thenApply(reminders -> reminders.stream()
                        .filter(reminder -> reminder.id() == id)
                        .findFirst()
                        .flatMap(reminder -> Keys.isCancelled(send.key()) ? cancelled(reminder) : due(reminder))
                        .<Said>map(Said.Message::new)
                        .orElseGet(() -> new Said.Nothing("it was taken back, or does not hold any more")));
    }

    private Optional<Post.Message> due(Reminder reminder) {
        Instant now = clock.instant();
        return directory
                .bySlot(reminder.talk())
                .map(conductor -> conductor.scene().in(reminder.language()))
                .flatMap(scene -> scene.slot(reminder.talk())
                        .filter(slot -> SlotTimes.end(scene.session(), slot).isAfter(now))
                        .map(slot -> Reminders.due(scene, (Talk) slot, now)));
    }

    private Optional<Post.Message> cancelled(Reminder reminder) {
        if (directory.bySlot(reminder.talk()).isPresent()) {
            return Optional.empty();
        }
        return directory
                .byPrinted(reminder.talk())
                .flatMap(conductor -> conductor.course().printed().slots().stream()
                        .filter(slot -> slot.id().equals(reminder.talk()))
                        .findFirst()
                        .map(slot -> Reminders.cancelled(conductor.scene().in(reminder.language()), slot)));
    }

    /// What became of a question, as its asker reads it, unless that was undone by now.
    private CompletableFuture<Said> direct(Conductor conductor, Send send) {
        long person = send.channel();
        return ledger.directMessages(person)
                .thenCombine(
                        ledger.own(person, List.of(send.session())),
                        (wanted, asked) -> asked.stream()
                                .filter(own -> send.key()
                                        .startsWith(own.question().id().cardKey() + "~"))
                                .findFirst()
                                .map(own -> direct(conductor, send, wanted.get(send.session()), own))
                                .orElseGet(() -> new Said.Nothing("its question is gone")));
    }

    private static Said direct(Conductor conductor, Send send, @Nullable Locale language, OwnQuestion own) {
        if (language == null) {
            return new Said.Nothing("no direct messages are wanted any more");
        }
        Question whole = own.whole().orElse(own.question());
        boolean tellsAnswer = send.key().contains("~a");
        boolean isAnswered = whole.state() == State.ANSWERED;
        // Of a merge nothing need be told any more where the answer is.
        return tellsAnswer == isAnswered && (tellsAnswer || own.whole().isPresent())
                ? new Said.Message(Mine.toldDirectly(conductor.scene().in(language), own.question(), whole))
                : new Said.Nothing("it was undone, or something newer is told");
    }
}
