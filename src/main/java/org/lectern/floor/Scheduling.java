package org.lectern.floor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.lectern.chat.ChatSender;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;

/// Has sessions be scheduled events of their servers, where that is wanted.
final class Scheduling {
    private final Rules rules;
    private final SessionClock clock;
    private final Ledger ledger;
    private final ChatSender chat;
    private final Sender sender;

    Scheduling(Rules rules, SessionClock clock, Ledger ledger, ChatSender chat, Sender sender) {
        this.rules = rules;
        this.clock = clock;
        this.ledger = ledger;
        this.chat = chat;
        this.sender = sender;
    }

    /// Has an event made for each of these that is not over, and brings those up to date that have one.
    CompletableFuture<Void> keep(List<Conductor> conductors) {
        Instant now = clock.instant();
        List<Send> events = conductors.stream()
                .filter(_ -> rules.events())
                .filter(conductor -> now.isBefore(SlotTimes.closing(conductor.session())))
                .filter(conductor -> guild(conductor) != 0)
                .flatMap(conductor -> events(conductor, now))
                .sorted(Comparator.comparing(Send::due))
                .toList();
        return events.isEmpty()
                ? CompletableFuture.completedFuture(null)
                // A database that was restored may not know what was made.
                : ledger.keep(events, now).thenAccept(sends -> sender.take(sends, _ -> ledger.isRestored()));
    }

    private long guild(Conductor conductor) {
        return chat.guildOf(conductor.hosted().venue().channel());
    }

    /// Discord makes none that is on: that one begins by an edit.
    private Stream<Send> events(Conductor conductor, Instant now) {
        Send event = Drafts.event(conductor.session(), guild(conductor));
        return event.due().isAfter(now) ? Stream.of(event) : Stream.of(event, event);
    }
}
