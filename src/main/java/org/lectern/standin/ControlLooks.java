package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What can be looked at and set up through the control API: the guild, its messages and the bot's requests.
final class ControlLooks {
    private static final Set<Integer> TYPES =
            Set.of(ChannelState.TEXT, ChannelState.VOICE, ChannelState.CATEGORY, ChannelState.FORUM);

    private final StandIn standin;

    ControlLooks(StandIn standin) {
        this.standin = standin;
    }

    List<Control.Entry> entries() {
        return List.of(
                Control.Entry.of("GET /", _ -> standin.info().tree()),
                Control.Entry.of("GET /status", _ -> status()),
                Control.Entry.of("GET /channels", _ -> list(standin.channels(), Views::plain)),
                Control.Entry.of("GET /guilds", _ -> Views.plain(standin.guilds())),
                Control.Entry.of("POST /guilds", this::createGuild),
                Control.Entry.of("POST /channels", this::createChannel),
                Control.Entry.of("POST /people", this::createPerson),
                Control.Entry.of("PUT /people/{who}/locale", this::locale),
                Control.Entry.of("GET /people/{who}/messages", this::directMessages),
                Control.Entry.of("PUT /people/{who}/direct-messages", this::takesDirectMessages),
                Control.Entry.of("PUT /channels/{place}/overwrites/{who}", this::overwrite),
                Control.Entry.of("GET /threads", _ -> list(standin.threads(), Views::plain)),
                Control.Entry.of("GET /scheduled-events", _ -> list(standin.scheduledEvents(), Views::plain)),
                Control.Entry.of("GET /channels/{place}/messages", this::messages),
                Control.Entry.of("GET /commands", _ -> Json.array(standin.commands())),
                Control.Entry.of("GET /requests", this::requests),
                Control.Entry.of("DELETE /requests", _ -> {
                    standin.forgetRequests();
                    return Control.done();
                }),
                Control.Entry.of("PUT /active-threads", this::activeThreads),
                Control.Entry.of("PUT /speed", this::speed));
    }

    private static <T> JsonNode list(Collection<T> all, Function<T, JsonNode> view) {
        return Json.objects(all.stream().map(view).toList());
    }

    private ObjectNode status() {
        return Json.object()
                .put("clients", standin.clients())
                .put("identifies", standin.identifies())
                .put(
                        "identifiedAt",
                        standin.identifiedAt().map(Instant::toString).orElse(null))
                .put("requests", standin.requests().size())
                .put("tooManyRequests", standin.tooManyRequests())
                .put("invalidRequests", standin.invalidRequests())
                .put("speed", standin.speed());
    }

    private JsonNode createGuild(Call call) {
        return Json.object().put("id", standin.createGuild(Control.needed(call, "name")));
    }

    private JsonNode createChannel(Call call) {
        int type = (int) Control.number(call, "type", ChannelState.TEXT, 0, 15);
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "\"type\" is 0 (text), 2 (voice), 4 (category) or 15 (forum), not " + type);
        }
        String name = Control.needed(call, "name");
        if (standin.channels().stream().anyMatch(each -> each.name().equals(name))) {
            throw new IllegalArgumentException("there is a channel \"" + name + "\" already");
        }
        String guild = Json.text(call.body(), "guild");
        return Views.plain(standin.createChannel(guild.isEmpty() ? standin.guildId() : guild, name, type));
    }

    private JsonNode createPerson(Call call) {
        long permissions = Control.number(call, "permissions", 0, 0, Long.MAX_VALUE);
        String name = Control.needed(call, "name");
        if (standin.info().users().containsKey(name)) {
            throw new IllegalArgumentException("somebody is called \"" + name + "\" already");
        }
        return Views.plain(standin.createUser(name, permissions));
    }

    private JsonNode locale(Call call) {
        standin.locale(call.step("who"), Control.needed(call, "locale"));
        return Control.done();
    }

    private JsonNode directMessages(Call call) {
        return list(standin.as(call.step("who")).directMessages(), Views::message);
    }

    private JsonNode takesDirectMessages(Call call) {
        standin.takesDirectMessages(call.step("who"), Control.flag(call, "open", true));
        return Control.done();
    }

    private JsonNode overwrite(Call call) {
        String who = call.step("who");
        String id = standin.guilds().containsKey(who) || who.equals(standin.botUserId())
                ? who
                : standin.person(who).id();
        standin.overwrite(
                call.step("place"),
                id,
                Control.number(call, "allow", 0, 0, Long.MAX_VALUE),
                Control.number(call, "deny", 0, 0, Long.MAX_VALUE));
        return Control.done();
    }

    private JsonNode messages(Call call) {
        String as = call.query().getOrDefault("as", "");
        return list(
                as.isEmpty()
                        ? standin.messages(call.step("place"))
                        : standin.as(as).messages(call.step("place")),
                Views::message);
    }

    private JsonNode requests(Call call) {
        int from = call.number("from", 0, 0, Integer.MAX_VALUE);
        return list(standin.requests().stream().skip(from).toList(), Views::request);
    }

    private JsonNode activeThreads(Call call) {
        standin.activeThreads((int) Control.number(call, "atMost", 1000, 0, 1000));
        return Control.done();
    }

    private JsonNode speed(Call call) {
        double speed = call.body().path("speed").asDouble(0);
        if (!(speed > 0)) {
            throw new IllegalArgumentException("\"speed\" is needed, above 0");
        }
        standin.speed(speed);
        return status();
    }
}
