package org.lectern.wording;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Button;
import org.lectern.chat.Menu;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Texts;
import org.lectern.cue.Course;
import org.lectern.cue.OnNow;
import org.lectern.cue.SlotTimes;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.question.QueueOrder;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;

/// What the desk of a session shows a chair at an instant, in the chair's language. What is marked so is text as the
/// chat has it, with its Markdown; all else is plain, to be escaped by whoever renders it.
///
/// @param language a BCP 47 tag
/// @param next what comes next; null where nothing does
/// @param queue what waits, in order, by block
/// @param orders the orders that may be chosen, with the one that is
/// @param log what was done, the newest first
/// @param words the text of a key
public record DeskView(
        String language,
        String title,
        WallView.Now now,
        WallView.@Nullable Next next,
        Clock clock,
        List<Group> queue,
        List<Order> orders,
        List<Done> log,
        List<Choice> talks,
        UnaryOperator<String> words) {
    private static final int HEADING = 140;

    public DeskView {
        queue = List.copyOf(queue);
        orders = List.copyOf(orders);
        log = List.copyOf(log);
        talks = List.copyOf(talks);
    }

    /// How many questions wait.
    public int waiting() {
        return queue.stream().mapToInt(group -> group.entries().size()).sum();
    }

    /// What may be done to the session's time.
    ///
    /// @param seen how many acts on it are shown here: whoever acts says so
    /// @param next what begins the next slot now; null where nothing is to come
    /// @param on what ends the slot that is on; null where nothing is
    /// @param undoes what takes the last act back, as text of the chat; empty for nothing
    public record Clock(
            int seen,
            boolean held,
            @Nullable Choice next,
            @Nullable Choice on,
            List<Choice> toSkip,
            String undoes) {
        public Clock {
            toSkip = List.copyOf(toSkip);
        }
    }

    public record Choice(String value, String label) {}

    /// The part of the queue that a block answers.
    public record Group(String heading, List<Entry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /// A question.
    ///
    /// @param key tells it from others
    /// @param head its number, talk, votes and asker, as text of the chat
    public record Entry(String key, String head, String text, boolean staged, boolean waiting, List<Press> presses) {
        public Entry {
            presses = List.copyOf(presses);
        }
    }

    /// Something that can be done.
    ///
    /// @param id what the button of the chat has
    /// @param shortcut a letter; empty for none
    public record Press(String id, String label, String shortcut) {}

    public record Order(String id, String label, boolean chosen) {}

    /// What was done.
    ///
    /// @param line as text of the chat
    /// @param undo the id of what takes it back; empty where that is not possible
    public record Done(String line, String undo) {}

    /// What came of a press.
    ///
    /// @param text as the chat has it
    /// @param undo takes it back; null where there is nothing to take back
    /// @param choiceId with which a choice goes back; empty where there is nothing to choose
    /// @param link null for none
    /// @param seen how many acts on the time whoever acted has seen with that
    public record Answer(
            String text,
            @Nullable Press undo,
            String choiceId,
            List<Choice> choices,
            @Nullable URI link,
            int seen) {
        public Answer {
            choices = List.copyOf(choices);
        }

        /// What of a message is about the press that it answers: the queue below it is on the page already.
        public static Answer of(Message message, int seen) {
            Menu choices = message.menu();
            if (choices != null && !(QueueAct.parse(choices.id().about()).orElse(null) instanceof QueueAct.MergeInto)) {
                choices = null;
            }
            @Nullable Press undo = null;
            @Nullable URI link = null;
            for (Button button : message.buttons()) {
                switch (button) {
                    case Button.Press press -> {
                        if (undoes(press)) {
                            undo = new Press(press.id().toString(), press.label(), "u");
                        }
                    }
                    case Button.Link to -> link = to.address();
                }
            }
            return choices == null
                    ? new Answer(message.content(), undo, "", List.of(), link, seen)
                    : new Answer(
                            choices.hint(),
                            undo,
                            choices.id().toString(),
                            choices.options().stream()
                                    .map(option -> new Choice(option.value(), option.label()))
                                    .toList(),
                            link,
                            seen);
        }

        private static boolean undoes(Button.Press press) {
            return switch (press.id().action()) {
                case SESSION -> true;
                case QUEUE -> QueueAct.parse(press.id().about()).orElse(null) instanceof QueueAct.Undo;
                case ASK, NEXT, SCHEDULE, PAGE, REMIND, VOTE, VOTE_FOR, VOTE_AGAIN, ASK_ANYWAY, MINE -> false;
            };
        }
    }

    /// The language to show it in: the first that somebody wants and we have, else English.
    public static Locale language(List<Locale.LanguageRange> wanted) {
        return Optional.ofNullable(Locale.lookup(wanted, Texts.LANGUAGES)).orElse(Texts.LANGUAGES.getFirst());
    }

    /// @param scene in the chair's language
    /// @param asked all questions of the session
    /// @param acts the newest first
    /// @param may what the chair may do
    public static DeskView of(
            Scene scene,
            Course course,
            List<Question> asked,
            QueueOrder order,
            List<LogEntry> acts,
            Set<Move.Kind> may,
            Instant now) {
        Terms terms = scene.terms();
        QueueAct.View all = QueueAct.View.of(scene.session().id());
        OnNow on = OnNow.at(scene.session(), now);
        return new DeskView(
                scene.language().toLanguageTag(),
                terms.plain(scene.session().title(), HEADING),
                WallView.now(scene, on, now),
                WallView.next(scene, on),
                clock(scene, course, on, now),
                groups(scene, all, asked, order, may, current(scene, on, now)),
                Stream.of(QueueOrder.values())
                        .map(each -> new Order(
                                new QueueAct.Order(all, each).id().toString(),
                                terms.text(Queue.orderKey(each)),
                                each == order))
                        .toList(),
                Log.undoing(scene, all, acts, asked),
                scene.session().slots().stream()
                        .filter(Slot.Talk.class::isInstance)
                        .map(slot -> choice(scene, slot))
                        .toList(),
                terms::text);
    }

    private static Clock clock(Scene scene, Course course, OnNow on, Instant now) {
        Session session = scene.session();
        return new Clock(
                course.done().size(),
                scene.heldSince() != null,
                course.next(now).map(slot -> choice(scene, "desk.start", slot)).orElse(null),
                on instanceof OnNow.On(Slot slot) ? choice(scene, "desk.end", slot) : null,
                session.slots().stream()
                        .filter(slot -> now.isBefore(SlotTimes.end(session, slot)))
                        .map(slot -> choice(scene, slot))
                        .toList(),
                course.last()
                        .map(done -> scene.terms().text("desk.undoLast", Times.act(scene.terms(), done.act(), course)))
                        .orElse(""));
    }

    /// @param key of the text that says what is done with it
    private static Choice choice(Scene scene, String key, Slot slot) {
        return new Choice(slot.id().value(), scene.terms().text(key, WallView.heading(scene, slot)));
    }

    private static Choice choice(Scene scene, Slot slot) {
        return new Choice(slot.id().value(), WallView.heading(scene, slot));
    }

    /// The block of what is on, or else the last that has begun.
    private static Optional<SlotId> current(Scene scene, OnNow on, Instant now) {
        Optional<Block> running = on instanceof OnNow.On(Slot slot) ? scene.blockOf(slot.id()) : Optional.empty();
        return running.or(() -> scene.blocks().stream()
                        .filter(block -> !SlotTimes.start(block.first()).isAfter(now))
                        .reduce((_, later) -> later))
                .map(Block::id);
    }

    /// That of the current block goes first, then the rest in the order of the schedule.
    private static List<Group> groups(
            Scene scene,
            QueueAct.View view,
            List<Question> asked,
            QueueOrder order,
            Set<Move.Kind> may,
            Optional<SlotId> current) {
        Set<SlotId> blocks = new LinkedHashSet<>();
        current.ifPresent(blocks::add);
        scene.blocks().forEach(block -> blocks.add(block.id()));
        asked.forEach(question -> blocks.add(question.block()));
        List<Group> groups = new ArrayList<>();
        for (SlotId block : blocks) {
            List<Entry> entries =
                    order
                            .of(asked.stream()
                                    .filter(question -> question.block().equals(block))
                                    .toList())
                            .stream()
                            .map(question -> entry(scene, view, question, may))
                            .toList();
            if (!entries.isEmpty()) {
                groups.add(new Group(heading(scene, block), entries));
            }
        }
        return groups;
    }

    private static String heading(Scene scene, SlotId id) {
        return scene.blocks().stream()
                .filter(block -> block.id().equals(id))
                .findFirst()
                .map((Block block) -> scene.terms().heading(block))
                .orElseGet(() -> scene.terms().plain(scene.session().title(), HEADING));
    }

    private static Entry entry(Scene scene, QueueAct.View view, Question question, Set<Move.Kind> may) {
        return new Entry(
                question.id().cardKey(),
                Cards.head(scene, question),
                Chat.unformatted(question.text(), 2 * Question.MAX_LENGTH),
                switch (question.state()) {
                    case STAGED -> true;
                    case OPEN, WAITING, ANSWERED, HIDDEN, MERGED, WITHDRAWN -> false;
                },
                switch (question.state()) {
                    case WAITING -> true;
                    case OPEN, STAGED, ANSWERED, HIDDEN, MERGED, WITHDRAWN -> false;
                },
                Queue.presses(scene, view, question, may));
    }
}
