package org.lectern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures Lectern against what people would use instead (docs/benchmarks.md). Exit code 1 where something was not
/// kept that was acknowledged, or not answered that Lectern promises to answer.
final class Bench {
    private static final List<Case> CASES = List.of(
            new AskCase(),
            new BurstCase(),
            new VoteCase(),
            new BoundaryCase(),
            new StartCase(),
            new IdleCase(),
            new DayCase(),
            new GrowthCase());

    /// Those of the short form: what loses questions, if anything does.
    private static final List<String> SHORT = List.of("ask", "burst", "start");

    private static final int WARM_BURSTS = 3;

    private final Settings settings;
    private final Figures figures = new Figures();
    private final Map<Subject, String> skipped = new EnumMap<>(Subject.class);

    private Bench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws Exception {
        // Maven does not end what it has started when it is ended itself.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
        Settings settings = settings();
        Files.createDirectories(settings.target());
        Bench bench = new Bench(settings);
        bench.prepare();
        if (bench.subjects().isEmpty()) {
            System.err.println("Nothing can be measured here.");
            System.exit(1);
        }
        try (Guild guild = Guild.start(settings)) {
            bench.warmUp(guild);
            bench.rounds(guild);
        }
        bench.report();
        System.exit(bench.figures.broken().isEmpty() ? 0 : 1);
    }

    private static Settings settings() {
        try {
            return Settings.read(
                    CASES.stream().map(Case::name).toList(),
                    Arrays.stream(Subject.values()).map(each -> each.label).toList());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private List<Case> cases() {
        return CASES.stream()
                .filter(each -> settings.cases().isEmpty()
                        ? settings.full() || SHORT.contains(each.name())
                        : settings.cases().contains(each.name()))
                .toList();
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (Subject each : Subject.values()) {
            boolean chosen =
                    settings.subjects().isEmpty() || settings.subjects().contains(each.label);
            if (chosen && !skipped.containsKey(each)) {
                subjects.add(each);
            }
        }
        return subjects;
    }

    private void prepare() throws IOException, InterruptedException {
        for (Subject each : subjects()) {
            Optional<String> missing = each.prepare(settings);
            if (missing.isPresent()) {
                skipped.put(each, missing.get());
                System.out.println("SKIPPED: " + each.label + ": " + missing.get());
            }
        }
    }

    /// Has the stand-in compile all that it needs, for many at once too, before anybody is measured against it.
    private void warmUp(Guild guild) throws Exception {
        // Lectern too, for it alone answers in two requests when many ask.
        for (Subject peer : List.of(Subject.JDA, Subject.LECTERN)) {
            if (peer.prepare(settings).isEmpty()) {
                Stage stage = new Stage(settings, guild, "warm-up").oneTalk();
                try (Running bot = stage.ready(peer)) {
                    stage.guild.ask("room-1", stage.questions(settings.of(20_000, 1000)), "atOnce", 64);
                    int burst = settings.of(5000, 100);
                    for (int i = 0; i < WARM_BURSTS; i++) {
                        stage.guild.ask("room-1", stage.questions(burst), "atOnce", burst);
                    }
                    bot.end();
                }
                guild.awaitCalm();
            }
        }
    }

    private void rounds(Guild guild) throws Exception {
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Case each : cases()) {
                for (Subject subject : turned(subjects(), round - 1)) {
                    if (each.subjects(settings).contains(subject)
                            || (!settings.cases().isEmpty()
                                    && !settings.subjects().isEmpty())) {
                        System.out.printf("round %d, %s, %s%n", round, each.name(), subject.label);
                        measure(each, guild, subject);
                    }
                }
            }
        }
    }

    /// The same in each round, but that another begins: who comes first has the stand-in as the case before left
    /// it.
    private static List<Subject> turned(List<Subject> subjects, int by) {
        List<Subject> turned = new ArrayList<>(subjects);
        Collections.rotate(turned, -by);
        return turned;
    }

    private void measure(Case each, Guild guild, Subject subject) throws Exception {
        Stage stage = new Stage(settings, guild, each.name() + "-" + subject.label);
        try {
            each.measure(stage, subject, figures);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            figures.broken(each.name() + ", " + subject.label + ": " + e);
        }
    }

    private void report() throws IOException {
        Report report = new Report(settings, figures, subjects());
        String rounds = Guild.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report.json()) + "\n";
        Files.writeString(settings.root().resolve("target/bench.json"), rounds);
        String table = report.markdown();
        System.out.println("\n" + table);
        boolean whole = settings.full()
                && settings.cases().isEmpty()
                && settings.subjects().isEmpty();
        if (whole && skipped.isEmpty() && figures.broken().isEmpty()) {
            report.writeDocument(table);
            Files.writeString(settings.root().resolve("docs/benchmarks.json"), rounds);
            new Chart(figures).write(settings.root().resolve("docs/images/benchmark.png"));
        }
        skipped.forEach((subject, why) -> System.out.println("SKIPPED: " + subject.label + ": " + why));
        figures.broken().forEach(what -> System.out.println("BROKEN: " + what));
    }
}
