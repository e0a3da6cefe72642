package org.lectern.bench;

import java.sql.SQLException;

/// What may not happen to a question, whatever is measured.
final class Durable {
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

    /// A peer may be late; Lectern promises not to be, on a machine that has nothing else to do.
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
            if (bot.subject == Subject.LECTERN && stage.settings.full()) {
                figures.broken(told);
            } else {
                System.out.println("  " + told);
            }
        }
    }
}
