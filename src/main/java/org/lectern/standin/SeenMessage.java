package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A message as people see it, at one moment.
///
/// @param embeds Discord's JSON
/// @param components Discord's JSON
/// @param attachments Discord's JSON
/// @param edited when it was last edited, null if never
/// @param edits how often it was edited
/// @param ephemeralFor the only person who sees it, null where all do
/// @param loading whether it still says that the bot is thinking
/// @param pinged the ids of those whom it notified
/// @param reactions the ids of those who reacted, by emoji
/// @param repliesTo the id of the message that it answers, null where it answers none
/// @param isSystem whether Discord itself says so, as when a thread begins
public record SeenMessage(
        String id,
        String channelId,
        String authorId,
        String content,
        JsonNode embeds,
        JsonNode components,
        JsonNode attachments,
        int flags,
        Instant sent,
        @Nullable Instant edited,
        int edits,
        @Nullable String ephemeralFor,
        boolean loading,
        Set<String> pinged,
        Map<String, Set<String>> reactions,
        @Nullable String repliesTo,
        boolean isSystem) {
    /// A button; a link has a `url` and no `customId`.
    public record Button(String customId, String label, String url, boolean disabled) {}

    static SeenMessage of(MessageState state) {
        Map<String, Set<String>> reactions = new LinkedHashMap<>();
        state.reactions.forEach((emoji, who) -> reactions.put(emoji, Set.copyOf(who)));
        return new SeenMessage(
                state.id,
                state.channelId,
                state.author.id(),
                state.content,
                state.embeds.deepCopy(),
                state.components.deepCopy(),
                state.attachments.deepCopy(),
                state.flags,
                state.sent,
                state.edited,
                state.edits,
                state.ephemeralFor,
                state.has(MessageState.LOADING),
                Set.copyOf(state.pinged),
                reactions,
                state.type == MessageState.REPLY && state.reference != null
                        ? Json.text(state.reference, "message_id")
                        : null,
                state.isSystem());
    }

    public boolean ephemeral() {
        return ephemeralFor != null;
    }

    /// Every text that it shows, a line each: content, embeds and displayed text; no labels.
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(content);
        for (JsonNode embed : embeds) {
            lines.add(Json.text(embed.path("author"), "name"));
            lines.add(Json.text(embed, "title"));
            lines.add(Json.text(embed, "description"));
            for (JsonNode field : embed.path("fields")) {
                lines.add(Json.text(field, "name"));
                lines.add(Json.text(field, "value"));
            }
            lines.add(Json.text(embed.path("footer"), "text"));
        }
        Components.all(components)
                .filter(each -> Components.type(each) == Components.TEXT)
                .forEach(each -> lines.add(Json.text(each, "content")));
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    public List<Button> buttons() {
        return Components.all(components)
                .filter(each -> Components.type(each) == Components.BUTTON)
                .map(each -> new Button(
                        Json.text(each, "custom_id"),
                        Json.text(each, "label"),
                        Json.text(each, "url"),
                        each.path("disabled").asBoolean(false)))
                .toList();
    }

    public Optional<Button> button(String label) {
        return buttons().stream().filter(each -> each.label().equals(label)).findFirst();
    }
}
