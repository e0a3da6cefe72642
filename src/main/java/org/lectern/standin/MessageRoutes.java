package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Messages and reactions in channels and threads (Discord, "Message Resource").
final class MessageRoutes {
    private static final Duration OLD = Duration.ofHours(1);

    private final World world;
    private final Wire wire;
    private final Access access;
    private final Posts posts;
    private final Limits limits;
    private final Knobs knobs;

    MessageRoutes(World world, Wire wire, Access access, Posts posts, Limits limits, Knobs knobs) {
        this.world = world;
        this.wire = wire;
        this.access = access;
        this.posts = posts;
        this.limits = limits;
        this.knobs = knobs;
    }

    List<Route> routes() {
        String all = "/channels/{channel}/messages";
        String one = all + "/{message}";
        String mine = one + "/reactions/{emoji}/@me";
        return List.of(
                Route.of("POST " + all, Route.Limit.WRITE, this::create),
                Route.of("GET " + all, Route.Limit.READ, this::history),
                Route.of("GET " + one, Route.Limit.READ, this::read),
                Route.of("PATCH " + one, Route.Limit.WRITE, this::change),
                Route.of("DELETE " + one, Route.Limit.WRITE, this::delete),
                Route.of("PUT " + mine, Route.Limit.REACT, call -> react(call, true)),
                Route.of("DELETE " + mine, Route.Limit.REACT, call -> react(call, false)));
    }

    private ChannelState channel(Call call) {
        return access.visible(world.bot, call.step("channel"));
    }

    private MessageState message(Call call) {
        return world.message(channel(call), call.step("message"));
    }

    private Route.Answered create(Call call) {
        MessageState message = posts.create(world.bot, channel(call), call.draft());
        return Route.Answered.ok(
                message.nonce == null
                        ? wire.message(message)
                        : wire.message(message).put("nonce", message.nonce));
    }

    private Route.Answered history(Call call) {
        ChannelState channel = channel(call);
        int limit = call.number("limit", 50, 1, 100);
        if (!access.may(world.bot, channel, Permissions.READ_MESSAGE_HISTORY)) {
            return Route.Answered.ok(Json.array());
        }
        return Route.Answered.ok(
                Json.objects(page(channel, call, limit).map(wire::message).toList()));
    }

    /// Newest first, as Discord answers whichever way was asked.
    private static Stream<MessageState> page(ChannelState channel, Call call, int limit) {
        if (call.query().containsKey("after")) {
            List<MessageState> page =
                    new ArrayList<>(channel.messages.tailMap(id(call, "after"), false).values().stream()
                            .limit(limit)
                            .toList());
            Collections.reverse(page);
            return page.stream();
        }
        if (call.query().containsKey("around")) {
            return around(channel, id(call, "around"), limit);
        }
        Collection<MessageState> all = call.query().containsKey("before")
                ? channel.messages
                        .headMap(id(call, "before"), false)
                        .descendingMap()
                        .values()
                : channel.messages.descendingMap().values();
        return all.stream().limit(limit);
    }

    private static Stream<MessageState> around(ChannelState channel, long id, int limit) {
        List<MessageState> page = new ArrayList<>(channel.messages.tailMap(id, true).values().stream()
                .limit(limit / 2 + 1L)
                .toList());
        Collections.reverse(page);
        channel.messages.headMap(id, false).descendingMap().values().stream()
                .limit(limit / 2)
                .forEach(page::add);
        return page.stream().limit(limit);
    }

    private static long id(Call call, String name) {
        return Snowflakes.number(call.query().getOrDefault(name, "0"));
    }

    private Route.Answered read(Call call) {
        access.need(world.bot, channel(call), Permissions.READ_MESSAGE_HISTORY);
        return Route.Answered.ok(wire.message(message(call)));
    }

    private Route.Answered change(Call call) {
        MessageState message = message(call);
        JsonNode body = call.body();
        boolean flagsOnly = body.size() == 1 && body.has("flags");
        boolean manages = access.may(world.bot, channel(call), Permissions.MANAGE_MESSAGES);
        if (!message.author.equals(world.bot) && !(flagsOnly && manages)) {
            throw ApiError.notTheAuthor();
        }
        if (message.isSystem()) {
            throw ApiError.systemMessage();
        }
        Access.unarchived(channel(call));
        old(message);
        posts.edit(message, call.draft(), channel(call));
        return Route.Answered.ok(wire.message(message));
    }

    /// Discord does not say how often an old message may be edited; others count 3 in 20 s a channel.
    private void old(MessageState message) {
        long age = Duration.between(message.sent, world.now()).toNanos();
        if (age < knobs.window(OLD)) {
            return;
        }
        double wait = limits.takeHidden("old:" + message.channelId, 3, Duration.ofSeconds(20));
        if (wait > 0) {
            throw new TooManyRequests(
                    wait, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later.");
        }
    }

    private Route.Answered delete(Call call) {
        ChannelState channel = channel(call);
        MessageState message = message(call);
        if (!message.author.equals(world.bot)) {
            access.need(world.bot, channel, Permissions.MANAGE_MESSAGES);
        }
        Access.unarchived(channel);
        posts.delete(message);
        return Route.Answered.nothing();
    }

    private Route.Answered react(Call call, boolean add) {
        String emoji = call.step("emoji");
        if (emoji.isBlank() || (emoji.matches("[\\x21-\\x7e]+") && !emoji.matches("\\w+:\\d+"))) {
            throw ApiError.unknownEmoji();
        }
        posts.react(world.bot, message(call), emoji, add);
        return Route.Answered.nothing();
    }
}
