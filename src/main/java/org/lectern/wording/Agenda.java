package org.lectern.wording;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;

/// A session's slots, a line each.
final class Agenda {
    private Agenda() {}

    /// @param now the slot to mark; null for none
    /// @param atMost the most characters; lines that do not fit are counted instead
    static String of(Scene scene, @Nullable Slot now, int atMost) {
        Terms terms = scene.terms();
        List<Slot> slots = scene.session().slots();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < slots.size(); i++) {
            String line = line(terms, slots.get(i), slots.get(i).equals(now));
            if (text.length() + line.length() > atMost - 30) {
                return text + "\n" + terms.count("agenda.more", slots.size() - i);
            }
            text.append(i == 0 ? "" : "\n").append(line);
        }
        return text.toString();
    }

    private static String line(Terms terms, Slot slot, boolean marked) {
        String line = Terms.time(SlotTimes.start(slot)) + " " + terms.slot(slot);
        return marked ? "▶ **" + line + "**" : line;
    }

    /// Whether a slot is a break between other things, and not what its session is for.
    static boolean isAside(Session session, Slot slot) {
        return slot instanceof Slot.Break && !hasOnlyBreaks(session);
    }

    /// Whether nobody speaks in a session: it is a room for coffee, say.
    static boolean hasOnlyBreaks(Session session) {
        return session.slots().stream().allMatch(Slot.Break.class::isInstance);
    }

    /// What comes after a slot, breaks left out where there is anything else.
    static Optional<Slot> nextAfter(Session session, Slot slot) {
        return session.slots().stream()
                .filter(other -> !isAside(session, other))
                .filter(other -> SlotTimes.start(other).isAfter(SlotTimes.start(slot)))
                .findFirst();
    }
}
