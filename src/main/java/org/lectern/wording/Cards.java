package org.lectern.wording;

import java.util.ArrayList;
import java.util.List;
import org.lectern.chat.Button;
import org.lectern.chat.Post;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;

/// Questions as they are posted.
public final class Cards {
    private static final int LINE = 150;

    private Cards() {}

    /// @param questions 1 to 12 of one block, in order
    public static Post of(Scene scene, SlotId block, List<Question> questions) {
        List<Post.Card> cards = new ArrayList<>();
        for (Question question : questions) {
            cards.add(card(scene, question, Post.Cards.share(questions.size())));
        }
        List<Button> buttons = List.of(Buttons.ask(scene, block));
        return new Post.Cards(cards, buttons);
    }

    /// The same with its keys, to stand in the place of what the message has said.
    ///
    /// @throws IllegalArgumentException where there are no questions
    public static Post bearing(Scene scene, List<Question> questions) {
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("no cards");
        }
        return of(scene, questions.getFirst().block(), questions).bearing(String.join(",", keys(questions)));
    }

    public static List<String> keys(List<Question> questions) {
        return questions.stream().map(question -> question.id().cardKey()).toList();
    }

    private static Post.Card card(Scene scene, Question question, int atMost) {
        return switch (question.state()) {
            case OPEN, STAGED ->
                new Post.Card(question.number(), text(scene, question, atMost), Buttons.vote(scene, question));
            case ANSWERED -> new Post.Card(question.number(), text(scene, question, atMost));
            case HIDDEN, MERGED, WITHDRAWN, WAITING -> new Post.Card(question.number(), gone(scene, question));
        };
    }

    /// Where there was a question that is not to be read here any more.
    private static String gone(Scene scene, Question question) {
        Terms terms = scene.terms();
        Integer into = question.standing().intoNumber();
        String why = switch (question.state()) {
            case MERGED -> terms.text("card.merged", into == null ? "?" : into);
            case WITHDRAWN -> terms.text("card.withdrawn");
            case WAITING -> terms.text("card.unapproved");
            case HIDDEN, OPEN, STAGED, ANSWERED -> terms.text("card.hidden");
        };
        return "**#" + question.number() + "**  -# " + why;
    }

    /// What stands above a question that is more than asked.
    static String badge(Scene scene, Question question) {
        Terms terms = scene.terms();
        String answer = question.standing().answer();
        return switch (question.state()) {
            case STAGED -> " · 🎤 **" + terms.text("card.staged") + "**";
            case ANSWERED ->
                " · ✅ "
                        + (answer == null
                                ? terms.text("card.answered")
                                : "[" + terms.text("card.answered") + "](" + answer + ")");
            case OPEN -> question.standing().pinned() ? " · 📌" : "";
            case WAITING -> " · ⏳ **" + terms.text("card.waiting") + "**";
            case HIDDEN, MERGED, WITHDRAWN -> "";
        };
    }

    private static String text(Scene scene, Question question, int atMost) {
        String head = title(scene, question) + "  " + asker(scene, question) + "\n";
        // On one line: lines of its own could fill a screen, or look like another card.
        return head + Chat.line(question.text(), atMost - head.length());
    }

    private static String title(Scene scene, Question question) {
        return "**#" + question.number() + "**" + forTalk(scene, question) + badge(scene, question);
    }

    /// What stands above a question where its card is not near: its votes too.
    static String head(Scene scene, Question question) {
        return title(scene, question) + " · ▲ " + question.standing().votes() + "  " + asker(scene, question);
    }

    /// The same without whoever asked it.
    static String headUnnamed(Scene scene, Question question) {
        return title(scene, question) + " · ▲ " + question.standing().votes();
    }

    /// Of which talk it is, where that needs saying, with a point before.
    static String about(Scene scene, Question question) {
        return forTalk(scene, question);
    }

    /// Of which talk of a joint block it is; nothing where the block has but one. A joint Q&A that has gone to
    /// another room serves talks that have been held where it was.
    private static String forTalk(Scene scene, Question question) {
        SlotId about = question.talk();
        if (about == null) {
            return " · " + scene.terms().text("card.allTalks");
        }
        if (scene.blockOf(question.block()).filter(block -> !block.has(about)).isPresent()) {
            return " · " + scene.terms().text("card.otherTalk");
        }
        return scene.blockOf(about)
                .filter(Block::isJoint)
                .flatMap(block -> block.talks().stream()
                        .filter(talk -> talk.id().equals(about))
                        .findFirst())
                .map(talk -> brief(scene, talk))
                .map(name -> " · " + name)
                .orElse("");
    }

    private static String brief(Scene scene, Talk talk) {
        Integer number = talk.number();
        return number == null ? Chat.of(talk.title(), 20) : scene.terms().text("card.talk", number);
    }

    private static String asker(Scene scene, Question question) {
        Terms terms = scene.terms();
        String name = question.isAnonymous() ? terms.text("card.anonymous") : terms.person(question.askerName());
        int parts = question.standing().parts();
        return "*" + name + "*" + (parts == 0 ? "" : " " + terms.text("card.andParts", parts));
    }

    /// A question on one line.
    static String line(Question question) {
        return "**#" + question.number() + "** " + Chat.line(question.text(), LINE);
    }

    /// Whole lines of a text up to a length; what is left out is told by "…".
    static String cut(String text, int atMost) {
        if (text.length() <= atMost) {
            return text;
        }
        int lineEnd = text.lastIndexOf('\n', atMost - 2);
        return lineEnd < 0 ? text.substring(0, atMost - 1) + "…" : text.substring(0, lineEnd) + "\n…";
    }
}
