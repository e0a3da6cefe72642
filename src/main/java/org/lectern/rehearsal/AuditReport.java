package org.lectern.rehearsal;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an audit found. Session times are in the page's offset; ids are Discord's.
///
/// @param faults a sentence for each thing that is not as it should be
/// @param lateness of the announcements that were due while the rehearsal ran
public record AuditReport(
        boolean holds,
        List<String> faults,
        double speed,
        List<OfSession> sessions,
        Lateness lateness,
        Answers answers,
        long tooManyRequests) {
    public AuditReport {
        faults = List.copyOf(faults);
        sessions = List.copyOf(sessions);
    }

    public record OfSession(String title, String channel, List<OfCue> cues, List<OfTalk> talks) {
        public OfSession {
            cues = List.copyOf(cues);
            talks = List.copyOf(talks);
        }
    }

    /// @param what the cue in words
    /// @param outcome `said`, `said late`, `skipped: WHY` or `missing`
    /// @param actual when its request left; null where nothing did
    /// @param latenessMillis from due to leaving, in real time; null where nothing left, or where it was due before
    ///     the rehearsal began
    /// @param arrivedMillis from due to the arrival at the stand-in, in real time; null likewise
    public record OfCue(
            String key,
            String what,
            String outcome,
            OffsetDateTime planned,
            @Nullable OffsetDateTime actual,
            @Nullable Double latenessMillis,
            @Nullable Double arrivedMillis,
            @Nullable String message,
            @Nullable String thread) {}

    /// @param about a talk, or all talks of a block
    public record OfTalk(String about, List<OfQuestion> questions) {
        public OfTalk {
            questions = List.copyOf(questions);
        }
    }

    /// @param card the id of the message that has its card; null for none
    public record OfQuestion(
            int number,
            String text,
            String asker,
            OffsetDateTime asked,
            @Nullable String card) {}

    /// Milliseconds in real time, from due until the request left; and to its arrival, as a check by another clock.
    public record Lateness(int count, double p50, double p99, double max, double arrivedMax) {}

    /// What the audience was answered.
    ///
    /// @param slowestMillis the latency of the slowest first response
    public record Answers(int interactions, int receipts, int others, int unanswered, double slowestMillis) {}
}
