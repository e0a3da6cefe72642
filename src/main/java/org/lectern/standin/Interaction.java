package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What became of one action of a person: a command, a press, a choice, a form. Times are real, whatever the speed.
public final class Interaction {
    /// How long a bot has for its first response.
    public static final Duration DEADLINE = Duration.ofSeconds(3);

    /// How long it may go on answering.
    public static final Duration LIFE = Duration.ofMinutes(15);

    /// Discord's interaction types.
    enum Kind {
        COMMAND(2),
        COMPONENT(3),
        AUTOCOMPLETE(4),
        FORM(5);

        final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    final Kind kind;
    final String token;
    final Person person;
    final @Nullable MessageState source;
    final ObjectNode metadata;
    final List<MessageState> followUps = new ArrayList<>();

    @Nullable
    MessageState original;

    JsonNode modal = MissingNode.getInstance();
    private final World world;
    private final String id;
    private final String channelId;
    private final Condition changed;
    private long sentNanos;
    private long latencyNanos;
    private Runnable then = () -> {};
    private @Nullable Answer answer;

    Interaction(
            World world,
            Kind kind,
            Person person,
            String channelId,
            @Nullable MessageState source,
            ObjectNode metadata) {
        this.world = world;
        this.kind = kind;
        this.person = person;
        this.channelId = channelId;
        this.source = source;
        this.metadata = metadata;
        this.id = Json.text(metadata, "id");
        this.changed = world.lock.newCondition();
        this.token = Tokens.random(48);
        this.sentNanos = System.nanoTime();
    }

    public String id() {
        return id;
    }

    public String personId() {
        return person.id();
    }

    public String channelId() {
        return channelId;
    }

    /// The first response; [Answer.Nothing] when 3 s have passed without one.
    ///
    /// @throws IllegalStateException when neither has come within the time
    public Answer answer(Duration within) {
        return world.await("an answer to interaction " + id, within, changed, this::settled);
    }

    private Optional<Answer> settled() {
        return late() && answer == null ? Optional.of(new Answer.Nothing()) : Optional.ofNullable(answer);
    }

    /// The first response if it is there already.
    public Optional<Answer> answered() {
        return world.locked(() -> Optional.ofNullable(answer));
    }

    /// From the action to its first response.
    public Optional<Duration> latency() {
        return world.locked(() -> answer == null ? Optional.empty() : Optional.of(Duration.ofNanos(latencyNanos)));
    }

    /// The reply, or the message pressed on once it is changed, as soon as it shows something.
    ///
    /// @throws IllegalStateException when it does not within the time
    public SeenMessage message(Duration within) {
        return message(within, _ -> true);
    }

    /// The reply as soon as it shows what is waited for.
    ///
    /// @throws IllegalStateException when it does not within the time
    public SeenMessage message(Duration within, Predicate<SeenMessage> when) {
        return world.await("a message as waited for, of interaction " + id, within, () -> shown().filter(when));
    }

    /// What the reply shows now, if it is there.
    public Optional<SeenMessage> shown() {
        return world.locked(() -> Optional.ofNullable(original)
                .filter(message -> answer != null && !message.deleted && !message.has(MessageState.LOADING))
                .map(SeenMessage::of));
    }

    /// The follow-ups, oldest first.
    public List<SeenMessage> followUps() {
        return world.locked(() -> followUps.stream()
                .filter(message -> !message.deleted)
                .map(SeenMessage::of)
                .toList());
    }

    /// The first follow-up.
    ///
    /// @throws IllegalStateException when there is none within the time
    public SeenMessage followUp(Duration within) {
        return world.await(
                "a follow-up of interaction " + id,
                within,
                () -> followUps().stream().findFirst());
    }

    /// The form that was the response.
    ///
    /// @throws IllegalStateException when the response is another or does not come within the time
    public Answer.Form form(Duration within) {
        if (answer(within) instanceof Answer.Form form) {
            return form;
        }
        throw new IllegalStateException("no form, but " + answer(within));
    }

    /// The suggestions that were the response.
    ///
    /// @throws IllegalStateException when the response is another or does not come within the time
    public List<Answer.Choice> choices(Duration within) {
        if (answer(within) instanceof Answer.Choices choices) {
            return choices.choices();
        }
        throw new IllegalStateException("no choices, but " + answer(within));
    }

    /// Whether no response has come within Discord's 3 s.
    public boolean failed() {
        return world.locked(() -> answer == null && late());
    }

    boolean isAcknowledged() {
        return answer != null;
    }

    boolean late() {
        return System.nanoTime() - sentNanos > DEADLINE.toNanos();
    }

    boolean over() {
        return System.nanoTime() - sentNanos > LIFE.toNanos();
    }

    void age(Duration by) {
        sentNanos -= by.toNanos();
    }

    void touched() {
        if (isTold()) {
            Runnable next = then;
            then = () -> {};
            next.run();
        }
        changed.signalAll();
        world.touched();
    }

    /// It has left for the gateway.
    void sent() {
        sentNanos = System.nanoTime();
    }

    long sentNanos() {
        return sentNanos;
    }

    /// When the first response had arrived; when it was sent, where none has.
    long answeredNanos() {
        return sentNanos + latencyNanos;
    }

    /// Whether the response has come, and after a deferral what follows it.
    private boolean isTold() {
        return answer != null
                && (!(answer instanceof Answer.Thinking) || original == null || !original.has(MessageState.LOADING));
    }

    /// Is run when the response has come, after a deferral what follows it. For use under the world's lock, and
    /// short.
    void then(Runnable next) {
        then = next;
    }

    /// @param atNanos when the first response had arrived
    void acknowledge(Answer first, long atNanos) {
        answer = first;
        latencyNanos = Math.max(0, atNanos - sentNanos);
        touched();
    }
}
