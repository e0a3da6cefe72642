package org.lectern.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/// What Lectern aims at, against what was measured.
final class Goals {
    /// @param bound as it is told
    record Goal(String what, double measured, String bound, boolean met) {}

    private final Figures figures;
    private final List<Goal> goals = new ArrayList<>();

    Goals(Figures figures) {
        this.figures = figures;
    }

    List<Goal> all() {
        goals.clear();
        for (String who : List.of("64 askers", "512 askers")) {
            atLeast(
                    who + ": answers a second, × discord.js",
                    ratio("ask", who + ": answers a second", Subject.DISCORDJS),
                    2.9);
            atLeast(
                    who + ": × discord.js with group commit",
                    ratio("ask", who + ": answers a second", Subject.DISCORDJS_GROUP),
                    1);
            atMost(who + ": told, p99, × discord.js", ratio("ask", who + ": told, p99", Subject.DISCORDJS), 0.5);
        }
        atMost("1 asker: p50, × discord.js", ratio("ask", "1 asker: p50", Subject.DISCORDJS), 1);
        atMost(
                "5,000 at once, s",
                figures.median("burst", "5,000 at once: until the last is told", Subject.LECTERN),
                1);
        atMost(
                "5,000 at once, 80 ms away, s",
                figures.median("burst", "5,000 at once, 80 ms away: until the last is told", Subject.LECTERN),
                1.5);
        for (String burst : List.of("5,000 at once", "5,000 at once, 80 ms away")) {
            atMost(
                    burst + ": not answered within 3 s, in any round",
                    figures.worst("burst", burst + ": not answered within 3 s", Subject.LECTERN),
                    0);
        }
        atMost("exec to IDENTIFY, × discord.js", ratio("start", "exec to IDENTIFY", Subject.DISCORDJS), 0.7);
        atMost(
                "the wall served after IDENTIFY, s",
                figures.median("start", "the wall served after IDENTIFY", Subject.LECTERN),
                1);
        atMost("resident when idle, × discord.js", ratio("idle", "resident", Subject.DISCORDJS), 1);
        atMost(
                "resident after the burst, × discord.js",
                ratio("burst", "5,000 at once: resident after", Subject.DISCORDJS),
                0.7);
        atMost(
                "resident after a rehearsed day, × before",
                figures.median("day", "after a rehearsed day, of before", Subject.LECTERN),
                1.1);
        atMost(
                "1 room: the latest announcement leaves, ms",
                figures.worst("boundary", "1 room: the last one leaves", Subject.LECTERN),
                10);
        atMost(
                "1 room, 20 talks: the latest announcement leaves, ms",
                figures.worst("boundary", "1 room, 20 talks: it leaves, at most", Subject.LECTERN),
                10);
        atMost(
                "40 rooms: the latest leaves beyond its pace, ms",
                figures.worst("boundary", "40 rooms: the latest leaves beyond its pace", Subject.LECTERN),
                10);
        atMost(
                "400 rooms: all said, × the least of Discord's limit",
                figures.median("boundary", "400 rooms: of the least that Discord's limit allows", Subject.LECTERN),
                1.05);
        atMost(
                "400 rooms: answered with 429, in any round",
                figures.worst("boundary", "400 rooms: answered with 429", Subject.LECTERN),
                0);
        below("idle, % of a core", figures.median("idle", "of a core", Subject.LECTERN), 0.1);
        for (String what : List.of("/ask p50", "/queue p50", "a vote on the wall, p50")) {
            Optional<Double> empty = figures.median("growth", "15 slots, 0 questions: " + what, Subject.LECTERN);
            Optional<Double> large =
                    figures.median("growth", "100,000 slots, 1,000,000 questions: " + what, Subject.LECTERN);
            atMost(what + " with 1,000,000 questions, × empty", both(large, empty, (a, b) -> a / b), 1.2);
        }
        return List.copyOf(goals);
    }

    private Optional<Double> ratio(String of, String what, Subject to) {
        return both(figures.median(of, what, Subject.LECTERN), figures.median(of, what, to), (a, b) -> a / b);
    }

    private static Optional<Double> both(Optional<Double> one, Optional<Double> other, DoubleBinaryOperator make) {
        return one.flatMap(a -> other.map(b -> make.applyAsDouble(a, b)));
    }

    private void atLeast(String what, Optional<Double> measured, double bound) {
        measured.ifPresent(is -> goals.add(new Goal(what, is, "≥ " + Report.number(bound), is >= bound)));
    }

    private void below(String what, Optional<Double> measured, double bound) {
        measured.ifPresent(is -> goals.add(new Goal(what, is, "< " + Report.number(bound), is < bound)));
    }

    private void atMost(String what, Optional<Double> measured, double bound) {
        measured.ifPresent(is -> goals.add(new Goal(what, is, "≤ " + Report.number(bound), is <= bound)));
    }
}
