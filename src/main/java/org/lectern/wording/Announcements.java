package org.lectern.wording;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Embed;
import org.lectern.chat.Post;
import org.lectern.cue.SlotTimes;
import org.lectern.question.Question;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.text.Chat;

/// What is said in the session's channel.
public final class Announcements {
    private static final int ABSTRACT = 700;
    private static final int TOP = 3;
    private static final int THREADS = 10;

    private Announcements() {}

    public static Post headsUp(Scene scene) {
        Session session = scene.session();
        Instant opening = SlotTimes.opening(session);
        return Post.Message.of(
                "**" + Terms.title(session.title()) + "** starts " + Terms.relative(opening) + ", at "
                        + Terms.time(opening) + "." + chairs(session),
                Buttons.withVideo(scene, Buttons.schedule(session.id())));
    }

    /// @param late whether the session has been on for some time
    public static Post opens(Scene scene, boolean late) {
        Session session = scene.session();
        Instant opening = SlotTimes.opening(session);
        Instant closing = SlotTimes.closing(session);
        String when = Terms.date(opening) + ", " + Terms.time(opening) + " to " + Terms.time(closing)
                + (late ? " (on since " + Terms.time(opening) + ")" : "") + "." + chairs(session);
        String howTo = "**How to ask.** Type `/ask`, or press **Ask** under a talk. To ask with a message that you have"
                + " posted, open its menu and choose Apps, then **Add to Q&A**. `/next` tells what comes next.";
        String agenda = Agenda.of(session, null, Embed.MAX_DESCRIPTION - when.length() - howTo.length() - 40);
        return Post.Message.of(
                new Embed(Terms.title(session.title()), when + "\n\n**Agenda**\n" + agenda + "\n\n" + howTo),
                Buttons.withLinks(scene, Buttons.schedule(session.id())));
    }

    /// @param late whether the talk has been on for some time
    public static Post talk(Scene scene, Talk talk, boolean late) {
        StringBuilder text = new StringBuilder();
        String authors = Terms.people(talk.authors());
        if (!authors.isEmpty()) {
            text.append("*").append(authors).append("*\n");
        }
        text.append(late ? "On since " + Terms.time(SlotTimes.start(talk)) + ", until " : "Until ")
                .append(Terms.time(SlotTimes.end(scene.session(), talk)))
                .append(".");
        Optional<Block> block = scene.blockOf(talk.id());
        block.ifPresent(found -> text.append(" ").append(whereAnswered(scene, found)));
        if (!talk.abstractText().isEmpty()) {
            text.append("\n\n").append(Chat.of(talk.abstractText(), ABSTRACT));
        }
        Embed embed = new Embed(Terms.talk(talk), text.toString());
        return Post.Message.of(
                embed,
                block.isPresent()
                        ? Buttons.withVideo(
                                scene,
                                Buttons.ask(talk.id()),
                                Buttons.next(scene.session().id()))
                        : Buttons.withVideo(scene, Buttons.next(scene.session().id())));
    }

    private static String whereAnswered(Scene scene, Block block) {
        Slot.JointQa qa = block.jointQa();
        if (!block.isJoint()) {
            return "Questions are answered within the talk, in its thread.";
        }
        String thread = scene.threadLink(block).map(link -> " in " + link).orElse(" in their thread");
        return qa == null
                ? "Questions are collected" + thread + "."
                : "Questions are collected" + thread + " and answered in the joint Q&A at "
                        + Terms.time(SlotTimes.start(qa)) + ".";
    }

