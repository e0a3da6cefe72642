package org.lectern.floor;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lectern.chat.Attachment;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.SessionClock;
import org.lectern.schedule.Slot.Talk;
import org.lectern.wording.CalendarFile;
import org.lectern.wording.Programme;
import org.lectern.wording.Programme.Entry;
import org.lectern.wording.Refusal;
import org.lectern.wording.Reminders;
import org.lectern.wording.Replies;
import org.lectern.wording.Wanted;

/// `/calendar`: a part of the programme as a file for a calendar. Without options, it is what the channel has now, or
/// the whole programme where none is held.
final class Calendars {
    private final Directory directory;
    private final RemindMe reminders;
    private final SessionClock clock;

    Calendars(Directory directory, RemindMe reminders, SessionClock clock) {
        this.directory = directory;
        this.reminders = reminders;
        this.clock = clock;
    }

    void run(Interaction.Ran ran, Responder responder) {
        Context context = ran.context();
        String talk = ran.options().get("talk");
        if (Boolean.parseBoolean(ran.options().get("mine"))) {
            responder.answerWhen(mine(context));
        } else if (talk != null) {
            responder.answer(one(context, talk));
        } else {
            responder.answer(part(ran));
        }
    }

    private CompletableFuture<Message> mine(Context context) {
        return reminders
                .entries(context)
                .thenApply(entries -> file(
                        context,
                        entries.stream()
                                .filter(entry -> !entry.isCancelled())
                                .map(Reminders.Entry::talk)
                                .toList()));
    }

    private Message one(Context context, String typed) {
        List<Entry> found = reminders.named(context, typed);
        List<Talk> talks = found.stream().map(entry -> (Talk) entry.slot()).toList();
        return switch (talks.size()) {
            case 0 -> Replies.refused(new Refusal.NoSuchTalk(typed), context.locale());
            case 1 -> file(context, found);
            default -> Replies.refused(new Refusal.Ambiguous(typed, talks), context.locale());
        };
    }

    private Message part(Interaction.Ran ran) {
        Context context = ran.context();
        List<Conductor> here = ran.options().isEmpty() ? directory.meant(context, clock.instant()) : List.of();
        Programme programme = here.isEmpty() ? directory.programme(context) : Directory.programme(here, context);
        if (programme.scenes().isEmpty()) {
            return Replies.nothingPlanned(context.locale());
        }
        return switch (Wanted.of(programme, ran.options())) {
            case Wanted.Part part -> file(context, programme.entries(part));
            case Wanted.Unknown(String typed) -> Replies.refused(new Refusal.NotInProgramme(typed), context.locale());
        };
    }

    private Message file(Context context, List<Entry> entries) {
        Instant now = clock.instant();
        if (entries.isEmpty()) {
            return Replies.nothingToExport(context.locale());
        }
        byte[] file = CalendarFile.of(entries, now, context.server());
        return file.length > Attachment.MAX_BYTES
                ? Replies.refused(new Refusal.TooManyTalks(entries.size()), context.locale())
                : Replies.calendar(entries.size(), file, context.locale());
    }
}
