package org.lectern.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lectern.text.Span;

/// What stands in columns as JSON: lists of texts, links by name, and spans as pairs of style and text
/// (`[["plain","Why "],["emphasis","now"]]`).
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String of(List<String> texts) {
        return write(texts);
    }

    static List<String> texts(String json) {
        return read(json, new TypeReference<List<String>>() {});
    }

    static String of(Map<String, @Nullable Object> values) {
        return write(values);
    }

    static Map<String, @Nullable Object> values(String json) {
        return read(json, new TypeReference<Map<String, @Nullable Object>>() {});
    }

    static String ofLinks(Map<String, URI> links) {
        return write(new TreeMap<>(links));
    }

    static Map<String, URI> links(String json) {
        return read(json, new TypeReference<Map<String, URI>>() {});
    }

    static String ofSpans(List<Span> spans) {
        return write(
                spans.stream().map(span -> List.of(style(span), span.text())).toList());
    }

    static List<Span> spans(String json) {
        return read(json, new TypeReference<List<List<String>>>() {}).stream()
                .map(pair -> span(pair.get(0), pair.get(1)))
                .toList();
    }

    private static String style(Span span) {
        return switch (span) {
            case Span.Plain _ -> "plain";
            case Span.Emphasis _ -> "emphasis";
            case Span.Superscript _ -> "superscript";
            case Span.Subscript _ -> "subscript";
        };
    }

    private static Span span(String style, String text) {
        return switch (style) {
            case "plain" -> new Span.Plain(text);
            case "emphasis" -> new Span.Emphasis(text);
            case "superscript" -> new Span.Superscript(text);
            case "subscript" -> new Span.Subscript(text);
            default -> throw new IllegalStateException("no style of text: " + style);
        };
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON that was stored: " + json, e);
        }
    }
}
