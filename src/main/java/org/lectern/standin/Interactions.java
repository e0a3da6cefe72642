package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The interactions that were sent, by id and by token; the bot hears of each as INTERACTION_CREATE.
final class Interactions {
    private static final int KEPT = 100_000;

    /// Discord's interaction contexts.
    private static final int GUILD = 0;
    private static final int BOT_DM = 1;

    private final World world;
    private final Wire wire;
    private final Access access;
    private final Events events;
    private final Knobs knobs;
    private final Map<String, Interaction> byToken = new LinkedHashMap<>();

    Interactions(World world, Wire wire, Access access, Events events, Knobs knobs) {
        this.world = world;
        this.wire = wire;
        this.access = access;
        this.events = events;
        this.knobs = knobs;
    }

    /// A new one by a person at a place, on a message where it is a press or a choice.
    Interaction begin(
            Interaction.Kind kind, Person person, ChannelState place, ObjectNode data, @Nullable Origin origin) {
        MessageState source = origin == null ? null : origin.message();
        Interaction interaction =
                new Interaction(world, kind, person, place.id, source, metadata(kind, person, place, origin));
        byToken.put(interaction.token, interaction);
        if (byToken.size() > KEPT) {
            byToken.remove(byToken.keySet().iterator().next());
        }
        ObjectNode payload = payload(interaction, place, data);
        events.interaction(payload);
        interaction.sent();
        if (knobs.takeTwice()) {
            events.interaction(payload);
        }
        return interaction;
    }

    /// What a press, a form or a message command came from.
    record Origin(
            @Nullable MessageState message,
            @Nullable Interaction form,
            @Nullable String targetId) {
        static Origin of(MessageState message) {
            return new Origin(message, null, null);
        }

        static Origin of(Interaction form) {
            return new Origin(form.source, form, null);
        }

        /// A message command's.
        static Origin target(String messageId) {
            return new Origin(null, null, messageId);
        }
    }

    private ObjectNode metadata(Interaction.Kind kind, Person person, ChannelState place, @Nullable Origin origin) {
        ObjectNode metadata = Json.object().put("id", world.ids.next()).put("type", kind.type);
        metadata.set("user", wire.user(person));
        metadata.set("authorizing_integration_owners", owners(place));
        if (origin != null && origin.form() != null) {
            metadata.set("triggering_interaction_metadata", origin.form().metadata);
        } else if (origin != null && origin.message() != null) {
            metadata.put("interacted_message_id", origin.message().id);
        } else if (origin != null && origin.targetId() != null) {
            metadata.put("target_message_id", origin.targetId());
        }
        return metadata;
    }

    private ObjectNode payload(Interaction interaction, ChannelState place, ObjectNode data) {
        ObjectNode payload = Json.object()
                .put("id", interaction.id())
                .put("application_id", world.applicationId)
                .put("type", interaction.kind.type)
                .put("token", interaction.token)
                .put("version", 1)
                .put("channel_id", place.id)
                .put("locale", world.localeOf(interaction.person.id()))
                .put("context", place.isDirect() ? BOT_DM : GUILD)
                .put("attachment_size_limit", 10_485_760)
                .put("app_permissions", bits(access.permissions(world.bot, place)));
        payload.set(
                "channel", wire.channel(place).put("permissions", bits(access.permissions(interaction.person, place))));
        payload.set("authorizing_integration_owners", owners(place));
        payload.putArray("entitlements");
        payload.set("data", data);
        if (interaction.source != null) {
            payload.set("message", wire.message(interaction.source));
        }
        if (place.isDirect()) {
            payload.set("user", wire.user(interaction.person));
        } else {
            inGuild(payload, interaction.person, place);
        }
        return payload;
    }

    private void inGuild(ObjectNode payload, Person person, ChannelState place) {
        payload.put("guild_id", place.guildId).put("guild_locale", Locales.DEFAULT);
        ObjectNode guild = payload.putObject("guild").put("id", place.guildId).put("locale", Locales.DEFAULT);
        guild.putArray("features");
        payload.set(
                "member",
                wire.member(place.guildId, person).put("permissions", bits(access.permissions(person, place))));
    }

    /// The guild that the application is installed to; Discord has a 0 for it in direct messages.
    private ObjectNode owners(ChannelState place) {
        return Json.object().put("0", place.isDirect() ? "0" : place.guildId);
    }

    private static String bits(long permissions) {
        return Long.toString(permissions & 0x1F_FFFF_FFFF_FFFFL);
    }

    Optional<Interaction> byId(String id) {
        return world.locked(() -> byToken.values().stream()
                .filter(interaction -> interaction.id().equals(id))
                .findFirst());
    }

    /// One that may still be answered for the first time.
    ///
    /// @throws ApiError 10062, 40060
    Interaction unanswered(String id, String token) {
        Interaction interaction = byToken.get(token);
        if (interaction == null || !interaction.id().equals(id)) {
            throw ApiError.unknownInteraction();
        }
        if (interaction.isAcknowledged()) {
            throw ApiError.acknowledged();
        }
        if (interaction.late()) {
            throw ApiError.unknownInteraction();
        }
        return interaction;
    }

    /// One that was answered and may be answered further.
    ///
    /// @throws ApiError 10002, 10015, 50027
    Interaction answered(String applicationId, String token) {
        Interaction interaction = byToken.get(token);
        if (interaction == null || !applicationId.equals(world.applicationId)) {
            throw ApiError.unknownWebhook();
        }
        if (interaction.over()) {
            throw ApiError.expiredToken();
        }
        if (!interaction.isAcknowledged()) {
            throw ApiError.unknownWebhook();
        }
        return interaction;
    }
}
