package org.lectern.standin;

import java.time.Instant;

/// A thread as a person sees it. One made from a message has that message's id.
public record SeenThread(
        String id,
        String parentId,
        String name,
        String ownerId,
        boolean archived,
        boolean locked,
        int autoArchiveMinutes,
        Instant created) {
    static SeenThread of(ChannelState channel) {
        ThreadState thread = channel.thread;
        if (thread == null || channel.parentId == null) {
            throw new IllegalArgumentException(channel.id + " is no thread");
        }
        return new SeenThread(
                channel.id,
                channel.parentId,
                channel.name,
                thread.ownerId,
                thread.archived,
                thread.locked,
                thread.autoArchiveMinutes,
                thread.created);
    }

    static Instant archivedAt(ChannelState channel) {
        return channel.thread == null ? Instant.EPOCH : channel.thread.archiveChanged;
    }
}
