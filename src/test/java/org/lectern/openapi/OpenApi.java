package org.lectern.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.standin.Recorded;

/// Discord's OpenAPI document, given by the system property `lectern.openapi`: judges recorded requests and what they
/// were answered. Read once a JVM.
public final class OpenApi {
    static final int DOCUMENTED_CONTENT = 4000;
    static final int REAL_CONTENT = 2000;

    private static final String ADDRESS = "https://openapi.invalid/discord.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, OpenApi> READ = new ConcurrentHashMap<>();

    private record Template(String path, List<String> steps) {
        boolean matches(List<String> given) {
            if (given.size() != steps.size()) {
                return false;
            }
            for (int i = 0; i < steps.size(); i++) {
                if (!steps.get(i).startsWith("{") && !steps.get(i).equals(given.get(i))) {
                    return false;
                }
            }
            return true;
        }

        long variables() {
            return steps.stream().filter(step -> step.startsWith("{")).count();
        }
    }

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig config;
    private final List<Template> templates = new ArrayList<>();
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();
    private final Set<Exemption> used = new HashSet<>();

    private OpenApi(String text) throws IOException {
        document = MAPPER.readTree(text);
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, text))));
        config = SchemaValidatorsConfig.builder().build();
        document.path("paths")
                .fieldNames()
                .forEachRemaining(path -> templates.add(new Template(path, List.of(path.split("/")))));
        templates.sort(Comparator.comparingLong(Template::variables));
    }

    /// The document; without one the test is skipped, and says why.
    public static OpenApi orSkip() {
        String file = System.getProperty("lectern.openapi", "");
        assumeFalse(file.isBlank(), "skipped: give Discord's OpenAPI document by -Dlectern.openapi=FILE");
        return READ.computeIfAbsent(file, OpenApi::read);
    }

    /// The document if it is given, for tests that show something without it too.
    public static Optional<OpenApi> given() {
        String file = System.getProperty("lectern.openapi", "");
        return file.isBlank() ? Optional.empty() : Optional.of(orSkip());
    }

    private static OpenApi read(String file) {
        try {
            return new OpenApi(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    Set<Exemption> used() {
        return Set.copyOf(used);
    }

    /// Fails with every problem of the requests and of their answers.
    public void check(List<Recorded> recorded) {
        List<String> problems = new ArrayList<>();
        for (Recorded each : recorded) {
            problems.addAll(ofRequest(each));
            problems.addAll(ofAnswer(each));
        }
        assertThat(problems).as("differences from Discord's OpenAPI document").isEmpty();
    }

    /// The problems of a request: its route, and its body.
    public List<String> ofRequest(Recorded request) {
        Optional<String> pointer = operation(request);
        if (pointer.isEmpty()) {
            return List.of(named(request) + ": no such route");
        }
        String schema = pointer.get() + "/requestBody/content/application~1json/schema";
        if (request.body().isMissingNode() || document.at(schema).isMissingNode()) {
            return List.of();
        }
        JsonNode body = exempted(request.body(), Exemption.Side.REQUEST);
        List<String> problems = new ArrayList<>(errors(schema, body, named(request) + " sent"));
        JsonNode content = body.path("content").isMissingNode() ? body.at("/data/content") : body.path("content");
        if (content.asText("").length() > REAL_CONTENT) {
            problems.add(named(request) + " sent: content has more than " + REAL_CONTENT + " characters");
        }
        return problems;
    }

    /// The problems of an answer: its status, and its body. A fault of the server and a cut connection have none.
    public List<String> ofAnswer(Recorded request) {
        Optional<String> pointer = operation(request);
        if (pointer.isEmpty() || request.status() == 0 || request.status() >= 500) {
            return List.of();
        }
        JsonNode responses = document.at(pointer.get() + "/responses");
        String status = Integer.toString(request.status());
        String range = status.charAt(0) + "XX";
        String name = responses.has(status) ? status : range;
        if (!responses.has(name)) {
            return List.of(named(request) + " answered " + status + ", which is not foreseen");
        }
        String response = pointer.get() + "/responses/" + name;
        if (responses.path(name).has("$ref")) {
            response = responses.path(name).path("$ref").asText().substring(1);
        }
        String schema = response + "/content/application~1json/schema";
        if (document.at(schema).isMissingNode()) {
            return request.answer().isMissingNode() ? List.of() : List.of(named(request) + " answered with a body");
        }
        return errors(
                schema, exempted(request.answer(), Exemption.Side.ANSWER), named(request) + " answered " + status);
    }

    private static String named(Recorded request) {
        return request.method() + " " + request.path();
    }

    private Optional<String> operation(Recorded request) {
        List<String> steps = List.of(request.path().split("/"));
        String method = request.method().toLowerCase(Locale.ROOT);
        return templates.stream()
                .filter(template -> template.matches(steps))
                .map(Template::path)
                .filter(path -> document.path("paths").path(path).has(method))
                .findFirst()
                .map(path -> "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method);
    }

    private JsonNode exempted(JsonNode body, Exemption.Side side) {
        JsonNode rewritten = body.deepCopy();
        for (Exemption exemption : Exemption.ALL) {
            if (exemption.side() != side) {
                continue;
            }
            JsonNode before = rewritten.deepCopy();
            rewritten = exemption.rewrite().apply(rewritten);
            if (!before.equals(rewritten)) {
                used.add(exemption);
            }
        }
        return rewritten;
    }

    private List<String> errors(String pointer, JsonNode node, String what) {
        JsonSchema schema = known.computeIfAbsent(
                pointer, at -> schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + encoded(at)), config));
        return schema.validate(node).stream()
                .map(error -> what + ": " + error.getMessage())
                .toList();
    }

    private static String encoded(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D").replace("@", "%40");
    }
}
