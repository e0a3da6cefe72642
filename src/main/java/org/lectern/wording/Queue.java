package org.lectern.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.chat.Button;
import org.lectern.chat.Embed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post.Message;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.QueueOrder;
import org.lectern.question.State;
import org.lectern.text.Chat;
import org.lectern.wording.QueueAct.View;

/// The queue as a chair sees it, in private: a page of it, or one question with what may be done with it.
public final class Queue {
    private static final int PAGE = 10;
    private static final int ENTRY = 220;

    private Queue() {}

    /// What has just been done, or was not, to stand above the queue.
    public record Note(String text, List<Button> buttons) {
        public static final Note NONE = new Note("", List.of());

        public Note {
            buttons = List.copyOf(buttons);
        }

        Message above(Embed embed, List<Button> below) {
            List<Button> all = new ArrayList<>(buttons);
            all.addAll(below);
            return new Message(Cards.cut(text, Message.MAX_CONTENT), embed, all, Set.of());
        }
    }

    /// It is done, and can be undone.
    ///
    /// @param act with its number
    public static Note done(Scene scene, View view, QuestionId question, LogEntry act) {
        return new Note(
                Log.sentence(scene, act),
                List.of(press(scene, new QueueAct.Undo(view, question, act.id()), "button.undo")));
    }

    /// It was undone, or chosen: there is nothing to undo about that.
    public static Note told(Scene scene, LogEntry act) {
        return new Note(Log.sentence(scene, act), List.of());
    }

    /// Somebody was quicker.
    ///
    /// @param since what was done with the question last
    public static Note stale(Scene scene, LogEntry since) {
        return new Note(scene.terms().text("queue.stale", Log.sentence(scene, since)), List.of());
    }

    /// The question is not as it was shown.
    public static Note changed(Scene scene, Question question) {
        return new Note(scene.terms().text("queue.changed", question.number()), List.of());
    }

    /// It cannot be done with a question that stands like this.
    public static Note impossible(Scene scene, Question question) {
        return new Note(scene.terms().text("queue.impossible", question.number()), List.of());
    }

    /// There is no such question, or nothing to undo.
    public static Note nothing(Scene scene) {
        return new Note(scene.terms().text("queue.nothing"), List.of());
    }

    /// A page.
    ///
    /// @param view its page is the last one where there are not so many
    /// @param queue all questions of the view, in order
    public static Message page(Scene scene, View view, QueueOrder order, List<Question> queue, Note note) {
        Terms terms = scene.terms();
        int pages = Math.max(1, Math.ceilDiv(queue.size(), PAGE));
        View shown = view.at(Math.clamp(view.page(), 0, pages - 1));
        List<Question> here =
                queue.stream().skip((long) shown.page() * PAGE).limit(PAGE).toList();
        String lines = here.isEmpty()
                ? terms.text("queue.empty")
                : here.stream().map(question -> entry(scene, question)).collect(Collectors.joining("\n"));
        long waiting = queue.stream()
                .filter(question -> question.state() == State.WAITING)
                .count();
        String head = terms.count("queue.head", queue.size(), Log.order(terms, orderAmong(scene, shown, order)))
                + (waiting == 0 ? "" : " " + terms.count("queue.waiting", Math.toIntExact(waiting)))
                + (pages == 1 ? "" : " " + terms.text("queue.page", shown.page() + 1, pages));
        Embed embed = new Embed(
                title(scene, shown), here.isEmpty() ? lines : Cards.cut(head + "\n\n" + lines, Embed.MAX_DESCRIPTION));
        Message message = note.above(embed, around(scene, shown, pages, order));
        return here.isEmpty()
                ? message
                : message.with(menu(scene, new QueueAct.Pick(shown), terms.text("queue.pick"), here));
    }

