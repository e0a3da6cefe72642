package org.lectern.floor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.lectern.cue.CueKey;
import org.lectern.outbox.Send;
import org.lectern.question.Filed;
import org.lectern.question.NewQuestion;
import org.lectern.question.Question;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// Where the floor's facts are kept. A fact and the sends that it causes become durable together or not at all.
/// Futures complete when the thing is durable, exceptionally with a [LedgerException] where it was not kept, which says
/// whether that is certain.
/// Only an adopted session can be written about. Instants are kept to the millisecond.
public interface Ledger {
    /// The sessions as read, under the identities that the stored programme knows them by; the result is stored.
    CompletableFuture<List<Session>> adopt(List<Session> read);

    /// What became of each cue of a session so far.
    CompletableFuture<Map<CueKey, CueOutcome>> outcomes(SessionId session);

    /// Records what became of cues, with what is to be said. A cue that is said stays so, and its sends are not
    /// added again; one that was skipped is decided anew, which happens where the clock has been set back since.
    ///
    /// @return the sends that were added
    CompletableFuture<List<Send>> record(SessionId session, List<Decision> decisions);

    /// Keeps a question, and its card as a send. The same interaction again gives the same question.
    ///
    /// @param channel the session's channel
    /// @param threadKey the key of the send that opens the thread of its block
    /// @param after the last known message of the thread, or 0
    CompletableFuture<Kept> file(NewQuestion question, long channel, String threadKey, long after);

    CompletableFuture<List<Question>> questions(SessionId session);

    /// The open questions of a block in order of time.
    CompletableFuture<List<Question>> queue(SessionId session, SlotId block);

    /// The questions that these keys of cards name.
    CompletableFuture<List<Question>> cards(List<String> keys);

    /// Whether it was restored from a backup, so that more may have been said than it knows of.
    default boolean isRestored() {
        return false;
    }

    /// What became of one cue, and what is said of it.
    record Decision(CueOutcome outcome, List<Send> sends) {
        public Decision {
            sends = List.copyOf(sends);
        }
    }

    /// @param card empty where the question had been filed before
    record Kept(Filed filed, List<Send> card) {}
}
