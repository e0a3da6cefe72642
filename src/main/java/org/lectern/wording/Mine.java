package org.lectern.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Button;
import org.lectern.chat.Embed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Responder.Form;
import org.lectern.question.Move;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.SessionId;
import org.lectern.text.Chat;
import org.lectern.wording.Queue.Note;

/// Somebody's own questions as they see them, in private: a page of them, or one with what may be done with it; and
/// what they are told of them.
public final class Mine {
    private static final int PAGE = 5;
    private static final int ENTRY = 200;

    private Mine() {}

    /// A question, and the scene of its session in the language of whoever asked.
    public record Entry(Scene scene, OwnQuestion own) {}

    /// A page of all of them.
    ///
    /// @param page from 0; the last one where there are not so many
    /// @param all the newest first
    /// @param direct whether they are told by direct message what becomes of them
    public static Message page(Locale reader, int page, List<Entry> all, boolean direct, Note note) {
        Terms terms = Terms.in(reader);
        if (all.isEmpty()) {
            return note.above(new Embed(terms.text("mine.title"), terms.text("mine.none")), List.of());
        }
        int pages = Math.ceilDiv(all.size(), PAGE);
        int shown = Math.clamp(page, 0, pages - 1);
        List<Entry> here = all.stream().skip((long) shown * PAGE).limit(PAGE).toList();
        boolean severalSessions = all.stream()
                        .map(entry -> entry.own().question().session())
                        .distinct()
                        .count()
                > 1;
        String lines = here.stream()
                .map(entry -> (severalSessions ? "-# " + session(entry.scene()) + "\n" : "") + entry(entry, ENTRY))
                .collect(Collectors.joining("\n\n"));
        String head = terms.count("mine.head", all.size())
                + (pages == 1 ? "" : " " + terms.text("queue.page", shown + 1, pages));
        Embed embed = new Embed(terms.text("mine.title"), Cards.cut(head + "\n\n" + lines, Embed.MAX_DESCRIPTION));
        List<Button> buttons = around(terms, shown, pages);
        buttons.add(tell(terms, null, !direct));
        return note.above(embed, buttons).with(menu(terms, shown, here));
    }

    private static String session(Scene scene) {
        return scene.terms().title(scene.session().title());
    }

    private static List<Button> around(Terms terms, int page, int pages) {
        List<Button> buttons = new ArrayList<>();
        if (page > 0) {
            buttons.add(press(terms, new MineAct.Show(page - 1), "button.earlier", Button.Style.SECONDARY));
        }
        if (page < pages - 1) {
            buttons.add(press(terms, new MineAct.Show(page + 1), "button.later", Button.Style.SECONDARY));
        }
        buttons.add(press(terms, new MineAct.Show(page), "button.refresh", Button.Style.SECONDARY));
        return buttons;
    }

    private static Menu menu(Terms terms, int page, List<Entry> here) {
        return new Menu(
                new MineAct.Pick(page).id(),
                terms.text("mine.pick"),
                here.stream()
                        .map(entry -> Queue.option(entry.scene(), entry.own().question()))
                        .toList());
    }

    /// One question.
    ///
    /// @param may what whoever asked may still do with it
    public static Message one(Entry entry, Set<Move.Kind> may, Note note) {
        Terms terms = entry.scene().terms();
        Question question = entry.own().question();
        long seen = question.standing().revision();
        List<Button> buttons = new ArrayList<>();
        if (may.contains(Move.Kind.CORRECT)) {
            buttons.add(press(terms, new MineAct.Correct(question.id(), seen), "button.correct", Button.Style.PRIMARY));
        }
        if (may.contains(Move.Kind.WITHDRAW)) {
            buttons.add(
                    press(terms, new MineAct.Withdraw(question.id(), seen), "button.withdraw", Button.Style.DANGER));
        }
        buttons.add(press(terms, new MineAct.Show(0), "button.back", Button.Style.SECONDARY));
        Embed embed = new Embed(terms.text("queue.question", question.number()), entry(entry, 2 * Question.MAX_LENGTH));
        return note.above(embed, buttons);
    }

    private static String entry(Entry entry, int atMost) {
        Scene scene = entry.scene();
        Question question = entry.own().question();
        String about = scene.blockOf(question.block())
                .map(block -> " · " + Replies.about(scene.terms(), block, question.talk()))
                .orElse("");
        String head = "**#" + question.number() + "**" + about + " · ▲ "
                + question.standing().votes() + Cards.badge(scene, question);
        String standing = standing(scene, entry.own());
        return head + "\n" + Chat.line(question.text(), atMost) + (standing.isEmpty() ? "" : "\n" + standing);
    }

