package org.lectern.standin;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Acting as a person through the control API. Every body has `as`: the name or id of who acts; those that the bot
/// answers are waited for, up to `waitMs`.
final class ControlActs {
    private static final int WAIT_MILLIS = 5000;

    private final StandIn standin;
    private final Function<String, Optional<Interaction>> interactions;

    ControlActs(StandIn standin, Function<String, Optional<Interaction>> interactions) {
        this.standin = standin;
        this.interactions = interactions;
    }

    List<Control.Entry> entries() {
        return List.of(
                Control.Entry.of("POST /command", this::command),
                Control.Entry.of("POST /autocomplete", this::autocomplete),
                Control.Entry.of("POST /message-command", this::messageCommand),
                Control.Entry.of("POST /press", this::press),
                Control.Entry.of("POST /select", this::select),
                Control.Entry.of("POST /submit", this::submit),
                Control.Entry.of("POST /post", this::post),
                Control.Entry.of("POST /react", this::react),
                Control.Entry.of("GET /interactions/{interaction}", this::interaction));
    }

    private Actor actor(Call call) {
        return standin.as(Control.needed(call, "as"));
    }

    private static <V> Map<String, V> map(JsonNode node, TypeReference<Map<String, V>> type) {
        return node.isObject() ? Json.MAPPER.convertValue(node, type) : Map.of();
    }

    private static Map<String, Object> options(Call call) {
        return map(call.body().path("options"), new TypeReference<>() {});
    }

    private JsonNode command(Call call) {
        return waited(
                call, actor(call).command(Control.needed(call, "in"), Control.needed(call, "name"), options(call)));
    }

    private JsonNode autocomplete(Call call) {
        return waited(
                call,
                actor(call)
                        .autocomplete(
                                Control.needed(call, "in"),
                                Control.needed(call, "name"),
                                Control.needed(call, "option"),
                                Json.text(call.body(), "typed"),
                                options(call)));
    }

    private JsonNode messageCommand(Call call) {
        return waited(call, actor(call).messageCommand(Control.needed(call, "message"), Control.needed(call, "name")));
    }

    private JsonNode press(Call call) {
        return waited(call, actor(call).press(Control.needed(call, "message"), Control.needed(call, "button")));
    }

    private JsonNode select(Call call) {
        String[] values = Json.texts(call.body().path("values")).toArray(String[]::new);
        return waited(
                call, actor(call).select(Control.needed(call, "message"), Control.needed(call, "select"), values));
    }

    private JsonNode submit(Call call) {
        Interaction form = known(Control.needed(call, "interaction"));
        return waited(call, actor(call).submit(form, map(call.body().path("values"), new TypeReference<>() {})));
    }

    private JsonNode post(Call call) {
        String text = Control.needed(call, "text");
        String replyTo = Json.text(call.body(), "replyTo");
        return Views.message(
                replyTo.isEmpty()
                        ? actor(call).post(Control.needed(call, "in"), text)
                        : actor(call).reply(replyTo, text));
    }

    private JsonNode react(Call call) {
        String message = Control.needed(call, "message");
        String emoji = Control.needed(call, "emoji");
        if (Control.flag(call, "remove", false)) {
            actor(call).unreact(message, emoji);
        } else {
            actor(call).react(message, emoji);
        }
        return Control.done();
    }

    private JsonNode interaction(Call call) {
        return Views.interaction(known(call.step("interaction")));
    }

    private Interaction known(String id) {
        return interactions.apply(id).orElseThrow(() -> new IllegalArgumentException("no interaction \"" + id + "\""));
    }

    private static JsonNode waited(Call call, Interaction interaction) {
        Duration wait = Control.millis(call, "waitMs", WAIT_MILLIS);
        try {
            interaction.answer(wait);
        } catch (IllegalStateException _) {
            // What there is by then is told, with "answer": null.
            return Views.interaction(interaction);
        }
        return Views.interaction(interaction);
    }
}
