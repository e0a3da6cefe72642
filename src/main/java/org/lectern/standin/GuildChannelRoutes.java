package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A guild's channels (Discord, "Guild Resource").
final class GuildChannelRoutes {
    private static final int CHANNELS = 500;
    private static final int IN_A_CATEGORY = 50;
    private static final Set<Integer> TYPES =
            Set.of(ChannelState.TEXT, ChannelState.VOICE, ChannelState.CATEGORY, ChannelState.FORUM);

    private final World world;
    private final Wire wire;
    private final Access access;
    private final Events events;

    GuildChannelRoutes(World world, Wire wire, Access access, Events events) {
        this.world = world;
        this.wire = wire;
        this.access = access;
        this.events = events;
    }

    List<Route> routes() {
        String all = "/guilds/{guild}/channels";
        return List.of(
                Route.of("GET " + all, Route.Limit.READ, this::list),
                Route.of("POST " + all, Route.Limit.WRITE, this::create));
    }

    private List<ChannelState> all(String guild) {
        return world.channelsOf(guild).stream()
                .filter(channel -> !channel.isThread())
                .toList();
    }

    private Route.Answered list(Call call) {
        String guild = call.step("guild");
        world.mustBe(guild);
        return Route.Answered.ok(
                Json.objects(all(guild).stream().map(wire::channel).toList()));
    }

    private Route.Answered create(Call call) {
        String guild = call.step("guild");
        world.mustBe(guild);
        access.needInGuild(guild, world.bot, Permissions.MANAGE_CHANNELS);
        JsonNode body = call.body();
        int type = body.path("type").asInt(ChannelState.TEXT);
        String category = Json.text(body, "parent_id");
        Problems problems = new Problems();
        problems.at("name").length(body.path("name"), 1, 100);
        problems.at("topic").length(body.path("topic"), 0, 1024);
        if (!TYPES.contains(type)) {
            problems.at("type").choices("0, 2, 4, 15");
        }
        if (!category.isEmpty()) {
            parent(guild, category, problems);
        }
        problems.raise();
        if (!category.isEmpty()) {
            access.need(world.bot, world.channel(category), Permissions.MANAGE_CHANNELS);
        }
        if (all(guild).size() >= CHANNELS) {
            throw ApiError.tooManyChannels();
        }
        String name = Json.text(body, "name");
        ChannelState channel = world.addChannel(
                guild, type == ChannelState.TEXT ? plain(name) : name, type, category.isEmpty() ? null : category);
        if (!category.isEmpty()) {
            // A channel made without overwrites of its own has those of its category.
            channel.overwrites.putAll(world.channel(category).overwrites);
        }
        if (body.has("topic")) {
            channel.topic = Json.text(body, "topic");
        }
        events.channelCreated(channel);
        world.touched();
        return Route.Answered.created(wire.channel(channel));
    }

    private void parent(String guild, String category, Problems problems) {
        ChannelState found = world.channels.get(category);
        if (found == null || !found.guildId.equals(guild) || found.type != ChannelState.CATEGORY) {
            problems.at("parent_id").add("CHANNEL_PARENT_INVALID", "Category does not exist");
        } else if (all(guild).stream()
                        .filter(channel -> category.equals(channel.parentId))
                        .count()
                >= IN_A_CATEGORY) {
            problems.at("parent_id")
                    .add("CHANNEL_PARENT_MAX_CHANNELS", "Maximum number of channels in category reached (50)");
        }
    }

    /// A text channel's name as Discord writes it.
    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }
}
