package org.lectern.bench;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/// A day of ten hours in four rooms, with three talks an hour, played 720 times faster, while people ask. No peer has a
/// clock that could be played.
record DayCase() implements Case {
    private static final String NAME = "day";
    private static final double SPEED = 720;
    private static final int TALKS = 30;
    private static final int A_SECOND = 20;
    /// So long after the last request, before and after, for Lectern gives memory back in calm seconds.
    private static final Duration CALM = Duration.ofSeconds(30);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return settings.full() ? EnumSet.of(Subject.LECTERN) : Set.of();
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        Instant morning = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
        Duration talk = Duration.ofMinutes(20);
        stage.rooms(
                4,
                SPEED,
                room -> IntStream.range(0, TALKS)
                        .mapToObj(number -> new Programme.Slot(
                                morning.plus(talk.multipliedBy(number)),
                                morning.plus(talk.multipliedBy(number + 1L)),
                                "Talk " + number + " of Room " + room))
                        .toList());
        try (Running bot = stage.start(subject, "--rehearsed")) {
            clock(bot, morning.plusSeconds(60), 0);
            bot.awaitReady(4);
            stage.guild.awaitQuiet(CALM);
            double idle = Proc.resident(bot.process());
            clock(bot, morning.plusSeconds(60), SPEED);
            long seconds = (long) (talk.multipliedBy(TALKS).toSeconds() / SPEED);
            // The last of them before the last talk ends.
            int asks = (int) (A_SECOND * (seconds - 2));
            Load load = bot.told(stage.guild.ask("room-1", stage.questions(asks), "perSecond", A_SECOND));
            stage.guild.awaitQuiet(CALM);
            double after = Proc.resident(bot.process());
            figures.add(NAME, "resident before a rehearsed day", "MiB", subject, idle);
            figures.add(NAME, "resident after a rehearsed day", "MiB", subject, after);
            figures.add(NAME, "after a rehearsed day, of before", "×", subject, after / idle);
            Durable.answered(stage, bot, load, asks, NAME, figures);
            Durable.check(bot, NAME, figures);
        }
    }

    private static void clock(Running bot, Instant session, double speed) throws IOException {
        Writer input = bot.input();
        input.write(System.currentTimeMillis() + " " + session.toEpochMilli() + " " + speed + "\n");
        input.flush();
    }
}