    /// What the head does not tell of how it stands.
    private static String standing(Scene scene, OwnQuestion own) {
        Terms terms = scene.terms();
        return switch (own.question().state()) {
            case OPEN ->
                isLeftOut(scene, own.question())
                        ? terms.text("mine.leftOut")
                        : terms.text("mine.place", terms.ordinal(own.place()));
            case WAITING -> terms.text("filed.waiting");
            case HIDDEN -> terms.text("card.hidden");
            case WITHDRAWN -> terms.text("mine.withdrawn");
            case MERGED ->
                own.whole()
                        .map(whole -> terms.text("card.merged", whole.number()) + whole(scene, whole))
                        .orElse("");
            case STAGED, ANSWERED -> "";
        };
    }

    private static boolean isLeftOut(Scene scene, Question question) {
        return question.talk() != null && scene.slot(question.talk()).isEmpty();
    }

    /// The question that another is a part of, as far as everybody may read it.
    private static String whole(Scene scene, Question whole) {
        return isReadable(whole)
                ? Cards.badge(scene, whole) + " · ▲ " + whole.standing().votes() + "\n> " + Cards.line(whole)
                : "";
    }

    private static boolean isReadable(Question question) {
        return question.state().isLive() || question.state() == State.ANSWERED;
    }

    /// The form to word a question anew.
    public static Form form(Question question, Locale reader) {
        Terms terms = Terms.in(reader);
        return new Form(
                new MineAct.Correct(question.id(), question.standing().revision()).id(),
                terms.text("form.correct", question.number()),
                terms.text("form.correctField"),
                question.text(),
                Question.MAX_LENGTH);
    }

    /// A question was worded anew.
    public static Note corrected(Scene scene, Question question) {
        return new Note(scene.terms().text("mine.corrected", question.number()), List.of());
    }

    /// A question that a chair has approved keeps its words.
    public static Note approved(Scene scene, Question question) {
        return new Note(scene.terms().text("mine.approved", question.number()), List.of());
    }

    /// A question was withdrawn, and may come back.
    ///
    /// @param act the number of the withdrawal
    public static Note withdrawn(Scene scene, Question question, long act) {
        Terms terms = scene.terms();
        return new Note(
                terms.text("mine.withdrew", question.number()),
                List.of(press(terms, new MineAct.Undo(question.id(), act), "button.undo", Button.Style.SECONDARY)));
    }

    /// A question is back that was withdrawn.
    public static Note restored(Scene scene, Question question) {
        return new Note(scene.terms().text("mine.restored", question.number()), List.of());
    }

    /// What they wanted cannot be done, and why.
    public static Note refused(Scene scene, Refusal refusal) {
        return new Note(refusal.words(scene.language()), List.of());
    }

    /// A question was answered, or became a part of another.
    ///
    /// @param question of whoever is told
    /// @param whole the one that it is a part of, or itself
    public static Message told(Scene scene, Question question, Question whole) {
        Terms terms = scene.terms();
        int number = question.number();
        boolean isPart = !question.id().equals(whole.id());
        String answer = whole.standing().answer();
        String what = whole.state() != State.ANSWERED
                ? terms.text("told.merged", number, whole.number())
                : isPart
                        ? terms.text("told.partAnswered", number, whole.number())
                        : terms.text("told.answered", number);
        String link = answer == null || whole.state() != State.ANSWERED ? "" : " " + terms.text("told.link", answer);
        String quoted = isPart && !isReadable(whole) ? "" : "\n> " + Cards.line(whole);
        return Message.of(what + link + quoted);
    }

    /// The same in a direct message, away from the session, with a button to get no more of them.
    public static Message toldDirectly(Scene scene, Question question, Question whole) {
        Message told = told(scene, question, whole);
        return Message.of(
                told.content() + "\n-# " + session(scene),
                List.of(tell(scene.terms(), scene.session().id(), false)));
    }

    /// Whether they will be told by direct message from now on.
    public static Note direct(Locale reader, boolean wanted) {
        return new Note(Terms.in(reader).text(wanted ? "mine.direct" : "mine.noDirect"), List.of());
    }

    /// The same as a message of its own, with a button for the contrary.
    public static Message direct(Locale reader, SessionId session, boolean wanted) {
        return Message.of(direct(reader, wanted).text(), List.of(tell(Terms.in(reader), session, !wanted)));
    }

    /// @param session null for all those that a list of them shows
    static Button tell(Terms terms, @Nullable SessionId session, boolean wanted) {
        return press(
                terms,
                new MineAct.Tell(session, wanted),
                wanted ? "button.direct" : "button.noDirect",
                Button.Style.SECONDARY);
    }

    private static Button press(Terms terms, MineAct act, String key, Button.Style style) {
        return new Button.Press(act.id(), terms.text(key), style);
    }
}
