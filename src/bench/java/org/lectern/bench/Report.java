package org.lectern.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The figures as tables: medians, and for each how many times that of the discord.js bot that inserts one by one.
final class Report {
    private static final String BEGIN = "<!-- Written by mvn -Pbench from here … -->";
    private static final String END = "<!-- … to here. -->";

    private final Settings settings;
    private final Figures figures;
    private final List<Subject> subjects;

    Report(Settings settings, Figures figures, List<Subject> subjects) {
        this.settings = settings;
        this.figures = figures;
        this.subjects = subjects;
    }

    ObjectNode json() throws IOException {
        ObjectNode json = Guild.JSON
                .createObjectNode()
                .put("commit", commit().orElse(null))
                .put("machine", machine())
                .put("full", settings.full())
                .put("rounds", settings.rounds())
                .put("lectern", String.join(" ", flags()));
        json.setAll(figures.json());
        return json;
    }

    String markdown() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("Measured on ")
                .append(LocalDate.now())
                .append(commit().map(" of commit "::concat).orElse(""))
                .append(": ")
                .append(machine())
                .append(". ");
        text.append(settings.rounds()).append(settings.rounds() == 1 ? " round" : " rounds, by turns; medians");
        text.append(", in brackets the ratio to discord.js.\nLectern as its container starts it: `")
                .append(String.join(" ", flags()))
                .append("`.\n");
        figures.whats().stream().map(Figures.What::of).distinct().forEach(of -> text.append(table(of)));
        text.append(goals());
        return text.toString();
    }

    /// What is measured; empty where there is no Git.
    private Optional<String> commit() {
        return Shell.says(settings.root(), "git", "describe", "--always", "--dirty", "--exclude=*");
    }

    private List<String> flags() {
        List<String> command = Image.command(settings);
        return command.subList(1, command.size());
    }

    private String table(String of) {
        List<Subject> columns = subjects.stream()
                .filter(subject -> figures.whats().stream()
                        .anyMatch(what -> what.of().equals(of)
                                && figures.median(what, subject).isPresent()))
                .toList();
        StringBuilder table = new StringBuilder("\n| ").append(of).append(" | unit |");
        columns.forEach(subject -> table.append(' ').append(subject.label).append(" |"));
        table.append("\n| --- | --- |").append(" --: |".repeat(columns.size())).append('\n');
        for (Figures.What what : figures.whats()) {
            if (what.of().equals(of)) {
                table.append("| ")
                        .append(what.what())
                        .append(" | ")
                        .append(what.unit())
                        .append(" |");
                columns.forEach(
                        subject -> table.append(' ').append(cell(what, subject)).append(" |"));
                table.append('\n');
            }
        }
        return table.toString();
    }

    private String cell(Figures.What what, Subject subject) {
        Optional<Double> value = figures.median(what, subject);
        Optional<Double> base = figures.median(what, Subject.DISCORDJS);
        if (value.isEmpty()) {
            return "";
        }
        String shown = number(value.get());
        return subject == Subject.DISCORDJS || base.isEmpty() || base.get() == 0
                ? shown
                : shown + " (" + number(value.get() / base.get()) + ")";
    }

    static String number(double value) {
        String form = value >= 100 || value == Math.rint(value) ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    private String goals() {
        // A short form measures what has just begun to run.
        List<Goals.Goal> goals = settings.full() ? new Goals(figures).all() : List.of();
        return goals.isEmpty()
                ? ""
                : "\n| aimed at | measured | goal | |\n| --- | --: | --: | --- |\n"
                        + goals.stream()
                                .map(goal -> "| %s | %s | %s | %s |\n"
                                        .formatted(
                                                goal.what(),
                                                number(goal.measured()),
                                                goal.bound(),
                                                goal.met() ? "met" : "**missed**"))
                                .collect(Collectors.joining());
    }

    private String machine() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return "%d cores (%s), %,d MB of memory, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version").replaceFirst("-.*", ""),
                        Runtime.version().feature());
    }

    private static long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    void writeDocument(String table) throws IOException {
        Path document = settings.root().resolve("docs/benchmarks.md");
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no lines " + BEGIN + " and " + END);
        }
        Files.writeString(
                document, text.substring(0, begin + BEGIN.length()) + "\n\n" + table + "\n" + text.substring(end));
    }
}
