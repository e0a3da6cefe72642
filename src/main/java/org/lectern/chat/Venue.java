package org.lectern.chat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a session is held in the chat, and by whom.
///
/// @param channel the id of its channel
/// @param chairs the ids of those who may run it; they are pinged when a joint Q&A begins
/// @param chairsChannel the id of a channel of the chairs' own; null where they have none
/// @param links by lower-case name ("video", "slides")
/// @param language in which what is said there is written
public record Venue(
        long channel, List<Long> chairs, @Nullable Long chairsChannel, Map<String, URI> links, Locale language) {
    public Venue {
        chairs = List.copyOf(chairs);
        links = Map.copyOf(links);
    }

    public Venue(long channel, List<Long> chairs, Map<String, URI> links) {
        this(channel, chairs, null, links, Locale.ENGLISH);
    }
}
