package org.lectern.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.lectern.chat.ChatSender;
import org.lectern.chat.Venue;
import org.lectern.cue.Act;
import org.lectern.cue.Cue;
import org.lectern.cue.Planner;
import org.lectern.cue.SlotTimes;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Scene;
import org.lectern.wording.ThreadLines;

/// Drafts what is said at the cues of one session: which messages, in which place, and which of them opens a thread.
/// For one thread at a time.
final class Drafts {
    private final Supplier<Venue> venue;
    private final Supplier<List<Block>> blocks;
    private final Sender sender;
    private final ChatSender chat;
    private final Predicate<Instant> mayHaveBeenSaid;
    private final Set<SlotId> threadsPlanned = new HashSet<>();
    /// Whether anything was said: the end of a session that nobody heard of is not announced.
    private boolean begun;

    /// @param mayHaveBeenSaid whether what was due then may have been said by a run that this one knows nothing of
    Drafts(
            Supplier<Venue> venue,
            Supplier<List<Block>> blocks,
            Sender sender,
            ChatSender chat,
            Predicate<Instant> mayHaveBeenSaid) {
        this.venue = venue;
        this.blocks = blocks;
        this.sender = sender;
        this.chat = chat;
        this.mayHaveBeenSaid = mayHaveBeenSaid;
    }

    /// What is said at a cue that is to be said; empty where there is nothing to say.
    List<Send> of(Cue cue) {
        return switch (cue) {
            case Cue.HeadsUp _, Cue.SessionOpens _, Cue.BreakStarts _ -> List.of(announcement(cue));
            case Cue.SessionCloses _ -> begun ? List.of(announcement(cue)) : List.of();
            case Cue.TalkStarts talk -> opening(cue, talk.slot(), false);
            case Cue.JointQaStarts qa -> opening(cue, qa.slot(), true);
            case Cue.TimeLeft left -> timeLeft(left);
            case Cue.FloorCloses closing ->
                hasThread(closing.block()) ? List.of(line(cue, cue.key().toString(), closing.block())) : List.of();
        };
    }

    /// Whether a block has a thread, or is to have one. A talk keeps that of a session that had it before.
    private boolean hasThread(SlotId block) {
        return threadsPlanned.contains(block) || sender.made(Keys.thread(block)).isPresent();
    }

    private long channel() {
        return venue.get().channel();
    }

    private List<Send> timeLeft(Cue.TimeLeft left) {
        if (!hasThread(left.block())) {
            return List.of();
        }
        String key = left.key().toString();
        Long chairsChannel = venue.get().chairsChannel();
        return List.of(
                chairsChannel == null
                        ? line(left, key, left.block())
                        : new Send(
                                key,
                                left.session(),
                                Send.What.NOTICE,
                                chairsChannel,
                                null,
                                left.at(),
                                chat.lastMessage(chairsChannel)));
    }

    /// What all are told of an act on the session's time.
    Send note(SessionId session, Act.Done done) {
        return new Send(
                Keys.note(session, done.id()),
                session,
                Send.What.ANNOUNCEMENT,
                channel(),
                null,
                done.at(),
                chat.lastMessage(channel()));
    }

    /// The scheduled event of a session, made anew: what Discord has of it is over.
    Send event(Session session) {
        return event(session, chat.guildOf(channel()));
    }

    static Send event(Session session, long guild) {
        return new Send(
                Keys.event(session.id()), session.id(), Send.What.EVENT, guild, null, SlotTimes.opening(session), 0);
    }

