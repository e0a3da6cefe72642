package org.lectern.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;

/// What the audience of one session does, and when: planned ahead from a seed, so that it can be repeated. Pure.
final class Script {
    private static final Duration BEFORE = Duration.ofMinutes(3);

    private final Session session;
    private final List<Block> blocks;
    private final int people;
    private final RandomGenerator random;
    private final Questions questions;
    private final Set<String> moved;
    private final List<Line> lines = new ArrayList<>();
    private int turn;

    private Script(Session session, int people, RandomGenerator random, Set<String> moved) {
        this.session = session;
        this.moved = moved;
        this.blocks = Block.of(session);
        this.people = people;
        this.random = random;
        this.questions = new Questions(random);
    }

    /// What one person does at an instant of the session.
    ///
    /// @param person an index
    record Line(Instant at, int person, Move move) {}

    sealed interface Move {
        /// `/ask` in the channel, or in the newest thread.
        record Ask(String question, boolean inThread) implements Move {}

        /// `/ask` in the thread of a talk, whichever room that is in; in the channel, where there is none.
        record AskInItsThread(String question, String title) implements Move {}

        /// `/ask` with a talk, picked from what is suggested for these words.
        record AskAbout(String question, String typed) implements Move {}

        /// The newest **Ask** button, and its form.
        record Press(String question) implements Move {}

        /// Posts it in the newest thread and adds that message to the Q&A.
        record Add(String question) implements Move {}

        /// Votes for one of the questions in the newest thread, or takes the vote back.
        ///
        /// @param which of them, counted round and round
        record Vote(int which) implements Move {}

        /// A command that only looks.
        record Look(String command) implements Move {}
    }

    /// In order of time: for each talk that takes questions two or three of them, a few in each joint Q&A, one in a
    /// break, one before the session; and in each slot somebody who looks.
    static List<Line> of(Session session, int people, RandomGenerator random) {
        return of(session, people, random, Set.of());
    }

    /// @param moved titles of talks that were in another room before: somebody asks in the thread of each
    static List<Line> of(Session session, int people, RandomGenerator random, Set<String> moved) {
        Script script = new Script(session, people, random, moved);
        script.beforeTheSession();
        session.slots().forEach(script::during);
        script.lines.sort(Comparator.comparing(Line::at));
        return List.copyOf(script.lines);
    }

    private void beforeTheSession() {
        if (!blocks.isEmpty()) {
            Talk first = blocks.getFirst().first();
            Instant at = SlotTimes.opening(session).minus(BEFORE);
            add(at, new Move.AskAbout(questions.about(first), first.title().plain()));
            add(at.plusSeconds(30), new Move.Look("next"));
        }
    }

    private void during(Slot slot) {
        add(within(slot), new Move.Look(random.nextInt(4) == 0 ? "schedule" : random.nextBoolean() ? "next" : "now"));
        switch (slot) {
            case Talk talk -> {
                if (Block.holding(blocks, talk.id()).isPresent()) {
                    ask(talk, talk, 2 + random.nextInt(2));
                }
                if (moved.contains(talk.plainTitle())) {
                    add(within(talk), new Move.AskInItsThread(questions.about(talk), talk.plainTitle()));
                }
            }
            case Slot.JointQa qa ->
                Block.holding(blocks, qa.id())
                        .ifPresent(block -> block.talks().stream().limit(2).forEach(talk -> ask(qa, talk, 1)));
            case Slot.Break pause ->
                blocks.reversed().stream()
                        .map(Block::first)
                        .filter(talk -> SlotTimes.start(talk).isBefore(SlotTimes.start(pause)))
                        .findFirst()
                        .ifPresent(talk -> add(within(pause), new Move.Ask(questions.about(talk), false)));
        }
    }

    private void ask(Slot during, Talk talk, int count) {
        for (int i = 0; i < count; i++) {
            add(within(during), move(questions.about(talk), talk));
        }
    }

    /// All the ways to ask, in turn.
    private Move move(String question, Talk talk) {
        return switch (turn++ % 5) {
            case 0 -> new Move.Press(question);
            case 1 -> new Move.Ask(question, false);
            case 2 -> new Move.Add(question);
            case 3 -> new Move.AskAbout(question, talk.title().plain());
            default -> new Move.Ask(question, true);
        };
    }

    /// Somewhere within a slot, not at its edges: an asker sees the announcement first, and is done before the
    /// next.
    private Instant within(Slot slot) {
        Duration length = Duration.between(SlotTimes.start(slot), SlotTimes.end(session, slot));
        return SlotTimes.start(slot).plusMillis((long) (length.toMillis() * (0.12 + 0.76 * random.nextDouble())));
    }

    private void add(Instant at, Move move) {
        lines.add(new Line(at, random.nextInt(people), move));
    }
}
