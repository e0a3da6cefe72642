package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Programme;
import org.lectern.wording.Refusal;
import org.lectern.wording.Reminders;
import org.lectern.wording.Replies;

/// `/remind`: sets reminders of talks, lists those of whoever asks, and takes them back.
final class RemindMe {
    private static final int MOST = 25;
    private static final int MOST_MINUTES = 60;
    private static final String USUAL_MINUTES = "5";

    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;
    private final Reminding reminding;

    RemindMe(Directory directory, Ledger ledger, SessionClock clock, Reminding reminding) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.reminding = reminding;
    }

    void run(Interaction.Ran ran, Responder responder) {
        Context context = ran.context();
        String typed = ran.options().get("talk");
        int minutes = Integer.parseInt(ran.options().getOrDefault("before", USUAL_MINUTES));
        responder.answerWhen(typed == null ? list(context) : set(context, typed, Math.clamp(minutes, 0, MOST_MINUTES)));
    }

    private CompletableFuture<Message> set(Context context, String typed, int minutes) {
        List<Programme.Entry> found = named(context, typed);
        if (found.size() != 1) {
            List<Talk> talks = found.stream().map(entry -> (Talk) entry.slot()).toList();
            return refused(
                    context, talks.isEmpty() ? new Refusal.NoSuchTalk(typed) : new Refusal.Ambiguous(typed, talks));
        }
        Programme.Entry talk = found.getFirst();
        Instant now = clock.instant();
        if (!talk.start().isAfter(now)) {
            return refused(context, new Refusal.Begun((Talk) talk.slot()));
        }
        // What would be due at once is of no use.
        boolean isLate = !talk.start().minus(Duration.ofMinutes(minutes)).isAfter(now);
        Duration before = Duration.ofMinutes(isLate ? 0 : minutes);
        return ledger.remind(context.person().id(), talk.slot().id(), before, context.locale(), MOST)
                .thenApply(kept -> kept.map(reminder -> {
                            reminding.add(reminder);
                            return Reminders.set(talk, before);
                        })
                        .orElseGet(() -> Replies.refused(new Refusal.TooManyReminders(MOST), context.locale())));
    }

    /// The talk with this id, else the talks that are called so in the session of the channel, else in all.
    List<Programme.Entry> named(Context context, String typed) {
        return found(context, typed, Talks::named);
    }

    private List<Programme.Entry> found(Context context, String typed, BiFunction<Session, String, List<Talk>> find) {
        List<Conductor> all = directory.of(context);
        Stream<Conductor> here = directory.at(context, clock.instant()).stream();
        List<Programme.Entry> byId = all.stream()
                .flatMap(conductor -> entries(
                        context,
                        conductor,
                        typed,
                        (session, id) -> Talks.of(session)
                                .filter(talk -> talk.id().value().equals(id.strip()))
                                .toList()))
                .toList();
        if (!byId.isEmpty()) {
            return byId;
        }
        List<Programme.Entry> inSession = here.flatMap(conductor -> entries(context, conductor, typed, find))
                .toList();
        return inSession.isEmpty()
                ? all.stream()
                        .flatMap(conductor -> entries(context, conductor, typed, find))
                        .toList()
                : inSession;
    }

    private static Stream<Programme.Entry> entries(
            Context context, Conductor conductor, String typed, BiFunction<Session, String, List<Talk>> find) {
        return find.apply(conductor.session(), typed).stream()
                .map(talk -> new Programme.Entry(conductor.scene().in(context.locale()), talk));
    }

    private CompletableFuture<Message> list(Context context) {
        return entries(context).thenApply(entries -> Reminders.list(entries, context.locale()));
    }

    /// What somebody is still to be reminded of, in order of time. A talk that was cancelled is as printed.
    CompletableFuture<List<Reminders.Entry>> entries(Context context) {
        Instant now = clock.instant();
        return ledger.reminders(context.person().id()).thenApply(reminders -> {
            List<Reminders.Entry> entries = new ArrayList<>();
            for (Reminder reminder : reminders) {
                if (reminder.state().isToCome()) {
                    entry(context, reminder)
                            .filter(entry -> entry.talk().end().isAfter(now))
                            .ifPresent(entries::add);
                }
            }
            entries.sort(Comparator.comparing(entry -> entry.talk().start()));
            return List.copyOf(entries);
        });
    }

    private Optional<Reminders.Entry> entry(Context context, Reminder reminder) {
        Optional<Conductor> running = directory.bySlot(reminder.talk());
        return running.or(() -> directory.byPrinted(reminder.talk()))
                .flatMap(conductor -> conductor.course().printed().slots().stream()
                        .filter(slot -> slot.id().equals(reminder.talk()))
                        .findFirst()
                        .map(printed -> new Programme.Entry(
                                conductor.scene().in(context.locale()),
                                conductor.scene().slot(reminder.talk()).orElse(printed)))
                        .map(talk -> new Reminders.Entry(talk, reminder.before(), running.isEmpty())));
    }

    /// A button of a reminder, or of the list of them.
    void press(Interaction.Pressed pressed, Responder responder) {
        Context context = pressed.context();
        Optional<SlotId> talk = Reminders.takesBack(pressed.id());
        if (talk.isPresent()) {
            var _ = responder.update(takeBack(context, talk.get()).thenApply(message -> message));
        } else {
            responder.answerWhen(list(context));
        }
    }

    /// One of the list was chosen: it is taken back, and the list shown again.
    void pick(Interaction.Picked picked, Responder responder) {
        Context context = picked.context();
        var _ = responder.update(takeBack(context, new SlotId(picked.value()))
                .thenCompose(_ -> list(context))
                .thenApply(message -> message));
    }

    private CompletableFuture<Message> takeBack(Context context, SlotId talk) {
        return ledger.forget(context.person().id(), talk).thenApply(there -> {
            reminding.forget(context.person().id(), talk);
            return Reminders.takenBack(there, context.locale());
        });
    }

    /// Suggests the talks to come that hold what is typed: those of the session of the channel first, then by time.
    void suggest(Interaction.Typed typed, Responder responder) {
        Context context = typed.context();
        Instant now = clock.instant();
        Optional<Conductor> here = directory.at(context, now);
        responder.suggest(directory.of(context).stream()
                .sorted(Comparator.comparing(
                        conductor -> here.filter(conductor::equals).isEmpty()))
                .flatMap(conductor -> Talks.holding(conductor.session(), typed.typed()).stream()
                        .filter(talk -> SlotTimes.start(talk).isAfter(now))
                        .map(talk -> new Programme.Entry(conductor.scene().in(context.locale()), talk)))
                .limit(Responder.Choice.MAX_CHOICES)
                .map(Reminders::choice)
                .toList());
    }

    private static CompletableFuture<Message> refused(Context context, Refusal refusal) {
        return CompletableFuture.completedFuture(Replies.refused(refusal, context.locale()));
    }
}
