package org.lectern.floor;

import java.util.List;
import org.lectern.chat.Venue;
import org.lectern.schedule.Session;

/// A session and where it is held, under which rules of its own.
public record Hosted(Session session, Venue venue, Moderation moderation) {
    public Hosted(Session session, Venue venue) {
        this(session, venue, Moderation.AFTER);
    }

    /// Those talks of its [Venue#authors()] that are no one talk of the session.
    public List<String> talksNotFound() {
        return venue.authors().keySet().stream()
                .filter(name -> Talks.named(session, name).size() != 1)
                .sorted()
                .toList();
    }
}
