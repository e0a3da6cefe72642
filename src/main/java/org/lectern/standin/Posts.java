package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Messages come, change and go: the rules that hold whoever does it and by whichever route.
final class Posts {
    private final World world;
    private final Access access;
    private final Events events;
    private final Files files;
    private final Nonces nonces;

    Posts(World world, Access access, Events events, Files files) {
        this.world = world;
        this.access = access;
        this.events = events;
        this.files = files;
        this.nonces = new Nonces(Duration.ofMinutes(3));
    }

    /// A new message by somebody, unless the same one with the same nonce was there a moment ago: then that one.
    ///
    /// @throws ApiError as Discord refuses it
    MessageState create(Person author, ChannelState channel, Draft draft) {
        access.need(author, channel, access.speaking(channel));
        if (!draft.body().path("embeds").isEmpty()) {
            access.need(author, channel, Permissions.EMBED_LINKS);
        }
        if (!draft.files().isEmpty()) {
            access.need(author, channel, Permissions.ATTACH_FILES);
        }
        if (channel.type == ChannelState.FORUM) {
            throw new ApiError(400, 50008, "Cannot send messages in a non-text channel");
        }
        check(draft);
        if (channel.recipient != null && world.closed.contains(channel.recipient.id())) {
            throw ApiError.takesNoMessages();
        }
        access.writable(author, channel);
        String nonce = Json.text(draft.body(), "nonce");
        boolean enforced = draft.body().path("enforce_nonce").asBoolean(false);
        if (enforced && !nonce.isEmpty()) {
            Optional<MessageState> earlier = nonces.find(author, nonce);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        JsonNode reply = draft.body().path("message_reference");
        MessageState message = begin(author, channel, reply.isObject() ? MessageState.REPLY : MessageState.DEFAULT);
        if (reply.isObject()) {
            message.reference = reference(channel, reply);
        }
        fill(message, draft, channel);
        message.nonce = nonce.isEmpty() ? null : nonce;
        nonces.keep(author, nonce, message);
        publish(message, channel);
        return message;
    }

    void forgetNonces() {
        nonces.forget();
    }

    /// @throws ApiError 50035, 50006
    void check(Draft draft) {
        Problems problems = new Problems();
        MessageChecks.check(draft.body(), (draft.flags() & MessageState.COMPONENTS_V2) != 0, problems);
        problems.raise();
    }

    MessageState begin(Person author, ChannelState channel, int type) {
        return new MessageState(world.ids.next(), channel.id, author, type, world.now());
    }

    /// Puts a checked body into a new message.
    ///
    /// @throws ApiError 50006
    void fill(MessageState message, Draft draft, ChannelState channel) {
        message.flags = (message.flags & MessageState.EPHEMERAL) | MessageChecks.settable(draft.flags());
        apply(message, draft, channel);
        message.pinged = message.has(MessageState.SUPPRESS_NOTIFICATIONS) ? Set.of() : message.mentions.pinged(world);
        if (message.isEmpty()) {
            throw ApiError.emptyMessage();
        }
    }

    private void apply(MessageState message, Draft draft, ChannelState channel) {
        if (draft.gives("content")) {
            message.content = draft.content();
        }
        if (draft.gives("embeds")) {
            message.embeds = draft.embeds();
        }
        if (draft.gives("components")) {
            message.components = draft.components();
        }
        if (draft.gives("attachments") || !draft.files().isEmpty()) {
            message.attachments = files.attach(message, draft);
        }
        boolean everyone = access.may(message.author, channel, Permissions.MENTION_EVERYONE);
        message.mentions = Mentions.of(mentionable(message), draft.allowedMentions(), world, everyone);
    }

    private static String mentionable(MessageState message) {
        StringBuilder text = new StringBuilder(message.content);
        Components.all(message.components)
                .filter(each -> Components.type(each) == Components.TEXT)
                .forEach(each -> text.append('\n').append(Json.text(each, "content")));
        return text.toString();
    }

    private ObjectNode reference(ChannelState channel, JsonNode asked) {
        String target = Json.text(asked, "message_id");
        boolean there = channel.messages.containsKey(Snowflakes.number(target));
        if (!there && asked.path("fail_if_not_exists").asBoolean(true)) {
            throw Problems.one("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        }
        return Json.object()
                .put("type", 0)
                .put("message_id", target)
                .put("channel_id", channel.id)
                .put("guild_id", channel.guildId);
    }

    /// Puts a message into its channel's history (an ephemeral one only where its person sees it) and tells it.
    void publish(MessageState message, ChannelState channel) {
        world.messages.put(message.id, message);
        if (message.ephemeralFor == null) {
            channel.messages.put(Snowflakes.number(message.id), message);
            channel.lastMessageId = message.id;
            wake(channel, message.author);
        }
        events.posted(message);
    }

    private void wake(ChannelState channel, Person author) {
        ThreadState thread = channel.thread;
        if (thread == null) {
            return;
        }
        thread.members.add(author.id());
        thread.totalSent++;
        thread.lastActive = world.now();
        if (thread.archived) {
            thread.archive(false, world.now());
            events.threadChanged(channel);
        }
    }

    /// A change of a message by its author, with the fields that are given.
    ///
    /// @throws ApiError 50035, 50006
    void edit(MessageState message, Draft draft, ChannelState channel) {
        int flags = draft.gives("flags") ? draft.flags() : message.flags;
        boolean v2 = ((flags | message.flags) & MessageState.COMPONENTS_V2) != 0;
        Problems problems = new Problems();
        MessageChecks.check(draft.body(), v2, problems);
        problems.raise();
        int kept = message.flags & ~(MessageState.LOADING | MessageState.SUPPRESS_EMBEDS);
        int settable = MessageState.SUPPRESS_EMBEDS | MessageState.COMPONENTS_V2;
        ObjectNode before = Json.object();
        before.set("embeds", message.embeds);
        before.set("components", message.components);
        before.set("attachments", message.attachments);
        before.put("content", message.content);
        apply(message, draft, channel);
        if (message.isEmpty()) {
            restore(message, before);
            throw ApiError.emptyMessage();
        }
        message.flags = kept | (flags & settable);
        message.edits++;
        message.edited = world.now();
        events.edited(message);
    }

    private static void restore(MessageState message, ObjectNode before) {
        message.content = Json.text(before, "content");
        message.embeds = Json.list(before, "embeds");
        message.components = Json.list(before, "components");
        message.attachments = Json.list(before, "attachments");
    }

    void delete(MessageState message) {
        message.deleted = true;
        world.messages.remove(message.id);
        world.findChannel(message.channelId)
                .ifPresent(channel -> channel.messages.remove(Snowflakes.number(message.id)));
        events.deleted(message);
    }

    /// @throws ApiError 50083, 50013
    void react(Person person, MessageState message, String emoji, boolean add) {
        ChannelState channel = world.channel(message.channelId);
        access.need(person, channel, Permissions.READ_MESSAGE_HISTORY);
        Access.unarchived(channel);
        Set<String> who = message.reactions.get(emoji);
        if (add && who == null) {
            access.need(person, channel, Permissions.ADD_REACTIONS);
        }
        if (changes(message, person.id(), emoji, add)) {
            events.reacted(message, person, emoji, add);
        }
    }

    private static boolean changes(MessageState message, String personId, String emoji, boolean add) {
        Set<String> who = message.reactions.computeIfAbsent(emoji, _ -> new LinkedHashSet<>());
        boolean changed = add ? who.add(personId) : who.remove(personId);
        if (who.isEmpty()) {
            message.reactions.remove(emoji);
        }
        return changed;
    }
}