    /// Where nobody can take turns, votes decide.
    private static QueueOrder orderAmong(Scene scene, View view, QueueOrder order) {
        boolean isOfOneTalk = view.block() != null
                && scene.blocks().stream()
                        .filter(block -> block.id().equals(view.block()))
                        .anyMatch(block -> block.talks().size() == 1);
        return order == QueueOrder.FAIR && isOfOneTalk ? QueueOrder.VOTES : order;
    }

    private static String title(Scene scene, View view) {
        return view.block() == null
                ? scene.terms()
                        .text("queue.all", scene.terms().title(scene.session().title()))
                : scene.blockOf(view.block())
                        .map(block -> Chat.escape(scene.terms().heading(block)))
                        .orElseGet(() -> scene.terms().title(scene.session().title()));
    }

    private static List<Button> around(Scene scene, View view, int pages, QueueOrder order) {
        List<Button> buttons = new ArrayList<>();
        if (view.page() > 0) {
            buttons.add(press(scene, new QueueAct.Show(view.at(view.page() - 1)), "button.earlier"));
        }
        if (view.page() < pages - 1) {
            buttons.add(press(scene, new QueueAct.Show(view.at(view.page() + 1)), "button.later"));
        }
        buttons.add(press(scene, new QueueAct.Show(view), "button.refresh"));
        if (view.block() != null) {
            buttons.add(press(scene, new QueueAct.Show(view.ofAll()), "button.allBlocks"));
        }
        for (QueueOrder each : QueueOrder.values()) {
            if (each != order) {
                buttons.add(press(scene, new QueueAct.Order(view.at(0), each), orderKey(each)));
            }
        }
        return buttons;
    }

    static String orderKey(QueueOrder order) {
        return switch (order) {
            case FAIR -> "button.order.fair";
            case VOTES -> "button.order.votes";
            case TIME -> "button.order.time";
        };
    }

    /// One question.
    ///
    /// @param may what whoever sees it may do
    /// @param muted whether whoever asked it was muted by it
    public static Message one(Scene scene, View view, Question question, Set<Move.Kind> may, boolean muted, Note note) {
        List<Button> buttons = new ArrayList<>();
        for (Move.Kind kind : Move.Kind.values()) {
            if (may.contains(kind) && makesSense(question, kind)) {
                QueueAct act = new QueueAct.Do(
                        view, kind, question.id(), question.standing().revision());
                button(kind).ifPresent(button -> buttons.add(button.on(scene, act)));
            }
        }
        buttons.add(
                press(scene, new QueueAct.Mute(view, question.id(), !muted), muted ? "button.unmute" : "button.mute"));
        buttons.add(press(scene, new QueueAct.Show(view), "button.back"));
        buttons.add(press(scene, new QueueAct.Look(view, question.id()), "button.refresh"));
        String text = Cards.head(scene, question) + "\n\n" + Chat.line(question.text(), 2 * Question.MAX_LENGTH);
        return note.above(new Embed(scene.terms().text("queue.question", question.number()), text), buttons);
    }

    /// What may be done with a question, with the letters that do it at the desk.
    static List<DeskView.Press> presses(Scene scene, View view, Question question, Set<Move.Kind> may) {
        List<DeskView.Press> presses = new ArrayList<>();
        for (Move.Kind kind : Move.Kind.values()) {
            if (may.contains(kind) && makesSense(question, kind)) {
                QueueAct act = new QueueAct.Do(
                        view, kind, question.id(), question.standing().revision());
                button(kind)
                        .ifPresent(verb -> presses.add(new DeskView.Press(
                                act.id().toString(), scene.terms().text(verb.key()), letter(kind))));
            }
        }
        presses.add(new DeskView.Press(
                new QueueAct.Mute(view, question.id(), true).id().toString(),
                scene.terms().text("button.mute"),
                ""));
        return presses;
    }

