package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.Act;
import org.lectern.cue.CueKey;
import org.lectern.outbox.Send;
import org.lectern.question.Allowance;
import org.lectern.question.Filed;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Moved;
import org.lectern.question.NewQuestion;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.QueueOrder;
import org.lectern.question.Voted;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// Where the floor's facts are kept. A fact and the sends that it causes become durable together or not at all.
/// Futures complete when the thing is durable, exceptionally with a [LedgerException] where it was not kept, which
/// says whether that is certain.
/// Only a stored session can be written about. Instants are kept to the millisecond.
public interface Ledger {
    /// The sessions as read, under the identities that the stored programme knows them by. Nothing is stored.
    CompletableFuture<Matched> match(List<Session> read);

    /// Sessions as read, and all that were ever stored.
    ///
    /// @param read under their identities, in order
    /// @param stored by identity; those that are new are not among them
    record Matched(List<Session> read, Map<SessionId, Session> stored) {
        public Matched {
            read = List.copyOf(read);
            stored = Map.copyOf(stored);
        }
    }

    /// The channel in which a session was announced last, 0 where all that there is of it is a scheduled event;
    /// empty where nothing was said of it.
    CompletableFuture<Optional<Long>> saidIn(SessionId session);

    /// Stores sessions under the identities that they have.
    default CompletableFuture<Void> store(List<Session> sessions) {
        return replan(sessions, List.of()).thenRun(() -> {});
    }

    /// The channel that was made for a room, or is to be; empty where none is.
    CompletableFuture<Optional<KeptChannel>> channel(NewChannel room);

    /// Notes that a channel is to be made for a room, under a name that no other room of its server and
    /// category has.
    CompletableFuture<KeptChannel> want(NewChannel room);

    /// Notes which channel is the one of a room, for which one was to be made.
    CompletableFuture<Void> made(NewChannel room, long id);

    /// What became of each cue of a session so far.
    CompletableFuture<Map<CueKey, CueOutcome>> outcomes(SessionId session);

    /// Records what became of cues, with what is to be said. A cue that is said stays so, and its sends are not
    /// added again; one that was skipped is decided anew, which happens where the clock has been set back since.
    /// One that was said and is due once more, later, has its messages edited instead.
    ///
    /// @return the sends that were added
    CompletableFuture<List<Send>> record(SessionId session, List<Decision> decisions);

    /// Keeps a question, and its card as a send, unless whoever asks has asked too much or is muted. The same
    /// interaction again gives the same question in any case.
    ///
    /// @param place where its card goes
    /// @param allowance how much whoever asks may ask; null where somebody else has it kept, who is to learn
    /// nothing about them
    CompletableFuture<Filing> file(NewQuestion question, Place place, @Nullable Allowance allowance);

    /// The question that came with an interaction.
    CompletableFuture<Optional<Question>> filed(long interaction);

    /// Mutes whoever asked a question for its session, or lets them ask again, and logs it without telling who that
    /// is. Somebody who was muted by several of their questions is so until each of those is unmuted: so these
    /// questions are not known to be of the same person.
    ///
    /// @return false where it is so already, or there is no such question
    CompletableFuture<Boolean> mute(QuestionId question, boolean muted, Who who, Instant at);

    /// Whether whoever asked a question was muted by it.
    CompletableFuture<Boolean> isMuted(QuestionId question);

    /// Counts a vote, or takes one back.
    CompletableFuture<Cast> vote(Ballot ballot);

    /// Does a move with a question by the table of [Move#after], logs it and has the cards follow.
    ///
    /// @param seen the revision that whoever acts has seen; null where they speak of it as it stands
    /// @param place where the card of its block goes, if it gets one by this
    CompletableFuture<Changed> move(
            QuestionId question, Move move, @Nullable Long seen, Who who, Instant at, Place place);

    /// Undoes a move, where the question still stands as that left it.
    ///
    /// @param act the number of the move, as it was logged
    /// @param allowance how many questions may be open of whoever takes their withdrawal back
    CompletableFuture<Changed> undo(long act, Who who, Instant at, Place place, Allowance allowance);

    /// What chairs did to a session's time, in order.
    CompletableFuture<List<Acted>> acts(SessionId session);