    /// The names that threads get by an act, which is told with a note: those of blocks whose floor is open.
    List<Send> names(Scene before, Scene after, Act.Done done) {
        SessionId session = after.session().id();
        String note = Keys.note(session, done.id());
        return after.blocks().stream()
                .filter(block -> hasThread(block.id()))
                .filter(block -> done.at().isBefore(Planner.floorCloses(after.session(), block)))
                // What comes from another session was called by the plan of that.
                .filter(block -> before.blockOf(block.id())
                        .filter(old -> ThreadLines.name(before, old).equals(ThreadLines.name(after, block)))
                        .isEmpty())
                .map(block -> new Send(
                        Keys.name(block.id(), note),
                        session,
                        Send.What.RENAME,
                        channel(),
                        Keys.thread(block.id()),
                        done.at(),
                        0))
                .toList();
    }

    /// Notes that something was said of the session.
    void begin() {
        begun = true;
    }

    /// Notes that a cue is said; a talk or joint Q&A plans the thread of its block.
    void said(Cue cue) {
        begin();
        switch (cue) {
            case Cue.TalkStarts talk -> planThread(talk.slot());
            case Cue.JointQaStarts qa -> planThread(qa.slot());
            case Cue.HeadsUp _,
                    Cue.SessionOpens _,
                    Cue.BreakStarts _,
                    Cue.TimeLeft _,
                    Cue.FloorCloses _,
                    Cue.SessionCloses _ -> {}
        }
    }

    /// Whether anything was said of the session yet.
    boolean hasBegun() {
        return begun;
    }

    /// Takes back the threads of what is cancelled: one that has not been opened yet may never be.
    void cancelled(List<SlotId> slots) {
        slots.forEach(threadsPlanned::remove);
    }

    /// Takes back the threads of what could not be recorded.
    void takeBack(List<Send> sends) {
        sends.stream()
                .filter(send -> send.what() == Send.What.THREAD)
                .forEach(send ->
                        threadsPlanned.removeIf(block -> Keys.thread(block).equals(send.key())));
    }

    /// The last known message of a block's thread, or 0.
    long lastIn(SlotId block) {
        OptionalLong thread = sender.made(Keys.thread(block));
        return thread.isPresent() ? chat.lastMessage(thread.getAsLong()) : 0;
    }

    /// Whether the thread of a talk was neither opened nor is to be.
    boolean lacksThread(Cue.TalkStarts talk) {
        return Block.holding(blocks.get(), talk.slot())
                .filter(block -> !hasThread(block.id()))
                .isPresent();
    }

    /// The announcement of a talk or joint Q&A, with the thread of its block: opened on this announcement where no
    /// earlier one did, else told that this is on.
    private List<Send> opening(Cue cue, SlotId slot, boolean always) {
        List<Send> sends = new ArrayList<>(List.of(announcement(cue)));
        Block.holding(blocks.get(), slot).ifPresent(block -> {
            boolean opens = !hasThread(block.id());
            if (opens) {
                sends.add(new Send(
                        Keys.thread(block.id()),
                        cue.session(),
                        Send.What.THREAD,
                        channel(),
                        cue.key().toString(),
                        cue.at(),
                        0));
            }
            if (always || !opens) {
                sends.add(line(cue, Keys.line(cue.key()), block.id()));
            }
        });
        return sends;
    }

    private Send announcement(Cue cue) {
        return new Send(
                cue.key().toString(),
                cue.session(),
                Send.What.ANNOUNCEMENT,
                channel(),
                null,
                cue.at(),
                lastBefore(cue, chat.lastMessage(channel())));
    }

    private Send line(Cue cue, String key, SlotId block) {
        return new Send(
                key,
                cue.session(),
                Send.What.THREAD_LINE,
                channel(),
                Keys.thread(block),
                cue.at(),
                lastBefore(cue, lastIn(block)));
    }

    /// The last message that is certainly from before a cue was decided for the first time.
    private long lastBefore(Cue cue, long lastKnown) {
        return mayHaveBeenSaid.test(cue.at()) ? sender.lastMadeBefore().orElse(lastKnown) : lastKnown;
    }

    private void planThread(SlotId slot) {
        Block.holding(blocks.get(), slot).ifPresent(block -> threadsPlanned.add(block.id()));
    }
}
