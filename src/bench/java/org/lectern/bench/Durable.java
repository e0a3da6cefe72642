package org.lectern.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What may not happen to a question, whatever is measured.
final class Durable {
    private static final int A_SECOND = 500;
    private static final Duration MEANWHILE = Duration.ofSeconds(1);

    private Durable() {}

    /// Kills the subject and looks for what its askers were told to be kept.
    static void check(Running bot, String of, Figures figures) throws InterruptedException, SQLException {
        if (bot.subject.keeps && !bot.hasKept()) {
            figures.broken("%s, %s: nobody was told that a question is kept".formatted(of, bot.subject.label));
        }
        int lost = bot.kill();
        if (lost > 0) {
            figures.broken("%s, %s: %d questions lost of which their askers were told that they are kept"
                    .formatted(of, bot.subject.label, lost));
        }
    }

    /// Kills the subject while people ask, before it can do anything later of what it has said to be done.
    static void checkMeanwhile(Stage stage, Running bot, String of, Figures figures)
            throws InterruptedException, SQLException {
        List<String> questions = stage.questions(2 * A_SECOND);
        CompletableFuture<Load> asked =
                CompletableFuture.supplyAsync(() -> stage.guild.ask("room-1", questions, "perSecond", A_SECOND));
        Thread.sleep(MEANWHILE);
        bot.close();
        Load load = bot.told(asked.join());
        if (bot.subject.keeps && (load.kept().isEmpty() || load.kept().size() == questions.size())) {
            figures.broken("%s, %s: killed while people asked, when %d of %d were told that their question is kept"
                    .formatted(of, bot.subject.label, load.kept().size(), questions.size()));
        }
        check(bot, of, figures);
    }

    /// A peer may be late; Lectern promises not to be, on a machine that has nothing else to do. In the short form,
    /// which may run beside other work, all must answer most.
    static void answered(Stage stage, Running bot, Load load, int asks, String what, Figures figures) {
        if (load.unanswered() > 0 || load.kept().size() < asks) {
            String told = "%s, %s: of %d, %d not answered within 3 s, %d not kept (%s)"
                    .formatted(
                            what,
                            bot.subject.label,
                            asks,
                            load.unanswered(),
                            asks - load.kept().size(),
                            load.otherwise().lines().findFirst().orElse(""));
            int missing = Math.max(load.unanswered(), asks - load.kept().size());
            if (stage.settings.full() ? bot.subject == Subject.LECTERN : missing > asks / 10) {
                figures.broken(told);
            } else {
                System.out.println("  " + told);
            }
        }
    }
}
