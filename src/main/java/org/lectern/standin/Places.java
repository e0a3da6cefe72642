package org.lectern.standin;

/// Finds a channel or thread by id or, for a channel, by name.
final class Places {
    private Places() {}

    /// @throws IllegalArgumentException where there is none
    static ChannelState find(World world, String idOrName) {
        ChannelState byId = world.channels.get(idOrName);
        if (byId != null) {
            return byId;
        }
        return world.channels.values().stream()
                .filter(channel -> !channel.isThread() && channel.name.equals(idOrName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no channel or thread \"" + idOrName + "\""));
    }
}
