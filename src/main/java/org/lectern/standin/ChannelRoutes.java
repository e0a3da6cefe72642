package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Channels and threads (Discord, "Channels Resource").
final class ChannelRoutes {
    private final World world;
    private final Wire wire;
    private final Access access;
    private final Posts posts;
    private final Threads threads;
    private final Events events;

    ChannelRoutes(World world, Wire wire, Access access, Posts posts, Threads threads, Events events) {
        this.world = world;
        this.wire = wire;
        this.access = access;
        this.posts = posts;
        this.threads = threads;
        this.events = events;
    }

    List<Route> routes() {
        String one = "/channels/{channel}";
        return List.of(
                Route.of("POST /users/@me/channels", Route.Limit.WRITE, this::direct),
                Route.of("GET " + one, Route.Limit.READ, this::read),
                Route.of("PATCH " + one, Route.Limit.WRITE, this::change),
                Route.of("DELETE " + one, Route.Limit.WRITE, this::delete),
                Route.of("POST " + one + "/typing", Route.Limit.WRITE, this::typing),
                Route.of("POST " + one + "/messages/{message}/threads", Route.Limit.WRITE, this::fromMessage),
                Route.of("POST " + one + "/threads", Route.Limit.WRITE, this::thread),
                Route.of("PUT " + one + "/thread-members/@me", Route.Limit.WRITE, this::join),
                Route.of("GET " + one + "/threads/archived/public", Route.Limit.READ, this::archived),
                Route.of("GET /guilds/{guild}/threads/active", Route.Limit.READ, this::active));
    }

    private ChannelState channel(Call call) {
        return access.visible(world.bot, call.step("channel"));
    }

    private Route.Answered direct(Call call) {
        Person person = world.people.get(Json.text(call.body(), "recipient_id"));
        if (person == null || person.bot()) {
            throw ApiError.invalidRecipient();
        }
        return Route.Answered.ok(wire.channel(world.direct(person)));
    }

    private Route.Answered read(Call call) {
        return Route.Answered.ok(wire.channel(channel(call)));
    }

    private Route.Answered change(Call call) {
        ChannelState channel = channel(call);
        JsonNode body = call.body();
        if (channel.thread != null) {
            threads.change(world.bot, channel, channel.thread, body);
        } else if (channel.isDirect()) {
            throw ApiError.wrongChannelType();
        } else {
            access.need(world.bot, channel, Permissions.MANAGE_CHANNELS);
            Problems problems = new Problems();
            problems.at("name").length(body.path("name"), 0, 100);
            problems.at("topic").length(body.path("topic"), 0, 1024);
            problems.raise();
            threads.rename(channel, body);
            if (body.has("topic")) {
                channel.topic = Json.text(body, "topic");
            }
            events.channelChanged(channel);
        }
        return Route.Answered.ok(wire.channel(channel));
    }

    private Route.Answered delete(Call call) {
        ChannelState channel = channel(call);
        if (channel.isDirect()) {
            throw ApiError.wrongChannelType();
        }
        access.need(world.bot, channel, channel.isThread() ? Permissions.MANAGE_THREADS : Permissions.MANAGE_CHANNELS);
        ObjectNode last = wire.channel(channel);
        threads.delete(channel);
        return Route.Answered.ok(last);
    }

    private Route.Answered typing(Call call) {
        ChannelState channel = channel(call);
        access.need(world.bot, channel, access.speaking(channel));
        events.typing(channel, world.bot);
        return Route.Answered.nothing();
    }

    private Route.Answered fromMessage(Call call) {
        ChannelState channel = channel(call);
        MessageState message = world.message(channel, call.step("message"));
        return Route.Answered.created(wire.channel(threads.fromMessage(world.bot, channel, message, call.body())));
    }

    /// A bare thread, or a forum's post with its first message.
    private Route.Answered thread(Call call) {
        ChannelState channel = channel(call);
        if (channel.type != ChannelState.FORUM) {
            int type = call.body().path("type").asInt(ChannelState.PUBLIC_THREAD);
            if (type != ChannelState.PUBLIC_THREAD) {
                throw Problems.one("type", "BASE_TYPE_CHOICES", "Value must be one of {11}.");
            }
            return Route.Answered.created(wire.channel(threads.bare(world.bot, channel, call.body())));
        }
        Draft first = new Draft(call.body().path("message"), call.files());
        access.need(world.bot, channel, Permissions.SEND_MESSAGES);
        posts.check(first);
        ChannelState thread = threads.bare(world.bot, channel, call.body());
        MessageState message = posts.create(world.bot, thread, first);
        ObjectNode answer = wire.channel(thread);
        answer.set("message", wire.message(message));
        return Route.Answered.created(answer);
    }

    private Route.Answered join(Call call) {
        ChannelState channel = channel(call);
        if (channel.thread == null) {
            throw ApiError.wrongChannelType();
        }
        Access.unarchived(channel);
        channel.thread.members.add(world.bot.id());
        return Route.Answered.nothing();
    }

    private Route.Answered archived(Call call) {
        ChannelState parent = channel(call);
        access.need(world.bot, parent, Permissions.READ_MESSAGE_HISTORY);
        int limit = call.number("limit", 50, 1, 100);
        String before = call.query().getOrDefault("before", "");
        List<ChannelState> found = list(thread -> parent.id.equals(thread.parentId) && thread.isArchived()).stream()
                .filter(thread ->
                        before.isEmpty() || SeenThread.archivedAt(thread).isBefore(time(before)))
                .sorted(Comparator.comparing(SeenThread::archivedAt).reversed())
                .toList();
        return Route.Answered.ok(listed(found.stream().limit(limit).toList()).put("has_more", found.size() > limit));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            throw Problems.one("before", "DATE_TIME_TYPE_PARSE", "Could not parse " + text + ". Should be ISO8601.");
        }
    }

    private Route.Answered active(Call call) {
        String guild = call.step("guild");
        world.mustBe(guild);
        return Route.Answered.ok(listed(list(thread -> thread.guildId.equals(guild) && !thread.isArchived()))
                .put("has_more", false));
    }

    private List<ChannelState> list(Predicate<ChannelState> which) {
        return world.threads().stream()
                .filter(which)
                .filter(thread -> access.may(world.bot, thread, Permissions.VIEW_CHANNEL))
                .sorted(Comparator.<ChannelState>comparingLong(thread -> Snowflakes.number(thread.id))
                        .reversed())
                .toList();
    }

    private ObjectNode listed(List<ChannelState> found) {
        ObjectNode node = Json.object();
        node.set("threads", Json.objects(found.stream().map(wire::channel).toList()));
        node.putArray("members");
        for (ChannelState thread : found) {
            ThreadState state = thread.thread;
            if (state != null && state.members.contains(world.bot.id())) {
                node.withArrayProperty("members").add(wire.threadMember(thread, world.bot.id(), state.created));
            }
        }
        return node;
    }
}
