package org.lectern.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// JSON trees by Jackson, with the few readings that the routes need again and again.
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS000xxx").withZone(ZoneOffset.UTC);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    static ArrayNode objects(Iterable<? extends JsonNode> nodes) {
        ArrayNode array = array();
        nodes.forEach(array::add);
        return array;
    }

    /// The tree of a text; a missing node for an empty one.
    ///
    /// @throws JsonProcessingException where it is no JSON
    static JsonNode read(String text) throws JsonProcessingException {
        return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether a field is there and not null.
    static boolean has(JsonNode node, String field) {
        return node.hasNonNull(field);
    }

    static String text(JsonNode node, String field) {
        return has(node, field) ? node.path(field).asText() : "";
    }

    static ArrayNode list(JsonNode node, String field) {
        return node.path(field) instanceof ArrayNode array ? array : array();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /// The fields that are there and not null, copied.
    static ObjectNode pick(JsonNode from, String... fields) {
        ObjectNode to = object();
        for (String field : fields) {
            if (has(from, field)) {
                to.set(field, from.get(field).deepCopy());
            }
        }
        return to;
    }

    /// A timestamp as Discord writes it.
    static String time(Instant instant) {
        return TIMES.format(instant);
    }
}
