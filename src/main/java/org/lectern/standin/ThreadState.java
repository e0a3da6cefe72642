package org.lectern.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a thread has beyond a channel.
final class ThreadState {
    final String ownerId;
    final Instant created;
    final Set<String> members = new LinkedHashSet<>();
    boolean archived;
    boolean locked;
    boolean invitable = true;
    int autoArchiveMinutes;
    int slowmode;
    int totalSent;
    Instant archiveChanged;
    Instant lastActive;

    ThreadState(String ownerId, int autoArchiveMinutes, Instant now) {
        this.ownerId = ownerId;
        this.created = now;
        this.archiveChanged = now;
        this.lastActive = now;
        this.autoArchiveMinutes = autoArchiveMinutes;
        members.add(ownerId);
    }

    /// Whether it has been silent for as long as it stays open.
    boolean silentFor(Instant now) {
        return !archived && Duration.between(lastActive, now).compareTo(Duration.ofMinutes(autoArchiveMinutes)) >= 0;
    }

    void archive(boolean archive, Instant now) {
        archived = archive;
        archiveChanged = now;
        lastActive = now;
    }
}
