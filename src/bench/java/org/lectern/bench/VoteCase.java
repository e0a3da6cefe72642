package org.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Votes for one question, each by somebody else. No peer has them.
record VoteCase() implements Case {
    private static final String NAME = "votes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject> subjects(Settings settings) {
        return EnumSet.of(Subject.LECTERN);
    }

    @Override
    public void measure(Stage stage, Subject subject, Figures figures) throws Exception {
        stage.oneTalk();
        try (Running bot = stage.ready(subject)) {
            bot.told(stage.guild.ask("room-1", stage.questions(1), "atOnce", 1));
            Ballot[] ballot = new Ballot[1];
            Guild.await("a card", Duration.ofSeconds(20), () -> {
                ballot[0] = ballot(stage.guild).orElse(null);
                return ballot[0] != null;
            });
            press(stage, ballot[0], 8, stage.settings.of(500, 20));
            for (int voters : List.of(1, 64)) {
                Load load = press(stage, ballot[0], voters, stage.settings.of(2000, 20));
                String who = voters == 1 ? "1 voter" : voters + " voters";
                figures.add(NAME, who + ": votes a second", "/s", subject, load.perSecond());
                figures.add(NAME, who + ": p50", "ms", subject, load.millis(0.5));
                figures.add(NAME, who + ": p99", "ms", subject, load.millis(0.99));
                if (load.unanswered() > 0 && stage.settings.full()) {
                    figures.broken(NAME + ": " + load.unanswered() + " not answered within 3 s");
                }
            }
            Durable.check(bot, NAME, figures);
        }
    }

    private static Load press(Stage stage, Ballot ballot, int atOnce, int times) {
        return stage.guild.load(Guild.JSON
                .createObjectNode()
                .put("message", ballot.message())
                .put("button", ballot.button())
                .put("atOnce", atOnce)
                .put("times", times));
    }

    record Ballot(String message, String button) {}

    static Optional<Ballot> ballot(Guild guild) {
        for (JsonNode thread : guild.get("/threads")) {
            for (JsonNode message : guild.get("/channels/" + thread.path("id").asText() + "/messages")) {
                for (JsonNode button : message.path("buttons")) {
                    if (button.path("customId").asText().startsWith("vote:")) {
                        return Optional.of(new Ballot(
                                message.path("id").asText(),
                                button.path("customId").asText()));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
