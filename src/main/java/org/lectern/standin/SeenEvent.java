package org.lectern.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A scheduled event as a person sees it. `status` is Discord's: 1 scheduled, 2 active, 3 completed, 4 cancelled.
public record SeenEvent(
        String id,
        String guildId,
        String creatorId,
        String name,
        @Nullable String description,
        String location,
        Instant start,
        Instant end,
        int status) {
    static SeenEvent of(ScheduledEvent event) {
        return new SeenEvent(
                event.id,
                event.guildId,
                event.creator.id(),
                event.name,
                event.description,
                event.location,
                event.start,
                event.end,
                event.status);
    }
}
