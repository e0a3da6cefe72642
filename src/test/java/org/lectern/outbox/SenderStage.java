package org.lectern.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.Post;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingChat.Posted;
import org.lectern.cue.CueKey;
import org.lectern.cue.HandClock;
import org.lectern.floor.CueOutcome;
import org.lectern.floor.HeldStore;
import org.lectern.floor.Ledger;
import org.lectern.outbox.Send.What;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;

/// A sender with an outbox in a real store and a chat that records. Every send says its own key.
final class SenderStage implements AutoCloseable {
    static final long CHANNEL = 100;

    final HeldStore store = new HeldStore();
    final RecordingChat chat = new RecordingChat(new HandClock(TestSessions.at("18:00")));
    volatile Duration untilBoundary = Duration.ofMinutes(1);
    volatile boolean wordless;
    volatile boolean over;
    private final Session session = TestSessions.track13();
    private Sender sender;
    private int cues;

    SenderStage() {
        store.ledger().store(List.of(session)).join();
        sender = sender();
    }

    private Sender sender() {
        Pacer pacer = new Pacer(System::nanoTime, () -> Duration.ofMillis(1));
        return new Sender(store.outbox(), chat, new KeysAsWords(), pacer, () -> untilBoundary);
    }

    /// A thread with the base `a+b` opens on the announcement `a` or `b`; one without a base, by its own key.
    private final class KeysAsWords implements Words {
        @Override
        public CompletableFuture<Said> of(List<Send> sends, Map<String, Long> made) {
            return words(sends);
        }

        @Override
        public List<String> announcements(Send thread) {
            String base = thread.base();
            return List.of((base == null ? thread.key().replace(".thread", "") : base).split("\\+"));
        }

        @Override
        public boolean isOver(Send send) {
            return over;
        }
    }

    private CompletableFuture<Words.Said> words(List<Send> sends) {
        if (wordless) {
            wordless = false;
            throw new IllegalStateException("no words");
        }
        List<Button> buttons =
                List.of(new Button.Press(ButtonId.of(ButtonId.Action.ASK, ""), "Ask", Button.Style.PRIMARY));
        return CompletableFuture.completedFuture(
                switch (sends.getFirst().what()) {
                    case EDIT ->
                        sends.getFirst().target().endsWith(".event")
                                ? new Words.Said.Event(event(sends.getFirst()))
                                : new Words.Said.Anew(
                                        Post.Message.of(String.valueOf(sends.size()), buttons),
                                        sends.stream()
                                                .map(Send::target)
                                                .distinct()
                                                .toList());
                    case ANNOUNCEMENT, THREAD_LINE, NOTICE, DIRECT ->
                        new Words.Said.Message(Post.Message.of(sends.getFirst().key(), buttons));
                    case THREAD -> new Words.Said.Opening(sends.getFirst().key(), ArchiveAfter.DAY);
                    case RENAME -> new Words.Said.Renamed(sends.getFirst().key());
                    case ARCHIVE -> new Words.Said.Archived();
                    case EVENT -> new Words.Said.Event(event(sends.getFirst()));
                    case CARD ->
                        new Words.Said.Message(new Post.Cards(
                                sends.stream()
                                        .map(send -> new Post.Card(1, send.key()))
                                        .toList(),
                                buttons));
                });
    }

    /// An event that begins when its send is due, and is on where that is for an edit.
    private static GuildEvent event(Send send) {
        return new GuildEvent(
                send.key(),
                "",
                "",
                CHANNEL,
                send.due(),
                send.due().plusSeconds(60),
                send.what() == What.EDIT ? GuildEvent.State.OVER : GuildEvent.State.TO_COME);
    }

    static Send event(String key, String due) {
        return new Send(
                key, TestSessions.track13().id(), What.EVENT, RecordingChat.GUILD, null, TestSessions.at(due), 0);
    }

    static Send announcement(String key) {
        return announcement(key, CHANNEL);
    }

    static Send announcement(String key, long channel) {
        return new Send(
                key, TestSessions.track13().id(), What.ANNOUNCEMENT, channel, null, TestSessions.at("18:00"), 0);
    }

    static Send on(String base, What what, String key) {
        return new Send(key, TestSessions.track13().id(), what, CHANNEL, base, TestSessions.at("18:00"), 0);
    }

    /// Sends that become durable and are handed to the sender.
    SenderStage take(Send... sends) {
        sender.take(keep(sends));
        return this;
    }

    /// Edits that become durable, and that their message shows already.
    SenderStage shown(long since, Send... edits) {
        sender.shown(keep(edits), since);
        return this;
    }

    SenderStage takeKept(List<Send> sends) {
        sender.take(sends);
        return this;
    }

    /// The senders' threads: tests do not run side by side.
    long threadsAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("sender"))
                .count();
    }

    /// Sends that become durable, and no more.
    List<Send> keep(Send... sends) {
        CueKey key = new CueKey(session.id().value(), "cue" + ++cues);
        CueOutcome said = new CueOutcome.Said(key, TestSessions.at("18:00"), TestSessions.at("18:00"));
        return store.ledger()
                .record(session.id(), List.of(new Ledger.Decision(said, List.of(sends))))
                .join();
    }

    /// The announcement `a`, and on it the thread `a.thread`, both made.
    SenderStage withThread() {
        return take(announcement("a"), on("a", What.THREAD, "a.thread")).settle();
    }

    /// The id of the thread `a.thread`.
    long thread() {
        return chat.thread("a.thread").id();
    }

    /// Has the sender look at what waits.
    SenderStage look() {
        sender.take(List.of());
        return settle();
    }

    SenderStage settle() {
        sender.idle(Duration.ofSeconds(10)).join();
        return this;
    }

    /// Ends the sender, and starts another on what the outbox has kept.
    SenderStage restart() {
        sender.close();
        sender = sender();
        sender.recall().thenCompose(_ -> sender.start()).join();
        return settle();
    }

    List<String> open() {
        return store.outbox().open().join().stream().map(Send::key).toList();
    }

    Map<String, Long> made() {
        return store.outbox().made().join();
    }

    /// The keys of each message.
    List<List<String>> said() {
        return chat.posted().stream().map(Posted::keys).toList();
    }

    List<String> saidKeys() {
        List<String> keys = new ArrayList<>();
        said().forEach(keys::addAll);
        return keys;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 10 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Ends the sender; what it left can still be read.
    void end() {
        sender.close();
    }

    @Override
    public void close() {
        sender.close();
        store.close();
    }
}
