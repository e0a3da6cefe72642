package org.lectern.wording;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.chat.Post;
import org.lectern.cue.SlotTimes;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;

/// What is said in the thread of a block, and the thread's name.
public final class ThreadLines {
    private static final int MAX_NAME = 100;
    private static final int QUEUE = 10;

    private ThreadLines() {}

    /// `Q&A 1 · Implicit Neural Representations …`, `Joint Q&A 5–8`; at most 100 characters, unformatted.
    public static String name(Block block) {
        return block.isJoint() ? Terms.capitalised(Terms.plainQa(block)) : ownName(block.first());
    }

    private static String ownName(Talk talk) {
        Integer number = talk.number();
        String prefix = number == null ? "Q&A · " : "Q&A " + number + " · ";
        return prefix + Terms.plain(talk.title(), MAX_NAME - prefix.length());
    }

    public static Post talkIsOn(Scene scene, Talk talk) {
        return Post.Message.of(
                "Now on: **" + Terms.talk(talk) + "**, until " + Terms.time(SlotTimes.end(scene.session(), talk)) + ".",
                List.of(Buttons.ask(talk.id())));
    }

    /// The joint Q&A begins: pings the chairs.
    ///
    /// @param queue the block's open questions in order
    public static Post jointQaIsOn(Scene scene, Slot.JointQa qa, Block block, List<Question> queue) {
        List<Long> chairs = scene.venue().chairs();
        String mentions = chairs.stream().map(id -> "<@" + id + "> ").collect(Collectors.joining());
        String head = mentions + "the joint Q&A for " + Terms.numbers(block) + " is on, until "
                + Terms.time(SlotTimes.end(scene.session(), qa)) + ".\n";
        String list = queue.isEmpty()
                ? "No questions yet."
                : Terms.count(queue.size(), "question is", "questions are") + " in the queue:\n"
                        + queue.stream().limit(QUEUE).map(Cards::line).collect(Collectors.joining("\n"))
                        + (queue.size() > QUEUE ? "\nand " + (queue.size() - QUEUE) + " more" : "");
        String text = chairs.isEmpty() ? Terms.capitalised(head) + list : head + list;
        return new Post.Message(
                Cards.cut(text, Post.Message.MAX_CONTENT), null, List.of(Buttons.ask(block.id())), Set.copyOf(chairs));
    }

    /// @param open how many questions of the block are open
    public static Post timeIsUp(Scene scene, Block block, int open) {
        String left = switch (open) {
            case 0 -> "no questions are left open.";
            case 1 -> "1 question stays open; the authors may answer here.";
            default -> open + " questions stay open; the authors may answer here.";
        };
        return Post.Message.of(
                "Time's up for " + Terms.talks(block) + "; " + left,
                List.of(Buttons.next(scene.session().id())));
    }
}
