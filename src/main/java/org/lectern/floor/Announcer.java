package org.lectern.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.Post;
import org.lectern.cue.Act;
import org.lectern.cue.Course;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.SessionClock;
import org.lectern.cue.SlotTimes;
import org.lectern.cue.Verdict;
import org.lectern.outbox.Send;
import org.lectern.outbox.Words;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.schedule.Block;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.wording.Announcements;
import org.lectern.wording.Cards;
import org.lectern.wording.OtherPlan;
import org.lectern.wording.Places;
import org.lectern.wording.Scene;
import org.lectern.wording.ThreadLines;
import org.lectern.wording.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the words of a send when it leaves, from the schedule, the questions and the time there are then. What is
/// over by then is not said.
final class Announcer implements Words {
    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    /// How long a question takes in a session that has not answered two yet.
    private static final Duration PACE = Duration.ofMinutes(2);

    /// Discord says that it recognises a nonce for "a few minutes".
    private static final Duration RECOGNISED = Duration.ofMinutes(2);

    /// To draw takes long enough to hold others up.
    private static final Executor DRAWING =
            task -> Thread.ofVirtual().name("drawing").start(task);

    private final Charts charts;
    private final Directory directory;
    private final Ledger ledger;
    private final Rules rules;
    private final SessionClock clock;
    private final Linking linking;
    private final DirectWords directWords;
    private final Consumer<Send> noRoom;

    /// @param noRoom is told of a thread that cannot be opened while so many others are active
    Announcer(
            Directory directory,
            Ledger ledger,
            Rules rules,
            SessionClock clock,
            Charts charts,
            Linking linking,
            Consumer<Send> noRoom) {
        this.noRoom = noRoom;
        this.charts = charts;
        this.linking = linking;
        this.directory = directory;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.directWords = new DirectWords(directory, ledger, clock);
    }

    /// Words that cannot be made are given up: they would hold up all that comes after them, for ever. A ledger
    /// that fails is another matter, and may be asked again.
    @Override
    public CompletableFuture<Said> of(List<Send> sends, Map<String, Long> made) {
        return CompletableFuture.completedFuture(sends).thenCompose(this::words).exceptionallyCompose(fault -> {
            Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
            if (cause instanceof LedgerException) {
                return CompletableFuture.failedFuture(cause);
            }
            log.error("No words for {}", sends.getFirst().key(), cause);
            return nothing("its words could not be made: " + cause);
        });
    }

    /// A thread opens on the first announcement of its block that is there; where that is in the channel of another
    /// room, on the one with which it was decided.
    @Override
    public List<String> announcements(Send thread) {
        String base = thread.base();
        return base != null && Keys.isAgain(base)
                ? List.of(base)
                : block(thread).map(Keys::announcements).orElse(List.of());
    }

    @Override
    public void noRoom(Send thread) {
        noRoom.accept(thread);
    }

    @Override
    public boolean isOver(Send send) {
        Optional<Conductor> conductor = conductor(send);
        return block(send)
                .flatMap(block -> conductor.flatMap(each -> each.timetable().closes(block)))
                // What chairs have left out may come again, until the session is over.
                .or(() -> conductor.map(each -> SlotTimes.closing(each.session())))
                .map(closes -> !clock.instant().isBefore(closes))
                .orElse(true);
    }

    /// The block whose thread a send opens or goes into; empty where the schedule has it no more.
    private Optional<Block> block(Send send) {
        return blockId(send).flatMap(id -> conductor(send).flatMap(conductor -> Block.holding(conductor.blocks(), id)));
    }

    private static Optional<SlotId> blockId(Send send) {
        String thread = send.what() == Send.What.THREAD ? send.key() : send.base();
        return Optional.ofNullable(thread).flatMap(Keys::blockOfThread);
    }

