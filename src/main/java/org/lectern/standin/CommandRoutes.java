package org.lectern.standin;

import java.util.List;

/// Registering commands (Discord, "Application Commands": endpoints for a guild).
final class CommandRoutes {
    private final World world;
    private final Commands commands;

    CommandRoutes(World world, Commands commands) {
        this.world = world;
        this.commands = commands;
    }

    List<Route> routes() {
        String all = "/applications/{application}/guilds/{guild}/commands";
        String one = all + "/{command}";
        return List.of(
                Route.of("GET " + all, Route.Limit.READ, this::list),
                Route.of("PUT " + all, Route.Limit.WRITE, this::replace),
                Route.of("POST " + all, Route.Limit.WRITE, this::put),
                Route.of("GET " + one, Route.Limit.READ, this::read),
                Route.of("PATCH " + one, Route.Limit.WRITE, this::change),
                Route.of("DELETE " + one, Route.Limit.WRITE, this::remove));
    }

    private Call own(Call call) {
        if (!call.step("application").equals(world.applicationId)) {
            throw ApiError.unknownApplication();
        }
        if (!call.step("guild").equals(world.guildId)) {
            throw ApiError.missingAccess();
        }
        return call;
    }

    private Route.Answered list(Call call) {
        own(call);
        return Route.Answered.ok(
                Json.objects(call.asks("with_localizations") ? commands.all() : commands.allUnlocalized()));
    }

    private Route.Answered replace(Call call) {
        return Route.Answered.ok(commands.replace(own(call).body()));
    }

    private Route.Answered put(Call call) {
        boolean known = commands.find(
                        call.body().path("type").asInt(Commands.CHAT_INPUT), Json.text(call.body(), "name"))
                .isPresent();
        return new Route.Answered(known ? 200 : 201, commands.put(own(call).body()));
    }

    private Route.Answered read(Call call) {
        return Route.Answered.ok(commands.byId(own(call).step("command")));
    }

    private Route.Answered change(Call call) {
        return Route.Answered.ok(commands.change(own(call).step("command"), call.body()));
    }

    private Route.Answered remove(Call call) {
        if (!commands.remove(own(call).step("command"))) {
            throw ApiError.unknownCommand();
        }
        return Route.Answered.nothing();
    }
}
