package org.lectern.chat.discord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.Category;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import org.jspecify.annotations.Nullable;

/// What keeps the bot from doing its work in a channel, in a sentence for each.
final class Permissions {
    /// By Discord's own names, with what each is needed for.
    private static final Map<Permission, String> NEEDED = new LinkedHashMap<>();

    static {
        NEEDED.put(Permission.VIEW_CHANNEL, "see the channel");
        NEEDED.put(Permission.MESSAGE_SEND, "announce anything");
        NEEDED.put(Permission.MESSAGE_EMBED_LINKS, "show a talk with its abstract");
        NEEDED.put(Permission.CREATE_PUBLIC_THREADS, "open Q&A threads");
        NEEDED.put(Permission.MESSAGE_SEND_IN_THREADS, "post questions in them");
        NEEDED.put(Permission.MESSAGE_HISTORY, "find what it has said already after a restart");
    }

    private Permissions() {}

    /// As Discord's settings call it; JDA has a shorter name for one.
    static String name(Permission permission) {
        return permission == Permission.MESSAGE_HISTORY ? "Read Message History" : permission.getName();
    }

    static Set<Permission> needed() {
        return Collections.unmodifiableSet(NEEDED.keySet());
    }

    /// What the invitation asks for: with files, for the chart at a session's close, which is left out without
    /// them.
    static Set<Permission> invited() {
        Set<Permission> all = new LinkedHashSet<>(NEEDED.keySet());
        all.add(Permission.MESSAGE_ATTACH_FILES);
        return Collections.unmodifiableSet(all);
    }

    /// What the invitation asks for where channels are to be made and events scheduled, too.
    static Set<Permission> invitedToMake() {
        Set<Permission> all = new LinkedHashSet<>(invited());
        all.add(Permission.MANAGE_CHANNEL);
        all.add(Permission.CREATE_SCHEDULED_EVENTS);
        return Collections.unmodifiableSet(all);
    }

    /// @param categoryId null for none
    static List<String> problemsOfMaking(JDA jda, long guildId, @Nullable Long categoryId) {
        Guild guild = jda.getGuildById(guildId);
        if (guild == null) {
            return List.of("The bot is in no server " + guildId + ", where channels are to be made: check `guild`"
                    + " (Discord: Copy Server ID) and invite the bot to it.");
        }
        Category category = categoryId == null ? null : guild.getCategoryById(categoryId);
        if (categoryId != null && category == null) {
            return List.of(
                    "In " + name(guild) + " there is no category " + categoryId
                            + " to make channels in: check `category` (Discord: Copy Channel ID), and that the bot may see it.");
        }
        boolean may = category == null
                ? guild.getSelfMember().hasPermission(Permission.MANAGE_CHANNEL)
                : has(category, Permission.MANAGE_CHANNEL);
        return may
                ? List.of()
                : List.of("In " + name(guild) + " the bot lacks the permission \"" + name(Permission.MANAGE_CHANNEL)
                        + "\": without it it cannot make the channels that `channel: create` asks for.");
    }

    static List<String> problemsOfScheduling(JDA jda, long channelId) {
        GuildChannel channel = jda.getChannelById(GuildChannel.class, channelId);
        if (channel == null || channel.getGuild().getSelfMember().hasPermission(Permission.CREATE_SCHEDULED_EVENTS)) {
            return List.of();
        }
        return List.of("In " + name(channel.getGuild()) + " the bot lacks the permission \""
                + name(Permission.CREATE_SCHEDULED_EVENTS) + "\": without it it cannot make the scheduled events that"
                + " `events: true` asks for.");
    }

    private static String name(Guild guild) {
        return guild.getName() + " (" + guild.getId() + ")";
    }

    static boolean has(GuildChannel channel, Permission permission) {
        return channel.getGuild().getSelfMember().hasPermission(channel, permission);
    }

    /// @param permission one of those that are needed
    static String lacks(GuildChannel channel, Permission permission) {
        return "In " + name(channel) + " the bot lacks the permission \"" + name(permission)
                + "\": without it it cannot " + NEEDED.get(permission) + ".";
    }

    private static String name(GuildChannel channel) {
        return "#" + channel.getName() + " (" + channel.getId() + ")";
    }

    static List<String> problems(JDA jda, long channelId) {
        GuildChannel channel = jda.getChannelById(GuildChannel.class, channelId);
        if (channel == null) {
            return List.of("There is no channel " + channelId + " in the servers that the bot is in: "
                    + "check the id (Discord: Copy Channel ID) and invite the bot to its server.");
        }
        if (!(channel instanceof StandardGuildMessageChannel)) {
            return List.of(name(channel) + " is not a text channel: a session needs one, for its threads.");
        }
        List<String> problems = new ArrayList<>();
        NEEDED.keySet().forEach(permission -> {
            if (!has(channel, permission)) {
                problems.add(lacks(channel, permission));
            }
        });
        return problems;
    }
}
