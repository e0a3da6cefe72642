package org.lectern.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.CueKey;
import org.lectern.floor.CueOutcome;
import org.lectern.floor.Ledger;
import org.lectern.floor.Link;
import org.lectern.floor.NewChannel;
import org.lectern.floor.Reminder;
import org.lectern.outbox.Send;
import org.lectern.question.Allowance;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.NewQuestion;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.QueueOrder;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// A ledger at which a bot may be killed before and after a row.
public record CrashingLedger(Ledger ledger) implements Ledger {
    @Override
    public CompletableFuture<Optional<KeptChannel>> channel(NewChannel room) {
        return ledger.channel(room);
    }

    @Override
    public CompletableFuture<Optional<Long>> saidIn(SessionId session) {
        return ledger.saidIn(session);
    }

    @Override
    public CompletableFuture<KeptChannel> want(NewChannel room) {
        return ledger.want(room).thenApply(kept -> {
            CrashPoints.pass("channel: after the row");
            return kept;
        });
    }

    @Override
    public CompletableFuture<Void> made(NewChannel room, long id) {
        return ledger.made(room, id);
    }

    @Override
    public CompletableFuture<List<Send>> add(List<Send> sends) {
        return ledger.add(sends);
    }

    @Override
    public CompletableFuture<List<Send>> keep(List<Send> kept, Instant at) {
        return ledger.keep(kept, at);
    }

    @Override
    public CompletableFuture<List<Send>> record(SessionId session, List<Decision> decisions) {
        CrashPoints.pass("cue: before the row");
        return ledger.record(session, decisions).thenApply(sends -> {
            CrashPoints.pass("cue: after the row");
            return sends;
        });
    }

    @Override
    public CompletableFuture<Filing> file(NewQuestion question, Place place, @Nullable Allowance allowance) {
        CrashPoints.pass("question: before the row");
        return ledger.file(question, place, allowance).thenApply(kept -> {
            CrashPoints.pass("question: after the row");
            return kept;
        });
    }

    @Override
    public CompletableFuture<Optional<Question>> filed(long interaction) {
        return ledger.filed(interaction);
    }

    @Override
    public CompletableFuture<Boolean> mute(QuestionId question, boolean muted, Who who, Instant at) {
        return ledger.mute(question, muted, who, at);
    }

    @Override
    public CompletableFuture<Boolean> isMuted(QuestionId question) {
        return ledger.isMuted(question);
    }

    @Override
    public CompletableFuture<Cast> vote(Ballot ballot) {
        CrashPoints.pass("vote: before the row");
        return ledger.vote(ballot).thenApply(cast -> {
            CrashPoints.pass("vote: after the row");
            return cast;
        });
    }

    @Override
    public CompletableFuture<Changed> move(
            QuestionId question, Move move, @Nullable Long seen, Who who, Instant at, Place place) {
        CrashPoints.pass("move: before the row");
        return ledger.move(question, move, seen, who, at, place).thenApply(changed -> {
            CrashPoints.pass("move: after the row");
            return changed;
        });
    }

    @Override
    public CompletableFuture<Changed> undo(long act, Who who, Instant at, Place place, Allowance allowance) {
        return ledger.undo(act, who, at, place, allowance);
    }

    @Override
    public CompletableFuture<List<Acted>> acts(SessionId session) {
        return ledger.acts(session);
    }

    @Override
    public CompletableFuture<List<Send>> act(SessionId session, Acted acted, List<Send> said, List<String> changed) {
        CrashPoints.pass("act: before the row");
        return ledger.act(session, acted, said, changed).thenApply(sends -> {
            CrashPoints.pass("act: after the row");
            return sends;
        });
    }

    @Override
    public CompletableFuture<Optional<Duration>> pace(SessionId session) {
        return ledger.pace(session);
    }

    @Override
    public CompletableFuture<List<Question>> shownBy(long message) {
        return ledger.shownBy(message);
    }

