package org.lectern.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people do in one session and what is seen of it, in order of time.
///
/// @param moderation as the configuration has it
record Play(String name, String moderation, List<Line> lines) {
    Play {
        lines = List.copyOf(lines);
    }

    /// @param at a time of day of the session, `18:04`
    /// @param crash where the bot is killed while this is done; null where it never is
    record Line(String at, Step step, @Nullable Crash crash) {}

    /// @param acknowledged whether whoever acts is answered before
    record Crash(String point, boolean acknowledged) {}

    interface Step {
        void play(PlayHouse.Stage stage) throws Exception;
    }

    static Builder of(String name) {
        return new Builder(name);
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Builder {
        private final String name;
        private final List<Line> lines = new ArrayList<>();
        private String moderation = "after";

        private Builder(String name) {
            this.name = name;
        }

        Builder moderated(String how) {
            moderation = how;
            return this;
        }

        Builder at(String time, Step step) {
            lines.add(new Line(time, step, null));
            return this;
        }

        /// What is done when the bot is killed at a point, after it has answered.
        Builder killedAt(String point, String time, Step step) {
            lines.add(new Line(time, step, new Crash(point, true)));
            return this;
        }

        /// What is done when the bot is killed at a point, so that nobody is answered.
        Builder killedUnanswered(String point, String time, Step step) {
            lines.add(new Line(time, step, new Crash(point, false)));
            return this;
        }

        Play build() {
            return new Play(name, moderation, lines);
        }
    }
}
