package org.lectern.schedule.reader;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// JSON as schedules have it: read as a tree, with texts that may be there in several languages.
final class JsonTree {
    /// Made for the first text in JSON: whoever has none need not wait for it.
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    private static final int DEEPEST_PATH = 3;

    /// In the path of what an element of a list has that is not its first.
    private static final Pattern LATER_ELEMENT = Pattern.compile("/[1-9]\\d*/");

    /// The most names by which a format is known.
    private static final int MOST_PATHS = 1_000;

    private JsonTree() {}

    /// The names that a text in JSON begins with, such as "/schedule/conference" and "/sessions/0/startsAt"; none
    /// where it is no JSON. A text that breaks off, or is broken later, has those before.
    static Set<String> paths(String text) {
        Set<String> paths = new HashSet<>();
        String json = withoutMark(text);
        if (!looksLike(json)) {
            return paths;
        }
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken();
                    token != null && paths.size() < MOST_PATHS;
                    token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.FIELD_NAME && depth <= DEEPEST_PATH) {
                    add(paths, parser.getParsingContext().pathAsPointer().toString());
                }
            }
        } catch (IOException _) {
            // What is wrong with it is said when it is read.
        }
        return paths;
    }

    /// Whether a text is JSON, of whatever kind; also one that breaks off or is broken later, if it names something
    /// before.
    static boolean isJson(String text) {
        return !paths(text).isEmpty() || (looksLike(withoutMark(text)) && read(text, new Problems()) != null);
    }

    private static boolean looksLike(String json) {
        String begin = json.substring(0, Math.min(json.length(), 1_000)).strip();
        return begin.startsWith("{") || begin.startsWith("[");
    }

    private static void add(Set<String> paths, String path) {
        if (!LATER_ELEMENT.matcher(path).find()) {
            paths.add(path);
        }
    }

    /// The tree, or null where the text is broken: that is reported.
    static @Nullable JsonNode read(String text, Problems problems) {
        try {
            return Json.MAPPER.readTree(withoutMark(text));
        } catch (JsonProcessingException e) {
            @Nullable JsonLocation location = e.getLocation();
            int line = location == null ? 0 : Math.max(0, location.getLineNr());
            problems.error(
                    line,
                    "This JSON cannot be read"
                            + (location == null || line == 0 ? "" : " at column " + Math.max(1, location.getColumnNr()))
                            + ": " + PlainText.quoted(e.getOriginalMessage()) + ". Is the file complete?");
            return null;
        }
    }

    /// A text on one line: in English where it is there in several languages, else in the first of them. Empty
    /// where there is none.
    static String text(@Nullable JsonNode node) {
        return PlainText.line(raw(node));
    }

    /// A text that may be HTML, reduced to what can be read of it.
    static String markup(@Nullable JsonNode node) {
        return PlainText.ofMarkup(raw(node));
    }

    /// The text as it stands.
    static String raw(@Nullable JsonNode node) {
        if (node == null || node.isArray()) {
            return "";
        }
        return node.isObject() ? localised(node) : node.isNull() ? "" : node.asText();
    }

    private static String localised(JsonNode texts) {
        String first = "";
        for (Map.Entry<String, JsonNode> text : texts.properties()) {
            String said = text.getValue().isTextual() ? text.getValue().asText() : "";
            if (!said.isBlank() && text.getKey().matches("(?i)en(?:[-_].{0,20})?")) {
                return said;
            }
            first = first.isBlank() ? said : first;
        }
        return first;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
