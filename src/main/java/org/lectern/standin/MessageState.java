package org.lectern.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One message. An ephemeral one belongs to one person and stands in no channel's history.
final class MessageState {
    static final int SUPPRESS_EMBEDS = 1 << 2;
    static final int HAS_THREAD = 1 << 5;
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;
    static final int SUPPRESS_NOTIFICATIONS = 1 << 12;
    static final int COMPONENTS_V2 = 1 << 15;

    static final int DEFAULT = 0;
    static final int THREAD_CREATED = 18;
    static final int REPLY = 19;
    static final int COMMAND = 20;
    static final int THREAD_STARTER = 21;
    static final int CONTEXT_COMMAND = 23;

    final String id;
    final String channelId;
    final Person author;
    final int type;
    final Map<String, Set<String>> reactions = new LinkedHashMap<>();
    Instant sent;
    String content = "";
    ArrayNode embeds = Json.array();
    ArrayNode components = Json.array();
    ArrayNode attachments = Json.array();
    int flags;

    @Nullable
    Instant edited;

    @Nullable
    String nonce;

    @Nullable
    ObjectNode reference;

    @Nullable
    ObjectNode interaction;

    @Nullable
    String interactionToken;

    @Nullable
    String ephemeralFor;

    Mentions mentions = Mentions.NONE;
    Set<String> pinged = new LinkedHashSet<>();
    int edits;
    boolean deleted;

    MessageState(String id, String channelId, Person author, int type, Instant sent) {
        this.id = id;
        this.channelId = channelId;
        this.author = author;
        this.type = type;
        this.sent = sent;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    boolean isSystem() {
        return type == THREAD_CREATED || type == THREAD_STARTER;
    }

    boolean isEmpty() {
        return content.isBlank() && embeds.isEmpty() && components.isEmpty() && attachments.isEmpty();
    }
}
