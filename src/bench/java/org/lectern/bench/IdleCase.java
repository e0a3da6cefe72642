package org.lectern.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// A bot in the middle of a talk of whom nobody wants anything.
record IdleCase() implements Case {
    private static final String NAME = "idle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return settings.full()
                ? EnumSet.of(Subject.LECTERN, Subject.DISCORDJS, Subject.DISCORDPY, Subject.JDA)
                : EnumSet.of(Subject.LECTERN);
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        stage.oneTalk();
        try (Running bot = stage.ready(subject)) {
            Thread.sleep(Duration.ofSeconds(stage.settings.of(10, 1)));
            Duration span = Duration.ofSeconds(stage.settings.of(30, 2));
            Map<Path, Long> before = Proc.threadTimes(bot.process());
            Thread.sleep(span);
            double computed = Proc.millisSince(before, bot.process());
            figures.add(NAME, "of a core", "%", subject, 100 * computed / span.toMillis());
            figures.add(NAME, "resident", "MiB", subject, Proc.resident(bot.process()));
        }
    }
}
