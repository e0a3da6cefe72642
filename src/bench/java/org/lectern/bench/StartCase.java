package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Killed in the middle of a session, and started anew once the next talk has begun: from exec until the client
/// identifies at the gateway, until the first question is kept and answered, and until the talk that began meanwhile is
/// announced.
record StartCase() implements Case {
    private static final String NAME = "start";
    /// In a round: what takes half a second differs much from one to the next.
    private static final int STARTS = 3;

    private static final Duration WITHIN = Duration.ofSeconds(30);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return settings.full()
                ? EnumSet.of(Subject.LECTERN, Subject.DISCORDJS, Subject.DISCORDPY, Subject.JDA)
                : EnumSet.of(Subject.LECTERN, Subject.DISCORDJS);
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        for (int i = 0; i < stage.settings.of(STARTS, 1); i++) {
            start(stage, subject, figures);
        }
    }

    private static void start(Stage stage, Subject subject, Figures figures) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant boundary = now.plusSeconds(5);
        Instant end = boundary.plus(Duration.ofHours(2));
        stage.rooms(
                1,
                1,
                _ -> List.of(
                        new Programme.Slot(now.minusSeconds(600), boundary, "Before"),
                        new Programme.Slot(boundary, end, "Meanwhile")));
        stage.ready(subject).close();
        // A machine that does much else may be too slow to start it before.
        boolean inTime = Instant.now().isBefore(boundary);
        while (Instant.now().isBefore(boundary.plusMillis(100))) {
            Thread.sleep(50);
        }
        String channel = "/channels/" + stage.programme.rooms().getFirst().channel() + "/messages";
        Instant before = stage.guild.identifiedAt();
        try (Running bot = stage.start(subject)) {
            Guild.await(
                    subject.label + " identifies",
                    WITHIN,
                    () -> stage.guild.identifiedAt().isAfter(before));
            Instant identified = stage.guild.identifiedAt();
            figures.add(NAME, "exec to IDENTIFY", "ms", subject, millis(bot, identified));
            firstAnswer(stage, bot);
            figures.add(NAME, "exec to the first question answered", "ms", subject, millis(bot, Instant.now()));
            if (subject.announces && inTime) {
                Guild.await(
                        subject.label + " has caught up",
                        WITHIN,
                        () -> announced(stage, bot, channel).isPresent());
                Instant at = announced(stage, bot, channel).orElseThrow();
                figures.add(NAME, "exec to what is on announced, after a crash", "ms", subject, millis(bot, at));
            }
            if (subject == Subject.LECTERN) {
                Guild.await("a wall", WITHIN, () -> Wall.link(stage.guild).isPresent());
                Wall.open(Wall.link(stage.guild).orElseThrow());
                Instant served = Instant.now();
                figures.add(NAME, "exec to the wall served", "ms", subject, millis(bot, served));
                figures.add(
                        NAME,
                        "the wall served after IDENTIFY",
                        "s",
                        subject,
                        Duration.between(identified, served).toNanos() / 1e9);
            }
            Durable.check(bot, NAME, figures);
        }
    }

    /// Asks until somebody is told that a question is kept.
    private static void firstAnswer(Stage stage, Running bot) {
        long end = System.nanoTime() + WITHIN.toNanos();
        while (bot.told(stage.guild.ask("room-1", stage.questions(1), "atOnce", 1))
                .kept()
                .isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(bot.subject.label + " answers no question");
            }
        }
    }

    private static double millis(Running bot, Instant at) {
        return Duration.between(bot.begun, at).toNanos() / 1e6;
    }

    private static Optional<Instant> announced(Stage stage, Running bot, String channel) {
        for (JsonNode request : stage.guild.get("/requests?from=0")) {
            Instant at = Instant.parse(request.path("at").asText());
            if (request.path("method").asText().equals("POST")
                    && request.path("path").asText().equals(channel)
                    && at.isAfter(bot.begun)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
