package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder;
import org.lectern.cue.Act;
import org.lectern.cue.Course;
import org.lectern.cue.OnNow;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.floor.Access.Action;
import org.lectern.floor.Ledger.Who;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;
import org.lectern.wording.Times;

/// What chairs do to a session's time: `/session late`, `start`, `hold`, `resume`, `end`, `skip` and `undo`.
final class Timing {
    private final Directory directory;
    private final SessionClock clock;

    Timing(Directory directory, SessionClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// Whether a command is one of these.
    static boolean isAbout(String command) {
        return switch (command) {
            case "session late",
                    "session start",
                    "session hold",
                    "session resume",
                    "session end",
                    "session skip",
                    "session undo" -> true;
            default -> false;
        };
    }

    void run(Interaction.Ran ran, Responder responder) {
        Context context = ran.context();
        Optional<Conductor> session = directory.led(context, clock.instant());
        if (session.isEmpty()) {
            responder.answer(Replies.refused(directory.notOne(context, clock.instant()), context.locale()));
        } else if (!mayRun(context, session.get())) {
            responder.answer(Replies.refused(new Refusal.NotChair(), context.locale()));
        } else {
            act(session.get(), ran, responder);
        }
    }

    private static boolean mayRun(Context context, Conductor session) {
        return Access.may(Access.capacities(context.person(), session.hosted().venue()), Action.RUN_TIME);
    }

    /// Whether a command that names no slot means what another has just done: else the second of two who want the
    /// next slot to start would start the one after it.
    private static boolean isSame(Interaction.Ran ran, Act unseen) {
        return switch (unseen) {
            case Act.StartNext _ -> ran.command().equals("session start");
            case Act.EndNow _ -> ran.command().equals("session end");
            case Act.Skip _ ->
                ran.command().equals("session skip") && !ran.options().containsKey("slot");
            case Act.Undo _ -> ran.command().equals("session undo");
            case Act.Late _, Act.Hold _, Act.Resume _, Act.Replan _ -> false;
        };
    }

    private void act(Conductor session, Interaction.Ran ran, Responder responder) {
        Optional<Act> same =
                session.timetable().unseenBy(ran.context().person().id()).filter(unseen -> isSame(ran, unseen));
        if (same.isPresent()) {
            take(session, same.get(), ran.context(), responder);
            return;
        }
        Locale reader = ran.context().locale();
        Instant now = clock.instant();
        Act act;
        switch (ran.command()) {
            case "session late" ->
                act = new Act.Late(
                        Duration.ofMinutes(Long.parseLong(ran.options().getOrDefault("minutes", "0"))), absorbs(ran));
            case "session hold" -> act = new Act.Hold();
            case "session resume" -> act = new Act.Resume();
            case "session start" -> {
                Optional<Slot> next = session.course().next(now);
                if (next.isEmpty()) {
                    responder.answer(Times.nothingNext(reader));
                    return;
                }
                act = new Act.StartNext(next.get().id());
            }
            case "session end" -> {
                SlotId on = on(session.session(), now);
                if (on == null) {
                    responder.answer(Times.nothingOn(reader));
                    return;
                }
                act = new Act.EndNow(on);
            }
            case "session skip" -> {
                SlotId slot = toSkip(session, ran.options().get("slot"), now);
                if (slot == null) {
                    responder.answer(Times.noSuchSlot(reader));
                    return;
                }
                act = new Act.Skip(slot, absorbs(ran));
            }
            case "session undo" -> {
                Optional<Act.Done> last = session.course().last();
                if (last.isEmpty()) {
                    responder.answer(Times.nothingToUndo(reader));
                    return;
                }
                act = new Act.Undo(last.get().id());
            }
            default -> throw new IllegalArgumentException("not about time: " + ran.command());
        }
        take(session, act, ran.context(), responder);
    }

    /// The **Undo** button under what was done: `SESSION.ACT`.
    void undo(Interaction.Pressed pressed, Responder responder) {
        Context context = pressed.context();
        String[] about = pressed.id().about().split("\\.", 2);
        Optional<Conductor> session = directory.all().stream()
                .filter(conductor -> conductor.session().id().value().equals(about[0]))
                .findFirst();
        if (session.isEmpty() || about.length < 2) {
            responder.answer(Replies.refused(new Refusal.Gone(), context.locale()));
        } else if (!mayRun(context, session.get())) {
            responder.answer(Replies.refused(new Refusal.NotChair(), context.locale()));
        } else {
            take(session.get(), new Act.Undo(Integer.parseInt(about[1])), context, responder);
        }
    }

    /// The same button at the desk of a session.
    CompletableFuture<Message> undone(Conductor session, Context context, ButtonId id) {
        String[] about = id.about().split("\\.", 2);
        boolean isOfSession = session.session().id().value().equals(about[0]);
        return isOfSession && about.length == 2 && about[1].matches("\\d{1,9}")
                ? take(session, new Act.Undo(Integer.parseInt(about[1])), null, context)
                : CompletableFuture.completedFuture(Replies.refused(new Refusal.Gone(), context.locale()));
    }

    CompletableFuture<Message> nothingToUndo(Locale reader) {
        return CompletableFuture.completedFuture(Times.nothingToUndo(reader));
    }

    /// The slots that may be skipped and hold what is typed.
    void suggest(Interaction.Typed typed, Responder responder) {
        Instant now = clock.instant();
        String wanted = typed.typed().strip().toLowerCase(Locale.ROOT);
        responder.suggest(directory
                .at(typed.context(), now)
                .map(conductor -> conductor.session().slots().stream()
                        .filter(slot -> now.isBefore(SlotTimes.end(conductor.session(), slot)))
                        .map(slot -> Times.choice(slot, typed.context().locale()))
                        .filter(choice ->
                                choice.label().toLowerCase(Locale.ROOT).contains(wanted))
                        .limit(Responder.Choice.MAX_CHOICES)
                        .toList())
                .orElse(List.of()));
    }

    private void take(Conductor session, Act act, Context context, Responder responder) {
        responder.answerWhen(take(session, act, null, context));
    }

    /// @param seen how many acts whoever acts has seen; null where they speak of the time as it is
    CompletableFuture<Message> take(Conductor session, Act act, @Nullable Integer seen, Context context) {
        if (!mayRun(context, session)) {
            return CompletableFuture.completedFuture(Replies.refused(new Refusal.NotChair(), context.locale()));
        }
        Who who = Moving.who(context.person());
        Locale reader = context.locale();
        return session.act(act, who, seen)
                .thenApply(done -> Times.told(
                        session.scene().in(reader),
                        done.outcome(),
                        done.before()
                                .filter(other -> other.who().id() != who.id())
                                .map(other -> new Times.Other(other.who().name(), other.done())),
                        session.course()))
                .exceptionally(fault -> {
                    if ((fault instanceof CompletionException ? fault.getCause() : fault) instanceof LedgerException) {
                        return Times.notDone(reader);
                    }
                    throw new CompletionException(fault);
                });
    }

    private static boolean absorbs(Interaction.Ran ran) {
        return Boolean.parseBoolean(ran.options().get("absorb"));
    }

    private static @Nullable SlotId on(Session session, Instant now) {
        return OnNow.at(session, now) instanceof OnNow.On(Slot slot) ? slot.id() : null;
    }

    /// What was chosen; where nothing was, what is on, else what comes next.
    private static @Nullable SlotId toSkip(Conductor session, @Nullable String chosen, Instant now) {
        if (chosen == null || chosen.isBlank()) {
            SlotId on = on(session.session(), now);
            return on != null ? on : session.course().next(now).map(Slot::id).orElse(null);
        }
        Course course = session.course();
        return course.printed().slots().stream()
                .filter(slot -> slot.id().value().equals(chosen.strip()))
                .map(Slot::id)
                .findFirst()
                .or(() -> {
                    List<Slot.Talk> named = Talks.named(course.printed(), chosen);
                    return named.size() == 1 ? Optional.of(named.getFirst().id()) : Optional.empty();
                })
                .or(() -> only(course.printed().slots(), chosen))
                .orElse(null);
    }

    /// The one joint Q&A or break whose title has what is typed.
    private static Optional<SlotId> only(List<Slot> slots, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<SlotId> found = slots.stream()
                .filter(slot -> switch (slot) {
                    case Slot.Talk _ -> false;
                    case Slot.JointQa qa -> qa.title().toLowerCase(Locale.ROOT).contains(wanted);
                    case Slot.Break pause ->
                        pause.title().toLowerCase(Locale.ROOT).contains(wanted);
                })
                .map(Slot::id)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
