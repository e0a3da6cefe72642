package org.lectern.floor;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Venue;
import org.lectern.cue.Act;
import org.lectern.cue.SessionClock;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.DeskView;
import org.lectern.wording.QueueAct;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;

/// The chairs' page: what it shows, and what is done by it. It presses the same buttons as the chat has.
final class Desk {
    private static final int LOGGED = 20;

    private final Directory directory;
    private final Ledger ledger;
    private final SessionClock clock;
    private final Chairing chairing;
    private final Timing timing;
    private final Admitting admitting;
    private final Linking linking;

    Desk(
            Directory directory,
            Ledger ledger,
            SessionClock clock,
            Chairing chairing,
            Timing timing,
            Admitting admitting,
            Linking linking) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.chairing = chairing;
        this.timing = timing;
        this.admitting = admitting;
        this.linking = linking;
    }

    /// @return empty where the session is not held here
    CompletableFuture<Optional<DeskView>> view(SessionId session, Locale reader) {
        Optional<Conductor> found = directory.byId(session);
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Conductor conductor = found.get();
        return ledger.order(session)
                .thenCompose(order -> ledger.questions(session)
                        .thenCombine(
                                ledger.log(session, LOGGED),
                                (asked, log) -> Optional.of(DeskView.of(
                                        conductor.scene().in(reader),
                                        conductor.course(),
                                        asked,
                                        order,
                                        log,
                                        Chairing.mayDo(conductor),
                                        clock.instant()))));
    }

    CompletableFuture<DeskView.Answer> act(Link link, DeskAct act, Locale reader) {
        Optional<Conductor> found = directory.byId(link.session());
        if (found.isEmpty()) {
            return refused(new Refusal.Gone(), reader).thenApply(message -> DeskView.Answer.of(message, 0));
        }
        Conductor conductor = found.get();
        return act(conductor, link, act, reader)
                .thenApply(message ->
                        DeskView.Answer.of(message, conductor.timetable().seenAfter(seen(act), link.who())));
    }

    /// How many acts on the time are seen by whoever does this.
    private static int seen(DeskAct act) {
        return switch (act) {
            case DeskAct.Late late -> late.seen();
            case DeskAct.Start start -> start.seen();
            case DeskAct.End end -> end.seen();
            case DeskAct.Skip skip -> skip.seen();
            case DeskAct.Hold hold -> hold.seen();
            case DeskAct.Resume resume -> resume.seen();
            case DeskAct.TakeBack back -> back.seen();
            case DeskAct.Press press -> press.seen();
            case DeskAct.Author _, DeskAct.MakeLink _ -> 0;
        };
    }

    private CompletableFuture<Message> act(Conductor conductor, Link link, DeskAct act, Locale reader) {
        Venue venue = conductor.hosted().venue();
        // Whoever was given the link was a chair by name or by role.
        Person chair = new Person(link.who().id(), link.who().name(), venue.chairRoles());
        Context context = new Context(0, chair, venue.channel(), null, reader, 0);
        return switch (act) {
            case DeskAct.Press(String id, String chosen, int _) ->
                ButtonId.parse(id)
                        .map(button -> press(conductor, context, button, chosen))
                        .orElseGet(() -> refused(new Refusal.Gone(), reader));
            case DeskAct.Late(int minutes, boolean absorbed, int seen) ->
                timing.take(conductor, new Act.Late(Duration.ofMinutes(minutes), absorbed), seen, context);
            case DeskAct.Start(SlotId slot, int seen) -> timing.take(conductor, new Act.StartNext(slot), seen, context);
            case DeskAct.End(SlotId slot, int seen) -> timing.take(conductor, new Act.EndNow(slot), seen, context);
            case DeskAct.Skip(SlotId slot, boolean absorbed, int seen) ->
                timing.take(conductor, new Act.Skip(slot, absorbed), seen, context);
            case DeskAct.Hold(int seen) -> timing.take(conductor, new Act.Hold(), seen, context);
            case DeskAct.Resume(int seen) -> timing.take(conductor, new Act.Resume(), seen, context);
            case DeskAct.TakeBack(int seen) ->
                conductor
                        .course()
                        .last()
                        .map(last -> timing.take(conductor, new Act.Undo(last.id()), seen, context))
                        .orElseGet(() -> timing.nothingToUndo(reader));
            case DeskAct.Author(SlotId talk, long person, boolean removes) ->
                conductor.session().slots().stream()
                        .filter(slot -> slot.id().equals(talk))
                        .filter(Slot.Talk.class::isInstance)
                        .map(Slot.Talk.class::cast)
                        .findFirst()
                        .map(found -> admitting.admit(conductor, context, found, person, removes))
                        .orElseGet(() -> refused(new Refusal.Gone(), reader));
            case DeskAct.MakeLink(Link.Page page, boolean revokes) -> linking.link(conductor, context, page, revokes);
        };
    }

    /// A button of the queue, or the one that undoes what was done to the time. It is one of this session: the
    /// link is for no other.
    private CompletableFuture<Message> press(Conductor conductor, Context context, ButtonId button, String chosen) {
        return switch (button.action()) {
            case QUEUE ->
                QueueAct.parse(button.about())
                        .filter(act ->
                                act.view().session().equals(conductor.session().id()))
                        .map(_ -> switch (chairing.pressed(
                                context, button, Choice.of(chosen).orElse(null))) {
                            case Chairing.Pressed.Refused(Refusal why) -> refused(why, context.locale());
                            case Chairing.Pressed.Done(CompletableFuture<Message> message) -> message;
                        })
                        .orElseGet(() -> refused(new Refusal.Gone(), context.locale()));
            case SESSION -> timing.undone(conductor, context, button);
            case ASK, NEXT, SCHEDULE, PAGE, REMIND, VOTE, VOTE_FOR, VOTE_AGAIN, ASK_ANYWAY, MINE ->
                refused(new Refusal.Gone(), context.locale());
        };
    }

    private static CompletableFuture<Message> refused(Refusal why, Locale reader) {
        return CompletableFuture.completedFuture(Replies.refused(why, reader));
    }
}
