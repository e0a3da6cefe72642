package org.lectern.rehearsal;

import static org.lectern.schedule.TestSessions.at;
import static org.lectern.schedule.TestSessions.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lectern.cue.Act;
import org.lectern.cue.Act.Done;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.Planner;
import org.lectern.floor.CueOutcome;
import org.lectern.outbox.Send;
import org.lectern.rehearsal.Evidence.Held;
import org.lectern.rehearsal.Evidence.Opened;
import org.lectern.rehearsal.Evidence.Plan;
import org.lectern.rehearsal.Evidence.Posted;
import org.lectern.rehearsal.Expected.Part;
import org.lectern.rehearsal.Expected.What;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.store.Records.OfCue;
import org.lectern.store.Records.OfSend;
import org.lectern.store.Records.SendState;

/// The evidence of a rehearsal of two rooms in which the talk that is on in the first moves into the second, at 18:05,
/// and everything went well; tests change it to plant what did not.
final class PlayedRooms {
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Session FIRST = session("First")
            .talk("18:00-18:15", "Waves")
            .talk("18:15-18:30", "Clocks")
            .talk("18:30-18:45", "Kettles")
            .window("18:00-19:00")
            .build();
    private static final Session SECOND = session("Second")
            .talk("18:00-18:15", "Gears")
            .talk("18:45-19:00", "Fans")
            .build();
    static final Slot WAVES = FIRST.slots().getFirst();

    final List<OfCue> cues = new ArrayList<>();
    final List<Posted> messages = new ArrayList<>();
    private final List<Opened> threads = new ArrayList<>();
    private final Room first;
    private final Room second;
    private final boolean returns;
    private final Instant moved;
    private final Map<String, Instant> posted = new HashMap<>();
    private long ids = 1000;

    /// @param channel its id
    private record Room(Session session, String channel, List<Session> plans) {
        /// By plans that came when the talk moved and, where there is one more, at 18:40.
        Held held(List<Done> times, Instant moved) {
            List<Instant> from = List.of(Instant.MIN, moved, at("18:40"));
            List<Plan> had = new ArrayList<>();
            for (int i = 0; i < plans.size(); i++) {
                had.add(new Plan(from.get(i), plans.get(i)));
            }
            return new Held(session, channel, channel, times, had);
        }
    }

    /// @param returns whether the talk is back at 18:40, when it is over there
    PlayedRooms(boolean returns) {
        this(returns, at("18:05"));
    }

    /// In which the talk moves when it is over.
    static PlayedRooms afterItsEnd() {
        return new PlayedRooms(false, at("18:20"));
    }

    private PlayedRooms(boolean returns, Instant moved) {
        this.returns = returns;
        this.moved = moved;
        Session without = with(FIRST, FIRST.slots().stream().skip(1).toList());
        Slot later = WAVES.during(WAVES.start().plusMinutes(30), WAVES.end().plusMinutes(30));
        Session with = with(
                SECOND, List.of(SECOND.slots().getFirst(), later, SECOND.slots().getLast()));
        first = new Room(
                returns ? FIRST : without, "500", returns ? List.of(FIRST, without, FIRST) : List.of(FIRST, without));
        second = new Room(
                returns ? SECOND : with, "600", returns ? List.of(SECOND, with, SECOND) : List.of(SECOND, with));
        say(first, cue -> !about(cue));
        say(second, cue -> !about(cue));
        move(later);
    }

    private static Session with(Session session, List<Slot> slots) {
        return session.during(session.start(), session.end(), slots);
    }

    private static boolean about(Cue cue) {
        return cue.key().toString().startsWith(WAVES.id().value());
    }

    /// What both plans have, as if there were nothing else.
    private void say(Room room, Predicate<Cue> which) {
        List<Cue> plan = Planner.plan(room.session(), Block.of(room.session()), LEAD);
        Set<CueKey> said = plan.stream().filter(which).map(Cue::key).collect(Collectors.toSet());
        Expected expected = Expected.of(room.session(), plan, said);
        plan.stream().filter(which).forEach(cue -> said(room, cue.key(), cue.at(), cue.at(), expected.of(cue)));
    }

    /// Announced in the first room at 18:00, begun once more in the second at 18:30.
    private void move(Slot later) {
        String talk = key("talk");
        Part thread = new Part(Expected.threadKey(WAVES.id()), What.THREAD, WAVES.id());
        said(
                first,
                CueKey.parse(talk),
                later.start().toInstant(),
                at("18:00"),
                List.of(new Part(talk, What.MESSAGE, null), thread));
        if (moved.isAfter(at("18:15"))) {
            said(first, CueKey.parse(key("left")), at("18:41"), at("18:11"), List.of(line("left")));
            again("left", "left~2", "18:41");
            said(first, CueKey.parse(key("closes")), at("18:45"), at("18:15"), List.of(line("closes")));
        }
        again("talk", "talk/t", "18:30");
        if (returns) {
            Instant back = at("18:40");
            cues.add(new OfCue(
                    first.session().id(),
                    new CueOutcome.Skipped(CueKey.parse(key("left")), at("18:11"), back, CueOutcome.Why.OVER),
                    List.of()));
            said(first, CueKey.parse(key("closes")), at("18:15"), back, back, List.of(line("closes")));
        } else if (moved.isAfter(at("18:15"))) {
            again("closes", "closes~2", "18:45");
        } else {
            said(second, CueKey.parse(key("left")), at("18:41"), at("18:41"), List.of(line("left")));
            said(second, CueKey.parse(key("closes")), at("18:45"), at("18:45"), List.of(line("closes")));
        }
        for (Room room : List.of(first, second)) {
            for (Done done : times(room)) {
                post(ids++, room.channel(), room.session().id() + ".note" + done.id(), done.at());
            }
        }
    }

