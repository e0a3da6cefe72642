package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Tells what happened: to the gateway as Discord's events, and to whoever watches as [Happening]s.
final class Events {
    private final World world;
    private final Wire wire;
    private final Gateway gateway;
    private final Watchers watchers;

    Events(World world, Wire wire, Gateway gateway, Watchers watchers) {
        this.world = world;
        this.wire = wire;
        this.gateway = gateway;
        this.watchers = watchers;
    }

    void posted(MessageState message) {
        if (message.ephemeralFor == null) {
            gateway.dispatch(Dispatch.message("MESSAGE_CREATE", intent(message), told(message)));
        }
        watchers.tell(new Happening.MessagePosted(SeenMessage.of(message)));
        world.touched();
    }

    void edited(MessageState message) {
        if (message.ephemeralFor == null) {
            gateway.dispatch(Dispatch.message("MESSAGE_UPDATE", intent(message), told(message)));
        }
        watchers.tell(new Happening.MessageEdited(SeenMessage.of(message)));
        world.touched();
    }

    private boolean isDirect(MessageState message) {
        return world.findChannel(message.channelId)
                .filter(ChannelState::isDirect)
                .isPresent();
    }

    private long intent(MessageState message) {
        return isDirect(message) ? Intents.DIRECT_MESSAGES : Intents.GUILD_MESSAGES;
    }

    private ObjectNode told(MessageState message) {
        ObjectNode data = wire.message(message);
        if (!isDirect(message)) {
            String guild = world.guildOf(message);
            ObjectNode member = wire.member(guild, message.author);
            member.remove("user");
            data.put("guild_id", guild).set("member", member);
        }
        if (message.nonce != null) {
            data.put("nonce", message.nonce);
        }
        return data;
    }

    void deleted(MessageState message) {
        if (message.ephemeralFor == null) {
            ObjectNode data = Json.object().put("id", message.id).put("channel_id", message.channelId);
            if (!isDirect(message)) {
                data.put("guild_id", world.guildOf(message));
            }
            gateway.dispatch(Dispatch.of("MESSAGE_DELETE", intent(message), data));
        }
        watchers.tell(new Happening.MessageDeleted(message.channelId, message.id));
        world.touched();
    }

    void threadOpened(ChannelState thread) {
        gateway.dispatch(Dispatch.of(
                "THREAD_CREATE", Intents.GUILDS, wire.channel(thread).put("newly_created", true)));
        watchers.tell(new Happening.ThreadOpened(SeenThread.of(thread)));
    }

    void threadChanged(ChannelState thread) {
        gateway.dispatch(Dispatch.of("THREAD_UPDATE", Intents.GUILDS, wire.channel(thread)));
        watchers.tell(new Happening.ThreadChanged(SeenThread.of(thread)));
    }

    void channelCreated(ChannelState channel) {
        gateway.dispatch(Dispatch.of("CHANNEL_CREATE", Intents.GUILDS, wire.channel(channel)));
    }

    void channelChanged(ChannelState channel) {
        gateway.dispatch(Dispatch.of("CHANNEL_UPDATE", Intents.GUILDS, wire.channel(channel)));
    }

    void channelDeleted(ChannelState channel) {
        ObjectNode data = wire.channel(channel);
        if (channel.isThread()) {
            gateway.dispatch(Dispatch.of(
                    "THREAD_DELETE", Intents.GUILDS, Json.pick(data, "id", "guild_id", "parent_id", "type")));
            watchers.tell(new Happening.ThreadDeleted(channel.id));
        } else {
            gateway.dispatch(Dispatch.of("CHANNEL_DELETE", Intents.GUILDS, data));
        }
    }

    /// @param what has happened to it: CREATE, UPDATE or DELETE
    void scheduledEvent(String what, ScheduledEvent event) {
        gateway.dispatch(Dispatch.of(
                "GUILD_SCHEDULED_EVENT_" + what, Intents.GUILD_SCHEDULED_EVENTS, wire.scheduledEvent(event)));
        world.touched();
    }

    void guildCreated(String guild) {
        gateway.dispatch(Dispatch.of("GUILD_CREATE", Intents.GUILDS, wire.wholeGuild(guild)));
    }

    void joined(String guild, Person person) {
        for (Role role : world.rolesOf(guild, person.id())) {
            ObjectNode created = Json.object().put("guild_id", guild);
            created.set("role", wire.role(role));
            gateway.dispatch(Dispatch.of("GUILD_ROLE_CREATE", Intents.GUILDS, created));
        }
        gateway.dispatch(Dispatch.of(
                "GUILD_MEMBER_ADD",
                Intents.GUILD_MEMBERS,
                wire.member(guild, person).put("guild_id", guild)));
    }

    void reacted(MessageState message, Person person, String emoji, boolean added) {
        String guild = world.guildOf(message);
        ObjectNode data = Json.object()
                .put("user_id", person.id())
                .put("channel_id", message.channelId)
                .put("message_id", message.id)
                .put("guild_id", guild)
                .put("burst", false)
                .put("type", 0);
        data.set("emoji", wire.emoji(emoji));
        if (added) {
            data.set("member", wire.member(guild, person));
            data.put("message_author_id", message.author.id());
        }
        String type = added ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE";
        gateway.dispatch(Dispatch.of(type, Intents.GUILD_MESSAGE_REACTIONS, data));
        watchers.tell(new Happening.Reacted(message.id, person.id(), emoji, added));
    }

    void typing(ChannelState channel, Person person) {
        ObjectNode data = Json.object()
                .put("channel_id", channel.id)
                .put("guild_id", channel.guildId)
                .put("user_id", person.id())
                .put("timestamp", world.now().getEpochSecond());
        data.set("member", wire.member(channel.guildId, person));
        gateway.dispatch(Dispatch.of("TYPING_START", Intents.GUILD_MESSAGE_TYPING, data));
    }

    void interaction(ObjectNode data) {
        gateway.dispatch(Dispatch.of("INTERACTION_CREATE", Intents.NONE, data));
    }
}
