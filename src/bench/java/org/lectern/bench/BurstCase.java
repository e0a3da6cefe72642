package org.lectern.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Everybody asks at the same moment, of a bot that has answered but a few before; then it is killed, and every
/// question that its asker was told to be kept must be in the store.
record BurstCase() implements Case {
    private static final String NAME = "burst";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return settings.full() ? EnumSet.allOf(Subject.class) : EnumSet.of(Subject.LECTERN, Subject.DISCORDJS);
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        for (int roundTrip : stage.settings.full() ? List.of(0, 80) : List.of(0)) {
            measure(stage, subject, roundTrip, figures);
        }
    }

    private static void measure(Stage stage, Subject subject, int roundTrip, Figures figures) throws Exception {
        int asks = stage.settings.of(5000, 100);
        String what = "%,d at once%s".formatted(asks, roundTrip == 0 ? "" : ", " + roundTrip + " ms away");
        stage.oneTalk();
        try (Running bot = stage.ready(subject)) {
            stage.guild.roundTrip(Duration.ofMillis(roundTrip));
            bot.told(stage.guild.ask("room-1", stage.questions(stage.settings.of(500, 50)), "atOnce", 8));
            List<String> questions = stage.questions(asks);
            Duration before = Proc.computed(bot.process());
            Duration ofGuild = stage.guild.computed();
            Load load = bot.told(stage.guild.ask("room-1", questions, "atOnce", asks));
            double computed = Proc.computed(bot.process()).minus(before).toMillis();
            double byGuild = stage.guild.computed().minus(ofGuild).toMillis();
            stage.guild.roundTrip(Duration.ZERO);
            if (load.unanswered() == 0) {
                figures.add(NAME, what + ": until the last is told", "s", subject, load.toldSeconds());
            }
            figures.add(NAME, what + ": the slowest first answer", "s", subject, load.millis(1) / 1000);
            figures.add(NAME, what + ": deferred first", "", subject, load.deferred());
            figures.add(NAME, what + ": not answered within 3 s", "", subject, load.unanswered());
            figures.add(NAME, what + ": processor time for a question", "ms", subject, computed / asks);
            figures.add(NAME, what + ": the stand-in's, for a question", "ms", subject, byGuild / asks);
            figures.add(NAME, what + ": resident after", "MiB", subject, Proc.resident(bot.process()));
            Durable.answered(stage, bot, load, asks, NAME + ", " + what, figures);
            Durable.check(bot, NAME, figures);
        }
    }
}
