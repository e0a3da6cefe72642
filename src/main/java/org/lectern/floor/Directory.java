package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.chat.Interaction.Context;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Programme;
import org.lectern.wording.Refusal;

/// Which session is meant: by id, by slot, or by the channel or thread that somebody is in.
final class Directory {
    private final LongUnaryOperator serverOf;
    private volatile Map<SessionId, Conductor> sessions = Map.of();
    /// The block that each thread is of, as it was found: of ten thousand it is not looked for at each question.
    private final Map<Long, SlotId> threads = new ConcurrentHashMap<>();

    /// @param serverOf the id of the server that a channel belongs to; 0 where that is not known
    Directory(LongUnaryOperator serverOf) {
        this.serverOf = serverOf;
    }

    void set(List<Conductor> conductors) {
        sessions = conductors.stream()
                .collect(Collectors.toMap(conductor -> conductor.session().id(), Function.identity()));
    }

    synchronized void add(Conductor conductor) {
        Map<SessionId, Conductor> more = new HashMap<>(sessions);
        more.put(conductor.session().id(), conductor);
        sessions = Map.copyOf(more);
    }

    List<Conductor> all() {
        return sessions.values().stream()
                .sorted(Comparator.comparing(conductor -> SlotTimes.opening(conductor.session())))
                .toList();
    }

    /// Those of the server that somebody is in. What belongs to no known server is of each.
    List<Conductor> of(Context context) {
        return all().stream()
                .filter(conductor -> isOfServer(conductor, context.server()))
                .toList();
    }

    private boolean isOfServer(Conductor conductor, long there) {
        long server = serverOf.applyAsLong(conductor.hosted().venue().channel());
        return server == 0 || there == 0 || server == there;
    }

    /// What somebody may look at, in their language.
    Programme programme(Context context) {
        return programme(of(context), context);
    }

    static Programme programme(List<Conductor> sessions, Context context) {
        return new Programme(sessions.stream().map(Conductor::scene).toList(), context.locale());
    }

