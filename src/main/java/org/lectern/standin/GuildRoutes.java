package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/// Login, the gateway's address, and looking at a guild and its people.
final class GuildRoutes {
    private final World world;
    private final Wire wire;
    private final Supplier<String> gatewayAddress;

    GuildRoutes(World world, Wire wire, Supplier<String> gatewayAddress) {
        this.world = world;
        this.wire = wire;
        this.gatewayAddress = gatewayAddress;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET /gateway", Route.Limit.READ, _ -> Route.Answered.ok(gateway())),
                Route.of("GET /gateway/bot", Route.Limit.READ, _ -> Route.Answered.ok(gatewayBot())),
                Route.of("GET /users/@me", Route.Limit.READ, _ -> Route.Answered.ok(me())),
                Route.of("GET /users/{user}", Route.Limit.READ, this::user),
                Route.of("GET /oauth2/applications/@me", Route.Limit.READ, _ -> Route.Answered.ok(application())),
                Route.of("GET /applications/@me", Route.Limit.READ, _ -> Route.Answered.ok(application())),
                Route.of("GET /guilds/{guild}", Route.Limit.READ, call -> Route.Answered.ok(guild(call))),
                Route.of("GET /guilds/{guild}/members/{user}", Route.Limit.READ, this::member));
    }

    private ObjectNode gateway() {
        return Json.object().put("url", gatewayAddress.get());
    }

    private ObjectNode gatewayBot() {
        ObjectNode node = gateway().put("shards", 1);
        node.putObject("session_start_limit")
                .put("total", 1000)
                .put("remaining", 999)
                .put("reset_after", 14_400_000)
                .put("max_concurrency", 1);
        return node;
    }

    private ObjectNode me() {
        return wire.user(world.bot)
                .put("mfa_enabled", true)
                .put("locale", Locales.DEFAULT)
                .put("verified", true)
                .put("premium_type", 0)
                .putNull("email");
    }

    private ObjectNode application() {
        ObjectNode node = Json.object()
                .put("id", world.applicationId)
                .put("name", world.bot.name())
                .put("description", "")
                .put("summary", "")
                .put("verify_key", "0".repeat(64))
                .put("flags", 0)
                .put("bot_public", false)
                .put("bot_require_code_grant", false)
                .putNull("icon")
                .putNull("team");
        node.set("bot", wire.user(world.bot));
        node.set("owner", wire.user(world.people.values().stream().findFirst().orElse(world.bot)));
        return node;
    }

    private Route.Answered user(Call call) {
        Person person = world.people.get(call.step("user"));
        if (person == null) {
            throw ApiError.unknownUser();
        }
        return Route.Answered.ok(wire.user(person));
    }

    private ObjectNode guild(Call call) {
        world.mustBe(call.step("guild"));
        return wire.guild(call.step("guild"));
    }

    private Route.Answered member(Call call) {
        guild(call);
        Person person = world.people.get(call.step("user"));
        if (person == null) {
            throw ApiError.unknownMember();
        }
        return Route.Answered.ok(wire.member(call.step("guild"), person));
    }
}
