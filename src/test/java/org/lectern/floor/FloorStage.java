package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.AsRead;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingResponder;
import org.lectern.chat.Venue;
import org.lectern.cue.Cue;
import org.lectern.cue.CueKey;
import org.lectern.cue.HandClock;
import org.lectern.cue.HandTimer;
import org.lectern.cue.Planner;
import org.lectern.outbox.Pacer;
import org.lectern.question.Allowance;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// A floor on a stage: sessions, a clock set by hand, a real store and a chat that records. Sessions are held in
/// the channels 100, 200 and so on.
///
/// `try (FloorStage stage = FloorStage.at("17:50")) { stage.play("18:00"); … }`
public final class FloorStage implements AutoCloseable {
    public static final long CHANNEL = 100;
    public static final long CHAIR = 41;
    public static final long CHAIR_ROLE = 410;
    public static final Person ZOE = new Person(7, "Zoë");
    public static final Person AUTHOR_OF_1 = new Person(71, "Amara");

    public final HandClock clock;
    public final HeldStore store = new HeldStore();
    public final RecordingChat chat;
    private final List<Hosted> hosted;
    private final Rules rules;
    private Floor floor;
    private long interactions = 9000;

    private FloorStage(String time, List<Hosted> hosted, Rules rules) {
        this.rules = rules;
        this.clock = new HandClock(TestSessions.at(time));
        this.chat = new RecordingChat(clock);
        this.hosted = hosted;
        this.store.ledger().store(hosted.stream().map(Hosted::session).toList()).join();
        this.floor = newFloor();
    }

    /// Opened at a time of day, with the session that is shaped like the seed.
    public static FloorStage at(String time) {
        return at(time, TestSessions.track13());
    }

    /// Opened with the session that is shaped like the seed, moderated so.
    public static FloorStage moderated(String time, Moderation moderation) {
        return closed(time, List.of(new Hosted(TestSessions.track13(), venue(CHANNEL), moderation)))
                .open();
    }

    /// Opened with sessions, each in a channel of its own.
    public static FloorStage at(String time, Session... sessions) {
        List<Hosted> hosted = new ArrayList<>();
        for (Session session : sessions) {
            hosted.add(new Hosted(session, venue(CHANNEL * (hosted.size() + 1))));
        }
        return closed(time, hosted).open();
    }

    /// Opened with sessions that share one channel.
    public static FloorStage inOneChannel(String time, Session... sessions) {
        return closed(
                        time,
                        Arrays.stream(sessions)
                                .map(session -> new Hosted(session, venue(CHANNEL)))
                                .toList())
                .open();
    }

    /// Not opened yet, so that things can go wrong before.
    public static FloorStage closed(String time) {
        return closed(time, List.of(new Hosted(TestSessions.track13(), venue(CHANNEL))));
    }

    /// Opened, with limits to what one person may ask.
    public static FloorStage limited(String time, Allowance allowance) {
        return new FloorStage(
                        time,
                        List.of(new Hosted(TestSessions.track13(), venue(CHANNEL))),
                        Rules.DEFAULT.with(allowance))
                .open();
    }

    /// Opened with a session that takes no anonymous questions.
    public static FloorStage withoutAnonymous(String time) {
        return closed(time, List.of(new Hosted(TestSessions.track13(), venue(CHANNEL), Moderation.AFTER, false)))
                .open();
    }

    /// One person asks all the questions of most tests, so that there are no limits.
    private static FloorStage closed(String time, List<Hosted> hosted) {
        return new FloorStage(time, hosted, Rules.DEFAULT.with(Allowance.UNLIMITED));
    }

    private static Venue venue(long channel) {
        return new Venue(
                channel,
                List.of(CHAIR),
                null,
                Map.of(),
                Locale.ENGLISH,
                Set.of(CHAIR_ROLE),
                Map.of("1", List.of(AUTHOR_OF_1.id())));
    }

    private Floor newFloor() {
        return new Floor(
                rules,
                clock,
                store.ledger(),
                store.outbox(),
                chat,
                new Pacer(System::nanoTime, () -> Duration.ofMillis(1)),
                Charts.NONE);
    }

    public FloorStage open() {
        floor.open(hosted, new HandTimer(clock, (session, cues) -> floor.due(session, cues)))
                .join();
        return settle();
    }

    /// Ends the bot, and starts it again at a time on what the ledger has kept.
    public FloorStage restart(String time) {
        floor.close();
        floor = newFloor();
        clock.set(TestSessions.at(time));
        return open();
    }

