package org.lectern.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.cue.CueKey;
import org.lectern.cue.Replanning;
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
import org.lectern.schedule.Identities;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// The ledger in the database.
record StoredLedger(Writer writer, Reader reader, boolean isRestored) implements Ledger {
    @Override
    public CompletableFuture<Matched> match(List<Session> read) {
        return reader.read("matching sessions", db -> {
            List<Session> programme = Programme.load(db);
            return new Matched(
                    Identities.rematch(programme, cancelled(db, programme), read),
                    programme.stream().collect(Collectors.toMap(Session::id, Function.identity())));
        });
    }

    /// What is kept in its session although the schedule has it no more.
    private static Set<SlotId> cancelled(Db db, List<Session> programme) throws SQLException {
        Set<SlotId> cancelled = new HashSet<>();
        for (Session session : programme) {
            Set<SlotId> gone = Replanning.cancelled(
                    Acts.of(db, session.id()).stream().map(Acted::done).toList());
            session.slots().stream().map(Slot::id).filter(gone::contains).forEach(cancelled::add);
        }
        return cancelled;
    }

    @Override
    public CompletableFuture<Optional<Long>> saidIn(SessionId session) {
        return reader.read("reading where session " + session + " was announced", db -> Sends.saidIn(db, session));
    }

    @Override
    public CompletableFuture<Optional<KeptChannel>> channel(NewChannel room) {
        return reader.read("reading the channel of a room", db -> RoomChannels.of(db, room));
    }

    @Override
    public CompletableFuture<KeptChannel> want(NewChannel room) {
        return writer.submit("noting that a room is to have a channel", db -> RoomChannels.want(db, room));
    }

    @Override
    public CompletableFuture<Void> made(NewChannel room, long id) {
        return writer.submit("noting the channel " + id + " of a room", db -> {
                    RoomChannels.made(db, room, id);
                    return id;
                })
                .thenRun(() -> {});
    }

    @Override
    public CompletableFuture<List<Send>> replan(List<Session> fresh, List<Plan> plans) {
        List<SessionId> ids = Stream.concat(fresh.stream(), plans.stream().map(Plan::session))
                .map(Session::id)
                .toList();
        return writer.submit("recording the plans of sessions " + ids, db -> {
            Instant at = plans.stream()
                    .map(plan -> plan.acted().done().at())
                    .findFirst()
                    .orElse(Instant.EPOCH);
            List<Send> sends = new ArrayList<>();
            List<Session> sessions = Stream.concat(plans.stream().map(Plan::session), fresh.stream())
                    .toList();
            for (Session session : sessions) {
                sends.addAll(Relocation.into(db, session, at));
                Programme.store(db, session);
            }
            for (Session session : sessions) {
                Relocation.within(db, session);
            }
            for (Plan plan : plans) {
                sends.addAll(Acts.record(db, plan.session().id(), plan.acted(), plan.said(), plan.changed()));
            }
            return List.copyOf(sends);
        });
    }

    @Override
    public CompletableFuture<Map<CueKey, CueOutcome>> outcomes(SessionId session) {
        return reader.read("reading the outcomes of session " + session, db -> Outcomes.of(db, session));
    }

    @Override
    public CompletableFuture<List<Send>> record(SessionId session, List<Decision> decisions) {
        return writer.submit(
                "recording decisions of session " + session, db -> Outcomes.record(db, session, decisions));
    }

    @Override
    public CompletableFuture<Filing> file(NewQuestion question, Place place, @Nullable Allowance allowance) {
        return writer.submit(
                "filing the question of interaction " + question.interaction() + " in session " + question.session(),
                db -> Questions.file(db, question, place, allowance));
    }

    @Override
    public CompletableFuture<Optional<Question>> filed(long interaction) {
        return reader.read(
                "reading the question of interaction " + interaction, db -> Questions.byInteraction(db, interaction));
    }

    @Override
    public CompletableFuture<Boolean> mute(QuestionId question, boolean muted, Who who, Instant at) {
        return writer.submit("muting by question " + question.value(), db -> Mutes.mute(db, question, muted, who, at));
    }

    @Override
    public CompletableFuture<Boolean> isMuted(QuestionId question) {
        return reader.read(
                "reading whether question " + question.value() + " mutes", db -> Mutes.isMuted(db, question));
    }

    @Override
    public CompletableFuture<Cast> vote(Ballot ballot) {
        return writer.submit("counting a vote for question " + ballot.question().value(), db -> Votes.vote(db, ballot));
    }

    @Override
    public CompletableFuture<Changed> move(
            QuestionId question, Move move, @Nullable Long seen, Who who, Instant at, Place place) {
        return writer.submit(
                "moving question " + question.value(), db -> Standings.move(db, question, move, seen, who, at, place));
    }

    @Override
    public CompletableFuture<Changed> undo(long act, Who who, Instant at, Place place, Allowance allowance) {
        return writer.submit("undoing act " + act, db -> Standings.undo(db, act, who, at, place, allowance));
    }

    @Override
    public CompletableFuture<List<Acted>> acts(SessionId session) {
        return reader.read("reading what was done to the time of session " + session, db -> Acts.of(db, session));
    }

    @Override
    public CompletableFuture<List<Send>> act(SessionId session, Acted acted, List<Send> said, List<String> changed) {
        return writer.submit(
                "recording what was done to the time of session " + session,
                db -> Acts.record(db, session, acted, said, changed));
    }

    @Override
    public CompletableFuture<List<Send>> add(List<Send> sends) {
        return writer.submit("adding " + sends.stream().map(Send::key).toList(), db -> {
            List<Send> added = new ArrayList<>();
            for (Send send : sends) {
                if (Sends.add(db, send, null)) {
                    added.add(send);
                }
            }
            return added;
        });
    }

