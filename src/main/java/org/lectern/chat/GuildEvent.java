package org.lectern.chat;

import java.time.Instant;

/// A scheduled event of a server, as it is to be.
///
/// @param name 1 to 100 characters
/// @param description at most 900 characters: 100 of Discord's are left for its key
/// @param location at most 100 characters; empty for the name of its channel
/// @param channel the id of the channel that it is held in
/// @param end after its start
public record GuildEvent(
        String name, String description, String location, long channel, Instant start, Instant end, State state) {
    public static final int MAX_NAME = 100;
    public static final int MAX_DESCRIPTION = 900;
    public static final int MAX_LOCATION = 100;

    public GuildEvent {
        Limits.some("name", name, MAX_NAME);
        Limits.atMost("description", description, MAX_DESCRIPTION);
        Limits.atMost("location", location, MAX_LOCATION);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("it ends at " + end + ", and starts at " + start);
        }
    }

    public enum State {
        TO_COME,
        ON,
        OVER,
        CANCELLED
    }
}
