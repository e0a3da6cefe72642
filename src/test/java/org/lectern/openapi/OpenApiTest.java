package org.lectern.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Recorded;

/// The judge itself: it must find what is wrong, or its silence says nothing.
class OpenApiTest {
    private OpenApi openApi;

    @BeforeEach
    void read() {
        openApi = OpenApi.orSkip();
    }

    private static Recorded recorded(String method, String path, String body, int status, String answer) {
        return new Recorded(method, path, json(body), 0, Instant.EPOCH, 0, status, json(answer));
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> sent(String method, String path, String body) {
        return openApi.ofRequest(recorded(method, path, body, 200, ""));
    }

    @Test
    void a_right_message_has_no_problems() {
        assertThat(sent("POST", "/channels/1/messages", "{\"content\":\"hello\"}"))
                .isEmpty();
    }

    @Test
    void a_field_of_the_wrong_type_is_seen() {
        assertThat(sent("POST", "/channels/1/messages", "{\"content\":7}")).isNotEmpty();
        assertThat(sent("POST", "/channels/1/messages/2/threads", "{}")).isNotEmpty();
        assertThat(sent("POST", "/interactions/1/x/callback", "{\"type\":4,\"data\":{\"embeds\":[{\"title\":[]}]}}"))
                .isNotEmpty();
    }

    @Test
    void content_may_not_be_as_long_as_the_document_says() {
        String body = "{\"content\":\"" + "x".repeat(2001) + "\"}";
        assertThat(sent("POST", "/channels/1/messages", body)).hasSize(1);
        assertThat(openApi.document()
                        .at("/components/schemas/MessageCreateRequest/properties/content/maxLength")
                        .asInt())
                .as("the document is right by now: drop the special case")
                .isEqualTo(OpenApi.DOCUMENTED_CONTENT);
    }

    @Test
    void a_route_that_is_not_in_the_document_is_seen() {
        assertThat(sent("POST", "/channels/1/nonsense", "{}")).hasSize(1);
    }

    @Test
    void the_errors_of_a_form_are_looked_into() {
        String form = "{\"message\":\"Invalid Form Body\",\"code\":50035,\"errors\":{\"content\":%s}}";
        String own = "\"_errors\":[{\"code\":\"BASE_TYPE_MAX_LENGTH\",\"message\":\"Too long.\"}]";
        assertThat(answered(form.formatted("{" + own + "}"))).isEmpty();
        assertThat(answered(form.formatted("{" + own + ",\"0\":{" + own + "}}")))
                .isNotEmpty();
        assertThat(answered(form.formatted("{\"_errors\":[{\"code\":\"X\"}]}"))).isNotEmpty();
    }

    private List<String> answered(String answer) {
        return openApi.ofAnswer(recorded("POST", "/channels/1/messages", "", 400, answer));
    }

    @Test
    void an_answer_that_lacks_a_field_is_seen() {
        Recorded lacking = recorded("GET", "/gateway/bot", "", 200, "{\"url\":\"ws://x\"}");
        assertThat(openApi.ofAnswer(lacking)).isNotEmpty();
        Recorded refused = recorded("GET", "/channels/1", "", 404, "{\"message\":\"Unknown Channel\"}");
        assertThat(openApi.ofAnswer(refused)).isNotEmpty();
    }
}
