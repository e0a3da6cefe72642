package org.lectern.floor;

import java.time.Duration;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.question.Allowance;

/// What an organiser sets for all sessions.
///
/// @param lead how long before a session its heads-up is due; zero for none
/// @param grace how late, in real time, a heads-up or a closing may still be said
/// @param archiveAfter after how long without a message a Q&A thread is archived; as long after its close a session
/// takes
///     late questions
/// @param allowance how much one person may ask
/// @param events whether sessions are scheduled events of their servers, too
public record Rules(Duration lead, Duration grace, ArchiveAfter archiveAfter, Allowance allowance, boolean events) {
    public static final Rules DEFAULT = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(2), ArchiveAfter.DAY);

    public Rules(Duration lead, Duration grace, ArchiveAfter archiveAfter) {
        this(lead, grace, archiveAfter, Allowance.DEFAULT);
    }

    public Rules(Duration lead, Duration grace, ArchiveAfter archiveAfter, Allowance allowance) {
        this(lead, grace, archiveAfter, allowance, false);
    }

    public Rules with(Allowance other) {
        return new Rules(lead, grace, archiveAfter, other, events);
    }

    /// The same with scheduled events.
    public Rules withEvents() {
        return new Rules(lead, grace, archiveAfter, allowance, true);
    }
}
