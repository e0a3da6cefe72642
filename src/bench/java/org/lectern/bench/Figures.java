package org.lectern.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that was measured, by what it is, subject and round.
final class Figures {
    /// What is measured.
    ///
    /// @param of the case, as `ask`
    /// @param what in words
    record What(String of, String what, String unit) {}

    private final Map<What, Map<Subject, List<Double>>> all = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    void add(String of, String what, String unit, Subject subject, double value) {
        all.computeIfAbsent(new What(of, what, unit), _ -> new EnumMap<>(Subject.class))
                .computeIfAbsent(subject, _ -> new ArrayList<>())
                .add(value);
        System.out.printf("  %-16s %-52s %10.2f %s%n", subject.label, what, value, unit);
    }

    /// Notes what must not be; the run fails in the end.
    void broken(String what) {
        broken.add(what);
        System.out.println("  BROKEN: " + what);
    }

    List<String> broken() {
        return broken;
    }

    List<What> whats() {
        return List.copyOf(all.keySet());
    }

    Optional<Double> median(What what, Subject subject) {
        List<Double> values = all.getOrDefault(what, Map.of()).get(subject);
        if (values == null) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return Optional.of(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }

    Optional<Double> median(String of, String what, Subject subject) {
        return whats().stream()
                .filter(each -> each.of().equals(of) && each.what().equals(what))
                .findFirst()
                .flatMap(each -> median(each, subject));
    }

    Optional<Double> worst(String of, String what, Subject subject) {
        return all.entrySet().stream()
                .filter(each ->
                        each.getKey().of().equals(of) && each.getKey().what().equals(what))
                .flatMap(each -> each.getValue().getOrDefault(subject, List.of()).stream())
                .max(Double::compare);
    }

    /// Everything, each round of it.
    ObjectNode json() {
        ObjectNode json = Guild.JSON.createObjectNode();
        ArrayNode figures = json.putArray("figures");
        all.forEach((what, bySubject) -> {
            ObjectNode figure = figures.addObject()
                    .put("case", what.of())
                    .put("what", what.what())
                    .put("unit", what.unit());
            ObjectNode subjects = figure.putObject("subjects");
            bySubject.forEach((subject, values) -> {
                ObjectNode one = subjects.putObject(subject.label)
                        .put("median", median(what, subject).orElseThrow());
                values.forEach(one.putArray("rounds")::add);
            });
        });
        broken.forEach(json.putArray("broken")::add);
        return json;
    }
}
