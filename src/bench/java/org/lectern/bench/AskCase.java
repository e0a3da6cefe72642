package org.lectern.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// `/ask`, from when the interaction has left until the answer has arrived; then the process is killed while others
/// ask, and every question that its asker was told to be kept must be in the store.
record AskCase() implements Case {
    private static final String NAME = "ask";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return settings.full()
                ? EnumSet.allOf(Subject.class)
                : EnumSet.complementOf(EnumSet.of(Subject.DISCORDJS_NONE));
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        Settings settings = stage.settings;
        stage.oneTalk();
        try (Running bot = stage.ready(subject)) {
            figures.add(NAME, "resident after the start", "MiB", subject, Proc.resident(bot.process()));
            bot.told(stage.guild.ask("room-1", stage.questions(settings.of(2000, 50)), "atOnce", 8));
            for (int askers : settings.full() ? List.of(1, 8, 64, 512) : List.of(1, 64)) {
                int asks = settings.of(askers == 1 ? 1500 : askers == 8 ? 4000 : 10_000, 50);
                closed(stage, bot, askers, asks, figures);
            }
            open(stage, bot, figures);
            figures.add(NAME, "resident after all that", "MiB", subject, Proc.resident(bot.process()));
            if (subject == Subject.DISCORDJS_GROUP) {
                grouped(bot).ifPresent(size -> figures.add(NAME, "questions in a commit", "", subject, size));
            }
            Durable.checkMeanwhile(stage, bot, NAME, figures);
        }
    }

    /// What it last said in its log.
    private static Optional<Double> grouped(Running bot) throws IOException {
        return Pattern.compile("([0-9]+) questions in ([0-9]+) commits")
                .matcher(bot.log())
                .results()
                .reduce((_, later) -> later)
                .map(said -> Double.parseDouble(said.group(1)) / Double.parseDouble(said.group(2)));
    }

    private static void closed(Stage stage, Running bot, int askers, int asks, Figures figures) {
        Duration before = Proc.computed(bot.process());
        Load load = bot.told(stage.guild.ask("room-1", stage.questions(asks), "atOnce", askers));
        double computed = Proc.computed(bot.process()).minus(before).toMillis();
        String who = askers == 1 ? "1 asker" : askers + " askers";
        figures.add(NAME, who + ": answers a second", "/s", bot.subject, load.perSecond());
        figures.add(NAME, who + ": p50", "ms", bot.subject, load.millis(0.5));
        figures.add(NAME, who + ": p99", "ms", bot.subject, load.millis(0.99));
        figures.add(NAME, who + ": told, p50", "ms", bot.subject, load.toldMillis(0.5));
        figures.add(NAME, who + ": told, p99", "ms", bot.subject, load.toldMillis(0.99));
        figures.add(NAME, who + ": deferred first", "", bot.subject, load.deferred());
        figures.add(NAME, who + ": processor time for an answer", "ms", bot.subject, computed / asks);
        Durable.answered(stage, bot, load, asks, NAME + ", " + who, figures);
    }

    private static void open(Stage stage, Running bot, Figures figures) {
        int asks = stage.settings.of(4000, 100);
        Load load = bot.told(stage.guild.ask("room-1", stage.questions(asks), "perSecond", 200));
        figures.add(NAME, "200 a second: p50", "ms", bot.subject, load.millis(0.5));
        figures.add(NAME, "200 a second: p99", "ms", bot.subject, load.millis(0.99));
        Durable.answered(stage, bot, load, asks, NAME + ", 200 a second", figures);
    }
}