    /// Records what a chair did to a session's time, with what is said of it.
    ///
    /// @param changed the keys of sends whose messages read differently now; those that were given up do not count
    /// @return the sends that were added
    CompletableFuture<List<Send>> act(SessionId session, Acted acted, List<Send> said, List<String> changed);

    /// Another plan of a session, with what is said of it.
    ///
    /// @param session as it is to be stored
    /// @param changed as in [#act]
    record Plan(Session session, Acted acted, List<Send> said, List<String> changed) {
        public Plan {
            said = List.copyOf(said);
            changed = List.copyOf(changed);
        }
    }

    /// Records that sessions have other plans, all together, since what one has no more another may have.
    ///
    /// @param fresh sessions that there were not before
    /// @return the sends that were added
    CompletableFuture<List<Send>> replan(List<Session> fresh, List<Plan> plans);

    /// Adds sends; those that were added before stay as they are.
    ///
    /// @return those that are new
    CompletableFuture<List<Send>> add(List<Send> sends);

    /// Adds what is to be kept in step with its session; where it was added before, it is edited.
    ///
    /// @return the sends that were added
    CompletableFuture<List<Send>> keep(List<Send> kept, Instant at);

    /// How long a session has taken for a question so far, between the latest of its answers; empty where it has
    /// not answered two.
    CompletableFuture<Optional<Duration>> pace(SessionId session);

    /// The questions whose cards share a message with this one's, in order; none where its card has no message.
    CompletableFuture<List<Question>> together(QuestionId question);

    CompletableFuture<List<Question>> questions(SessionId session);

    /// All that a person has asked in sessions, the newest first; also what has gone to another with its talk
    /// since.
    CompletableFuture<List<OwnQuestion>> own(long person, List<SessionId> sessions);

    /// In which sessions a person wants to be told by direct message what becomes of their questions, and in which
    /// language.
    CompletableFuture<Map<SessionId, Locale>> directMessages(long person);

    /// Notes whether a person wants that.
    ///
    /// @param language null where they do not
    /// @return of how many sessions that is new
    CompletableFuture<Integer> directMessages(long person, List<SessionId> sessions, @Nullable Locale language);

    /// All questions of a block in order of time.
    CompletableFuture<List<Question>> questions(SessionId session, SlotId block);

    /// The open questions of a block in order of time.
    CompletableFuture<List<Question>> queue(SessionId session, SlotId block);

    /// What was done on the floor of a session, the newest first.
    CompletableFuture<List<LogEntry>> log(SessionId session, int atMost);

    /// Whoever was let in to answer for talks of a session, by talk.
    CompletableFuture<Map<SlotId, List<Long>>> authors(SessionId session);

    /// Lets a person in to answer for a talk, and logs it.
    ///
    /// @return false where they had been let in before
    CompletableFuture<Boolean> letIn(SessionId session, SlotId talk, long person, Who who, Instant at);

    /// Takes back that a chair has let a person in to answer for a talk.
    ///
    /// @return whether one had
    CompletableFuture<Boolean> letOut(SessionId session, SlotId talk, long person, Who who, Instant at);

    /// The order of a session's queue: the one that was chosen last, else the fair one.
    CompletableFuture<QueueOrder> order(SessionId session);

    /// Chooses it, and logs that.
    CompletableFuture<QueueOrder> order(SessionId session, QueueOrder order, Who who, Instant at);

    /// The questions that these keys of cards name.
    CompletableFuture<List<Question>> cards(List<String> keys);

    /// The questions whose cards a message of ours has, in order.
    CompletableFuture<List<Question>> shownBy(long message);

    /// The reminders of talks that are not known to be over.
    CompletableFuture<List<Reminder>> reminders();

    /// All reminders of a person.
    CompletableFuture<List<Reminder>> reminders(long person);

    /// Keeps a reminder, in place of an earlier one of the same person for the same talk.
    ///
    /// @param most how many of a person may be to come
    /// @return empty where there are as many
    CompletableFuture<Optional<Reminder>> remind(long person, SlotId talk, Duration before, Locale language, int most);

    /// Takes a reminder back.
    ///
    /// @return false where there was none
    CompletableFuture<Boolean> forget(long person, SlotId talk);

