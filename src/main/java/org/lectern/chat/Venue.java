package org.lectern.chat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a session is held in the chat, and by whom.
///
/// @param channel the id of its channel
/// @param chairs the ids of those who may run it; they are pinged when a joint Q&A begins
/// @param chairsChannel the id of a channel of the chairs' own; null where they have none
/// @param links by lower-case name ("video", "slides")
/// @param language in which what is said there is written
/// @param chairRoles the ids of roles whose members may run it too
/// @param authors the ids of those who may answer for a talk, by its number or title
public record Venue(
        long channel,
        List<Long> chairs,
        @Nullable Long chairsChannel,
        Map<String, URI> links,
        Locale language,
        Set<Long> chairRoles,
        Map<String, List<Long>> authors) {
    public Venue {
        chairs = List.copyOf(chairs);
        links = Map.copyOf(links);
        chairRoles = Set.copyOf(chairRoles);
        Map<String, List<Long>> copied = new HashMap<>();
        authors.forEach((talk, people) -> copied.put(talk, List.copyOf(people)));
        authors = Map.copyOf(copied);
    }

    /// The same in a channel.
    public Venue in(long other) {
        return new Venue(other, chairs, chairsChannel, links, language, chairRoles, authors);
    }

    public Venue(long channel, List<Long> chairs, Map<String, URI> links) {
        this(channel, chairs, links, Locale.ENGLISH);
    }

    public Venue(long channel, List<Long> chairs, Map<String, URI> links, Locale language) {
        this(channel, chairs, null, links, language, Set.of(), Map.of());
    }
}
