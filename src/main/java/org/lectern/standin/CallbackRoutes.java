package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The first response to an interaction, types 4 to 9 (Discord, "Create Interaction Response").
final class CallbackRoutes {
    private final World world;
    private final Wire wire;
    private final Posts posts;
    private final Interactions interactions;

    CallbackRoutes(World world, Wire wire, Posts posts, Interactions interactions) {
        this.world = world;
        this.wire = wire;
        this.posts = posts;
        this.interactions = interactions;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST /interactions/{interaction}/{token}/callback", Route.Limit.CALLBACK, this::respond));
    }

    private Route.Answered respond(Call call) {
        Interaction interaction = interactions.unanswered(call.step("interaction"), call.step("token"));
        int type = call.body().path("type").asInt(-1);
        if (!fits(type, interaction)) {
            throw Problems.one("type", "BASE_TYPE_CHOICES", "Value must be one of the types that fit the interaction.");
        }
        Draft draft = new Draft(call.body().path("data"), call.files());
        interaction.acknowledge(carryOut(type, interaction, draft), call.atNanos());
        return call.asks("with_response") ? Route.Answered.ok(response(type, interaction)) : Route.Answered.nothing();
    }

    private static boolean fits(int type, Interaction interaction) {
        return switch (interaction.kind) {
            case COMMAND -> type == 4 || type == 5 || type == 9;
            case COMPONENT -> (type >= 4 && type <= 7) || type == 9;
            case AUTOCOMPLETE -> type == 8;
            case FORM -> type == 4 || type == 5 || ((type == 6 || type == 7) && interaction.source != null);
        };
    }

    private Answer carryOut(int type, Interaction interaction, Draft draft) {
        return switch (type) {
            case 4 -> message(interaction, draft);
            case 5 -> thinking(interaction, draft);
            case 6 -> silent(interaction);
            case 7 -> updated(interaction, draft);
            case 8 -> choices(draft.body().path("choices"));
            default -> form(interaction, draft.body());
        };
    }

    private Answer message(Interaction interaction, Draft draft) {
        posts.check(draft);
        ChannelState channel = world.channel(interaction.channelId());
        MessageState message = reply(interaction, channel, draft.flags());
        posts.fill(message, draft, channel);
        interaction.original = message;
        posts.publish(message, channel);
        return new Answer.Message(SeenMessage.of(message));
    }

    /// A message of the bot that belongs to an interaction.
    private MessageState reply(Interaction interaction, ChannelState channel, int flags) {
        MessageState message = posts.begin(world.bot, channel, type(interaction));
        message.interaction = interaction.metadata;
        message.interactionToken = interaction.token;
        if ((flags & MessageState.EPHEMERAL) != 0) {
            message.flags |= MessageState.EPHEMERAL;
            message.ephemeralFor = interaction.personId();
        }
        return message;
    }

    private static int type(Interaction interaction) {
        boolean context = interaction.kind == Interaction.Kind.COMMAND && interaction.metadata.has("target_message_id");
        return context
                ? MessageState.CONTEXT_COMMAND
                : interaction.kind == Interaction.Kind.COMMAND ? MessageState.COMMAND : MessageState.DEFAULT;
    }

    private Answer thinking(Interaction interaction, Draft draft) {
        if ((draft.flags() & ~MessageState.EPHEMERAL) != 0) {
            throw Problems.one("flags", "BITFIELD_TYPE_INVALID", "Only EPHEMERAL can be set on a deferred response.");
        }
        ChannelState channel = world.channel(interaction.channelId());
        MessageState message = reply(interaction, channel, draft.flags());
        message.flags |= MessageState.LOADING;
        interaction.original = message;
        posts.publish(message, channel);
        return new Answer.Thinking(message.ephemeralFor != null);
    }

    private static Answer silent(Interaction interaction) {
        interaction.original = interaction.source;
        return new Answer.Silent();
    }

    private Answer updated(Interaction interaction, Draft draft) {
        MessageState source = interaction.source;
        if (source == null || source.deleted) {
            throw ApiError.unknownMessage();
        }
        posts.edit(source, draft, world.channel(interaction.channelId()));
        interaction.original = source;
        return new Answer.Updated(SeenMessage.of(source));
    }

    private static Answer choices(JsonNode choices) {
        Problems problems = new Problems();
        if (choices.size() > 25) {
            problems.at("choices").size(choices, 0, 25);
        }
        List<Answer.Choice> seen = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Problems at = problems.at("choices").at(i);
            JsonNode value = choices.get(i).path("value");
            at.at("name").length(choices.get(i).path("name"), 1, 100);
            if (!value.isNumber()) {
                at.at("value").length(value, 1, 100);
            }
            seen.add(new Answer.Choice(Json.text(choices.get(i), "name"), value));
        }
        problems.raise();
        return new Answer.Choices(seen);
    }

    private static Answer form(Interaction interaction, JsonNode modal) {
        Forms.check(modal);
        interaction.modal = modal;
        return Forms.seen(modal);
    }

    private ObjectNode response(int type, Interaction interaction) {
        ObjectNode response = Json.object();
        ObjectNode told =
                response.putObject("interaction").put("id", interaction.id()).put("type", interaction.kind.type);
        MessageState message = interaction.original;
        if (message != null) {
            told.put("response_message_id", message.id)
                    .put("response_message_loading", message.has(MessageState.LOADING))
                    .put("response_message_ephemeral", message.ephemeralFor != null);
            if (type == 4 || type == 7) {
                ObjectNode resource = response.putObject("resource").put("type", type);
                resource.set("message", wire.message(message));
            }
        }
        return response;
    }
}
