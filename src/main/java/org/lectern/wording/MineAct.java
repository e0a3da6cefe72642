package org.lectern.wording;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ButtonId;
import org.lectern.question.QuestionId;
import org.lectern.schedule.SessionId;

/// What a button, menu or form of somebody's own questions does, as its id has it.
public sealed interface MineAct {
    /// Shows a page of them.
    ///
    /// @param page from 0
    record Show(int page) implements MineAct {}

    /// Shows the question chosen of a menu.
    record Pick(int page) implements MineAct {}

    /// Opens the form to word a question anew, or is that form.
    ///
    /// @param seen the revision of the question that was shown
    record Correct(QuestionId question, long seen) implements MineAct {}

    record Withdraw(QuestionId question, long seen) implements MineAct {}

    /// Takes a withdrawal back.
    record Undo(QuestionId question, long act) implements MineAct {}

    /// Says whether they want to be told by direct message what becomes of their questions.
    ///
    /// @param session null for all those that a list of them shows
    record Tell(@Nullable SessionId session, boolean wanted) implements MineAct {
        private static final String ALL = "-";
        private static final String WANTED = "on";

        static Tell parse(String session, String wanted) {
            return new Tell(session.equals(ALL) ? null : new SessionId(session), wanted.equals(WANTED));
        }

        @Override
        public String toString() {
            return "tell." + (session == null ? ALL : session) + "." + (wanted ? WANTED : "off");
        }
    }

    default ButtonId id() {
        return ButtonId.of(
                ButtonId.Action.MINE,
                switch (this) {
                    case Show(int page) -> "show." + page;
                    case Pick(int page) -> "pick." + page;
                    case Correct(QuestionId question, long seen) -> "correct." + question.cardKey() + "." + seen;
                    case Withdraw(QuestionId question, long seen) -> "withdraw." + question.cardKey() + "." + seen;
                    case Tell tell -> tell.toString();
                    case Undo(QuestionId question, long act) -> "undo." + question.cardKey() + "." + act;
                });
    }

    /// Reads what a button, menu or form is about; empty where it is nothing of theirs.
    static Optional<MineAct> parse(String about) {
        List<String> parts = List.of(about.split("\\."));
        try {
            return Optional.ofNullable(
                    switch (parts.getFirst()) {
                        case "show" -> new Show(Integer.parseInt(parts.get(1)));
                        case "pick" -> new Pick(Integer.parseInt(parts.get(1)));
                        case "correct" -> new Correct(question(parts), number(parts));
                        case "withdraw" -> new Withdraw(question(parts), number(parts));
                        case "tell" -> Tell.parse(parts.get(1), parts.get(2));
                        case "undo" -> new Undo(question(parts), number(parts));
                        default -> null;
                    });
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }

    private static QuestionId question(List<String> parts) {
        return QuestionId.ofCard(parts.get(1)).orElseThrow(IllegalArgumentException::new);
    }

    private static long number(List<String> parts) {
        return Long.parseLong(parts.get(2));
    }
}
