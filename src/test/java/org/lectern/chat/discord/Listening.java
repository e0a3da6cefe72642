package org.lectern.chat.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.lectern.chat.Delivery;
import org.lectern.chat.Interaction;
import org.lectern.chat.Post;
import org.lectern.chat.Responder;
import org.lectern.standin.Actor;
import org.lectern.standin.Recorded;
import org.lectern.standin.SeenMessage;

/// A stage with a listener that keeps what it hears and answers "Noted", until it is told to react otherwise.
final class Listening implements AutoCloseable {
    private final LinkedBlockingQueue<Interaction> heard = new LinkedBlockingQueue<>();
    private volatile BiConsumer<Interaction, Responder> reaction =
            (_, responder) -> responder.answer(Post.Message.of("Noted"));
    final Stage stage = new Stage((interaction, responder) -> {
        heard.add(interaction);
        reaction.accept(interaction, responder);
    });

    Listening() {
        stage.forgetRequests();
    }

    void react(BiConsumer<Interaction, Responder> reaction) {
        this.reaction = reaction;
    }

    /// The next that is heard.
    <T extends Interaction> T heard(Class<T> kind) {
        Interaction next = stage.standin.await("an interaction", Stage.SOON, () -> Optional.ofNullable(heard.poll()));
        if (!kind.isInstance(next)) {
            throw new AssertionError("no " + kind.getSimpleName() + ", but " + next);
        }
        return kind.cast(next);
    }

    Actor as(String name) {
        return stage.standin.as(name);
    }

    org.lectern.standin.Interaction run(String name, String command, Map<String, ?> options) {
        return as(name).command(Stage.PLACE, command, options);
    }

    SeenMessage posted(Post post) {
        Delivery delivery = Stage.soon(stage.chat.post(stage.channel(), post, "n"));
        return seen(Long.toUnsignedString(((Delivery.Delivered) delivery).id()));
    }

    SeenMessage seen(String message) {
        return stage.standin.message(message).orElseThrow();
    }

    /// The first response of a type of Discord's, such as 7 for an update.
    JsonNode response(int type) {
        return stage.standin.await(
                "a response of type " + type,
                Stage.SOON,
                () -> stage.requests("POST", "/interactions/\\d+/[^/]+/callback").stream()
                        .map(Recorded::body)
                        .filter(body -> body.path("type").asInt() == type)
                        .findFirst());
    }

    @Override
    public void close() {
        stage.close();
    }
}
