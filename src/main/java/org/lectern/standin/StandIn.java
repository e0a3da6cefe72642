package org.lectern.standin;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Discord on loopback: a guild or several, one application with its bot, and a few people. Safe for use by many
/// threads.
public final class StandIn implements AutoCloseable {
    /// How it is set up.
    ///
    /// @param time what the time is: for ids, timestamps and the ages of messages and threads
    /// @param port 0 for any that is free
    /// @param channels names of text channels beyond `general` and `track-13`
    /// @param speed what rate windows are divided by
    /// @param realLimits keeps the rate windows as Discord's, whatever the speed
    /// @param privilegedIntents those switched on for the application, as bits
    /// @param botPermissions what the bot's role gives it beyond everybody's
    /// @param heartbeat the interval that the gateway asks for
    public record Config(
            InstantSource time,
            int port,
            List<String> channels,
            double speed,
            boolean realLimits,
            long privilegedIntents,
            long botPermissions,
            Duration heartbeat) {
        public Config {
            channels = List.copyOf(channels);
            if (!(speed > 0)) {
                throw new IllegalArgumentException("speed must be above 0, not " + speed);
            }
        }

        /// Any free port, Discord's own limits, no privileged intents.
        public static Config at(InstantSource time) {
            return new Config(time, 0, List.of(), 1, false, 0, Permissions.EVERYONE, Duration.ofMillis(41_250));
        }

        public Config withPort(int number) {
            return new Config(time, number, channels, speed, realLimits, privilegedIntents, botPermissions, heartbeat);
        }

        public Config withChannels(String... names) {
            return new Config(
                    time, port, List.of(names), speed, realLimits, privilegedIntents, botPermissions, heartbeat);
        }

        public Config withSpeed(double factor) {
            return new Config(time, port, channels, factor, realLimits, privilegedIntents, botPermissions, heartbeat);
        }

        public Config withRealLimits(boolean real) {
            return new Config(time, port, channels, speed, real, privilegedIntents, botPermissions, heartbeat);
        }

        public Config withPrivilegedIntents(long bits) {
            return new Config(time, port, channels, speed, realLimits, bits, botPermissions, heartbeat);
        }

        public Config withBotPermissions(long bits) {
            return new Config(time, port, channels, speed, realLimits, privilegedIntents, bits, heartbeat);
        }

        public Config withHeartbeat(Duration interval) {
            return new Config(time, port, channels, speed, realLimits, privilegedIntents, botPermissions, interval);
        }
    }

    private final Config config;
    private final House house;

    private StandIn(Config config, House house) {
        this.config = config;
        this.house = house;
    }

    /// Starts it on loopback; it listens when this returns.
    ///
    /// @throws IllegalStateException when the port cannot be had
    public static StandIn start(Config config) {
        StandIn standin = new StandIn(config, new House(config));
        standin.house.open(standin);
        return standin;
    }

    public StandInInfo info() {
        return house.world.locked(() -> {
            Map<String, String> channels = new LinkedHashMap<>();
            house.world.channels.values().stream()
                    .filter(channel -> !channel.isThread())
                    .forEach(channel -> channels.put(channel.name, channel.id));
            Map<String, String> users = new LinkedHashMap<>();
            house.world.people.values().stream()
                    .filter(person -> !person.bot())
                    .forEach(person -> users.put(person.name(), person.id()));
            return new StandInInfo(
                    restUrl(),
                    gatewayUrl(),
                    controlUrl(),
                    token(),
                    applicationId(),
                    botUserId(),
                    guildId(),
                    channels,
                    users);
        });
    }

    /// `http://127.0.0.1:PORT/api/v10/`
    public String restUrl() {
        return house.httpUrl() + "/api/v10/";
    }

    /// `ws://127.0.0.1:PORT`
    public String gatewayUrl() {
        return house.gatewayUrl();
    }