    @Override
    public CompletableFuture<List<Question>> together(QuestionId question) {
        return ledger.together(question);
    }

    @Override
    public CompletableFuture<Matched> match(List<Session> read) {
        return ledger.match(read);
    }

    @Override
    public CompletableFuture<List<Send>> replan(List<Session> fresh, List<Plan> plans) {
        CrashPoints.pass("replan: before the row");
        return ledger.replan(fresh, plans).thenApply(sends -> {
            CrashPoints.pass("replan: after the row");
            return sends;
        });
    }

    @Override
    public CompletableFuture<Map<CueKey, CueOutcome>> outcomes(SessionId session) {
        return ledger.outcomes(session);
    }

    @Override
    public CompletableFuture<List<Question>> questions(SessionId session) {
        return ledger.questions(session);
    }

    @Override
    public CompletableFuture<List<OwnQuestion>> own(long person, List<SessionId> sessions) {
        return ledger.own(person, sessions);
    }

    @Override
    public CompletableFuture<Map<SessionId, Locale>> directMessages(long person) {
        return ledger.directMessages(person);
    }

    @Override
    public CompletableFuture<Integer> directMessages(long person, List<SessionId> sessions, @Nullable Locale language) {
        return ledger.directMessages(person, sessions, language);
    }

    @Override
    public CompletableFuture<List<Question>> questions(SessionId session, SlotId block) {
        return ledger.questions(session, block);
    }

    @Override
    public CompletableFuture<List<Question>> queue(SessionId session, SlotId block) {
        return ledger.queue(session, block);
    }

    @Override
    public CompletableFuture<List<Question>> cards(List<String> keys) {
        return ledger.cards(keys);
    }

    @Override
    public CompletableFuture<List<LogEntry>> log(SessionId session, int atMost) {
        return ledger.log(session, atMost);
    }

    @Override
    public CompletableFuture<Map<SlotId, List<Long>>> authors(SessionId session) {
        return ledger.authors(session);
    }

    @Override
    public CompletableFuture<Boolean> letIn(SessionId session, SlotId talk, long person, Who who, Instant at) {
        return ledger.letIn(session, talk, person, who, at);
    }

    @Override
    public CompletableFuture<Boolean> letOut(SessionId session, SlotId talk, long person, Who who, Instant at) {
        return ledger.letOut(session, talk, person, who, at);
    }

    @Override
    public CompletableFuture<QueueOrder> order(SessionId session) {
        return ledger.order(session);
    }

    @Override
    public CompletableFuture<QueueOrder> order(SessionId session, QueueOrder order, Who who, Instant at) {
        return ledger.order(session, order, who, at);
    }

    @Override
    public boolean isRestored() {
        return ledger.isRestored();
    }

    @Override
    public CompletableFuture<List<Reminder>> reminders() {
        return ledger.reminders();
    }

    @Override
    public CompletableFuture<List<Reminder>> reminders(long person) {
        return ledger.reminders(person);
    }

    @Override
    public CompletableFuture<Optional<Reminder>> remind(
            long person, SlotId talk, Duration before, Locale language, int most) {
        return ledger.remind(person, talk, before, language, most);
    }

    @Override
    public CompletableFuture<Boolean> forget(long person, SlotId talk) {
        return ledger.forget(person, talk);
    }

    @Override
    public CompletableFuture<List<Send>> reminded(List<Reminded> reminded) {
        return ledger.reminded(reminded);
    }

    @Override
    public CompletableFuture<Void> link(String hash, Link link, Instant at) {
        return ledger.link(hash, link, at);
    }

    @Override
    public CompletableFuture<Optional<Link>> link(String hash) {
        return ledger.link(hash);
    }

    @Override
    public CompletableFuture<Integer> revoke(SessionId session, Link.Page page, @Nullable Long person, Instant at) {
        return ledger.revoke(session, page, person, at);
    }
}
