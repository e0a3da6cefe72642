package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/// The guilds' things as Discord writes them in answers and events.
final class Wire {
    private final World world;

    Wire(World world) {
        this.world = world;
    }

    ObjectNode user(Person person) {
        ObjectNode user = Json.object()
                .put("id", person.id())
                .put("username", person.name())
                .put("discriminator", person.bot() ? "0001" : "0")
                .put("public_flags", 0)
                .put("flags", 0)
                .put("bot", person.bot());
        for (String none : new String[] {"global_name", "avatar", "banner", "accent_color", "primary_guild"}) {
            user.putNull(none);
        }
        return user;
    }

    ObjectNode member(String guild, Person person) {
        ObjectNode member = Json.object();
        member.set("user", user(person));
        member.set(
                "roles",
                Json.array(
                        world.rolesOf(guild, person.id()).stream().map(Role::id).toList()));
        member.put("joined_at", Json.time(Snowflakes.instant(person.id())));
        member.put("flags", 0).put("pending", false).put("mute", false).put("deaf", false);
        for (String none : new String[] {"nick", "avatar", "banner", "communication_disabled_until", "premium_since"}) {
            member.putNull(none);
        }
        return member;
    }

    ObjectNode role(Role role) {
        ObjectNode node = Json.object()
                .put("id", role.id())
                .put("name", role.name())
                .put("position", role.position())
                .put("permissions", Long.toString(role.permissions()))
                .put("color", 0)
                .put("hoist", false)
                .put("managed", false)
                .put("mentionable", role.mentionable())
                .put("flags", 0)
                .putNull("icon")
                .putNull("unicode_emoji");
        node.putObject("colors")
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        return node;
    }

    ObjectNode channel(ChannelState channel) {
        if (channel.recipient != null) {
            return direct(channel, channel.recipient);
        }
        return channel.thread == null ? guildChannel(channel) : thread(channel, channel.thread);
    }

    private ObjectNode guildChannel(ChannelState channel) {
        ObjectNode node = common(channel)
                .put("topic", channel.topic)
                .put("position", channel.position)
                .put("nsfw", false);
        ArrayNode overwrites = node.putArray("permission_overwrites");
        for (Overwrite each : channel.overwrites.values()) {
            overwrites
                    .addObject()
                    .put("id", each.id())
                    .put("type", each.type())
                    .put("allow", Long.toString(each.allow()))
                    .put("deny", Long.toString(each.deny()));
        }
        if (channel.type == ChannelState.VOICE) {
            node.put("bitrate", 64_000).put("user_limit", 0).putNull("rtc_region");
        }
        if (channel.type == ChannelState.FORUM) {
            node.putArray("available_tags");
            node.put("default_forum_layout", 0)
                    .putNull("default_reaction_emoji")
                    .putNull("default_sort_order");
        }
        return node;
    }

    private ObjectNode direct(ChannelState channel, Person recipient) {
        ObjectNode node = Json.object()
                .put("id", channel.id)
                .put("type", channel.type)
                .put("last_message_id", channel.lastMessageId)
                .put("flags", 0);
        node.putArray("recipients").add(user(recipient));
        return node;
    }

    private ObjectNode common(ChannelState channel) {
        return Json.object()
                .put("id", channel.id)
                .put("type", channel.type)
                .put("guild_id", channel.guildId)
                .put("name", channel.name)
                .put("parent_id", channel.parentId)
                .put("last_message_id", channel.lastMessageId)
                .put("flags", 0)
                .put("rate_limit_per_user", channel.thread == null ? 0 : channel.thread.slowmode);
    }

    private ObjectNode thread(ChannelState channel, ThreadState thread) {
        int count = (int) channel.messages.values().stream()
                .filter(message -> !message.isSystem())
                .count();
        ObjectNode node = common(channel)
                .put("owner_id", thread.ownerId)
                .put("message_count", count)
                .put("member_count", Math.min(50, thread.members.size()))
                .put("total_message_sent", thread.totalSent);
        node.putObject("thread_metadata")
                .put("archived", thread.archived)
                .put("locked", thread.locked)
                .put("archive_timestamp", Json.time(thread.archiveChanged))
                .put("auto_archive_duration", thread.autoArchiveMinutes)
                .put("create_timestamp", Json.time(thread.created));
        if (thread.members.contains(world.bot.id())) {
            node.set("member", threadMember(channel, world.bot.id(), thread.created));
        }
        return node;
    }

    ObjectNode threadMember(ChannelState thread, String personId, Instant joined) {
        return Json.object()
                .put("id", thread.id)
                .put("user_id", personId)
                .put("join_timestamp", Json.time(joined))
                .put("flags", 0);
    }

    ObjectNode message(MessageState message) {
        ObjectNode node = Json.object()
                .put("id", message.id)
                .put("channel_id", message.channelId)
                .put("type", message.type)
                .put("content", message.content)
                .put("timestamp", Json.time(message.sent))
                .put("edited_timestamp", message.edited == null ? null : Json.time(message.edited))
                .put("flags", message.flags)
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", message.mentions.everyone());
        node.set("author", user(message.author));
        node.set("embeds", message.embeds.deepCopy());
        node.set("components", message.components.deepCopy());
        node.set("attachments", message.attachments.deepCopy());
        node.set("mentions", users(message.mentions.users()));
        node.set("mention_roles", Json.array(message.mentions.roles()));
        optional(node, message);
        return node;
    }

