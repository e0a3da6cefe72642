package org.lectern.floor;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Responder;
import org.lectern.cue.Act;
import org.lectern.cue.SlotTimes;
import org.lectern.floor.Access.Action;
import org.lectern.outbox.Send;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
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

    private final Directory directory;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Placing placing;
    private final Function<Hosted, CompletableFuture<Void>> takeIn;
    private volatile ScheduleSource source = () -> new ScheduleSource.Fresh.Broken(List.of());
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /// @param takeIn takes up a session that there was not before
    Reloading(
            Directory directory,
            Ledger ledger,
            InstantSource clock,
            Placing placing,
            Function<Hosted, CompletableFuture<Void>> takeIn) {
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
        this.placing = placing;
        this.takeIn = takeIn;
    }

    /// Notes where the schedules come from.
    void readFrom(ScheduleSource schedules) {
        source = schedules;
    }

    /// @param takesUp false to compare only
    synchronized CompletableFuture<Reload> reload(boolean takesUp, Ledger.Who who) {
        ScheduleSource from = source;
        CompletableFuture<Reload> reload =
                last.handle((_, _) -> from).thenComposeAsync(_ -> taken(from.read(), takesUp, who), READING);
        last = reload;
        return reload;
    }

    private CompletableFuture<Reload> taken(ScheduleSource.Fresh fresh, boolean takesUp, Ledger.Who who) {
        return switch (fresh) {
            case ScheduleSource.Fresh.Broken(List<String> problems) ->
                CompletableFuture.completedFuture(new Reload(List.of(), problems, List.of()));
            case ScheduleSource.Fresh.Read(List<Hosted> read, List<String> doubts) ->
                ledger.match(read.stream().map(Hosted::session).toList()).thenCompose(matched -> {
                    List<Hosted> identified = identified(read, matched.read());
                    return takesUp
                            ? placed(identified)
                                    .thenCompose(placed -> new Replans(placed).taken(who))
                                    .thenApply(changes -> new Reload(
                                            changes,
                                            List.of(),
                                            Stream.concat(doubts.stream(), leftOut(identified))
                                                    .toList()))
                            : CompletableFuture.completedFuture(
                                    new Reload(new Replans(asKnown(identified)).changes(), List.of(), doubts));
                });
        };
    }

    /// Why sessions are held nowhere.
    private Stream<String> leftOut(List<Hosted> identified) {
        return placing
                .leftOut(identified.stream()
                        .filter(each -> directory.byId(each.session().id()).isEmpty()))
                .stream();
    }

    /// `/session reload`, for chairs: with `preview` it is only told what would be different.
    void run(Interaction.Ran ran, Responder responder) {
        Context context = ran.context();
        List<Conductor> here = directory.meant(context, clock.instant());
        if (here.isEmpty()) {
            responder.answer(Replies.refused(directory.notOne(context, clock.instant()), context.locale()));
        } else if (here.stream()
                .noneMatch(session -> Access.may(
                        Access.capacities(context.person(), session.hosted().venue()), Action.RUN_TIME))) {
            responder.answer(Replies.refused(new Refusal.NotChair(), context.locale()));
        } else {
            boolean previews = Boolean.parseBoolean(ran.options().getOrDefault("preview", "false"));
            responder.answerWhen(reload(!previews, Moving.who(context.person()))
                    .thenApply(reload -> PlanChange.told(
                            context.locale(), reload.changes(), reload.problems(), reload.doubts(), previews)));
        }
    }

    /// In channels that are there. A session that has one keeps it where none can be made for its new room.
    private CompletableFuture<List<Hosted>> placed(List<Hosted> read) {
        return placing.placed(asKnown(read)).thenCompose(placed -> {
            CompletableFuture<List<Hosted>> all = CompletableFuture.completedFuture(new ArrayList<>());
            for (Hosted each : placed) {
                Optional<Hosted> old = known(each);
                if (each.isPlaced() || old.isPresent()) {
                    CompletableFuture<Hosted> there = each.isPlaced()
                            ? CompletableFuture.completedFuture(each)
                            : placing.staying(each, old.orElseThrow().venue().channel());
                    all = all.thenCombine(there, (list, one) -> {
                        list.add(one);
                        return list;
                    });
                }
            }
            return all;
        });
    }

    /// In their channels where those are held in the same room already.
    private List<Hosted> asKnown(List<Hosted> read) {
        return read.stream()
                .map(each -> known(each)
                        .filter(old ->
                                old.session().room().equals(each.session().room()))
                        .map(old -> each.in(old.venue().channel()))
                        .orElse(each))
                .toList();
    }

    /// What is held already of those for which a channel is to be made.
    private Optional<Hosted> known(Hosted read) {
        return Optional.of(read)
                .filter(each -> each.toMake() != null)
                .flatMap(each -> directory.byId(each.session().id()))
                .map(Conductor::hosted);
    }

    /// Sessions as they were read, under the identities that they are known by.
    static List<Hosted> identified(List<Hosted> read, List<Session> matched) {
        return IntStream.range(0, read.size())
                .mapToObj(i -> read.get(i).as(matched.get(i)))
                .toList();
    }

    /// Takes up how the sessions differ from what is stored, before anything else is decided: what has changed
    /// while
    /// nobody was there.
    ///
    /// @param read under the identities that they are known by
    CompletableFuture<TakenUp> takeUp(List<Hosted> read) {
        Replans replans = new Replans(read);
        return replans.recorded(SCHEDULE).thenApply(recorded -> {
            release(recorded.prepared());
            return new TakenUp(recorded.changes(), replans.fresh());
        });
    }

    /// @param fresh the sessions that there were not before, which are stored
    record TakenUp(List<PlanChange> changes, List<Hosted> fresh) {}

    /// Other plans that are recorded and taken up, while nothing else is decided.
    private record Recorded(List<PlanChange> changes, List<Conductor.Prepared> prepared, List<Send> sends) {
        CompletableFuture<List<PlanChange>> goOn() {
            return CompletableFuture.allOf(prepared.stream()
                            .map(each -> each.of()
                                    .goOn(sends.stream()
                                            .filter(send -> send.session()
                                                    .equals(each.plan()
                                                            .session()
                                                            .id()))
                                            .toList()))
                            .toArray(CompletableFuture[]::new))
                    .thenApply(_ -> changes);
        }
    }

    /// The sessions of a floor beside the same ones as they were read anew.
    private final class Replans {
        private final Map<SessionId, Hosted> next = new LinkedHashMap<>();
        /// Which session has a slot, by what was read; what is over and is read no more stays where it was.
        private final Map<SlotId, Hosted> homes = new HashMap<>();
        /// Which session has a slot until then.
        private final Map<SlotId, Hosted> before = new HashMap<>();
        private final Instant now = clock.instant();

        Replans(List<Hosted> read) {
            Map<SlotId, Hosted> over = new HashMap<>();
            for (Conductor conductor : directory.all()) {
                Session session = conductor.session();
                session.slots().forEach(slot -> before.put(slot.id(), conductor.hosted()));
                session.slots().stream()
                        .filter(slot -> isOver(session, slot))
                        .forEach(slot -> over.put(slot.id(), conductor.hosted()));
            }
            for (Hosted each : read) {
                Hosted hosted = withoutPastOf(over, each);
                next.put(hosted.session().id(), hosted);
                hosted.session().slots().forEach(slot -> homes.put(slot.id(), hosted));
            }
            over.forEach(homes::putIfAbsent);
        }

        /// What is over by both plans stays in the session where it was.
        private Hosted withoutPastOf(Map<SlotId, Hosted> over, Hosted read) {
            Session session = read.session();
            return read.as(session.during(
                    session.start(),
                    session.end(),
                    session.slots().stream()
                            .filter(slot -> !(isOver(session, slot)
                                    && Optional.ofNullable(over.get(slot.id()))
                                            .filter(other ->
                                                    !other.session().id().equals(session.id()))
                                            .isPresent()))
                            .toList()));
        }

        private boolean isOver(Session session, Slot slot) {
            return !now.isBefore(SlotTimes.end(session, slot));
        }

        /// A session that the schedule has no more loses all of it, and ends where some of it is over.
        private Hosted next(Conductor conductor) {
            Session session = conductor.hosted().session();
            Hosted read = next.get(session.id());
            return read != null
                    ? read
                    : conductor.hosted().as(session.during(session.start(), endWithoutMore(conductor), List.of()));
        }

        private OffsetDateTime endWithoutMore(Conductor conductor) {
            Session running = conductor.session();
            OffsetDateTime end = conductor.hosted().session().end();
            boolean endsNow = now.isBefore(SlotTimes.closing(running))
                    && running.slots().stream().anyMatch(slot -> isOver(running, slot));
            return endsNow ? now.truncatedTo(ChronoUnit.SECONDS).atOffset(end.getOffset()) : end;
        }

        /// Where other sessions have what this one had, and had what this one has.
        private Map<SlotId, Long> elsewhere(Conductor conductor) {
            Map<SlotId, Long> elsewhere = new HashMap<>();
            gone(conductor)
                    .forEach(slot -> elsewhere.put(
                            slot,
                            Objects.requireNonNull(homes.get(slot)).venue().channel()));
            next(conductor)
                    .session()
                    .slots()
                    .forEach(slot -> Optional.ofNullable(before.get(slot.id()))
                            .filter(hosted -> isOther(hosted, conductor))
                            .ifPresent(hosted ->
                                    elsewhere.put(slot.id(), hosted.venue().channel())));
            return elsewhere;
        }

        /// What another session has now.
        private Set<SlotId> gone(Conductor conductor) {
            return conductor.course().printed().slots().stream()
                    .map(Slot::id)
                    .filter(slot ->
                            homes.containsKey(slot) && isOther(Objects.requireNonNull(homes.get(slot)), conductor))
                    .collect(Collectors.toSet());
        }

        private static boolean isOther(Hosted hosted, Conductor conductor) {
            return !hosted.session().id().equals(conductor.hosted().session().id());
        }

        private List<Hosted> fresh() {
            return next.values().stream()
                    .filter(hosted -> directory.byId(hosted.session().id()).isEmpty())
                    .toList();
        }

        List<PlanChange> changes() {
            List<PlanChange> changes = new ArrayList<>();
            for (Conductor conductor : directory.all()) {
                Act.Replan difference = conductor.plans().difference(next(conductor), elsewhere(conductor));
                OptionalLong to = conductor.plans().movesTo(next(conductor));
                if (!difference.isEmpty() || to.isPresent()) {
                    changes.add(new PlanChange(
                            next(conductor).session().title().plain(),
                            false,
                            to.isPresent() ? (Long) to.getAsLong() : null,
                            difference,
                            conductor
                                    .plans()
                                    .toldOf(next(conductor), elsewhere(conductor))
                                    .orElse("")));
                }
            }
            fresh().forEach(hosted ->
                    changes.add(new PlanChange(hosted.session().title().plain(), true, null, Act.Replan.NOTHING, "")));
            return changes;
        }

        CompletableFuture<List<PlanChange>> taken(Ledger.Who who) {
            List<Hosted> fresh = fresh();
            return recorded(who).thenCompose(recorded -> {
                CompletableFuture<List<PlanChange>> gone = recorded.goOn();
                for (Hosted hosted : fresh) {
                    gone = gone.thenCombine(takeIn.apply(hosted), (changes, _) -> changes);
                }
                return gone.whenComplete((_, _) -> release(recorded.prepared()));
            });
        }

        /// All in one transaction: a talk that goes from one session to another is never in none.
        CompletableFuture<Recorded> recorded(Ledger.Who who) {
            List<PlanChange> changes = changes();
            List<Conductor.Prepared> prepared = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);
            for (Conductor conductor : directory.all()) {
                ready = ready.thenCompose(
                                _ -> conductor.prepare(next(conductor), elsewhere(conductor), gone(conductor), who))
                        .thenAccept(one -> one.ifPresent(prepared::add));
            }
            return ready.thenCompose(_ -> ledger.replan(
                            fresh().stream().map(Hosted::session).toList(),
                            prepared.stream().map(Conductor.Prepared::plan).toList()))
                    .thenCompose(sends -> CompletableFuture.allOf(prepared.stream()
                                    .map(each -> each.of().take(each))
                                    .toArray(CompletableFuture[]::new))
                            .thenApply(_ -> new Recorded(changes, prepared, sends)))
                    .whenComplete((_, fault) -> {
                        if (fault != null) {
                            release(prepared);
                        }
                    });
        }
    }

    private static void release(List<Conductor.Prepared> prepared) {
        prepared.forEach(each -> each.released().complete(null));
    }
}