    /// Records what became of reminders, with what is told of it. What was taken back, or set anew, stays so, and
    /// nothing is said twice.
    ///
    /// @return the sends that were added
    CompletableFuture<List<Send>> reminded(List<Reminded> reminded);

    /// Notes a link to a page.
    ///
    /// @param hash of its token
    CompletableFuture<Void> link(String hash, Link link, Instant at);

    /// The link with this hash; empty where there is none, or it was revoked.
    CompletableFuture<Optional<Link>> link(String hash);

    /// Revokes the links to a page of a session.
    ///
    /// @param person whose links; null for everybody's
    /// @return how many that were
    CompletableFuture<Integer> revoke(SessionId session, Link.Page page, @Nullable Long person, Instant at);

    /// Whether it was restored from a backup, so that more may have been said than it knows of.
    default boolean isRestored() {
        return false;
    }

    /// A channel that was made, or is to be.
    ///
    /// @param name of the channel
    /// @param id null where it is not known to be there
    record KeptChannel(String name, @Nullable Long id) {}

    /// Where a card goes.
    ///
    /// @param channel the session's channel
    /// @param threadKey the key of the send that opens the thread of its block
    /// @param after the last known message of the thread, or 0
    record Place(long channel, String threadKey, long after) {}

    /// What somebody did to a session's time.
    record Acted(Act.Done done, Who who) {}

    /// Whoever acts.
    record Who(long id, String name) {}

    /// A vote as it is cast.
    record Ballot(QuestionId question, long voter, Wish wish, Instant at) {
        public enum Wish {
            /// Counts, or is taken back where it counts already.
            PRESS,
            /// Counts.
            PUT
        }
    }

    /// What came of a vote.
    ///
    /// @param voted empty where there is no such question
    /// @param together the questions of the message that shows it; none where it has no message yet
    /// @param edits what brings the message up to date, to be sent unless it is shown otherwise
    record Cast(Optional<Voted> voted, List<Question> together, List<Send> edits) {
        public Cast {
            together = List.copyOf(together);
            edits = List.copyOf(edits);
        }
    }

    /// What came of a move.
    ///
    /// @param sends what the chat is to show of it
    /// @param news what people learn by it of their own questions
    record Changed(Moved moved, List<Send> sends, List<News> news) {
        public Changed {
            sends = List.copyOf(sends);
            news = List.copyOf(news);
        }

        public Changed(Moved moved, List<Send> sends) {
            this(moved, sends, List.of());
        }
    }

    /// What somebody learns of a question of theirs: that it was answered, or became a part of another.
    ///
    /// @param key tells it from all else that is told of any question
    /// @param whole the question that it is a part of, or itself
    /// @param direct the direct message that tells it; null where they want none
    record News(
            String key,
            Question question,
            Question whole,
            @Nullable Send direct) {}

    /// What became of a reminder.
    ///
    /// @param send what is told of it; null for nothing
    record Reminded(Reminder reminder, @Nullable Send send) {}

    /// What became of one cue, and what is said of it.
    ///
    /// @param changed as in [#act]
    /// @param since when that began of which it tells: where it was said before that, its announcement is edited,
    ///     and all else is said once more
    record Decision(CueOutcome outcome, List<Send> sends, List<String> changed, Instant since) {
        public Decision {
            sends = List.copyOf(sends);
            changed = List.copyOf(changed);
        }

        public Decision(CueOutcome outcome, List<Send> sends, List<String> changed) {
            this(outcome, sends, changed, Instant.MIN);
        }

        public Decision(CueOutcome outcome, List<Send> sends) {
            this(outcome, sends, List.of());
        }
    }

    /// What came of a question that was to be kept.
    sealed interface Filing {}

    /// @param card empty where the question had been filed before
    record Kept(Filed filed, List<Send> card) implements Filing {
        public Kept {
            card = List.copyOf(card);
        }
    }

    /// It was not kept.
    ///
    /// @param until from when on its asker may ask one more
    record TooFast(Instant until) implements Filing {}

    /// It was not kept.
    ///
    /// @param open how many of its asker's questions for the talk are open
    record TooManyOpen(int open) implements Filing {}

    /// It was not kept: a chair has muted its asker.
    record Muted() implements Filing {}
}
