package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Threads come, change and go (Discord, "Threads").
final class Threads {
    private static final List<Integer> DURATIONS = List.of(60, 1440, 4320, 10080);

    private final World world;
    private final Access access;
    private final Events events;
    private final Limits limits;

    Threads(World world, Access access, Events events, Limits limits) {
        this.world = world;
        this.access = access;
        this.events = events;
        this.limits = limits;
    }

    /// A thread from a message: it has the message's id.
    ///
    /// @throws ApiError 160004, 160006, 50024, 50013, 50035
    ChannelState fromMessage(Person owner, ChannelState parent, MessageState message, JsonNode body) {
        allowed(owner, parent, body);
        if (message.isSystem()) {
            throw ApiError.systemMessage();
        }
        if (world.channels.containsKey(message.id)) {
            throw ApiError.threadExists();
        }
        ChannelState thread = open(message.id, owner, parent, body);
        message.flags |= MessageState.HAS_THREAD;
        events.threadOpened(thread);
        events.edited(message);
        return thread;
    }

    /// A thread without a message; its channel shows a line that it was made.
    ChannelState bare(Person owner, ChannelState parent, JsonNode body) {
        allowed(owner, parent, body);
        ChannelState thread = open(world.ids.next(), owner, parent, body);
        events.threadOpened(thread);
        if (parent.type != ChannelState.FORUM) {
            MessageState line =
                    new MessageState(world.ids.next(), parent.id, owner, MessageState.THREAD_CREATED, world.now());
            line.content = thread.name;
            line.reference =
                    Json.object().put("type", 0).put("channel_id", thread.id).put("guild_id", parent.guildId);
            parent.messages.put(Snowflakes.number(line.id), line);
            parent.lastMessageId = line.id;
            world.messages.put(line.id, line);
            events.posted(line);
        }
        return thread;
    }

    private void allowed(Person owner, ChannelState parent, JsonNode body) {
        if (parent.isThread()) {
            throw ApiError.wrongChannelType();
        }
        access.need(owner, parent, Permissions.CREATE_PUBLIC_THREADS);
        Problems problems = new Problems();
        problems.at("name").length(body.path("name"), 1, 100);
        duration(body, problems);
        problems.raise();
        if (world.threads().stream()
                        .filter(thread -> thread.guildId.equals(parent.guildId) && !thread.isArchived())
                        .count()
                >= world.activeThreads) {
            throw ApiError.tooManyThreads();
        }
    }

    private static void duration(JsonNode body, Problems problems) {
        if (Json.has(body, "auto_archive_duration")
                && !DURATIONS.contains(body.get("auto_archive_duration").asInt())) {
            problems.at("auto_archive_duration").choices("60, 1440, 4320, 10080");
        }
    }

    private ChannelState open(String id, Person owner, ChannelState parent, JsonNode body) {
        int minutes = body.path("auto_archive_duration").asInt(1440);
        ThreadState state = new ThreadState(owner.id(), minutes, world.now());
        state.slowmode = body.path("rate_limit_per_user").asInt(0);
        ChannelState thread = ChannelState.thread(id, parent, Json.text(body, "name"), state);
        world.channels.put(id, thread);
        return thread;
    }

    /// A change by PATCH: an archived thread takes nothing but being opened.
    ///
    /// @throws ApiError 50013, 50035, 50083
    void change(Person by, ChannelState channel, ThreadState thread, JsonNode body) {
        boolean manages = access.may(by, channel, Permissions.MANAGE_THREADS);
        if (!manages && (!thread.ownerId.equals(by.id()) || body.has("locked") || thread.locked)) {
            throw ApiError.missingPermissions();
        }
        Problems problems = new Problems();
        problems.at("name").length(body.path("name"), 0, 100);
        duration(body, problems);
        problems.raise();
        boolean opens = body.has("archived") && !body.path("archived").asBoolean();
        if (thread.archived && !opens && !manages) {
            throw ApiError.archived();
        }
        if (thread.archived && !opens && body.has("name")) {
            throw ApiError.archived();
        }
        rename(channel, body);
        thread.autoArchiveMinutes = body.path("auto_archive_duration").asInt(thread.autoArchiveMinutes);
        thread.slowmode = body.path("rate_limit_per_user").asInt(thread.slowmode);
        thread.locked = body.path("locked").asBoolean(thread.locked);
        if (Json.has(body, "archived")) {
            thread.archive(body.path("archived").asBoolean(), world.now());
        }
        events.threadChanged(channel);
    }

    /// A new name: twice in ten minutes, then no more for a long while.
    ///
    /// @throws TooManyRequests when it is the third
    void rename(ChannelState channel, JsonNode body) {
        String name = Json.text(body, "name");
        if (name.isEmpty() || name.equals(channel.name)) {
            return;
        }
        double wait = limits.takeHidden("rename:" + channel.id, 2, Duration.ofMinutes(10));
        if (wait > 0) {
            throw new TooManyRequests(wait, 0, "You are being rate limited.");
        }
        channel.name = name;
    }

    void archive(ChannelState channel, boolean archived) {
        if (channel.thread != null && channel.thread.archived != archived) {
            channel.thread.archive(archived, world.now());
            events.threadChanged(channel);
        }
    }

    void lock(ChannelState channel, boolean locked) {
        if (channel.thread != null && channel.thread.locked != locked) {
            channel.thread.locked = locked;
            events.threadChanged(channel);
        }
    }

    /// Archives the threads that have been silent long enough; looked at whenever anybody asks for anything.
    void archiveSilent() {
        Instant now = world.now();
        for (ChannelState channel : world.threads()) {
            if (channel.thread != null && channel.thread.silentFor(now)) {
                archive(channel, true);
            }
        }
    }

    /// A thread goes with its channel; a channel stays when its category goes.
    private void leaves(ChannelState inside) {
        if (inside.isThread()) {
            delete(inside);
        } else {
            inside.parentId = null;
            events.channelChanged(inside);
        }
    }

    /// A channel is gone, with its threads and all that was said in it.
    void delete(ChannelState channel) {
        for (ChannelState inside : List.copyOf(world.channels.values())) {
            if (channel.id.equals(inside.parentId)) {
                leaves(inside);
            }
        }
        world.channels.remove(channel.id);
        channel.messages.values().forEach(message -> {
            message.deleted = true;
            world.messages.remove(message.id);
        });
        events.channelDeleted(channel);
    }
}
