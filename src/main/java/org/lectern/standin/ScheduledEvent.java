package org.lectern.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An external scheduled event of a guild (Discord, "Guild Scheduled Event").
final class ScheduledEvent {
    static final int SCHEDULED = 1;
    static final int ACTIVE = 2;
    static final int COMPLETED = 3;
    static final int CANCELED = 4;

    /// The privacy level and the type of entity that there are here.
    static final int GUILD_ONLY = 2;

    static final int EXTERNAL = 3;

    final String id;
    final String guildId;
    final Person creator;
    String name;

    @Nullable
    String description;

    String location = "";
    Instant start;
    Instant end;
    int status = SCHEDULED;

    ScheduledEvent(String id, String guildId, Person creator, String name, Instant start, Instant end) {
        this.id = id;
        this.guildId = guildId;
        this.creator = creator;
        this.name = name;
        this.start = start;
        this.end = end;
    }

    boolean isOver() {
        return status == COMPLETED || status == CANCELED;
    }

    /// Whether a status may follow the present one (Discord, "Valid Guild Scheduled Event Status Transitions").
    boolean mayBecome(int next) {
        return switch (status) {
            case SCHEDULED -> next == ACTIVE || next == CANCELED;
            case ACTIVE -> next == COMPLETED;
            default -> false;
        };
    }
}
