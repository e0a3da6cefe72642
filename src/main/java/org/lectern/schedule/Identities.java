package org.lectern.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Gives what was read anew the identities that are stored, where it is the same session or slot although it moved, was
/// renamed or was renumbered. Each stored id is given once at most; what is new keeps the fresh id it came with.
///
/// - A session is the same by its title; else by the titles of half of its talks; else by its time and a chair.
/// - A talk is the same by its title within its session; else by its title in any session; else by its start and
///   number, unless it has other authors; else by sharing at least half of its authors.
/// - A joint Q&A is the same by the talks that it serves, else by its start, else by its order.
/// - A break is the same by the slots around it, else by one of them, else by its start, else by its order.
///
/// Titles are compared exactly first, and then without case, spaces, punctuation and LaTeX.
public final class Identities {
    private Identities() {}

    /// The sessions as read, under stored ids wherever they are the same.
    public static List<Session> rematch(List<Session> stored, List<Session> read) {
        Map<Session, Session> pairs = sessions(stored, read);
        Map<SlotId, SlotId> ids = slots(pairs, stored, read);
        List<Session> matched = new ArrayList<>();
        for (Session session : read) {
            Session same = pairs.get(session);
            matched.add(renamed(session, same == null ? session.id() : same.id(), ids));
        }
        return List.copyOf(matched);
    }

    /// Which stored session each read one is.
    private static Map<Session, Session> sessions(List<Session> stored, List<Session> read) {
        Pairing<Session> pairing = new Pairing<>(stored, read);
        pairing.pair((a, b) -> a.title().source().equals(b.title().source()) && sameWindow(a, b));
        pairing.pair((a, b) -> a.title().source().equals(b.title().source()));
        pairing.pair((a, b) -> Likeness.sameTitle(a.title(), b.title()));
        pairing.pair(Likeness::sharesHalfOfItsTalks);
        pairing.pair((a, b) -> sameWindow(a, b) && Likeness.sharesAny(a.chairs(), b.chairs()));
        return pairing.pairs();
    }

    private static boolean sameWindow(Session a, Session b) {
        return a.start().isEqual(b.start()) && a.end().isEqual(b.end());
    }

    /// The stored id of every read slot that has one, by the id it was read with.
    private static Map<SlotId, SlotId> slots(Map<Session, Session> pairs, List<Session> stored, List<Session> read) {
        Map<SlotId, SlotId> ids = new HashMap<>();
        pairs.forEach((now, before) -> {
            Pairing<Slot.Talk> talks = new Pairing<>(Likeness.talks(before), Likeness.talks(now));
            talks.pair((a, b) ->
                    a.title().source().equals(b.title().source()) && a.start().isEqual(b.start()));
            talks.pair((a, b) -> a.title().source().equals(b.title().source()));
            talks.pair((a, b) -> Likeness.sameTitle(a.title(), b.title()));
            talks.pairs().forEach((b, a) -> ids.put(b.id(), a.id()));
        });
        moved(stored, read, ids);
        pairs.forEach((now, before) -> {
            pairIds(leftTalks(before, ids.values()), leftTalks(now, ids.keySet()), Likeness::sameTalkRenamed, ids);
            pairIds(leftTalks(before, ids.values()), leftTalks(now, ids.keySet()), Likeness::sameAuthors, ids);
            new SilentSlots(before, now, ids).pair();
        });
        return ids;
    }

    /// Talks that went to another session.
    private static void moved(List<Session> stored, List<Session> read, Map<SlotId, SlotId> ids) {
        List<Slot.Talk> before = new ArrayList<>();
        List<Slot.Talk> now = new ArrayList<>();
        stored.forEach(session -> before.addAll(leftTalks(session, ids.values())));
        read.forEach(session -> now.addAll(leftTalks(session, ids.keySet())));
        pairIds(before, now, (a, b) -> Likeness.sameTitle(a.title(), b.title()), ids);
    }

    private static void pairIds(
            List<Slot.Talk> before,
            List<Slot.Talk> now,
            BiPredicate<Slot.Talk, Slot.Talk> same,
            Map<SlotId, SlotId> ids) {
        Pairing<Slot.Talk> pairing = new Pairing<>(before, now);
        pairing.pair(same);
        pairing.pairs().forEach((b, a) -> ids.put(b.id(), a.id()));
    }

    private static List<Slot.Talk> leftTalks(Session session, Collection<SlotId> taken) {
        Set<SlotId> used = new HashSet<>(taken);
        return Likeness.talks(session).stream()
                .filter(talk -> !used.contains(talk.id()))
                .toList();
    }

    private static Session renamed(Session session, SessionId id, Map<SlotId, SlotId> ids) {
        List<Slot> slots = session.slots().stream()
                .map(slot -> slot.as(Optional.ofNullable(ids.get(slot.id())).orElse(slot.id())))
                .toList();
        return new Session(
                id,
                session.title(),
                session.room(),
                session.track(),
                session.start(),
                session.end(),
                session.chairs(),
                session.notes(),
                session.links(),
                slots);
    }

    /// Pairs of the same things, each thing in one pair at most.
    static final class Pairing<T> {
        private final List<T> stored;
        private final List<T> read;
        private final Map<T, T> pairs = new LinkedHashMap<>();

        Pairing(List<? extends T> stored, List<? extends T> read) {
            this.stored = new ArrayList<>(stored);
            this.read = new ArrayList<>(read);
        }

        /// Pairs every read thing that is left with the first stored one that is left and the same.
        void pair(BiPredicate<T, T> same) {
            for (T now : List.copyOf(read)) {
                for (T before : stored) {
                    if (same.test(before, now)) {
                        pairs.put(now, before);
                        stored.remove(before);
                        read.remove(now);
                        break;
                    }
                }
            }
        }

        /// From the read thing to the stored one.
        Map<T, T> pairs() {
            return pairs;
        }
    }
}