    /// Whoever conducts what a send is about; of what stands in a thread, or was announced in the channel of both,
    /// the session that has its talk now.
    private Optional<Conductor> conductor(Send send) {
        return Optional.of(send)
                .filter(each -> each.what() == Send.What.CARD || each.what() == Send.What.EDIT)
                .flatMap(each -> blockId(each)
                        .flatMap(directory::bySlot)
                        .or(() -> Keys.slot(each.target())
                                .flatMap(directory::bySlot)
                                .filter(home -> home.hosted().venue().channel() == each.channel())))
                .or(() -> directory.byId(send.session()));
    }

    private CompletableFuture<Said> words(List<Send> sends) {
        Send first = sends.getFirst();
        return conductor(first)
                .map(conductor -> switch (first.what()) {
                    case CARD -> cards(conductor, sends);
                    case THREAD -> CompletableFuture.completedFuture(opening(conductor, first));
                    case ANNOUNCEMENT, THREAD_LINE, NOTICE -> {
                        OptionalInt act = Keys.actOfNote(first.key());
                        yield act.isPresent() ? note(conductor, act.getAsInt()) : atCue(conductor, first);
                    }
                    case DIRECT -> directWords.of(conductor, first);
                    case EVENT -> event(conductor, true);
                    case RENAME -> CompletableFuture.completedFuture(renamed(conductor, first));
                    case ARCHIVE -> CompletableFuture.completedFuture(archived(conductor, first));
                    case EDIT -> anew(conductor, first.target());
                })
                .orElseGet(() -> nothing("its session is not configured any more"));
    }

    /// What all are told of an act on the session's time, unless it was taken back by now.
    private CompletableFuture<Said> note(Conductor conductor, int act) {
        Course course = conductor.course();
        boolean takenBack =
                course.done().stream().anyMatch(done -> done.act() instanceof Act.Undo(int undone) && undone == act);
        return course.done().stream()
                .filter(done -> done.id() == act && !takenBack)
                .findFirst()
                .flatMap(done -> Times.note(conductor.scene(), course.told(done), course, clock.instant()))
                .map(Announcer::said)
                .orElseGet(() -> nothing("it was taken back"));
    }

    @Override
    public boolean isRecognised(Send send) {
        return clock.realUntil(send.due()).negated().compareTo(RECOGNISED) < 0;
    }

    private CompletableFuture<Said> timeLeft(Conductor conductor, Cue.TimeLeft left) {
        Scene scene = conductor.scene();
        Block block = scene.blockOf(left.block()).orElseThrow();
        long millis =
                Math.max(0, Duration.between(clock.instant(), left.closes()).toMillis());
        return ledger.queue(conductor.session().id(), block.id())
                .thenCombine(
                        ledger.pace(conductor.session().id()),
                        (open, pace) -> new Said.Message(Times.timeLeft(scene, block, left.closes(), open.size(), (int)
                                (millis / pace.orElse(PACE).toMillis()))));
    }

    /// A chair may have opened the floor again.
    private Said archived(Conductor conductor, Send send) {
        boolean isOver = block(send)
                .flatMap(conductor.timetable()::closes)
                .filter(closes -> !closes.isAfter(clock.instant()))
                .isPresent();
        return isOver ? new Said.Archived() : new Said.Nothing("its floor is open again");
    }

    /// @param isNew whether it is to be made
    private CompletableFuture<Said> event(Conductor conductor, boolean isNew) {
        if (!rules.events()) {
            return nothing("scheduled events are not wanted any more");
        }
        GuildEvent event = Places.event(conductor.scene(), clock.instant());
        boolean isOver = event.state() == GuildEvent.State.OVER || event.state() == GuildEvent.State.CANCELLED;
        return isNew && isOver
                ? nothing("its session is over")
                : CompletableFuture.completedFuture(new Said.Event(event));
    }

