package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is seen, as the control API's JSON: the records field by field, and what is handy beside them.
final class Views {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Views() {}

    static ObjectNode plain(Object seen) {
        return MAPPER.valueToTree(seen);
    }

    static ObjectNode message(SeenMessage message) {
        ObjectNode view = plain(message).put("text", message.text()).put("ephemeral", message.ephemeral());
        view.set("buttons", MAPPER.valueToTree(message.buttons()));
        return view;
    }

    static ObjectNode request(Recorded request) {
        ObjectNode view = plain(request);
        view.remove("atNanos");
        return view;
    }

    static ObjectNode interaction(Interaction interaction) {
        ObjectNode view = Json.object()
                .put("id", interaction.id())
                .put("latencyMs", interaction.latency().map(Duration::toMillis).orElse(null))
                .put("failed", interaction.failed());
        view.set("answer", answer(interaction.answered().orElse(null)));
        view.set("message", interaction.shown().<JsonNode>map(Views::message).orElse(null));
        view.set(
                "followUps",
                Json.objects(
                        interaction.followUps().stream().map(Views::message).toList()));
        return view;
    }

    private static @Nullable JsonNode answer(@Nullable Answer answer) {
        return switch (answer) {
            case null -> null;
            case Answer.Message(SeenMessage message) -> kind(answer, message(message));
            case Answer.Updated(SeenMessage message) -> kind(answer, message(message));
            case Answer.Thinking _, Answer.Silent _, Answer.Choices _, Answer.Form _, Answer.Nothing _ ->
                kind(answer, plain(answer));
        };
    }

    private static ObjectNode kind(Answer answer, ObjectNode view) {
        return Json.object()
                .put("kind", answer.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .setAll(view);
    }
}
