package org.lectern.standin;

import java.util.List;

/// What a bot says after its first response: follow-ups, and changes of its own messages
/// (Discord, "Followup Messages").
final class WebhookRoutes {
    private final World world;
    private final Wire wire;
    private final Posts posts;
    private final Interactions interactions;

    WebhookRoutes(World world, Wire wire, Posts posts, Interactions interactions) {
        this.world = world;
        this.wire = wire;
        this.posts = posts;
        this.interactions = interactions;
    }

    List<Route> routes() {
        String one = "/webhooks/{application}/{token}/messages/{message}";
        return List.of(
                Route.of("POST /webhooks/{application}/{token}", Route.Limit.WEBHOOK, this::followUp),
                Route.of("GET " + one, Route.Limit.WEBHOOK, this::read),
                Route.of("PATCH " + one, Route.Limit.WEBHOOK, this::change),
                Route.of("DELETE " + one, Route.Limit.WEBHOOK, this::delete));
    }

    private Interaction interaction(Call call) {
        return interactions.answered(call.step("application"), call.step("token"));
    }

    /// A follow-up; the first one after a deferred response takes the place of "is thinking".
    private Route.Answered followUp(Call call) {
        Interaction interaction = interaction(call);
        Draft draft = call.draft();
        posts.check(draft);
        ChannelState channel = world.channel(interaction.channelId());
        MessageState original = interaction.original;
        if (original != null && original.has(MessageState.LOADING)) {
            posts.edit(original, draft, channel);
            interaction.touched();
            return Route.Answered.ok(wire.message(original));
        }
        MessageState message = posts.begin(world.bot, channel, MessageState.DEFAULT);
        message.interaction = interaction.metadata;
        message.interactionToken = interaction.token;
        if ((draft.flags() & MessageState.EPHEMERAL) != 0) {
            message.flags |= MessageState.EPHEMERAL;
            message.ephemeralFor = interaction.personId();
        }
        posts.fill(message, draft, channel);
        interaction.followUps.add(message);
        posts.publish(message, channel);
        interaction.touched();
        return Route.Answered.ok(wire.message(message));
    }

    private MessageState message(Call call) {
        Interaction interaction = interaction(call);
        String id = call.step("message");
        MessageState message = id.equals("@original") ? interaction.original : world.messages.get(id);
        boolean own = message != null
                && (message == interaction.original || interaction.token.equals(message.interactionToken));
        if (message == null || !own || message.deleted) {
            throw ApiError.unknownMessage();
        }
        return message;
    }

    private Route.Answered read(Call call) {
        return Route.Answered.ok(wire.message(message(call)));
    }

    private Route.Answered change(Call call) {
        MessageState message = message(call);
        posts.edit(message, call.draft(), world.channel(message.channelId));
        interaction(call).touched();
        return Route.Answered.ok(wire.message(message));
    }

    private Route.Answered delete(Call call) {
        posts.delete(message(call));
        interaction(call).touched();
        return Route.Answered.nothing();
    }
}
