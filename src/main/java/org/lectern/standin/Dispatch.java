package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An event for the gateway: who gets it is decided by the intent (0: everybody), and where `text` is set the text of
/// others is left out without the message-content intent.
record Dispatch(String type, long intent, ObjectNode data, boolean text) {
    static Dispatch of(String type, long intent, ObjectNode data) {
        return new Dispatch(type, intent, data, false);
    }

    /// @param intent that of the guild's messages, or of direct ones
    static Dispatch message(String type, long intent, ObjectNode data) {
        return new Dispatch(type, intent, data, true);
    }

    boolean reaches(long intents) {
        return intent == 0 || (intents & intent) != 0;
    }

    ObjectNode dataFor(long intents, String botId) {
        return text && (intents & Intents.MESSAGE_CONTENT) == 0 ? blanked(data, botId) : data;
    }

    /// Without content, embeds, attachments and components, except for own messages and those that mention the bot.
    static ObjectNode blanked(ObjectNode message, String botId) {
        ObjectNode copy = message.deepCopy();
        if (!keeps(copy, botId)) {
            copy.put("content", "");
            copy.putArray("embeds");
            copy.putArray("attachments");
            copy.putArray("components");
        }
        if (copy.path("referenced_message") instanceof ObjectNode referenced) {
            copy.set("referenced_message", blanked(referenced, botId));
        }
        return copy;
    }

    private static boolean keeps(JsonNode message, String botId) {
        if (Json.text(message.path("author"), "id").equals(botId)) {
            return true;
        }
        for (JsonNode mentioned : message.path("mentions")) {
            if (Json.text(mentioned, "id").equals(botId)) {
                return true;
            }
        }
        return false;
    }
}
