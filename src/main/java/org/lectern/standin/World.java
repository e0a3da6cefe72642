package org.lectern.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The guilds: people, who are members of each, roles, channels, threads and messages. Everything is read and changed
/// under [#lock].
final class World {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    final ReentrantLock lock = new ReentrantLock();
    final InstantSource time;
    final Snowflakes ids;
    /// The first guild: what nobody wants elsewhere is there.
    final String guildId;
    /// What the guilds are called, by id.
    final Map<String, String> guilds = new LinkedHashMap<>();
    /// The organiser, whom Discord gives every permission.
    String ownerId = "";
    final String applicationId;
    final Map<String, Person> people = new LinkedHashMap<>();
    final Map<String, Role> roles = new LinkedHashMap<>();
    final Map<String, String> locales = new LinkedHashMap<>();
    final Map<String, List<String>> memberRoles = new LinkedHashMap<>();
    final Map<String, ChannelState> channels = new LinkedHashMap<>();
    final Map<String, MessageState> messages = new LinkedHashMap<>();
    final Map<String, ScheduledEvent> scheduledEvents = new LinkedHashMap<>();
    /// How many threads may be active at once in a guild.
    int activeThreads = 1000;
    /// What the time is for scheduled events.
    InstantSource eventTime;
    /// The channels of direct messages, by the person's id.
    final Map<String, ChannelState> directs = new LinkedHashMap<>();
    /// The ids of those who take no direct messages.
    final Set<String> closed = new HashSet<>();
    final Person bot;
    private final Condition changed = lock.newCondition();

    World(InstantSource time, String botName, long botPermissions) {
        this.time = time;
        this.eventTime = time;
        this.ids = new Snowflakes(time);
        this.guildId = addGuild("Lectern's stand-in");
        this.applicationId = ids.next();
        this.bot = join(botName, true, botPermissions);
    }

    Instant now() {
        return time.instant();
    }

    /// A new member; with permissions of their own by a role that bears their name.
    Person join(String name, boolean isBot, long permissions) {
        Person person = new Person(ids.next(), name, isBot);
        people.put(person.id(), person);
        memberRoles.put(person.id(), new ArrayList<>());
        if (permissions != 0) {
            guilds.keySet().forEach(guild -> give(person.id(), addRole(guild, ids.next(), name, permissions)));
        }
        return person;
    }

    private Role addRole(String guild, String id, String name, long permissions) {
        Role role = new Role(id, guild, name, rolesOf(guild).size(), permissions, false);
        roles.put(id, role);
        return role;
    }

    private void give(String personId, Role role) {
        memberRoles.computeIfAbsent(personId, _ -> new ArrayList<>()).add(role.id());
    }

    /// One more, of which all people are members, with the roles that they have in the first.
    String addGuild(String name) {
        String guild = ids.next();
        guilds.put(guild, name);
        addRole(guild, guild, "@everyone", Permissions.EVERYONE);
        memberRoles.forEach((person, held) -> List.copyOf(held).stream()
                .map(this::role)
                .filter(role -> role.guildId().equals(guildId))
                .forEach(role -> give(person, addRole(guild, ids.next(), role.name(), role.permissions()))));
        return guild;
    }

    /// Everybody's first.
    List<Role> rolesOf(String guild) {
        return roles.values().stream()
                .filter(role -> role.guildId().equals(guild))
                .toList();
    }

    /// The language in which somebody uses the chat.
    String localeOf(String personId) {
        return locales.getOrDefault(personId, Locales.DEFAULT);
    }

    /// Those that somebody has in a guild, without everybody's.
    List<Role> rolesOf(String guild, String personId) {
        return memberRoles.getOrDefault(personId, List.of()).stream()
                .map(this::role)
                .filter(role -> role.guildId().equals(guild))
                .toList();
    }

    Role role(String id) {
        Role role = roles.get(id);
        if (role == null) {
            throw new IllegalArgumentException("no role " + id);
        }
        return role;
    }

    Person person(String id) {
        Person person = people.get(id);
        if (person == null) {
            throw new IllegalArgumentException("no person " + id);
        }
        return person;
    }

    /// A person by name or id.
    ///
    /// @throws IllegalArgumentException where there is none
    Person named(String nameOrId) {
        return people.values().stream()
                .filter(person -> person.id().equals(nameOrId) || person.name().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called \"" + nameOrId + "\""));
    }

    /// @param category the id of the one it stands in; null for none
    ChannelState addChannel(String guild, String name, int type, @Nullable String category) {
        ChannelState channel = new ChannelState(ids.next(), guild, type, name, category);
        channel.position = channels.size();
        channels.put(channel.id, channel);
        return channel;
    }

    /// The channel of a person's direct messages; the same one always.
    ChannelState direct(Person person) {
        return directs.computeIfAbsent(person.id(), _ -> ChannelState.direct(ids.next(), person));
    }

    /// @throws ApiError 10004 where there is no such guild
    void mustBe(String guild) {
        if (!guilds.containsKey(guild)) {
            throw ApiError.unknownGuild();
        }
    }

    /// A channel, a thread, or the channel of somebody's direct messages.
    ///
    /// @throws ApiError 10003
    ChannelState channel(String id) {
        return findChannel(id).orElseThrow(ApiError::unknownChannel);
    }

    Optional<ChannelState> findChannel(String id) {
        ChannelState ofGuild = channels.get(id);
        return ofGuild != null
                ? Optional.of(ofGuild)
                : directs.values().stream()
                        .filter(channel -> channel.id.equals(id))
                        .findFirst();
    }

    /// The guild in which a message stands; empty for a direct one.
    String guildOf(MessageState message) {
        return findChannel(message.channelId).map(channel -> channel.guildId).orElse("");
    }

    /// The channel whose permissions hold: a thread's parent, or itself.
    ChannelState parentOf(ChannelState channel) {
        return channel.thread == null || channel.parentId == null ? channel : channel(channel.parentId);
    }

    /// @throws ApiError 10008
    MessageState message(ChannelState channel, String id) {
        MessageState message = channel.messages.get(Snowflakes.number(id));
        if (message == null) {
            throw ApiError.unknownMessage();
        }
        return message;
    }

    @Nullable
    ChannelState threadOf(MessageState message) {
        return message.ephemeralFor == null ? channels.get(message.id) : null;
    }

    /// The channels and threads of a guild.
    List<ChannelState> channelsOf(String guild) {
        return channels.values().stream()
                .filter(channel -> channel.guildId.equals(guild))
                .toList();
    }

    List<ChannelState> threads() {
        return channels.values().stream().filter(ChannelState::isThread).toList();
    }

    void touched() {
        changed.signalAll();
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the probe finds something; looked at after each change.
    ///
    /// @throws IllegalStateException when it has not within the time (real time)
    <T> T await(String what, Duration within, Supplier<Optional<T>> probe) {
        return await(what, within, changed, probe);
    }

    /// The same, looked at when one condition of the lock is signalled: many may wait without waking each other.
    <T> T await(String what, Duration within, Condition condition, Supplier<Optional<T>> probe) {
        lock.lock();
        try {
            long end = System.nanoTime() + within.toNanos();
            while (true) {
                Optional<T> found = probe.get();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException("not within " + within.toMillis() + " ms: " + what);
                }
                // Not everything that a probe may look at signals: a deadline that passes does not.
                var _ = condition.await(Math.min(left, POLL_NANOS), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }
}
