package org.lectern.wording;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ButtonId;
import org.lectern.question.Move;
import org.lectern.question.QuestionId;
import org.lectern.question.QueueOrder;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

/// What a button or menu of the chairs' queue does, as its id has it: with the part of the queue that its message
/// shows, so that it works for as long as the message is there.
public sealed interface QueueAct {
    View view();

    /// Shows a page of the queue.
    record Show(View view) implements QueueAct {}

    /// Shows the question chosen of a menu.
    record Pick(View view) implements QueueAct {}

    /// Shows one question.
    record Look(View view, QuestionId question) implements QueueAct {}

    /// Does a move with a question; for a merge, shows a menu of those that it may become a part of.
    ///
    /// @param seen the revision of the question that was shown
    record Do(View view, Move.Kind kind, QuestionId question, long seen) implements QueueAct {}

    /// Merges a question into the one chosen of a menu.
    record MergeInto(View view, QuestionId question, long seen) implements QueueAct {}

    record Undo(View view, QuestionId question, long act) implements QueueAct {}

    /// Mutes whoever asked a question, or lets them ask again.
    record Mute(View view, QuestionId question, boolean muted) implements QueueAct {}

    /// In the menu of what may be undone, in the place of the number of an act: that whoever asked may ask again.
    long UNMUTE = 0;

    /// Undoes the act chosen of the log's menu.
    record UndoChosen(View view) implements QueueAct {}

    record Order(View view, QueueOrder order) implements QueueAct {}

    /// Marks a message as the answer to the question chosen of a menu.
    ///
    /// @param path the end of the message's address
    record MarkAnswer(View view, String path) implements QueueAct {}

    /// A part of a session's queue.
    ///
    /// @param block null for all of them
    /// @param page from 0
    record View(SessionId session, @Nullable SlotId block, int page) {
        private static final String ALL = "-";

        static View parse(String session, String block, String page) {
            return new View(
                    new SessionId(session), block.equals(ALL) ? null : new SlotId(block), Integer.parseInt(page));
        }

        View at(int other) {
            return new View(session, block, other);
        }

        static View of(SessionId session) {
            return new View(session, null, 0);
        }

        /// The whole queue of the session.
        public View ofAll() {
            return new View(session, null, 0);
        }

        @Override
        public String toString() {
            return session + "." + (block == null ? ALL : block) + "." + page;
        }
    }

    default ButtonId id() {
        String about = switch (this) {
            case Show _ -> about("show");
            case Pick _ -> about("pick");
            case Look(View _, QuestionId question) -> about("look", question.cardKey());
            case Do(View _, Move.Kind kind, QuestionId question, long seen) ->
                about("do", kind.name(), question.cardKey(), Long.toString(seen));
            case MergeInto(View _, QuestionId question, long seen) ->
                about("into", question.cardKey(), Long.toString(seen));
            case Undo(View _, QuestionId question, long act) -> about("undo", question.cardKey(), Long.toString(act));
            case Mute(View _, QuestionId question, boolean muted) ->
                about(muted ? "mute" : "unmute", question.cardKey());
            case UndoChosen _ -> about("undone");
            case Order(View _, QueueOrder order) -> about("order", order.name());
            case MarkAnswer(View _, String path) -> about("answer", path);
        };
        return ButtonId.of(ButtonId.Action.QUEUE, about);
    }

    private String about(String verb, String... details) {
        return verb + "." + view() + (details.length == 0 ? "" : "." + String.join(".", details));
    }

    /// Reads what a button or menu is about; empty where it is nothing of the queue's.
    static Optional<QueueAct> parse(String about) {
        List<String> parts = List.of(about.split("\\."));
        try {
            View view = View.parse(parts.get(1), parts.get(2), parts.get(3));
            return verb(parts.getFirst()).map(verb -> verb.apply(new Read(view, parts.subList(4, parts.size()))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Function<Read, QueueAct>> verb(String verb) {
        return Optional.ofNullable(
                switch (verb) {
                    case "show" -> read -> new Show(read.view());
                    case "pick" -> read -> new Pick(read.view());
                    case "look" -> read -> new Look(read.view(), read.question(0));
                    case "do" ->
                        read -> new Do(read.view(), Move.Kind.valueOf(read.text(0)), read.question(1), read.number(2));
                    case "into" -> read -> new MergeInto(read.view(), read.question(0), read.number(1));
                    case "undo" -> read -> new Undo(read.view(), read.question(0), read.number(1));
                    case "mute" -> read -> new Mute(read.view(), read.question(0), true);
                    case "unmute" -> read -> new Mute(read.view(), read.question(0), false);
                    case "undone" -> read -> new UndoChosen(read.view());
                    case "order" -> read -> new Order(read.view(), QueueOrder.valueOf(read.text(0)));
                    case "answer" -> read -> new MarkAnswer(read.view(), read.text(0));
                    default -> null;
                });
    }

    /// What follows the verb.
    record Read(View view, List<String> details) {
        public Read {
            details = List.copyOf(details);
        }

        String text(int index) {
            return details.get(index);
        }

        long number(int index) {
            return Long.parseLong(text(index));
        }

        QuestionId question(int index) {
            return QuestionId.ofCard(text(index)).orElseThrow(IllegalArgumentException::new);
        }
    }
}
