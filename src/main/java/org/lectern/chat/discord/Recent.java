package org.lectern.chat.discord;

import java.util.HashSet;
import java.util.Set;

/// The interactions heard lately: Discord may deliver one twice, and what is pressed once is to be done once.
final class Recent {
    /// So many at least are remembered: more than can be on their way at once.
    private static final int KEPT = 10_000;

    private Set<Long> newer = new HashSet<>();
    private Set<Long> older = Set.of();

    /// Whether it was not heard before; from now on it was.
    synchronized boolean isNew(long interaction) {
        if (older.contains(interaction) || !newer.add(interaction)) {
            return false;
        }
        if (newer.size() >= KEPT) {
            older = newer;
            newer = new HashSet<>();
        }
        return true;
    }
}
