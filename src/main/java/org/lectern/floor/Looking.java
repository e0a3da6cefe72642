package org.lectern.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.OnNow;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Slot.Talk;
import org.lectern.wording.Forms;
import org.lectern.wording.Listing;
import org.lectern.wording.Programme;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;
import org.lectern.wording.Scene;
import org.lectern.wording.Wanted;

/// Answers those who want to know: what is on, what comes next, the schedule, and which talks there are to ask
/// about.
final class Looking {
    private final Directory directory;
    private final SessionClock clock;

    Looking(Directory directory, SessionClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void look(Interaction.Look look, Responder responder) {
        Instant now = clock.instant();
        Locale reader = look.context().locale();
        List<Conductor> here = look.options().isEmpty() ? directory.meant(look.context(), now) : List.of();
        responder.answer(
                here.size() == 1
                        ? one(here.getFirst().scene().in(reader), look.view(), now)
                        : listing(look, here, now));
    }

    private static Message one(Scene scene, View view, Instant now) {
        return switch (view) {
            case NOW -> Replies.now(scene, now);
            case NEXT -> Replies.next(scene, now);
            case SCHEDULE -> Replies.schedule(scene, now);
        };
    }

    /// @param here what is listed alone; empty for all
    private Message listing(Interaction.Look look, List<Conductor> here, Instant now) {
        Programme programme =
                here.isEmpty() ? directory.programme(look.context()) : Directory.programme(here, look.context());
        if (programme.scenes().isEmpty()) {
            return Replies.nothingPlanned(look.context().locale());
        }
        return switch (Wanted.of(programme, look.options())) {
            case Wanted.Part part -> Listing.page(programme, look.view(), part, Listing.NOW, now);
            case Wanted.Unknown(String typed) ->
                Replies.refused(
                        new Refusal.NotInProgramme(typed), look.context().locale());
        };
    }

    /// Another page of what was listed.
    void page(Interaction.Pressed pressed, Responder responder) {
        Context context = pressed.context();
        Message message = Listing.page(directory.programme(context), pressed.id(), clock.instant())
                .orElseGet(() -> Replies.refused(new Refusal.Gone(), context.locale()));
        var _ = responder.update(CompletableFuture.completedFuture(message));
    }

    /// Suggests the rooms, kinds and days that hold what is typed.
    void suggest(Interaction.Typed typed, Responder responder) {
        responder.suggest(directory.programme(typed.context()).choices(typed.option(), typed.typed()));
    }

    /// Suggests the talks that hold what is typed, the one on now first, then those that are still to come in the
    /// channel; only those that take questions.
    void suggest(Interaction.TalkTyped typed, Responder responder) {
        Instant now = clock.instant();
        List<Conductor> meant = directory.meant(typed.context(), now);
        List<Talk> talks = directory.inReach(typed.context(), now).stream()
                .filter(conductor -> meant.contains(conductor)
                        || SlotTimes.closing(conductor.session()).isAfter(now))
                .flatMap(conductor -> suggested(conductor, typed.typed(), now).stream())
                .toList();
        responder.suggest(talks.stream()
                .limit(Responder.Choice.MAX_CHOICES)
                .map(talk -> Forms.choice(talk, typed.context().locale()))
                .toList());
    }

    private static List<Talk> suggested(Conductor conductor, String typed, Instant now) {
        List<Talk> talks = new ArrayList<>(Talks.holding(conductor.session(), typed).stream()
                .filter(talk -> conductor.scene().blockOf(talk.id()).isPresent())
                .toList());
        if (OnNow.at(conductor.session(), now) instanceof OnNow.On(Talk current) && talks.remove(current)) {
            talks.addFirst(current);
        }
        return talks;
    }
}
