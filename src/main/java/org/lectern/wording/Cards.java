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
    private static final int TEXT = 280;
    private static final int LINE = 150;

    private Cards() {}

    /// @param questions 1 to 12 of one block, in order
    public static Post of(Scene scene, SlotId block, List<Question> questions) {
        List<Post.Card> cards = new ArrayList<>();
        for (Question question : questions) {
            cards.add(new Post.Card(question.number(), text(scene, question)));
        }
        List<Button> buttons = List.of(Buttons.ask(scene, block));
        return new Post.Cards(cards, buttons);
    }

    private static String text(Scene scene, Question question) {
        String head =
                "**#" + question.number() + "**" + forTalk(scene, question) + "  " + asker(scene, question) + "\n";
        // On one line: lines of its own could fill a screen, or look like another card.
        return head + Chat.line(question.text(), Math.min(TEXT, Post.Card.MAX_TEXT - head.length()));
    }

    /// Of which talk of a joint block it is; nothing where the block has but one.
    private static String forTalk(Scene scene, Question question) {
        SlotId about = question.talk();
        if (about == null) {
            return " · " + scene.terms().text("card.allTalks");
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
        return "*" + scene.terms().person(question.askerName()) + "*";
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