    @Override
    public CompletableFuture<List<Send>> keep(List<Send> kept, Instant at) {
        return writer.submit("keeping " + kept.stream().map(Send::key).toList(), db -> {
            List<Send> added = new ArrayList<>();
            for (Send send : kept) {
                if (Sends.add(db, send, null)) {
                    added.add(send);
                } else {
                    Sends.edit(db, send.session(), send.key(), at).ifPresent(added::add);
                }
            }
            return added;
        });
    }

    @Override
    public CompletableFuture<Optional<Duration>> pace(SessionId session) {
        return reader.read("reading the pace of session " + session, db -> Standings.pace(db, session));
    }

    @Override
    public CompletableFuture<List<Question>> shownBy(long message) {
        return reader.read("reading the questions of message " + message, db -> Votes.shownBy(db, message));
    }

    @Override
    public CompletableFuture<List<Question>> together(QuestionId question) {
        return reader.read("reading the message of question " + question.value(), db -> Votes.together(db, question));
    }

    @Override
    public CompletableFuture<List<Question>> questions(SessionId session) {
        return reader.read("reading the questions of session " + session, db -> Questions.of(db, session));
    }

    @Override
    public CompletableFuture<List<Question>> questions(SessionId session, SlotId block) {
        return reader.read("reading the questions of block " + block, db -> Questions.of(db, session, block));
    }

    @Override
    public CompletableFuture<List<Question>> queue(SessionId session, SlotId block) {
        return reader.read("reading the queue of block " + block, db -> Questions.queue(db, session, block));
    }

    @Override
    public CompletableFuture<List<Question>> cards(List<String> keys) {
        return reader.read("reading the questions of cards " + keys, db -> Questions.cards(db, keys));
    }

    @Override
    public CompletableFuture<List<OwnQuestion>> own(long person, List<SessionId> sessions) {
        return reader.read(
                "reading somebody's questions of sessions " + sessions, db -> Following.own(db, person, sessions));
    }

    @Override
    public CompletableFuture<Map<SessionId, Locale>> directMessages(long person) {
        return reader.read("reading who wants direct messages", db -> Following.directMessages(db, person));
    }

    @Override
    public CompletableFuture<Integer> directMessages(long person, List<SessionId> sessions, @Nullable Locale language) {
        return writer.submit(
                "noting who wants direct messages of sessions " + sessions,
                db -> Following.directMessages(db, person, sessions, language));
    }

    @Override
    public CompletableFuture<List<LogEntry>> log(SessionId session, int atMost) {
        return reader.read("reading the acts of session " + session, db -> Logbook.latest(db, session, atMost));
    }

    @Override
    public CompletableFuture<Map<SlotId, List<Long>>> authors(SessionId session) {
        return reader.read("reading the authors of session " + session, db -> Logbook.authors(db, session));
    }

    @Override
    public CompletableFuture<Boolean> letIn(SessionId session, SlotId talk, long person, Who who, Instant at) {
        return writer.submit(
                "letting an author of talk " + talk + " in", db -> Logbook.letIn(db, session, talk, person, who, at));
    }

    @Override
    public CompletableFuture<Boolean> letOut(SessionId session, SlotId talk, long person, Who who, Instant at) {
        return writer.submit(
                "taking an author of talk " + talk + " out", db -> Logbook.letOut(db, session, talk, person, who, at));
    }

    @Override
    public CompletableFuture<QueueOrder> order(SessionId session) {
        return reader.read("reading the order of session " + session, db -> Logbook.order(db, session));
    }

    @Override
    public CompletableFuture<QueueOrder> order(SessionId session, QueueOrder order, Who who, Instant at) {
        return writer.submit(
                "choosing the order of session " + session, db -> Logbook.order(db, session, order, who, at));
    }

    @Override
    public CompletableFuture<List<Reminder>> reminders() {
        return reader.read("reading the reminders to come", Reminders::toCome);
    }

    @Override
    public CompletableFuture<List<Reminder>> reminders(long person) {
        return reader.read("reading somebody's reminders", db -> Reminders.of(db, person));
    }

    @Override
    public CompletableFuture<Optional<Reminder>> remind(
            long person, SlotId talk, Duration before, Locale language, int most) {
        return writer.submit(
                "keeping a reminder of talk " + talk, db -> Reminders.keep(db, person, talk, before, language, most));
    }

    @Override
    public CompletableFuture<Boolean> forget(long person, SlotId talk) {
        return writer.submit("taking back a reminder of talk " + talk, db -> Reminders.takeBack(db, person, talk));
    }

    @Override
    public CompletableFuture<List<Send>> reminded(List<Reminded> reminded) {
        return writer.submit(
                "recording what became of " + reminded.size() + " reminders", db -> Reminders.record(db, reminded));
    }

    @Override
    public CompletableFuture<Void> link(String hash, Link link, Instant at) {
        return writer.submit("noting a link of session " + link.session(), db -> {
                    PageLinks.add(db, hash, link, at);
                    return link;
                })
                .thenRun(() -> {});
    }

    @Override
    public CompletableFuture<Optional<Link>> link(String hash) {
        return reader.read("reading a link", db -> PageLinks.of(db, hash));
    }

    @Override
    public CompletableFuture<Integer> revoke(SessionId session, Link.Page page, @Nullable Long person, Instant at) {
        return writer.submit(
                "revoking links of session " + session, db -> PageLinks.revoke(db, session, page, person, at));
    }
}
