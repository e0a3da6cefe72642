package org.lectern.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gives what was read anew the identities that are stored, where it is the same session or slot although it moved, was
/// renamed or was renumbered. Each stored id is given once at most; what is new keeps the fresh id it came with.
///
/// - A session is the same by its title; else by the titles of half of its talks; else by its time and a chair.
/// - A talk is the same by its title within its session; else by its title in any session; else by the id that its
///   source gives it alone, in any session; else by its start and number, unless it has other authors; else by sharing
///   at least half of its authors. One that was cancelled before is not the same by the last two, nor is one with
///   another id where its source keeps ids.
/// - A joint Q&A is the same by the talks that it serves, else by its start, else by its order; in another session by
///   half of the talks that it serves.
/// - A break is the same by the slots around it, else by one of them, else by its start, else by its order.
///
/// Titles are compared exactly first, and then without case, spaces, punctuation and LaTeX.
public final class Identities {
    private Identities() {}

    /// As [#rematch(List, Set, List)] where nothing was cancelled.
    public static List<Session> rematch(List<Session> stored, List<Session> read) {
        return rematch(stored, Set.of(), read);
    }

    /// The sessions as read, under stored ids wherever they are the same.
    ///
    /// @param cancelled stored slots that were cancelled before
    public static List<Session> rematch(List<Session> stored, Set<SlotId> cancelled, List<Session> read) {
        Map<Session, Session> pairs = sessions(stored, read);
        Map<SlotId, SlotId> ids = slots(pairs, stored, cancelled, read);
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
        pairing.pairBy(each -> List.of(
                each.title().source(), each.start().toInstant(), each.end().toInstant()));
        pairing.pairBy(each -> each.title().source());
        pairing.pairBy(each -> Likeness.bare(each.title()));
        Map<SessionId, Set<String>> titles = new HashMap<>();
        pairing.pair((a, b) -> Likeness.halfIsShared(
                titles.computeIfAbsent(a.id(), _ -> Likeness.titles(a)),
                titles.computeIfAbsent(b.id(), _ -> Likeness.titles(b))));
        pairing.pair((a, b) -> sameWindow(a, b) && Likeness.sharesAny(a.chairs(), b.chairs()));
        return pairing.pairs();
    }

    private static boolean sameWindow(Session a, Session b) {
        return a.start().isEqual(b.start()) && a.end().isEqual(b.end());
    }

    /// The stored id of every read slot that has one, by the id it was read with.
    private static Map<SlotId, SlotId> slots(
            Map<Session, Session> pairs, List<Session> stored, Set<SlotId> cancelled, List<Session> read) {
        Map<SlotId, SlotId> ids = new HashMap<>();
        Set<SlotId> taken = new HashSet<>();
        pairs.forEach((now, before) -> {
            Pairing<Slot.Talk> talks = new Pairing<>(Likeness.talks(before), Likeness.talks(now));
            talks.pairBy(each ->
                    each.sourceId() == null ? null : List.of(each.title().source(), each.sourceId()));
            talks.pairBy(each -> List.of(each.title().source(), each.start().toInstant()));
            talks.pairBy(each -> each.title().source());
            talks.pairBy(each -> Likeness.bare(each.title()));
            note(talks, ids, taken);
        });
        moved(stored, read, ids, taken);
        Set<String> before = sourceIds(stored);
        boolean keepsIds = sourceIds(read).stream().anyMatch(before::contains);
        pairs.forEach((now, old) -> {
            Set<SlotId> gone = new HashSet<>(taken);
            gone.addAll(cancelled);
            Pairing<Slot.Talk> talks = new Pairing<>(left(old, gone), left(now, ids.keySet()));
            talks.pair((a, b) -> Likeness.sameTalkRenamed(a, b) && !haveOtherIds(a, b, keepsIds));
            talks.pair((a, b) -> Likeness.sameAuthors(a, b) && !haveOtherIds(a, b, keepsIds));
            note(talks, ids, taken);
            new SilentSlots(old, now, ids).pair();
        });
        SilentSlots.pairMoved(stored, read, ids);
        return ids;
    }

    /// Whether a source that keeps its ids gives them to two talks.
    private static boolean haveOtherIds(Slot.Talk a, Slot.Talk b, boolean keepsIds) {
        return keepsIds
                && a.sourceId() != null
                && b.sourceId() != null
                && !a.sourceId().equals(b.sourceId());
    }

    private static Set<String> sourceIds(List<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> Likeness.talks(session).stream())
                .map(Slot.Talk::sourceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /// Talks that went to another session.
    private static void moved(List<Session> stored, List<Session> read, Map<SlotId, SlotId> ids, Set<SlotId> taken) {
        List<Slot.Talk> before = new ArrayList<>();
        List<Slot.Talk> now = new ArrayList<>();
        stored.forEach(session -> before.addAll(left(session, taken)));
        read.forEach(session -> now.addAll(left(session, ids.keySet())));
        Pairing<Slot.Talk> talks = new Pairing<>(before, now);
        talks.pairBy(each -> Likeness.bare(each.title()));
        Set<String> ofOne = unique(before);
        ofOne.retainAll(unique(now));
        talks.pairBy(each -> each.sourceId() != null && ofOne.contains(each.sourceId()) ? each.sourceId() : null);
        note(talks, ids, taken);
    }

    /// The ids that one of these talks alone has.
    private static Set<String> unique(List<Slot.Talk> talks) {
        return talks.stream()
                .map(Slot.Talk::sourceId)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void note(Pairing<Slot.Talk> talks, Map<SlotId, SlotId> ids, Set<SlotId> taken) {
        talks.pairs().forEach((now, before) -> {
            ids.put(now.id(), before.id());
            taken.add(before.id());
        });
    }

    private static List<Slot.Talk> left(Session session, Set<SlotId> taken) {
        return Likeness.talks(session).stream()
                .filter(talk -> !taken.contains(talk.id()))
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

        /// Pairs every read thing that is left with the first stored one that is left and has the same key.
        ///
        /// @param key null for what is like nothing else
        void pairBy(Function<T, @Nullable Object> key) {
            Map<Object, Deque<T>> byKey = new HashMap<>();
            for (T before : stored) {
                Object its = key.apply(before);
                if (its != null) {
                    byKey.computeIfAbsent(its, _ -> new ArrayDeque<>()).add(before);
                }
            }
            for (T now : read) {
                Object its = key.apply(now);
                T before = its == null
                        ? null
                        : byKey.getOrDefault(its, new ArrayDeque<>()).poll();
                if (before != null) {
                    pairs.put(now, before);
                }
            }
            Set<T> paired = Collections.newSetFromMap(new IdentityHashMap<>());
            paired.addAll(pairs.values());
            stored.removeIf(paired::contains);
            read.removeIf(pairs::containsKey);
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
