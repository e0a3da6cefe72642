package org.lectern.standin;

import java.util.List;
import java.util.function.Function;

/// Registering commands (Discord, "Application Commands": endpoints for a guild).
final class CommandRoutes {
    private final World world;
    private final Function<String, Commands> commands;

    /// @param commands those of each guild, by its id
    CommandRoutes(World world, Function<String, Commands> commands) {
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

    private Commands own(Call call) {
        if (!call.step("application").equals(world.applicationId)) {
            throw ApiError.unknownApplication();
        }
        if (!world.guilds.containsKey(call.step("guild"))) {
            throw ApiError.missingAccess();
        }
        return commands.apply(call.step("guild"));
    }

    private Route.Answered list(Call call) {
        Commands own = own(call);
        return Route.Answered.ok(Json.objects(call.asks("with_localizations") ? own.all() : own.allUnlocalized()));
    }

    private Route.Answered replace(Call call) {
        return Route.Answered.ok(own(call).replace(call.body()));
    }

    private Route.Answered put(Call call) {
        Commands own = own(call);
        boolean known = own.find(call.body().path("type").asInt(Commands.CHAT_INPUT), Json.text(call.body(), "name"))
                .isPresent();
        return new Route.Answered(known ? 200 : 201, own.put(call.body()));
    }

    private Route.Answered read(Call call) {
        return Route.Answered.ok(own(call).byId(call.step("command")));
    }

    private Route.Answered change(Call call) {
        return Route.Answered.ok(own(call).change(call.step("command"), call.body()));
    }

    private Route.Answered remove(Call call) {
        if (!own(call).remove(call.step("command"))) {
            throw ApiError.unknownCommand();
        }
        return Route.Answered.nothing();
    }
}