    private static String letter(Move.Kind kind) {
        return switch (kind) {
            case APPROVE -> "a";
            case STAGE, UNSTAGE -> "s";
            case ANSWER -> "d";
            case PIN, UNPIN -> "p";
            case HIDE -> "h";
            case MERGE -> "m";
            case WITHDRAW, CORRECT -> "";
        };
    }

    private static boolean makesSense(Question question, Move.Kind kind) {
        boolean pinned = question.standing().pinned();
        return Move.TABLE.getOrDefault(question.state(), Map.of()).containsKey(kind)
                && !(kind == Move.Kind.PIN && pinned)
                && !(kind == Move.Kind.UNPIN && !pinned)
                && !(kind == Move.Kind.ANSWER && question.state() == State.ANSWERED);
    }

    private record Verb(String key, Button.Style style) {
        Button on(Scene scene, QueueAct act) {
            return new Button.Press(act.id(), scene.terms().text(key), style);
        }
    }

    /// What chairs do; the rest is the asker's.
    private static Optional<Verb> button(Move.Kind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case APPROVE -> new Verb("button.approve", Button.Style.SUCCESS);
                    case STAGE -> new Verb("button.stage", Button.Style.PRIMARY);
                    case UNSTAGE -> new Verb("button.unstage", Button.Style.SECONDARY);
                    case ANSWER -> new Verb("button.answer", Button.Style.SUCCESS);
                    case PIN -> new Verb("button.pin", Button.Style.SECONDARY);
                    case UNPIN -> new Verb("button.unpin", Button.Style.SECONDARY);
                    case MERGE -> new Verb("button.merge", Button.Style.SECONDARY);
                    case HIDE -> new Verb("button.hide", Button.Style.DANGER);
                    case WITHDRAW, CORRECT -> null;
                });
    }

    /// Asks which question another is to become a part of.
    ///
    /// @param others those that it may; at least one
    public static Message mergeInto(Scene scene, View view, Question question, List<Question> others) {
        Terms terms = scene.terms();
        Embed embed = new Embed(
                terms.text("queue.question", question.number()),
                Chat.line(question.text(), 2 * Question.MAX_LENGTH) + "\n\n" + terms.text("queue.mergeHow"));
        QueueAct act =
                new QueueAct.MergeInto(view, question.id(), question.standing().revision());
        return Note.NONE
                .above(embed, List.of(press(scene, new QueueAct.Look(view, question.id()), "button.back")))
                .with(menu(scene, act, terms.text("queue.mergeInto", question.number()), others));
    }

    /// Asks which question a message answers.
    ///
    /// @param open those that it may; at least one
    public static Message whichAnswered(Scene scene, View view, String path, List<Question> open) {
        Terms terms = scene.terms();
        return Message.of(terms.text("answer.which"))
                .with(menu(scene, new QueueAct.MarkAnswer(view, path), terms.text("answer.pick"), open));
    }

    /// A message that shows nothing but what has just been done.
    public static Message alone(Note note) {
        return Message.of(note.text(), note.buttons());
    }

    private static Menu menu(Scene scene, QueueAct act, String hint, List<Question> questions) {
        return new Menu(
                act.id(),
                hint,
                questions.stream()
                        .limit(Menu.MAX_OPTIONS)
                        .map(question -> option(scene, question))
                        .toList());
    }

    static Menu.Option option(Scene scene, Question question) {
        String about = Cards.about(scene, question);
        return new Menu.Option(
                Chat.unformatted("#" + question.number() + " " + question.text(), Menu.Option.MAX_LABEL),
                question.id().cardKey() + "." + question.standing().revision(),
                Chat.unformatted("▲ " + question.standing().votes() + about, Menu.Option.MAX_DESCRIPTION));
    }

    private static String entry(Scene scene, Question question) {
        return Cards.head(scene, question) + "\n" + Chat.line(question.text(), ENTRY);
    }

    private static Button press(Scene scene, QueueAct act, String key) {
        return new Button.Press(act.id(), scene.terms().text(key), Button.Style.SECONDARY);
    }
}
