package org.lectern.schedule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Identities.Pairing;
import org.lectern.schedule.Slot.Break;
import org.lectern.schedule.Slot.JointQa;

/// Matches the slots that nobody presents, by the talks around them, once the talks are matched.
final class SilentSlots {
    /// @param serves the talks of a joint Q&A
    /// @param before the slot in front, null at the beginning
    /// @param after the slot behind, null at the end
    private record Place(
            Set<SlotId> serves,
            @Nullable SlotId before,
            @Nullable SlotId after) {}

    private final Session stored;
    private final Session read;
    private final Map<SlotId, SlotId> ids;

    /// @param ids from read to stored ids; grows by what is matched here
    SilentSlots(Session stored, Session read, Map<SlotId, SlotId> ids) {
        this.stored = stored;
        this.read = read;
        this.ids = ids;
    }

    void pair() {
        Pairing<JointQa> qas = new Pairing<>(of(stored, JointQa.class), of(read, JointQa.class));
        Map<SlotId, Place> places = places();
        qas.pair((a, b) -> serves(places, a).equals(serves(places, b))
                && !serves(places, a).isEmpty());
        qas.pair((a, b) -> mostlyServesTheSame(serves(places, a), serves(places, b)));
        qas.pair((a, b) -> a.start().isEqual(b.start()));
        qas.pair((_, _) -> true);
        qas.pairs().forEach((b, a) -> ids.put(b.id(), a.id()));
        pairBreaks();
    }

    /// Matches the joint Q&As that have gone to another session, by the talks that they serve, once all others are
    /// matched.
    ///
    /// @param ids from read to stored ids; grows by what is matched here
    static void pairMoved(List<Session> stored, List<Session> read, Map<SlotId, SlotId> ids) {
        Set<SlotId> taken = new HashSet<>(ids.values());
        Map<SlotId, Set<SlotId>> serves = new HashMap<>();
        stored.forEach(session -> serves.putAll(served(session, ids)));
        read.forEach(session -> serves.putAll(served(session, ids)));
        Pairing<JointQa> qas = new Pairing<>(
                stored.stream()
                        .flatMap(session -> of(session, JointQa.class).stream())
                        .filter(qa -> !taken.contains(qa.id()))
                        .toList(),
                read.stream()
                        .flatMap(session -> of(session, JointQa.class).stream())
                        .filter(qa -> !ids.containsKey(qa.id()))
                        .toList());
        qas.pair((a, b) ->
                mostlyServesTheSame(serves.getOrDefault(a.id(), Set.of()), serves.getOrDefault(b.id(), Set.of())));
        qas.pairs().forEach((b, a) -> ids.put(b.id(), a.id()));
    }

    /// The talks of each block, in stored ids.
    private static Map<SlotId, Set<SlotId>> served(Session session, Map<SlotId, SlotId> ids) {
        Map<SlotId, Set<SlotId>> serves = new HashMap<>();
        for (Block block : Block.of(session)) {
            Set<SlotId> talks = new HashSet<>();
            block.talks().forEach(talk -> talks.add(ids.getOrDefault(talk.id(), talk.id())));
            serves.put(block.id(), talks);
        }
        return serves;
    }

    private void pairBreaks() {
        Pairing<Break> breaks = new Pairing<>(of(stored, Break.class), of(read, Break.class));
        Map<SlotId, Place> places = places();
        breaks.pair((a, b) -> sameBefore(places, a, b) && sameAfter(places, a, b));
        breaks.pair((a, b) -> sameBefore(places, a, b) && a.start().isEqual(b.start()));
        breaks.pair((a, b) -> sameAfter(places, a, b));
        breaks.pair((a, b) -> sameBefore(places, a, b));
        breaks.pair((a, b) -> a.start().isEqual(b.start()));
        breaks.pair((_, _) -> true);
        breaks.pairs().forEach((b, a) -> ids.put(b.id(), a.id()));
    }

    /// Where each slot stands among the others, told in stored ids.
    private Map<SlotId, Place> places() {
        Map<SlotId, Place> places = new HashMap<>();
        for (Session session : List.of(stored, read)) {
            Map<SlotId, Set<SlotId>> serves = served(session, ids);
            List<Slot> slots = session.slots();
            for (int i = 0; i < slots.size(); i++) {
                SlotId id = slots.get(i).id();
                SlotId before = i == 0 ? null : known(slots.get(i - 1).id());
                SlotId after =
                        i + 1 == slots.size() ? null : known(slots.get(i + 1).id());
                places.put(id, new Place(serves.getOrDefault(id, Set.of()), before, after));
            }
        }
        return places;
    }

    private SlotId known(SlotId id) {
        return ids.getOrDefault(id, id);
    }

    private static Set<SlotId> serves(Map<SlotId, Place> places, Slot slot) {
        Place place = places.get(slot.id());
        return place == null ? Set.of() : place.serves();
    }

    private static boolean mostlyServesTheSame(Set<SlotId> a, Set<SlotId> b) {
        Set<SlotId> shared = new HashSet<>(a);
        shared.retainAll(b);
        return !shared.isEmpty() && shared.size() * 2 >= Math.min(a.size(), b.size());
    }

    private static boolean sameBefore(Map<SlotId, Place> places, Slot a, Slot b) {
        Place place = places.get(a.id());
        Place other = places.get(b.id());
        return place != null && other != null && Objects.equals(place.before(), other.before());
    }

    private static boolean sameAfter(Map<SlotId, Place> places, Slot a, Slot b) {
        Place place = places.get(a.id());
        Place other = places.get(b.id());
        return place != null && other != null && Objects.equals(place.after(), other.after());
    }

    private static <S extends Slot> List<S> of(Session session, Class<S> type) {
        return session.slots().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
