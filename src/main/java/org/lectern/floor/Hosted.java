package org.lectern.floor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Venue;
import org.lectern.schedule.Session;

/// A session and where it is held, under which rules of its own.
///
/// @param anonymous whether one may ask so that nobody sees who
/// @param toMake the channel that is to be made for it; null where its venue has one
public record Hosted(
        Session session,
        Venue venue,
        Moderation moderation,
        boolean anonymous,
        @Nullable NewChannel toMake) {
    public Hosted(Session session, Venue venue, Moderation moderation, boolean anonymous) {
        this(session, venue, moderation, anonymous, null);
    }

    public Hosted(Session session, Venue venue, Moderation moderation) {
        this(session, venue, moderation, true);
    }

    public Hosted(Session session, Venue venue) {
        this(session, venue, Moderation.AFTER);
    }

    /// The same for the session under another identity.
    public Hosted as(Session identified) {
        return new Hosted(identified, venue, moderation, anonymous, toMake);
    }

    /// Whether its channel is there.
    public boolean isPlaced() {
        return toMake == null;
    }

    /// The same in a channel that is there.
    Hosted in(long channel) {
        return new Hosted(session, venue.in(channel), moderation, anonymous);
    }

    /// Those talks of its [Venue#authors()] that are no one talk of the session.
    public List<String> talksNotFound() {
        return venue.authors().keySet().stream()
                .filter(name -> Talks.named(session, name).size() != 1)
                .sorted()
                .toList();
    }
}
