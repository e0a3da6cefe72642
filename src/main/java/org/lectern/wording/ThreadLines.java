package org.lectern.wording;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lectern.chat.Post;
import org.lectern.cue.SlotTimes;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.Chat;

/// What is said in the thread of a block, and the thread's name.
public final class ThreadLines {
    private static final int MAX_NAME = 100;
    private static final int QUEUE = 10;
    private static final int MENTIONS = 6;
    private static final int HEADING = 60;

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

    /// The joint Q&A begins: pings the chairs, names the authors, and lists the first of the queue by talk.
    ///
    /// @param queue the block's open questions in order
    public static Post jointQaIsOn(Scene scene, Slot.JointQa qa, Block block, List<Question> queue) {
        Terms terms = scene.terms();
        List<Long> chairs = scene.venue().chairs();
        String mentions = chairs.stream().map(id -> "<@" + id + "> ").collect(Collectors.joining());
        String head =
                terms.text("jointQaOn", terms.numbers(block), Terms.time(SlotTimes.end(scene.session(), qa))) + "\n";
        String list = (queue.isEmpty() ? terms.text("queue.none") : terms.count("queue", queue.size()))
                + byTalk(scene, block, queue.stream().limit(QUEUE).toList())
                + (queue.size() > QUEUE ? "\n" + terms.count("more", queue.size() - QUEUE) : "");
        String text = (chairs.isEmpty() ? Terms.capitalised(head) : mentions + head) + list;
        return new Post.Message(
                Cards.cut(text, Post.Message.MAX_CONTENT),
                null,
                List.of(Buttons.ask(scene, block.id())),
                Set.copyOf(chairs));
    }

    /// Each talk of a block with its authors, then the questions for it; at last those for all of them.
    private static String byTalk(Scene scene, Block block, List<Question> queue) {
        Terms terms = scene.terms();
        StringBuilder text = new StringBuilder();
        for (Talk talk : block.talks()) {
            String authors = authors(scene, talk);
            text.append("\n**")
                    .append(Chat.line(terms.plainTalk(talk, HEADING), 2 * HEADING))
                    .append("**")
                    .append(authors.isEmpty() ? "" : " · " + authors);
            lines(
                    text,
                    queue.stream()
                            .filter(question -> talk.id().equals(question.talk()))
                            .toList());
        }
        group(
                text,
                terms.text("allOfThem"),
                queue.stream().filter(question -> question.talk() == null).toList());
        group(
                text,
                terms.text("otherTalks"),
                queue.stream()
                        .filter(question -> question.talk() != null && !block.has(question.talk()))
                        .toList());
        return text.toString();
    }

    private static void group(StringBuilder text, String heading, List<Question> questions) {
        if (!questions.isEmpty()) {
            text.append("\n**").append(heading).append("**");
            lines(text, questions);
        }
    }

    private static void lines(StringBuilder text, List<Question> questions) {
        questions.forEach(question -> text.append("\n").append(Cards.line(question)));
    }

    /// Those who may answer, where they are known in the chat; else those whom the page names.
    private static String authors(Scene scene, Talk talk) {
        List<Long> known = scene.authors().getOrDefault(talk.id(), List.of());
        return known.isEmpty()
                ? Chat.line(String.join(", ", talk.authors()), HEADING)
                : known.stream().limit(MENTIONS).map(id -> "<@" + id + ">").collect(Collectors.joining(", "));
    }

    /// @param open the block's open questions in order
    public static Post timeIsUp(Scene scene, Block block, List<Question> open) {
        Terms terms = scene.terms();
        String talks = terms.talks(block);
        return Post.Message.of(
                open.isEmpty()
                        ? terms.text("timeIsUp.none", talks)
                        : Cards.cut(
                                terms.count("timeIsUp", open.size(), talks) + first(terms, open),
                                Post.Message.MAX_CONTENT),
                List.of(Buttons.next(scene)));
    }

    /// In the place of [#timeIsUp], where a chair has opened the floor once more.
    ///
    /// @param closes when it does so now
    public static Post openAgain(Scene scene, Block block, Instant closes) {
        Terms terms = scene.terms();
        return Post.Message.of(
                terms.text("floorOpenAgain", terms.talks(block), Terms.time(closes)), List.of(Buttons.next(scene)));
    }

    private static String first(Terms terms, List<Question> questions) {
        StringBuilder text = new StringBuilder();
        questions.stream().limit(QUEUE).forEach(question -> text.append("\n").append(Cards.line(question)));
        return questions.size() > QUEUE
                ? text.append("\n")
                        .append(terms.count("more", questions.size() - QUEUE))
                        .toString()
                : text.toString();
    }
}