    /// `http://127.0.0.1:PORT/control`
    public String controlUrl() {
        return house.httpUrl() + "/control";
    }

    public String token() {
        return house.knobs.token();
    }

    /// The first guild: what nobody wants in another is there.
    public String guildId() {
        return house.world.guildId;
    }

    public String applicationId() {
        return house.world.applicationId;
    }

    public String botUserId() {
        return house.world.bot.id();
    }

    /// The id of a channel by its name.
    ///
    /// @throws IllegalArgumentException where there is none
    public String channelId(String name) {
        return house.world.locked(() -> Places.find(house.world, name).id);
    }

    /// A person by name or id.
    ///
    /// @throws IllegalArgumentException where there is none
    public Person person(String nameOrId) {
        return house.world.locked(() -> house.world.named(nameOrId));
    }

    /// One more guild, without channels: the bot and all people are members of it, with the permissions that they
    /// have in the first.
    ///
    /// @return its id
    public String createGuild(String name) {
        return house.world.locked(() -> house.stage.guild(name));
    }

    /// The guilds' names, by id.
    public Map<String, String> guilds() {
        return house.world.locked(() -> new LinkedHashMap<>(house.world.guilds));
    }

    /// A new channel of a guild, as [#createChannel(String, int)].
    ///
    /// @throws IllegalArgumentException where there is no such guild
    public SeenChannel createChannel(String guildId, String name, int type) {
        return house.world.locked(() -> house.stage.channel(guildId, name, type));
    }

    /// A new text channel; a voice channel where the type is 2, a category where it is 4, a forum where it is 15.
    public SeenChannel createChannel(String name, int type) {
        return createChannel(guildId(), name, type);
    }

    public SeenChannel createChannel(String name) {
        return createChannel(name, ChannelState.TEXT);
    }

    /// A new person, with permissions beyond everybody's.
    public Person createUser(String name, long... permissions) {
        long bits = 0;
        for (long each : permissions) {
            bits |= each;
        }
        long all = bits;
        return house.world.locked(() -> house.stage.person(name, all));
    }

    /// The language in which a person uses the chat from now on, such as "de"; at first it is "en-US".
    ///
    /// @throws IllegalArgumentException where Discord has no such language
    public void locale(String nameOrId, String locale) {
        String id = person(nameOrId).id();
        house.world.locked(() -> house.stage.locale(id, locale));
    }

    /// What a channel allows and denies a person, or everybody where the id is the guild's.
    public void overwrite(String place, String personOrGuildId, long allow, long deny) {
        house.world.locked(() -> house.stage.overwrite(place, personOrGuildId, allow, deny));
    }

    /// Whether somebody takes direct messages of the bot; at first everybody does.
    public void takesDirectMessages(String nameOrId, boolean takes) {
        Person person = person(nameOrId);
        house.world.locked(() -> house.stage.takesDirectMessages(person, takes));
    }

    /// Acts as a person, by name or id.
    public Actor as(String nameOrId) {
        return as(person(nameOrId));
    }

    public Actor as(Person person) {
        return house.actor(person);
    }

    public List<SeenChannel> channels() {
        return house.world.locked(() -> house.world.channels.values().stream()
                .filter(channel -> !channel.isThread())
                .map(SeenChannel::of)
                .toList());
    }

    /// The guilds' scheduled events, over ones too, oldest first.
    public List<SeenEvent> scheduledEvents() {
        return house.world.locked(() ->
                house.world.scheduledEvents.values().stream().map(SeenEvent::of).toList());
    }

    /// A new scheduled event of somebody's.
    public SeenEvent createScheduledEvent(String nameOrId, String name, Instant start, Instant end) {
        Person creator = person(nameOrId);
        return house.world.locked(() -> house.stage.scheduledEvent(creator, name, start, end));
    }

    /// How many threads a guild may have active from now on; Discord's 1000 at first.
    public void activeThreads(int atMost) {
        house.world.locked(() -> {
            house.world.activeThreads = atMost;
            return true;
        });
    }