    private void optional(ObjectNode node, MessageState message) {
        if (!message.reactions.isEmpty()) {
            message.reactions.forEach(
                    (emoji, who) -> node.withArrayProperty("reactions").add(reaction(emoji, who)));
        }
        if (message.reference != null) {
            node.set("message_reference", message.reference.deepCopy());
            referenced(node, message.reference);
        }
        if (message.interaction != null) {
            node.set("interaction_metadata", message.interaction.deepCopy());
            node.put("webhook_id", world.applicationId).put("application_id", world.applicationId);
        } else if (message.author.bot()) {
            node.put("application_id", world.applicationId);
        }
        ChannelState thread = world.threadOf(message);
        if (thread != null) {
            node.set("thread", channel(thread));
        }
    }

    private void referenced(ObjectNode node, ObjectNode reference) {
        MessageState target = world.messages.get(Json.text(reference, "message_id"));
        if (target != null && target.reference == null) {
            node.set("referenced_message", message(target));
        } else {
            node.putNull("referenced_message");
        }
    }

    private ObjectNode reaction(String emoji, Set<String> who) {
        ObjectNode node = Json.object()
                .put("count", who.size())
                .put("me", who.contains(world.bot.id()))
                .put("me_burst", false);
        node.set("emoji", emoji(emoji));
        node.putObject("count_details").put("burst", 0).put("normal", who.size());
        node.putArray("burst_colors");
        return node;
    }

    /// An emoji given as a character, or as `name:id`.
    ObjectNode emoji(String emoji) {
        int colon = emoji.lastIndexOf(':');
        return colon < 0
                ? Json.object().putNull("id").put("name", emoji)
                : Json.object().put("id", emoji.substring(colon + 1)).put("name", emoji.substring(0, colon));
    }

    /// Those that are not over.
    ArrayNode scheduledEvents(String guild) {
        return Json.objects(world.scheduledEvents.values().stream()
                .filter(event -> event.guildId.equals(guild) && !event.isOver())
                .map(this::scheduledEvent)
                .toList());
    }

    ObjectNode scheduledEvent(ScheduledEvent event) {
        ObjectNode node = Json.object()
                .put("id", event.id)
                .put("guild_id", event.guildId)
                .put("creator_id", event.creator.id())
                .put("name", event.name)
                .put("description", event.description)
                .put("scheduled_start_time", Json.time(event.start))
                .put("scheduled_end_time", Json.time(event.end))
                .put("privacy_level", ScheduledEvent.GUILD_ONLY)
                .put("status", event.status)
                .put("entity_type", ScheduledEvent.EXTERNAL);
        for (String none : new String[] {"channel_id", "entity_id", "image", "recurrence_rule"}) {
            node.putNull(none);
        }
        node.set("creator", user(event.creator));
        node.putObject("entity_metadata").put("location", event.location);
        node.putArray("guild_scheduled_event_exceptions");
        return node;
    }

    ArrayNode users(Collection<String> ids) {
        return Json.objects(ids.stream().map(world::person).map(this::user).toList());
    }

    ObjectNode guild(String id) {
        ObjectNode guild = Json.object()
                .put("id", id)
                .put("name", world.guilds.get(id))
                .put("owner_id", world.ownerId)
                .put("afk_timeout", 300)
                .put("verification_level", 0)
                .put("default_message_notifications", 0)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("system_channel_flags", 0)
                .put("preferred_locale", Locales.DEFAULT)
                .put("member_count", world.people.size());
        guild.set(
                "roles", Json.objects(world.rolesOf(id).stream().map(this::role).toList()));
        for (String none : new String[] {"emojis", "stickers", "features"}) {
            guild.putArray(none);
        }
        return guild;
    }

    /// A guild as GUILD_CREATE tells it: with channels, active threads and members.
    ObjectNode wholeGuild(String id) {
        ObjectNode guild = guild(id).put("large", false).put("unavailable", false);
        guild.put("joined_at", Json.time(Snowflakes.instant(world.bot.id())));
        ArrayNode channels = guild.putArray("channels");
        ArrayNode threads = guild.putArray("threads");
        for (ChannelState channel : world.channelsOf(id)) {
            if (!channel.isThread()) {
                channels.add(channel(channel));
            } else if (!channel.isArchived()) {
                threads.add(channel(channel));
            }
        }
        guild.set("guild_scheduled_events", scheduledEvents(id));
        guild.set(
                "members",
                Json.objects(world.people.values().stream()
                        .map(person -> member(id, person))
                        .toList()));
        for (String none : new String[] {"voice_states", "presences", "stage_instances", "soundboard_sounds"}) {
            guild.putArray(none);
        }
        return guild;
    }
}