    Optional<Conductor> byId(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /// The other sessions of the same channel.
    List<Conductor> sharing(Conductor conductor) {
        return sessions.values().stream()
                .filter(other -> other != conductor)
                .filter(other -> other.hosted().venue().channel()
                        == conductor.hosted().venue().channel())
                .toList();
    }

    /// The session that has a slot. What was over in one may come once more in another, which has it then.
    Optional<Conductor> bySlot(SlotId slot) {
        return sessions.values().stream()
                .filter(conductor -> conductor.session().slots().stream()
                        .anyMatch(each -> each.id().equals(slot)))
                .max(Comparator.comparing(conductor -> end(conductor, slot)));
    }

    private static Instant end(Conductor conductor, SlotId slot) {
        Session session = conductor.session();
        return session.slots().stream()
                .filter(each -> each.id().equals(slot))
                .map(each -> SlotTimes.end(session, each))
                .findFirst()
                .orElse(Instant.MIN);
    }

    /// The session whose schedule had a slot that is left out by now.
    Optional<Conductor> byPrinted(SlotId slot) {
        return sessions.values().stream()
                .filter(conductor -> conductor.course().printed().slots().stream()
                        .anyMatch(each -> each.id().equals(slot)))
                .findFirst();
    }

    /// The session of the channel that somebody is in: the one on now, else the nearest in time; of several that
    /// follow each other and are on since one is late, the one that opened last. Where a server has a single
    /// session, it is meant everywhere in it. Empty also where several are meant.
    Optional<Conductor> at(Context context, Instant now) {
        List<Conductor> meant = meant(context, now);
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /// The one that somebody leads, of those that are meant, else the nearest of the channel; where they lead
    /// none, as [#at]. Empty also where they lead several that are meant.
    Optional<Conductor> led(Context context, Instant now) {
        Predicate<Conductor> leads = each ->
                Access.may(Access.capacities(context.person(), each.hosted().venue()), Access.Action.RUN_TIME);
        List<Conductor> led = meant(context, now).stream().filter(leads).toList();
        return led.isEmpty()
                ? inReach(context, now).stream().filter(leads).findFirst().or(() -> at(context, now))
                : Optional.of(led.getFirst()).filter(_ -> led.size() == 1);
    }

    /// As [#at], with all of those that the schedule has at the same time.
    List<Conductor> meant(Context context, Instant now) {
        Optional<Conductor> thread = place(context).map(Place::conductor);
        if (thread.isPresent()) {
            return List.of(thread.get());
        }
        List<Conductor> near = near(context, now);
        return near.stream()
                .filter(each -> each == near.getFirst() || isMeantWith(near.getFirst(), each, now))
                .toList();
    }

    private static boolean isMeantWith(Conductor nearest, Conductor other, Instant now) {
        return side(nearest.session(), now) == side(other.session(), now) && isBeside(nearest, other);
    }

    /// Whether a session is to come, on or over: 1, 0 or -1.
    private static int side(Session session, Instant now) {
        return now.isBefore(SlotTimes.opening(session)) ? 1 : now.isAfter(SlotTimes.closing(session)) ? -1 : 0;
    }

    /// Those that are meant, then the others of the channel, the nearest first.
    List<Conductor> inReach(Context context, Instant now) {
        return Stream.concat(meant(context, now).stream(), near(context, now).stream())
                .distinct()
                .toList();
    }

    /// The sessions that have a talk that is called so: of those that are meant all, else the nearest of the
    /// channel.
    List<Conductor> having(Context context, Instant now, String talk) {
        Predicate<Conductor> has =
                conductor -> !Talks.named(conductor.session(), talk).isEmpty();
        List<Conductor> meant = meant(context, now).stream().filter(has).toList();
        return meant.isEmpty()
                ? near(context, now).stream().filter(has).limit(1).toList()
                : meant;
    }

    private List<Conductor> near(Context context, Instant now) {
        long channel = channel(context);
        List<Conductor> here = sessions.values().stream()
                .filter(conductor -> conductor.hosted().venue().channel() == channel)
                .sorted(byNearness(now))
                .toList();
        return here.isEmpty() ? single(context) : here;
    }

    /// Whether two sessions are on at the same time by the schedule.
    private static boolean isBeside(Conductor one, Conductor other) {
        Session first = one.course().printed();
        Session second = other.course().printed();
        return SlotTimes.opening(first).isBefore(SlotTimes.closing(second))
                && SlotTimes.opening(second).isBefore(SlotTimes.closing(first));
    }

    /// The one session of the server that somebody is in; empty where it has several.
    private List<Conductor> single(Context context) {
        List<Conductor> two = sessions.values().stream()
                .filter(conductor -> isOfServer(conductor, context.server()))
                .limit(2)
                .toList();
        return two.size() == 1 ? two : List.of();
    }

    private static long channel(Context context) {
        Long parent = context.parent();
        return parent == null ? context.channel() : parent;
    }

    /// The sessions of the channel that somebody is in; where none is held, all of the server's that are held on
    /// this day.
    List<Conductor> here(Context context, Instant now) {
        // In the thread of a talk that has gone to another room since, that room's channel is meant.
        long channel = place(context)
                .map(place -> place.conductor().hosted().venue().channel())
                .orElse(channel(context));
        List<Conductor> here = all().stream()
                .filter(conductor -> conductor.hosted().venue().channel() == channel)
                .toList();
        return here.isEmpty()
                ? of(context).stream()
                        .filter(conductor -> isOnDay(conductor.session(), now))
                        .toList()
                : here;
    }

    /// By the calendar of where the session is.
    private static boolean isOnDay(Session session, Instant now) {
        LocalDate day = now.atOffset(session.start().getOffset()).toLocalDate();
        return !day.isBefore(session.start().toLocalDate())
                && !day.isAfter(session.end().toLocalDate());
    }

    /// That no session is held where somebody is, and where in their server there are some; or that several are.
    Refusal notOne(Context context, Instant now) {
        return meant(context, now).size() > 1 ? new Refusal.SeveralHere() : noSessionHere(context);
    }

    private Refusal noSessionHere(Context context) {
        return new Refusal.NoSessionHere(of(context).stream()
                .map(conductor -> conductor.hosted().venue().channel())
                .toList());
    }

    /// The block in whose thread somebody is.
    Optional<Block> thread(Context context) {
        return place(context).map(Place::block);
    }

    /// The block that is left out by now in whose thread somebody is.
    Optional<Block> leftOut(Context context) {
        return place(context, conductor -> Block.of(conductor.course().printed()))
                .map(Place::block);
    }

    private Optional<Place> place(Context context) {
        return place(context, Conductor::blocks);
    }

    private Optional<Place> place(Context context, Function<Conductor, List<Block>> blocks) {
        return context.parent() == null
                ? Optional.empty()
                : sessions.values().stream()
                        .flatMap(conductor -> blocks.apply(conductor).stream()
                                .filter(block -> isThread(conductor, block, context.channel()))
                                .map(block -> new Place(conductor, block)))
                        .max(Comparator.comparing(place ->
                                end(place.conductor(), place.block().first().id())));
    }

    private boolean isThread(Conductor conductor, Block block, long channel) {
        SlotId known = threads.get(channel);
        if (known != null && !known.equals(block.id())) {
            return false;
        }
        OptionalLong thread = conductor.thread(block.id());
        boolean is = thread.isPresent() && thread.getAsLong() == channel;
        if (is) {
            threads.put(channel, block.id());
        }
        return is;
    }

    private record Place(Conductor conductor, Block block) {}

    private static Comparator<Conductor> byNearness(Instant now) {
        return Comparator.comparing((Conductor conductor) -> distance(conductor.session(), now))
                .thenComparing(conductor -> SlotTimes.opening(conductor.session()), Comparator.reverseOrder())
                .thenComparing(conductor -> conductor.session().id().value());
    }

    /// How far a session is from now; zero while it is on.
    private static Duration distance(Session session, Instant now) {
        Duration until = Duration.between(now, SlotTimes.opening(session));
        Duration since = Duration.between(SlotTimes.closing(session), now);
        return until.isPositive() ? until : since.isPositive() ? since : Duration.ZERO;
    }
}
