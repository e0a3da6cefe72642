package org.lectern.cue.quartz;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Cue;

/// What one session waits for, and what has come due but was not handed over yet. It keeps instants in order and hands
/// each over once, one after the other, even where several threads wake late and at once.
final class Agenda {
    private NavigableMap<Instant, List<Cue>> waiting = new TreeMap<>();
    private final Deque<List<Cue>> due = new ArrayDeque<>();
    private boolean handingOver;

    /// Waits for these, and no longer for anything else.
    synchronized void set(Collection<Cue> cues) {
        NavigableMap<Instant, List<Cue>> anew = new TreeMap<>();
        cues.forEach(
                cue -> anew.computeIfAbsent(cue.at(), _ -> new ArrayList<>()).add(cue));
        anew.values().forEach(list -> list.sort(Comparator.comparingInt(Cue::rank)));
        waiting = anew;
        due.clear();
    }

    synchronized Set<Instant> instants() {
        return Set.copyOf(waiting.keySet());
    }

    synchronized boolean awaits(Instant instant) {
        return waiting.containsKey(instant);
    }

    /// Everything up to an instant has come due.
    ///
    /// @return whether the caller is to hand it over, by [#next()] until that gives nothing
    synchronized boolean come(Instant instant) {
        NavigableMap<Instant, List<Cue>> come = waiting.headMap(instant, true);
        come.values().forEach(cues -> due.add(List.copyOf(cues)));
        come.clear();
        if (handingOver || due.isEmpty()) {
            return false;
        }
        handingOver = true;
        return true;
    }

    synchronized @Nullable List<Cue> next() {
        List<Cue> cues = due.poll();
        handingOver = cues != null;
        return cues;
    }
}
