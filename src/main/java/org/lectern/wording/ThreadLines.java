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
    public static String name(Scene scene, Block block) {
        return block.isJoint() ? scene.terms().heading(block) : ownName(scene.terms(), block.first());
    }

    private static String ownName(Terms terms, Talk talk) {
        Integer number = talk.number();
        String prefix = number == null ? "· " : number + " · ";
        int left = MAX_NAME - terms.text("thread.own", prefix).length();
        return terms.text("thread.own", prefix + terms.plain(talk.title(), left));
    }

    public static Post talkIsOn(Scene scene, Talk talk) {
        Terms terms = scene.terms();
        return Post.Message.of(
                terms.text("talkOn", terms.talk(talk), Terms.time(SlotTimes.end(scene.session(), talk))),
                List.of(Buttons.ask(scene, talk.id())));
    }

    /// The joint Q&A begins: pings the chairs.
    ///
    /// @param queue the block's open questions in order
    public static Post jointQaIsOn(Scene scene, Slot.JointQa qa, Block block, List<Question> queue) {
        Terms terms = scene.terms();
        List<Long> chairs = scene.venue().chairs();
        String mentions = chairs.stream().map(id -> "<@" + id + "> ").collect(Collectors.joining());
        String head =
                terms.text("jointQaOn", terms.numbers(block), Terms.time(SlotTimes.end(scene.session(), qa))) + "\n";
        String list = queue.isEmpty()
                ? terms.text("queue.none")
                : terms.count("queue", queue.size()) + "\n"
                        + queue.stream().limit(QUEUE).map(Cards::line).collect(Collectors.joining("\n"))
                        + (queue.size() > QUEUE ? "\n" + terms.count("more", queue.size() - QUEUE) : "");
        String text = (chairs.isEmpty() ? Terms.capitalised(head) : mentions + head) + list;
        return new Post.Message(
                Cards.cut(text, Post.Message.MAX_CONTENT),
                null,
                List.of(Buttons.ask(scene, block.id())),
                Set.copyOf(chairs));
    }

    /// @param open how many questions of the block are open
    public static Post timeIsUp(Scene scene, Block block, int open) {
        Terms terms = scene.terms();
        String talks = terms.talks(block);
        return Post.Message.of(
                open == 0 ? terms.text("timeIsUp.none", talks) : terms.count("timeIsUp", open, talks),
                List.of(Buttons.next(scene)));
    }
}
