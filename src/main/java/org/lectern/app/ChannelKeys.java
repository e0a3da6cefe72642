package org.lectern.app;

import org.jspecify.annotations.Nullable;
import org.lectern.app.Configuration.Making;

/// The keys that say where sessions are held: in a `channel` by its id, or in one that is made in a server, the
/// `guild`.
final class ChannelKeys {
    private static final String CHANNEL = "channel";
    private static final String GUILD = "guild";
    private static final String CATEGORY = "category";
    private static final String CREATE = "create";

    private ChannelKeys() {}

    /// Where channels are made if an entry of `sessions` says nothing else; 0 where that is not said.
    record Otherwise(long guild, @Nullable Long category) {
        static Otherwise of(YamlSection root) {
            Otherwise read = new Otherwise(root.has(GUILD) ? root.id(GUILD) : 0, categoryOf(root));
            if (!root.has(GUILD) && root.has(CATEGORY)) {
                root.problem(CATEGORY, "in which server? Name it, too:  guild: its id (Discord: Copy Server ID)");
            }
            return read;
        }
    }

    /// The id of a channel that is there; 0 where one is to be made.
    static long channel(YamlSection entry) {
        return creates(entry) ? 0 : entry.id(CHANNEL);
    }

    /// Where channels are made for an entry; null where it has one.
    static @Nullable Making making(YamlSection entry, Otherwise otherwise) {
        boolean own = entry.has(GUILD);
        long guild = own ? entry.id(GUILD) : otherwise.guild();
        Long category = categoryOf(entry);
        if (!creates(entry)) {
            for (String key : new String[] {GUILD, CATEGORY}) {
                if (entry.has(key)) {
                    entry.problem(
                            key,
                            "it says where channels are made, and this entry has one; write  channel: create,"
                                    + " or leave the key out");
                }
            }
            return null;
        }
        if (guild == 0 && !own) {
            entry.problem(
                    CHANNEL,
                    "in which server are channels to be made? Name it:  guild: its id (Discord: Copy" + " Server ID)");
        }
        // A category of the one server is none of another.
        return new Making(guild, category != null || own ? category : otherwise.category());
    }

    private static boolean creates(YamlSection entry) {
        return entry.says(CHANNEL, CREATE);
    }

    private static @Nullable Long categoryOf(YamlSection section) {
        return section.has(CATEGORY) ? Long.valueOf(section.id(CATEGORY)) : null;
    }
}