    /// What the time is for scheduled events from now on: a session's, where that is another.
    public void scheduledEventsBy(InstantSource time) {
        house.world.locked(() -> {
            house.world.eventTime = time;
            return true;
        });
    }

    /// All threads, archived ones too, oldest first.
    public List<SeenThread> threads() {
        return house.world.locked(
                () -> house.world.threads().stream().map(SeenThread::of).toList());
    }

    /// What everybody sees in a channel or thread, oldest first.
    public List<SeenMessage> messages(String place) {
        return house.world.locked(() -> Places.find(house.world, place).messages.values().stream()
                .map(SeenMessage::of)
                .toList());
    }

    /// The id of the newest message at a place that everybody sees; empty where there was none yet.
    public String newest(String place) {
        return house.world.locked(() -> Objects.requireNonNullElse(Places.find(house.world, place).lastMessageId, ""));
    }

    /// One message, if it is there; ephemeral ones too.
    public Optional<SeenMessage> message(String id) {
        return house.world.locked(
                () -> Optional.ofNullable(house.world.messages.get(id)).map(SeenMessage::of));
    }

    /// An interaction by its id, if it is not long past.
    public Optional<Interaction> interaction(String id) {
        return house.interactions.byId(id);
    }

    /// A file that came with a message.
    ///
    /// @param path of its address, from `/attachments/`
    public Optional<UploadedFile> file(String path) {
        return house.world.locked(() -> house.files
                .at(path)
                .map(upload ->
                        new UploadedFile(Files.type(upload), upload.bytes().duplicate())));
    }

    /// A file as it was sent.
    public record UploadedFile(String type, ByteBuffer bytes) {}

    /// Names of the slash and message commands that are registered in the first guild.
    public List<String> commands() {
        return house.world.locked(() -> house.commands(guildId()).all().stream()
                .map(each -> Json.text(each, "name"))
                .toList());
    }

    /// The requests of the bot, oldest first; the oldest of very many are forgotten.
    public List<Recorded> requests() {
        return house.world.locked(house.log::all);
    }

    public void forgetRequests() {
        house.log.clear();
    }

    /// How many times it answered 429, ever.
    public long tooManyRequests() {
        return house.log.tooMany();
    }

    /// How many answers were 401, 403 or 429, ever; Discord bans an address at 10,000 in ten minutes.
    public long invalidRequests() {
        return house.log.invalid();
    }

    /// How many clients are connected and identified.
    public int clients() {
        return house.world.locked(house.gateway::online);
    }

    /// How many times a client identified; a resumed session is not counted.
    public int identifies() {
        return house.world.locked(house.gateway::identified);
    }

    /// When a client identified last.
    public Optional<Instant> identifiedAt() {
        return house.world.locked(() -> Optional.ofNullable(house.gateway.identifiedAt()));
    }

    /// Waits until something is so; looked at after each change and every 50 ms.
    ///
    /// @throws IllegalStateException when it is not within the time
    public <T> T await(String what, Duration within, Supplier<Optional<T>> probe) {
        return house.world.await(what, within, probe);
    }

    /// Tells of everything that happens from now on, in order, on a thread of the stand-in's.
    public Watch watch(Consumer<Happening> watcher) {
        return house.watchers.add(watcher);
    }

    /// What rate windows are divided by, from now on; nothing changes with real limits.
    public void speed(double factor) {
        if (!config.realLimits()) {
            house.knobs.speed(factor);
        }
    }

    /// How far away the bot is: each of its requests is carried out half this later, and answered half this later
    /// again. What the gateway sends comes at once.
    public void roundTrip(Duration time) {
        house.knobs.roundTrip(time);
    }

    public double speed() {
        return house.knobs.speed();
    }

    public Faults faults() {
        return house.faults;
    }

    @Override
    public void close() {
        house.close();
    }
}
