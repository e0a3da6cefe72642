package org.lectern.schedule;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.lectern.text.RichText;

/// One titled run of slots in one room, with its chairs.
///
/// @param room where it is held; empty where the schedule does not say
/// @param track what all of it belongs to; empty where the schedule does not say
/// @param start the opening of the session's window, or of its first slot where the page states none
/// @param chairs names as printed
/// @param notes the page's own rules, verbatim ("Spotlights have joint Q&As")
/// @param links by lower-case name ("video", "chat")
/// @param slots in order of start
public record Session(
        SessionId id,
        RichText title,
        String room,
        String track,
        OffsetDateTime start,
        OffsetDateTime end,
        List<String> chairs,
        List<String> notes,
        Map<String, URI> links,
        List<Slot> slots) {
    public Session {
        chairs = List.copyOf(chairs);
        notes = List.copyOf(notes);
        links = Map.copyOf(links);
        slots = List.copyOf(slots);
    }

    /// The same session at another time.
    public Session during(OffsetDateTime from, OffsetDateTime until, List<Slot> moved) {
        return new Session(id, title, room, track, from, until, chairs, notes, links, moved);
    }
}
