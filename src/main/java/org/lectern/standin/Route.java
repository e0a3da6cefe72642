package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One route of the API: what it matches, how often it may be called, and what it does.
record Route(Pattern pattern, Limit limit, Function<Call, Answered> handler) {
    /// What is answered; no body with 204.
    record Answered(int status, @Nullable JsonNode body) {
        static Answered ok(JsonNode body) {
            return new Answered(200, body);
        }

        static Answered created(JsonNode body) {
            return new Answered(201, body);
        }

        static Answered nothing() {
            return new Answered(204, null);
        }
    }

    /// A bucket: so many calls in a window, for each channel, guild or webhook; interactions' own are outside the
    /// global limit (Discord, "Rate Limits").
    record Limit(int count, Duration window, boolean global) {
        static final Limit WRITE = new Limit(5, Duration.ofSeconds(5), true);
        static final Limit READ = new Limit(10, Duration.ofSeconds(1), true);
        static final Limit REACT = new Limit(1, Duration.ofMillis(250), true);
        static final Limit CALLBACK = new Limit(5, Duration.ofSeconds(1), false);
        static final Limit WEBHOOK = new Limit(5, Duration.ofSeconds(2), false);
    }

    /// A method and a path, such as `POST /channels/{channel}/messages`: `{name}` and `*` stand for one step, a
    /// last `**` for all that follow, a method `*` for any.
    record Pattern(String method, List<String> steps) {
        static Pattern parse(String text) {
            String[] parts = text.strip().split("\\s+", 2);
            return parts.length == 1
                    ? new Pattern("*", steps(parts[0]))
                    : new Pattern(parts[0].toUpperCase(Locale.ROOT), steps(parts[1]));
        }

        static List<String> steps(String path) {
            return List.of(path.replaceAll("^/+", "").split("/"));
        }

        boolean matches(String method, String path) {
            return (this.method.equals("*") || this.method.equals(method))
                    && read(steps(path)).isPresent();
        }

        /// The named steps of a path that matches.
        Optional<Map<String, String>> read(List<String> path) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < steps.size(); i++) {
                String step = steps.get(i);
                if (step.equals("**")) {
                    return Optional.of(named);
                }
                if (i >= path.size()) {
                    return Optional.empty();
                }
                if (step.startsWith("{")) {
                    named.put(step.substring(1, step.length() - 1), path.get(i));
                } else if (!step.equals("*") && !step.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return steps.size() == path.size() ? Optional.of(named) : Optional.empty();
        }
    }

    static Route of(String pattern, Limit limit, Function<Call, Answered> handler) {
        return new Route(Pattern.parse(pattern), limit, handler);
    }
}
