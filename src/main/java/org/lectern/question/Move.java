package org.lectern.question;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be done with a question that was asked.
public sealed interface Move {
    record Approve() implements Move {}

    /// It is answered now. Only one of a session is at a time; the one before it goes back in line.
    record Stage() implements Move {}

    /// It goes back in line.
    record Unstage() implements Move {}

    /// @param where the address of the message that answers it; null where it was answered on the floor
    record Answer(@Nullable String where) implements Move {}

    /// It goes first in the queue.
    record Pin() implements Move {}

    record Unpin() implements Move {}

    record Hide() implements Move {}

    /// It becomes a part of another, with its votes and whoever asked it.
    record Merge(QuestionId into) implements Move {}

    record Withdraw() implements Move {}

    /// Whoever asked words it anew.
    record Correct(String text) implements Move {}

    /// What kinds of moves there are.
    enum Kind {
        APPROVE,
        STAGE,
        UNSTAGE,
        ANSWER,
        PIN,
        UNPIN,
        HIDE,
        MERGE,
        WITHDRAW,
        CORRECT
    }

    default Kind kind() {
        return switch (this) {
            case Approve _ -> Kind.APPROVE;
            case Stage _ -> Kind.STAGE;
            case Unstage _ -> Kind.UNSTAGE;
            case Answer _ -> Kind.ANSWER;
            case Pin _ -> Kind.PIN;
            case Unpin _ -> Kind.UNPIN;
            case Hide _ -> Kind.HIDE;
            case Merge _ -> Kind.MERGE;
            case Withdraw _ -> Kind.WITHDRAW;
            case Correct _ -> Kind.CORRECT;
        };
    }

    /// What may follow what: the state after a move, by the state before it.
    Map<State, Map<Kind, State>> TABLE = table();

    private static Map<State, Map<Kind, State>> table() {
        Map<State, Map<Kind, State>> table = new EnumMap<>(State.class);
        table.put(
                State.WAITING,
                Map.of(
                        Kind.APPROVE, State.OPEN,
                        Kind.HIDE, State.HIDDEN,
                        Kind.MERGE, State.MERGED,
                        Kind.CORRECT, State.WAITING,
                        Kind.WITHDRAW, State.WITHDRAWN));
        table.put(
                State.OPEN,
                Map.of(
                        Kind.STAGE, State.STAGED,
                        Kind.ANSWER, State.ANSWERED,
                        Kind.PIN, State.OPEN,
                        Kind.UNPIN, State.OPEN,
                        Kind.HIDE, State.HIDDEN,
                        Kind.MERGE, State.MERGED,
                        Kind.CORRECT, State.OPEN,
                        Kind.WITHDRAW, State.WITHDRAWN));
        table.put(
                State.STAGED,
                Map.of(
                        Kind.UNSTAGE, State.OPEN,
                        Kind.ANSWER, State.ANSWERED,
                        Kind.HIDE, State.HIDDEN,
                        Kind.MERGE, State.MERGED));
        // An answer on the floor may be followed by one in writing. Nothing else follows but an undoing.
        table.put(State.ANSWERED, Map.of(Kind.ANSWER, State.ANSWERED, Kind.HIDE, State.HIDDEN));
        table.put(State.HIDDEN, Map.of());
        table.put(State.MERGED, Map.of());
        table.put(State.WITHDRAWN, Map.of());
        return Map.copyOf(table);
    }

    /// Whether such a move may follow. Whoever asked does not take back what others' questions are a part of by
    /// now.
    static boolean mayFollow(Kind kind, Standing before) {
        return TABLE.getOrDefault(before.state(), Map.of()).containsKey(kind)
                && (kind != Kind.WITHDRAW || before.parts() == 0);
    }

    /// The state after this move; empty where it may not follow.
    default Optional<State> after(State before) {
        return Optional.ofNullable(TABLE.getOrDefault(before, Map.of()).get(kind()));
    }
}
