package org.lectern.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Responder;
import org.lectern.cue.Act;
import org.lectern.floor.Access.Action;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.wording.PlanChange;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;

/// Takes up schedules that were read anew, one at a time.
final class Reloading {
    /// Who acts where a schedule is read anew by itself.
    static final Ledger.Who SCHEDULE = new Ledger.Who(0, "Schedule");

    private static final Executor READING =
            task -> Thread.ofVirtual().name("reading-schedules").start(task);

    private static final Act.Replan NOTHING = new Act.Replan(List.of(), List.of(), List.of(), List.of());

    private final Directory directory;
    private final Ledger ledger;
    private final Function<Hosted, CompletableFuture<Void>> takeIn;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /// @param takeIn takes up a session that there was not before
    Reloading(Directory directory, Ledger ledger, Function<Hosted, CompletableFuture<Void>> takeIn) {
        this.directory = directory;
        this.ledger = ledger;
        this.takeIn = takeIn;
    }

    /// @param takesUp false to compare only
    synchronized CompletableFuture<Reload> reload(ScheduleSource source, boolean takesUp, Ledger.Who who) {
        CompletableFuture<Reload> reload =
                last.handle((_, _) -> source).thenComposeAsync(_ -> taken(source.read(), takesUp, who), READING);
        last = reload;
        return reload;
    }

    private CompletableFuture<Reload> taken(ScheduleSource.Fresh fresh, boolean takesUp, Ledger.Who who) {
        return switch (fresh) {
            case ScheduleSource.Fresh.Broken(List<String> problems) ->
                CompletableFuture.completedFuture(new Reload(List.of(), problems, List.of()));
            case ScheduleSource.Fresh.Read(List<Hosted> read, List<String> doubts) ->
                ledger.match(read.stream().map(Hosted::session).toList())
                        .thenCompose(matched -> taken(identified(read, matched), takesUp, who))
                        .thenApply(changes -> new Reload(changes, List.of(), doubts));
        };
    }

    /// `/session reload`, for chairs: with `preview` it is only told what would be different.
    void run(Interaction.Ran ran, ScheduleSource source, Instant now, Responder responder) {
        Context context = ran.context();
        Optional<Conductor> session = directory.at(context, now);
        if (session.isEmpty()) {
            responder.answer(Replies.refused(directory.noSessionHere(), context.locale()));
        } else if (!Access.may(
                Access.capacities(context.person(), session.get().hosted().venue()), Action.RUN_TIME)) {
            responder.answer(Replies.refused(new Refusal.NotChair(), context.locale()));
        } else {
            boolean previews = Boolean.parseBoolean(ran.options().getOrDefault("preview", "false"));
            responder.answerWhen(reload(source, !previews, Moving.who(context.person()))
                    .thenApply(reload -> PlanChange.told(
                            context.locale(), reload.changes(), reload.problems(), reload.doubts(), previews)));
        }
    }

    private static List<Hosted> identified(List<Hosted> read, List<Session> matched) {
        List<Hosted> identified = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            identified.add(read.get(i).as(matched.get(i)));
        }
        return identified;
    }

    private CompletableFuture<List<PlanChange>> taken(List<Hosted> next, boolean takesUp, Ledger.Who who) {
        Map<SlotId, Session> homes = new HashMap<>();
        next.forEach(hosted -> hosted.session().slots().forEach(slot -> homes.put(slot.id(), hosted.session())));
        List<PlanChange> changes = new ArrayList<>();
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (Conductor conductor : directory.all()) {
            Hosted then = next.stream()
                    .filter(hosted -> hosted.session()
                            .id()
                            .equals(conductor.hosted().session().id()))
                    .findFirst()
                    .orElseGet(() -> emptied(conductor.hosted()));
            add(changes, conductor, then);
            if (takesUp) {
                Set<SlotId> elsewhere = elsewhere(conductor, homes);
                done = done.thenCompose(
                        _ -> conductor.replan(then, elsewhere, who).thenApply(_ -> null));
            }
        }
        for (Hosted hosted : next) {
            if (directory.byId(hosted.session().id()).isEmpty()) {
                changes.add(new PlanChange(hosted.session().title().plain(), true, NOTHING));
                if (takesUp) {
                    done = done.thenCompose(_ -> takeIn.apply(hosted));
                }
            }
        }
        return done.thenApply(_ -> changes);
    }

    private static void add(List<PlanChange> changes, Conductor conductor, Hosted then) {
        Act.Replan difference = conductor.replanning(then).difference();
        if (!difference.isEmpty()) {
            changes.add(new PlanChange(then.session().title().plain(), false, difference));
        }
    }

    /// A session that the schedule has no more: all of it is cancelled.
    private static Hosted emptied(Hosted hosted) {
        Session session = hosted.session();
        return hosted.as(session.during(session.start(), session.end(), List.of()));
    }

    private static Set<SlotId> elsewhere(Conductor conductor, Map<SlotId, Session> homes) {
        Set<SlotId> elsewhere = new HashSet<>();
        for (Slot slot : conductor.course().printed().slots()) {
            Optional.ofNullable(homes.get(slot.id()))
                    .filter(home ->
                            !home.id().equals(conductor.hosted().session().id()))
                    .ifPresent(_ -> elsewhere.add(slot.id()));
        }
        return elsewhere;
    }
}