    /// What a message says now that was said before.
    private CompletableFuture<Said> anew(Conductor conductor, String key) {
        if (Keys.isEvent(key)) {
            return event(conductor, false);
        }
        OptionalInt act = Keys.actOfNote(key);
        if (act.isPresent()) {
            return note(conductor, act.getAsInt())
                    .thenApply(said -> new Said.Anew(
                            said instanceof Said.Message(Post post) ? post : OtherPlan.asBefore(conductor.scene()),
                            List.of(key)));
        }
        return QuestionId.ofCard(key)
                .map(question -> ledger.together(question).thenApply(there -> cardsAnew(conductor, there)))
                .orElseGet(() -> conductor
                        .timetable()
                        .cue(Keys.cue(key))
                        .map(cue -> putOff(conductor, cue)
                                .orElseGet(() -> words(conductor, cue, Keys.isLine(key), false))
                                .thenApply(said -> said instanceof Said.Message(Post post)
                                        ? new Said.Anew(post, List.of(key))
                                        : said))
                        .orElseGet(() -> CompletableFuture.completedFuture(gone(conductor, key))));
    }

    /// What stands where something was said that is to come, by another plan; empty where it is on, or over.
    private Optional<CompletableFuture<Said>> putOff(Conductor conductor, Cue cue) {
        return cue.at().isAfter(clock.instant())
                ? OtherPlan.putOff(conductor.scene(), cue).map(Announcer::said)
                : Optional.empty();
    }

    /// What stands where something was announced that another schedule has taken out.
    private static Said gone(Conductor conductor, String key) {
        CueKey cue = Keys.cue(key);
        Course course = conductor.course();
        if (Cue.isOfAgenda(cue)) {
            return new Said.Anew(Announcements.nothingLeft(conductor.scene()), List.of(key));
        }
        return course.printed().slots().stream()
                .filter(slot -> Cue.startOf(slot).equals(cue))
                .filter(slot -> course.cancelled().contains(slot.id()))
                .findFirst()
                .flatMap(slot -> OtherPlan.announcedOnce(conductor.scene(), slot, course.goneTo(slot.id())))
                .<Said>map(post -> new Said.Anew(post, List.of(key)))
                .orElseGet(() -> new Said.Nothing("its slot is not in the schedule any more"));
    }

    private static Said cardsAnew(Conductor conductor, List<Question> there) {
        return there.isEmpty()
                ? new Said.Nothing("its card is gone")
                : new Said.Anew(Cards.of(conductor.scene(), there.getFirst().block(), there), Cards.keys(there));
    }

    private static CompletableFuture<Said> nothing(String why) {
        return CompletableFuture.completedFuture(new Said.Nothing(why));
    }

    private CompletableFuture<Said> cards(Conductor conductor, List<Send> sends) {
        return ledger.cards(sends.stream().map(Send::key).toList()).thenApply(questions -> {
            List<Question> inOrder = questions.stream()
                    .sorted(Comparator.comparingInt(Question::number))
                    .toList();
            return inOrder.isEmpty()
                    ? new Said.Nothing("its question is gone")
                    : new Said.Message(
                            Cards.of(conductor.scene(), inOrder.getFirst().block(), inOrder));
        });
    }

    private Said renamed(Conductor conductor, Send send) {
        return block(send)
                .<Said>map(block -> new Said.Renamed(ThreadLines.name(conductor.scene(), block)))
                .orElseGet(() -> new Said.Nothing("its block is not in the schedule any more"));
    }

    private Said opening(Conductor conductor, Send send) {
        return block(send)
                .<Said>map(block -> new Said.Opening(ThreadLines.name(conductor.scene(), block), rules.archiveAfter()))
                .orElseGet(() -> new Said.Nothing("its block is not in the schedule any more"));
    }