    /// @param queue the block's open questions in order
    public static Post jointQa(Scene scene, Slot.JointQa qa, List<Question> queue, boolean late) {
        Optional<Block> served = scene.blockOf(qa.id());
        Instant end = SlotTimes.end(scene.session(), qa);
        String since = late ? "On since " + Terms.time(SlotTimes.start(qa)) + ", until " : "Until ";
        if (served.isEmpty()) {
            return Post.Message.of(
                    new Embed(Terms.slot(qa), since + Terms.time(end) + ". No talk left questions for it."),
                    Buttons.withVideo(scene, Buttons.next(scene.session().id())));
        }
        Block block = served.get();
        String thread = scene.threadLink(block)
                .map(link -> " The questions are in " + link + ".")
                .orElse("");
        Embed embed = new Embed(
                "The floor is open for " + Terms.talks(block),
                since + Terms.time(end) + "." + thread + "\n\n" + topByTalk(block, queue));
        return Post.Message.of(
                embed,
                Buttons.withVideo(
                        scene,
                        Buttons.ask(block.id()),
                        Buttons.next(scene.session().id())));
    }

    private static String topByTalk(Block block, List<Question> queue) {
        if (queue.isEmpty()) {
            return "Nobody has asked yet: be the first.";
        }
        Map<Optional<String>, List<Question>> byTalk = queue.stream()
                .collect(Collectors.groupingBy(
                        question -> Optional.ofNullable(question.talk()).map(Object::toString)));
        StringBuilder text = new StringBuilder();
        for (Talk talk : block.talks()) {
            append(text, Terms.talk(talk), byTalk.get(Optional.of(talk.id().value())));
        }
        append(text, "All of them", byTalk.get(Optional.<String>empty()));
        return Cards.cut(text.toString().strip(), 3000);
    }

    private static void append(StringBuilder text, String heading, @Nullable List<Question> questions) {
        if (questions == null) {
            return;
        }
        text.append("**").append(heading).append("**\n");
        questions.stream()
                .limit(TOP)
                .forEach(question -> text.append(Cards.line(question)).append("\n"));
        if (questions.size() > TOP) {
            text.append("and ").append(questions.size() - TOP).append(" more\n");
        }
    }

    public static Post breakStarts(Scene scene, Slot.Break pause) {
        Session session = scene.session();
        Instant end = SlotTimes.end(session, pause);
        Optional<Slot> next = Agenda.nextAfter(session, pause);
        if (next.isPresent()) {
            return Post.Message.of(
                    "**" + Terms.slot(pause) + "** until " + Terms.time(end) + " (" + Terms.relative(end) + ").\nNext: "
                            + Terms.slot(next.get()) + ", at " + Terms.time(SlotTimes.start(next.get())) + ".",
                    Buttons.withVideo(scene, Buttons.schedule(session.id())));
        }
        return Post.Message.of(
                "The talks are over. " + whereStill(scene), Buttons.withVideo(scene, Buttons.schedule(session.id())));
    }

    private static String whereStill(Scene scene) {
        List<String> threads = scene.blocks().stream()
                .flatMap(block -> scene.threadLink(block).stream())
                .toList();
        return threads.isEmpty()
                ? "You may still ask with `/ask`."
                : "You may still ask, and authors may still answer, in "
                        + String.join(", ", threads.reversed().subList(0, Math.min(THREADS, threads.size())))
                        + (threads.size() > THREADS ? " and the threads before them." : ".");
    }

    /// @param questions all questions of the session
    public static Post closes(Scene scene, List<Question> questions) {
        Session session = scene.session();
        StringBuilder text = new StringBuilder("**" + Terms.title(session.title()) + "** is over. ");
        if (questions.isEmpty()) {
            text.append("No questions were asked.");
        } else {
            text.append(Terms.count(questions.size(), "question was", "questions were"))
                    .append(" asked:\n")
                    .append(Cards.cut(countsByBlock(scene, questions), 1500));
        }
        return Post.Message.of(text.toString(), List.of(Buttons.schedule(session.id())));
    }

    private static String countsByBlock(Scene scene, List<Question> questions) {
        return scene.blocks().stream()
                .map(block -> {
                    long count = questions.stream()
                            .filter(question -> question.block().equals(block.id()))
                            .count();
                    String where = scene.threadLink(block).orElse(Terms.capitalised(Terms.qa(block)));
                    return count == 0 ? "" : where + ": " + count;
                })
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String chairs(Session session) {
        String chairs = Terms.people(session.chairs());
        return chairs.isEmpty() ? "" : "\nChaired by " + chairs + ".";
    }
}
