package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What came of many interactions, as the stand-in tells it.
final class Load {
    /// What every subject tells an asker whose question it has kept, in the beginning.
    private static final String KEPT = "Kept as question ";

    /// Discord's for the first answer to an interaction.
    private static final double ANSWER_WITHIN_MILLIS = 3000;

    private final JsonNode result;
    private final List<String> kept = new ArrayList<>();
    private final long[] sorted;
    private final int asked;

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
        asked = result.path("done").size();
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

    /// How long until they were told what became of their question, also those who were deferred first. Who was
    /// told nothing counts as who was not answered.
    double toldMillis(double quantile) {
        List<Long> told = new ArrayList<>();
        result.path("done").forEach(each -> {
            if (each.has("toldNanos")) {
                told.add(each.path("toldNanos").asLong());
            }
        });
        return quantile(told.stream().mapToLong(Long::longValue).sorted().toArray(), quantile);
    }

    double perSecond() {
        return sorted.length / toldSeconds();
    }

    /// Those that were not answered within Discord's 3 s.
    int unanswered() {
        return asked - sorted.length;
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

    /// How long until the first answer. Who had none within Discord's 3 s counts as if it had come then.
    double millis(double quantile) {
        return quantile(sorted, quantile);
    }

    private double quantile(long[] inOrder, double quantile) {
        int at = Math.min(asked - 1, (int) (asked * quantile));
        return at < inOrder.length ? inOrder[at] / 1e6 : ANSWER_WITHIN_MILLIS;
    }
}