    private CompletableFuture<Said> atCue(Conductor conductor, Send send) {
        return conductor
                .timetable()
                .cue(Keys.cue(send.key()))
                .map(cue -> switch (Verdict.of(
                        cue,
                        conductor.session(),
                        clock.instant(),
                        // As it was decided: a chair may have moved the cue since.
                        clock.realUntil(send.due()).negated(),
                        rules.grace())) {
                    case Verdict.Skip(Verdict.Reason reason) ->
                        nothing("it left too late: "
                                + switch (reason) {
                                    case OVER -> "what it announces is over";
                                    case TOO_LATE -> "beyond the grace";
                                });
                    case Verdict.Say _ -> words(conductor, cue, Keys.isLine(send.key()), false);
                    case Verdict.SayLate _ -> words(conductor, cue, Keys.isLine(send.key()), true);
                })
                .orElseGet(() -> nothing("its slot is not in the schedule any more"));
    }

    private CompletableFuture<Said> words(Conductor conductor, Cue cue, boolean line, boolean late) {
        Scene scene = conductor.scene();
        return switch (cue) {
            case Cue.HeadsUp _ -> said(Announcements.headsUp(scene));
            case Cue.SessionOpens _ -> said(Announcements.opens(scene, late));
            case Cue.TalkStarts starts -> {
                Talk talk = (Talk) scene.slot(starts.slot()).orElseThrow();
                yield said(line ? ThreadLines.talkIsOn(scene, talk) : Announcements.talk(scene, talk, late));
            }
            case Cue.JointQaStarts starts ->
                jointQa(scene, (Slot.JointQa) scene.slot(starts.slot()).orElseThrow(), line, late);
            case Cue.BreakStarts starts ->
                said(Announcements.breakStarts(
                        scene, (Slot.Break) scene.slot(starts.slot()).orElseThrow()));
            case Cue.TimeLeft left -> timeLeft(conductor, left);
            case Cue.FloorCloses closing -> {
                Block block = scene.blockOf(closing.block()).orElseThrow();
                Instant now = clock.instant();
                if (closing.at().isAfter(now) && !SlotTimes.start(block).isAfter(now)) {
                    yield said(ThreadLines.openAgain(scene, block, closing.at()));
                }
                draw(conductor, scene);
                yield ledger.queue(conductor.session().id(), block.id())
                        .thenApply(open -> new Said.Message(ThreadLines.timeIsUp(scene, block, open)));
            }
            case Cue.SessionCloses _ ->
                ledger.questions(conductor.session().id())
                        .thenCombineAsync(
                                linking.forEverybody(conductor.session().id()),
                                (asked, report) -> new Said.Message(Announcements.closes(
                                                scene, asked, report.orElse(null))
                                        .with(charts.of(
                                                        scene,
                                                        conductor.course().printed(),
                                                        asked)
                                                .orElse(null))),
                                DRAWING);
        };
    }

    /// Draws ahead of the session's close, which is not to wait for it.
    private void draw(Conductor conductor, Scene scene) {
        var _ = ledger.questions(conductor.session().id())
                .thenAcceptAsync(asked -> charts.of(scene, conductor.course().printed(), asked), DRAWING);
    }

    private CompletableFuture<Said> jointQa(Scene scene, Slot.JointQa qa, boolean line, boolean late) {
        return scene.blockOf(qa.id())
                .map(block -> inOrder(scene.session().id(), block)
                        .<Said>thenApply(open -> new Said.Message(
                                line
                                        ? ThreadLines.jointQaIsOn(scene, qa, block, open)
                                        : Announcements.jointQa(scene, qa, open, late))))
                .orElseGet(() -> said(Announcements.jointQa(scene, qa, List.of(), late)));
    }

    /// The open questions of a block, in the order that its session has.
    private CompletableFuture<List<Question>> inOrder(SessionId session, Block block) {
        return ledger.order(session)
                .thenCompose(order -> ledger.questions(session, block.id())
                        .thenApply(asked -> order.of(asked).stream()
                                .filter(question -> question.state().isLive())
                                .toList()));
    }

    private static CompletableFuture<Said> said(Post post) {
        return CompletableFuture.completedFuture(new Said.Message(post));
    }
}
