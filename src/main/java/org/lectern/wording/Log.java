package org.lectern.wording;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Embed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post.Message;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.Question;
import org.lectern.question.QueueOrder;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;

/// What was done on the floor, a sentence each.
public final class Log {
    private Log() {}

    /// With a menu to undo what can be undone: the last act of each question, unless it was its asker's own.
    ///
    /// @param acts the newest first
    /// @param asked the session's questions
    public static Message of(Scene scene, List<LogEntry> acts, List<Question> asked) {
        Terms terms = scene.terms();
        if (acts.isEmpty()) {
            return Message.of(terms.text("log.none"));
        }
        String lines = acts.stream().map(act -> line(scene, act)).collect(Collectors.joining("\n"));
        Message log = Message.of(
                new Embed(
                        terms.text(
                                "log.title", scene.terms().title(scene.session().title())),
                        Cards.cut(lines, Embed.MAX_DESCRIPTION)),
                List.of());
        List<Menu.Option> undoable = undoable(scene, acts, asked);
        return undoable.isEmpty()
                ? log
                : log.with(new Menu(
                        new QueueAct.UndoChosen(QueueAct.View.of(scene.session().id())).id(),
                        terms.text("log.undo"),
                        undoable));
    }

    /// What was done, each with what takes it back.
    static List<DeskView.Done> undoing(Scene scene, QueueAct.View view, List<LogEntry> acts, List<Question> asked) {
        Map<Integer, Question> byNumber =
                asked.stream().collect(Collectors.toMap(Question::number, question -> question));
        Set<LogEntry> undoable = Set.copyOf(undoable(acts));
        return acts.stream()
                .map(act -> new DeskView.Done(
                        line(scene, act),
                        undoable.contains(act)
                                ? question(act, byNumber)
                                        .map(question ->
                                                undo(view, act, question).id().toString())
                                        .orElse("")
                                : ""))
                .toList();
    }

    private static QueueAct undo(QueueAct.View view, LogEntry act, Question question) {
        return act.what() instanceof LogEntry.What.Muted
                ? new QueueAct.Mute(view, question.id(), false)
                : new QueueAct.Undo(view, question.id(), act.id());
    }

    private static List<Menu.Option> undoable(Scene scene, List<LogEntry> acts, List<Question> asked) {
        Map<Integer, Question> byNumber =
                asked.stream().collect(Collectors.toMap(Question::number, question -> question));
        return undoable(acts).stream()
                .flatMap(act -> question(act, byNumber).map(question -> option(scene, act, question)).stream())
                .limit(Menu.MAX_OPTIONS)
                .toList();
    }

    /// The last act of each question, unless it was its asker's own, and who was muted last.
    private static List<LogEntry> undoable(List<LogEntry> acts) {
        Set<Integer> passed = new HashSet<>();
        Set<Integer> passedMutes = new HashSet<>();
        return acts.stream()
                .filter(act -> act.what() instanceof LogEntry.What.Muted(int number, boolean muted)
                        ? passedMutes.add(number) && muted
                        : number(act).filter(passed::add).isPresent() && isChairs(act))
                .toList();
    }

    private static Optional<Question> question(LogEntry act, Map<Integer, Question> byNumber) {
        return Optional.ofNullable(
                act.what() instanceof LogEntry.What.Muted(int number, boolean _)
                        ? byNumber.get(number)
                        : number(act).map(byNumber::get).orElse(null));
    }

    /// Of the question that it was done with.
    private static Optional<Integer> number(LogEntry act) {
        return switch (act.what()) {
            case LogEntry.What.Moved(int number, Move.Kind _, Integer _) -> Optional.of(number);
            case LogEntry.What.Undone(int number) -> Optional.of(number);
            case LogEntry.What.LetIn _,
                    LogEntry.What.Muted _,
                    LogEntry.What.Ordered _,
                    LogEntry.What.Replanned _,
                    LogEntry.What.Other _ -> Optional.empty();
        };
    }

    private static boolean isChairs(LogEntry act) {
        return !act.undone()
                && act.what() instanceof LogEntry.What.Moved(int _, Move.Kind kind, Integer _)
                && kind != Move.Kind.WITHDRAW
                && kind != Move.Kind.CORRECT;
    }

    private static Menu.Option option(Scene scene, LogEntry act, Question question) {
        return new Menu.Option(
                Chat.unformatted(sentence(scene, act).replace("**", ""), Menu.Option.MAX_LABEL),
                question.id().cardKey() + "."
                        + (act.what() instanceof LogEntry.What.Muted ? QueueAct.UNMUTE : act.id()),
                Chat.unformatted(question.text(), Menu.Option.MAX_DESCRIPTION));
    }

    private static String line(Scene scene, LogEntry act) {
        String sentence = sentence(scene, act);
        return Terms.time(act.at()) + " "
                + (act.undone() ? scene.terms().text("log.undone", "~~" + sentence + "~~") : sentence);
    }

    /// The same without Markdown, and without anybody's id.
    public static String plain(Scene scene, LogEntry act) {
        String somebody = scene.terms().text("act.somebody");
        return sentence(scene, act)
                .replaceAll("<@\\d+>", Matcher.quoteReplacement(somebody))
                .replaceAll("\\*\\*|`", "")
                .replaceAll("\\\\(\\p{Punct})", "$1");
    }

    public static String sentence(Scene scene, LogEntry act) {
        Terms terms = scene.terms();
        String who = terms.person(act.who());
        return switch (act.what()) {
            case LogEntry.What.Moved(int number, Move.Kind kind, Integer into) -> moved(terms, who, number, kind, into);
            case LogEntry.What.Undone(int number) -> terms.text("act.undone", who, number);
            case LogEntry.What.LetIn(SlotId talk, long person, boolean in) ->
                terms.text(in ? "act.letIn" : "act.letOut", who, "<@" + person + ">", talk(scene, talk));
            case LogEntry.What.Muted(int number, boolean muted) ->
                terms.text(muted ? "act.muted" : "act.unmuted", who, number);
            case LogEntry.What.Ordered(QueueOrder order) -> terms.text("act.ordered", who, order(terms, order));
            case LogEntry.What.Replanned(int places) -> terms.count("act.replanned", places, who);
            case LogEntry.What.Other(String command) -> terms.text("act.else", who, command);
        };
    }

    private static String moved(Terms terms, String who, int number, Move.Kind kind, @Nullable Integer into) {
        return switch (kind) {
            case APPROVE -> terms.text("act.approved", who, number);
            case STAGE -> terms.text("act.staged", who, number);
            case UNSTAGE -> terms.text("act.unstaged", who, number);
            case ANSWER -> terms.text("act.answered", who, number);
            case PIN -> terms.text("act.pinned", who, number);
            case UNPIN -> terms.text("act.unpinned", who, number);
            case HIDE -> terms.text("act.hidden", who, number);
            case MERGE -> terms.text("act.merged", who, number, into == null ? "?" : into);
            case WITHDRAW -> terms.text("act.withdrawn", number);
            case CORRECT -> terms.text("act.corrected", number);
        };
    }

    static String order(Terms terms, QueueOrder order) {
        return switch (order) {
            case FAIR -> terms.text("order.fair");
            case VOTES -> terms.text("order.votes");
            case TIME -> terms.text("order.time");
        };
    }

    private static String talk(Scene scene, SlotId id) {
        Optional<String> talk = scene.slot(id)
                .filter(Talk.class::isInstance)
                .map(Talk.class::cast)
                .map(found -> scene.terms().talk(found));
        return talk.orElse(id.value());
    }
}
