package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What came of many interactions, as the stand-in tells it.
final class Load {
    /// What every subject tells an asker whose question it has kept, in the beginning.
    private static final String KEPT = "Kept as question ";

    private final JsonNode result;
    private final List<String> kept = new ArrayList<>();
    private final long[] sorted;

    Load(List<String> texts, JsonNode result) {
        this.result = result;
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < result.path("done").size(); i++) {
            JsonNode each = result.path("done").get(i);
            if (each.has("nanos")) {
                nanos.add(each.path("nanos").asLong());
            }
            if (i < texts.size() && each.path("told").asText().startsWith(KEPT)) {
                kept.add(texts.get(i));
            }
        }
        sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
    }

    /// The questions of which their askers were told that they are kept.
    List<String> kept() {
        return kept;
    }

    /// Until all were told, also those who were deferred first.
    double toldSeconds() {
        return result.path("toldNanos").asLong() / 1e9;
    }

    /// Those who saw that the bot is thinking first.
    int deferred() {
        int deferred = 0;
        for (JsonNode each : result.path("done")) {
            deferred += each.path("deferred").asBoolean() ? 1 : 0;
        }
        return deferred;
    }

    /// How long until they were told what became of their question, also those who were deferred first.
    double toldMillis(double quantile) {
        List<Long> told = new ArrayList<>();
        result.path("done").forEach(each -> {
            if (each.has("toldNanos")) {
                told.add(each.path("toldNanos").asLong());
            }
        });
        told.sort(null);
        return told.isEmpty() ? Double.NaN : told.get(Math.min(told.size() - 1, (int) (told.size() * quantile))) / 1e6;
    }

    double perSecond() {
        return sorted.length / toldSeconds();
    }

    /// Those that were not answered within Discord's 3 s.
    int unanswered() {
        return result.path("done").size() - sorted.length;
    }

    /// Something that was told instead of that it was kept.
    String otherwise() {
        for (JsonNode each : result.path("done")) {
            if (!each.path("told").asText().startsWith(KEPT)) {
                return each.path("told").asText();
            }
        }
        return "";
    }

    double millis(double quantile) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * quantile))] / 1e6;
    }
}
