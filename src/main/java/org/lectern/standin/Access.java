package org.lectern.standin;

import org.jspecify.annotations.Nullable;

/// Who may do what where (Discord, "Permissions": base, then the overwrites of everyone, roles and the member).
final class Access {
    private final World world;

    Access(World world) {
        this.world = world;
    }

    long permissions(Person person, ChannelState place) {
        if (place.isDirect()) {
            return person.bot() || person.equals(place.recipient) ? Permissions.EVERYONE : 0;
        }
        long base = base(place.guildId, person);
        if ((base & Permissions.ADMINISTRATOR) != 0) {
            return -1L;
        }
        ChannelState channel = world.parentOf(place);
        long held = overwritten(base, channel.overwrites.get(place.guildId));
        long deny = 0;
        long allow = 0;
        for (Role role : world.rolesOf(place.guildId, person.id())) {
            Overwrite overwrite = channel.overwrites.get(role.id());
            deny |= overwrite == null ? 0 : overwrite.deny();
            allow |= overwrite == null ? 0 : overwrite.allow();
        }
        return overwritten((held & ~deny) | allow, channel.overwrites.get(person.id()));
    }

    private long base(String guild, Person person) {
        long base = world.role(guild).permissions();
        for (Role role : world.rolesOf(guild, person.id())) {
            base |= role.permissions();
        }
        return base;
    }

    private static long overwritten(long held, @Nullable Overwrite overwrite) {
        return overwrite == null ? held : (held & ~overwrite.deny()) | overwrite.allow();
    }

    boolean may(Person person, ChannelState place, long permission) {
        return (permissions(person, place) & permission) == permission;
    }

    /// A channel that the person may look into.
    ///
    /// @throws ApiError 10003, 50001
    ChannelState visible(Person person, String channelId) {
        ChannelState channel = world.channel(channelId);
        if (!may(person, channel, Permissions.VIEW_CHANNEL)) {
            throw ApiError.missingAccess();
        }
        return channel;
    }

    /// @throws ApiError 50001, 50013
    void need(Person person, ChannelState place, long permission) {
        if (!may(person, place, Permissions.VIEW_CHANNEL)) {
            throw ApiError.missingAccess();
        }
        if (!may(person, place, permission)) {
            throw ApiError.missingPermissions();
        }
    }

    /// @throws ApiError 50013
    void needInGuild(String guild, Person person, long permission) {
        if (!mayInGuild(guild, person, permission)) {
            throw ApiError.missingPermissions();
        }
    }

    boolean mayInGuild(String guild, Person person, long permission) {
        long held = base(guild, person);
        return (held & Permissions.ADMINISTRATOR) != 0 || (held & permission) == permission;
    }

    /// What speaking here takes: another right in a thread than in its channel.
    long speaking(ChannelState place) {
        return place.isThread() ? Permissions.SEND_MESSAGES_IN_THREADS : Permissions.SEND_MESSAGES;
    }

    /// A thread that may be written to; an archived one opens by it, a locked one only for who manages threads.
    ///
    /// @throws ApiError 50083, 160005
    void writable(Person person, ChannelState place) {
        if (place.isLocked() && !may(person, place, Permissions.MANAGE_THREADS)) {
            throw place.isArchived() ? ApiError.archived() : ApiError.locked();
        }
    }

    /// @throws ApiError 50083
    static void unarchived(ChannelState place) {
        if (place.isArchived()) {
            throw ApiError.archived();
        }
    }
}