    /// Lets time pass to `until`, stopping at every boundary until all has been said.
    public FloorStage play(String until) {
        Instant end = TestSessions.at(until);
        hosted.stream()
                .flatMap(each -> Planner.plan(each.session(), Block.of(each.session()), rules.lead()).stream())
                .map(Cue::at)
                .filter(at -> at.isAfter(clock.instant()) && !at.isAfter(end))
                .distinct()
                .sorted()
                .forEach(this::jump);
        return jump(end);
    }

    /// Sets the clock at once.
    public FloorStage jump(String time) {
        return jump(TestSessions.at(time));
    }

    private FloorStage jump(Instant instant) {
        clock.set(instant);
        return settle();
    }

    /// Waits until nothing is left to decide or to send.
    public FloorStage settle() {
        floor.idle(Duration.ofSeconds(10)).join();
        return this;
    }

    public Session session() {
        return hosted.getFirst().session();
    }

    public Floor floor() {
        return floor;
    }

    public RecordingResponder ask(String question, @Nullable String talk) {
        return on(new Interaction.Ask(in(CHANNEL), question, talk));
    }

    public RecordingResponder askIn(Context context, String question) {
        return on(new Interaction.Ask(context, question, null));
    }

    /// The floor's answer to an interaction, with what follows from it.
    public RecordingResponder on(Interaction interaction) {
        RecordingResponder responder = new RecordingResponder();
        floor.on(interaction, responder);
        responder.settle();
        settle();
        return responder;
    }

    /// Zoë in a channel, with a new interaction.
    public Context in(long channel) {
        return new Context(++interactions, ZOE, channel, null);
    }

    /// Zoë in the thread with this name.
    public Context inThread(String name) {
        RecordingChat.Opened thread = chat.thread(name);
        return new Context(++interactions, ZOE, thread.id(), thread.channel());
    }

    public Context by(Person person) {
        return new Context(++interactions, person, CHANNEL, null);
    }

    /// The headlines of what was said in the session's channel.
    public List<String> said() {
        return headlines(CHANNEL);
    }

    /// The headlines of what was said in the thread with this name.
    public List<String> saidIn(String thread) {
        return headlines(chat.thread(thread).id());
    }

    private List<String> headlines(long channel) {
        return chat.postedIn(channel).stream()
                .map(post -> readable(post.headline()))
                .toList();
    }

    /// A text with readable times, and threads by their names.
    public String readable(String text) {
        String readable = AsRead.of(text);
        for (RecordingChat.Opened thread : chat.threads()) {
            readable = readable.replace("<#" + thread.id() + ">", "#" + thread.name());
        }
        return readable;
    }

    /// What the floor answered, readable.
    public String words(RecordingResponder responder) {
        return readable(responder.words());
    }

    /// The names of the threads.
    public List<String> threads() {
        return chat.threads().stream().map(RecordingChat.Opened::name).toList();
    }

    /// Nothing that bears a key was said twice.
    public FloorStage nothingTwice() {
        assertThat(chat.posted().stream().flatMap(post -> post.keys().stream())).doesNotHaveDuplicates();
        assertThat(threads()).doesNotHaveDuplicates();
        return this;
    }

    public Map<CueKey, CueOutcome> outcomes() {
        return store.ledger().outcomes(session().id()).join();
    }

    public List<Question> questions() {
        return store.ledger().questions(session().id()).join();
    }

    /// Waits until the chat has so many messages.
    public void awaitPosts(int count) {
        await(() -> chat.posted().size() >= count, "posts");
    }

    /// Waits until so many edits were asked for.
    public void awaitEdits(int count) {
        await(() -> chat.edits().size() >= count, "edits");
    }

    /// Waits until nothing is left to be sent.
    public void awaitNothingOpen() {
        await(() -> store.outbox().open().join().isEmpty(), "all settled");
    }

    /// Waits until the questions have so many votes in all.
    public void awaitVotes(int count) {
        await(
                () -> questions().stream()
                                .mapToInt(question -> question.standing().votes())
                                .sum()
                        >= count,
                "votes");
    }

    /// Waits until so many cues of the session have an outcome.
    public void awaitOutcomes(int count) {
        await(() -> outcomes().size() >= count, "outcomes");
    }

    private static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still too few " + what + " after 10 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        floor.close();
        store.close();
    }
}
