package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A guild's scheduled events, of the kind that takes place elsewhere than in a voice channel (Discord, "Guild
/// Scheduled Event"). None begins or ends by itself.
final class ScheduledEventRoutes {
    private static final int AT_ONCE = 100;
    private static final String START = "scheduled_start_time";
    private static final String END = "scheduled_end_time";
    private static final String METADATA = "entity_metadata";

    private final World world;
    private final Wire wire;
    private final Access access;
    private final Events events;

    ScheduledEventRoutes(World world, Wire wire, Access access, Events events) {
        this.world = world;
        this.wire = wire;
        this.access = access;
        this.events = events;
    }

    List<Route> routes() {
        String all = "/guilds/{guild}/scheduled-events";
        String one = all + "/{event}";
        return List.of(
                Route.of("GET " + all, Route.Limit.READ, this::list),
                Route.of("POST " + all, Route.Limit.WRITE, this::create),
                Route.of("GET " + one, Route.Limit.READ, call -> Route.Answered.ok(wire.scheduledEvent(event(call)))),
                Route.of("PATCH " + one, Route.Limit.WRITE, this::change),
                Route.of("DELETE " + one, Route.Limit.WRITE, this::delete));
    }

    private Route.Answered list(Call call) {
        String guild = call.step("guild");
        world.mustBe(guild);
        return Route.Answered.ok(wire.scheduledEvents(guild));
    }

    private Route.Answered create(Call call) {
        String guild = call.step("guild");
        world.mustBe(guild);
        access.needInGuild(guild, world.bot, Permissions.CREATE_EVENTS);
        JsonNode body = call.body();
        Problems problems = new Problems();
        problems.at("name").length(body.path("name"), 1, 100);
        texts(body, problems);
        if (body.path("privacy_level").asInt() != ScheduledEvent.GUILD_ONLY) {
            problems.at("privacy_level").choices("2");
        }
        if (body.path("entity_type").asInt() != ScheduledEvent.EXTERNAL) {
            problems.at("entity_type").choices("3");
        }
        problems.at(METADATA).at("location").length(body.path(METADATA).path("location"), 1, 100);
        Instant start = time(body, START, problems);
        Instant end = time(body, END, problems);
        timing(start, end, problems);
        problems.raise();
        if (start == null || end == null) {
            throw new IllegalStateException("checked above");
        }
        if (world.scheduledEvents.values().stream()
                        .filter(event -> event.guildId.equals(guild) && !event.isOver())
                        .count()
                >= AT_ONCE) {
            throw ApiError.tooManyScheduledEvents();
        }
        ScheduledEvent event =
                new ScheduledEvent(world.ids.next(), guild, world.bot, Json.text(body, "name"), start, end);
        describe(event, body);
        world.scheduledEvents.put(event.id, event);
        events.scheduledEvent("CREATE", event);
        return Route.Answered.ok(wire.scheduledEvent(event));
    }

    private Route.Answered change(Call call) {
        ScheduledEvent event = own(call);
        JsonNode body = call.body();
        if (event.isOver()) {
            throw ApiError.finishedEvent();
        }
        Problems problems = new Problems();
        problems.at("name").length(body.path("name"), 0, 100);
        texts(body, problems);
        problems.at(METADATA).at("location").length(body.path(METADATA).path("location"), 0, 100);
        Instant start = Json.has(body, START) ? time(body, START, problems) : event.start;
        Instant end = Json.has(body, END) ? time(body, END, problems) : event.end;
        if (Json.has(body, START) && event.status != ScheduledEvent.SCHEDULED) {
            problems.at(START).add("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "It has begun already.");
        } else if (Json.has(body, START)) {
            timing(start, end, problems);
        } else if (start != null && end != null && !end.isAfter(start)) {
            problems.at(END).add("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "It ends before it starts.");
        }
        int status = body.path("status").asInt(event.status);
        if (status != event.status && !event.mayBecome(status)) {
            problems.at("status").add("GUILD_SCHEDULED_EVENT_INVALID_STATUS", "Invalid status transition.");
        }
        problems.raise();
        if (start != null && end != null) {
            event.start = start;
            event.end = end;
        }
        if (Json.has(body, "name")) {
            event.name = Json.text(body, "name");
        }
        describe(event, body);
        event.status = status;
        events.scheduledEvent("UPDATE", event);
        return Route.Answered.ok(wire.scheduledEvent(event));
    }

    private Route.Answered delete(Call call) {
        ScheduledEvent event = own(call);
        world.scheduledEvents.remove(event.id);
        events.scheduledEvent("DELETE", event);
        return Route.Answered.nothing();
    }

    /// One that the bot may change: its own for who may create some, others' for who manages them.
    private ScheduledEvent own(Call call) {
        ScheduledEvent event = event(call);
        boolean own = event.creator.equals(world.bot);
        if (!own || !access.mayInGuild(event.guildId, world.bot, Permissions.CREATE_EVENTS)) {
            access.needInGuild(event.guildId, world.bot, Permissions.MANAGE_EVENTS);
        }
        return event;
    }

    private ScheduledEvent event(Call call) {
        world.mustBe(call.step("guild"));
        ScheduledEvent event = world.scheduledEvents.get(call.step("event"));
        if (event == null || !event.guildId.equals(call.step("guild"))) {
            throw ApiError.unknownScheduledEvent();
        }
        return event;
    }

    private static void texts(JsonNode body, Problems problems) {
        problems.at("description").length(body.path("description"), 0, 1000);
    }

    private static void describe(ScheduledEvent event, JsonNode body) {
        if (body.has("description")) {
            event.description = Json.text(body, "description");
        }
        if (Json.has(body.path(METADATA), "location")) {
            event.location = Json.text(body.path(METADATA), "location");
        }
    }

    private static @Nullable Instant time(JsonNode body, String field, Problems problems) {
        if (!Json.has(body, field)) {
            problems.at(field).required();
            return null;
        }
        try {
            return OffsetDateTime.parse(Json.text(body, field)).toInstant();
        } catch (DateTimeParseException _) {
            problems.at(field).add("DATE_TIME_TYPE_PARSE", "Could not parse it. Should be ISO8601.");
            return null;
        }
    }

    private void timing(@Nullable Instant start, @Nullable Instant end, Problems problems) {
        if (start == null || end == null) {
            return;
        }
        if (!start.isAfter(world.eventTime.instant())) {
            problems.at(START).add("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.");
        }
        if (!end.isAfter(start)) {
            problems.at(END).add("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "It ends before it starts.");
        }
    }
}
