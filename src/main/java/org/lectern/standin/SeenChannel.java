package org.lectern.standin;

import org.jspecify.annotations.Nullable;

/// A channel as a person sees it. `type` is Discord's: 0 text, 4 category, 15 forum.
///
/// @param category the id of the one it stands in; null for none
/// @param topic null for none
public record SeenChannel(
        String id,
        String guildId,
        String name,
        int type,
        @Nullable String category,
        @Nullable String topic) {
    static SeenChannel of(ChannelState channel) {
        return new SeenChannel(
                channel.id, channel.guildId, channel.name, channel.type, channel.parentId, channel.topic);
    }
}