    /// Said in its thread once more.
    private void again(String cue, String kind, String when) {
        long id = ids++;
        Send send = send(second, line(kind), at(when));
        post(id, thread(key(kind)), key(kind), at(when));
        change(
                key(cue),
                found -> new OfCue(
                        found.session(),
                        found.outcome(),
                        Stream.concat(
                                        found.sends().stream(),
                                        Stream.of(
                                                new OfSend(send, SendState.SENT, id, at(when).plusMillis(3000), null)))
                                .toList()));
    }

    static String key(String kind) {
        return WAVES.id() + "." + kind;
    }

    private static Part line(String kind) {
        return new Part(key(kind), What.LINE, WAVES.id());
    }

    private void said(Room room, CueKey key, Instant due, Instant first, List<Part> parts) {
        said(room, key, due, first, due, parts);
    }

    /// @param first when it was to be sent
    private void said(Room room, CueKey key, Instant due, Instant first, Instant decided, List<Part> parts) {
        List<OfSend> sends = new ArrayList<>();
        long announcement = 0;
        for (Part part : parts) {
            long id = part.what() == What.THREAD ? announcement : ids++;
            switch (part.what()) {
                case MESSAGE -> {
                    announcement = id;
                    post(id, room.channel(), part.key(), first);
                }
                case LINE -> post(id, thread(part.key()), part.key(), first);
                case THREAD -> threads.add(new Opened(String.valueOf(id), room.channel(), part.key()));
            }
            sends.add(new OfSend(send(room, part, first), SendState.SENT, id, first.plusMillis(3000), null));
        }
        cues.add(new OfCue(room.session().id(), new CueOutcome.Said(key, due, decided), sends));
    }

    /// Each talk has a thread of its own.
    private String thread(String key) {
        String thread = key.substring(0, key.indexOf('.')) + ".thread";
        return threads.stream()
                .filter(each -> each.name().equals(thread))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void post(long id, String place, String key, Instant when) {
        posted.put(String.valueOf(id), when);
        messages.add(new Posted(String.valueOf(id), place, true, List.of(key), "Said for " + key, null));
    }

    private static Send send(Room room, Part part, Instant due) {
        Send.What what = switch (part.what()) {
            case MESSAGE -> Send.What.ANNOUNCEMENT;
            case THREAD -> Send.What.THREAD;
            case LINE -> Send.What.THREAD_LINE;
        };
        return new Send(part.key(), room.session().id(), what, Long.parseLong(room.channel()), null, due, 0);
    }

    private List<Done> times(Room room) {
        boolean goes = room.channel().equals("500");
        long other = goes ? 600 : 500;
        Done first = new Done(1, moved, replan(goes, other));
        return returns ? List.of(first, new Done(2, at("18:40"), replan(!goes, other))) : List.of(first);
    }

    private static Act.Replan replan(boolean goes, long other) {
        List<SlotId> waves = List.of(WAVES.id());
        return new Act.Replan(
                List.of(), goes ? waves : List.of(), goes ? List.of() : waves, List.of(), Map.of(WAVES.id(), other));
    }

    /// The message that bears a key.
    Posted message(String key) {
        return messages.stream()
                .filter(message -> message.keys().contains(key))
                .findFirst()
                .orElseThrow();
    }

    void change(String key, UnaryOperator<OfCue> change) {
        cues.replaceAll(cue -> cue.outcome().key().toString().equals(key) ? change.apply(cue) : cue);
    }

    /// Another outcome of a cue, with what was sent of it.
    void decide(String key, CueOutcome outcome) {
        change(
                key,
                cue -> new OfCue(cue.session(), outcome, outcome instanceof CueOutcome.Said ? cue.sends() : List.of()));
    }

    List<String> faults() {
        return Audit.of(new Evidence(
                        new Pace(Instant.parse("2026-01-01T00:00:00Z"), at("17:50"), 600),
                        List.of(Evidence.Absence.before(at("17:50"))),
                        at("19:00"),
                        LEAD,
                        Stream.of(first, second)
                                .map(room -> room.held(times(room), moved))
                                .toList(),
                        cues,
                        List.of(),
                        messages.stream()
                                .sorted(Comparator.comparing(message -> posted.getOrDefault(message.id(), Instant.MAX)))
                                .toList(),
                        threads,
                        List.of(),
                        Set.of(),
                        0,
                        Map.of()))
                .faults();
    }
}
