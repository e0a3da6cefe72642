package org.lectern.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A text channel (type 0), a voice channel (2), a category (4), a forum (15), a public thread (11) or the direct
/// messages of the bot and one person (1), with its messages by id.
final class ChannelState {
    static final int TEXT = 0;
    static final int DIRECT = 1;
    static final int VOICE = 2;
    static final int CATEGORY = 4;
    static final int PUBLIC_THREAD = 11;
    static final int FORUM = 15;

    final String id;
    /// Empty where it is of none: direct messages.
    final String guildId;
    final int type;
    final @Nullable ThreadState thread;
    final @Nullable Person recipient;
    final Map<String, Overwrite> overwrites = new LinkedHashMap<>();
    final TreeMap<Long, MessageState> messages = new TreeMap<>();
    String name;

    /// The channel of a thread, or the category that a channel stands in.
    @Nullable
    String parentId;

    @Nullable
    String topic;

    @Nullable
    String lastMessageId;

    int position;

    ChannelState(String id, String guildId, int type, String name, @Nullable String parentId) {
        this(id, guildId, type, name, parentId, null, null);
    }

    private ChannelState(
            String id,
            String guildId,
            int type,
            String name,
            @Nullable String parentId,
            @Nullable ThreadState thread,
            @Nullable Person recipient) {
        this.id = id;
        this.guildId = guildId;
        this.type = type;
        this.name = name;
        this.parentId = parentId;
        this.thread = thread;
        this.recipient = recipient;
    }

    static ChannelState direct(String id, Person recipient) {
        return new ChannelState(id, "", DIRECT, "", null, null, recipient);
    }

    static ChannelState thread(String id, ChannelState parent, String name, ThreadState thread) {
        return new ChannelState(id, parent.guildId, PUBLIC_THREAD, name, parent.id, thread, null);
    }

    boolean isDirect() {
        return recipient != null;
    }

    boolean isThread() {
        return thread != null;
    }

    boolean isArchived() {
        return thread != null && thread.archived;
    }

    boolean isLocked() {
        return thread != null && thread.locked;
    }
}
