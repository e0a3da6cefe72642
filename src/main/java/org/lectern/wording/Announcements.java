package org.lectern.wording;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Button;
import org.lectern.chat.Embed;
import org.lectern.chat.Post;
import org.lectern.cue.SlotTimes;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.Chat;

/// What is said in the session's channel.
public final class Announcements {
    private static final int ABSTRACT = 700;
    private static final int TOP = 3;
    private static final int NUMBERS = 8;
    private static final int THREADS = 10;

    private Announcements() {}

    public static Post headsUp(Scene scene) {
        Terms terms = scene.terms();
        Instant opening = SlotTimes.opening(scene.session());
        return Post.Message.of(
                terms.text(
                                "headsUp",
                                terms.title(scene.session().title()),
                                Terms.relative(opening),
                                Terms.time(opening))
                        + chairs(scene),
                Buttons.withVideo(scene, Buttons.schedule(scene)));
    }

    /// What stands where a session was announced that has no talks any more.
    public static Post nothingLeft(Scene scene) {
        return Post.Message.of(nothingLeftLine(scene), List.of(Buttons.schedule(scene)));
    }

    static String nothingLeftLine(Scene scene) {
        return scene.terms()
                .text("nothingLeft", scene.terms().title(scene.session().title()));
    }

    /// @param late whether the session has been on for some time
    public static Post opens(Scene scene, boolean late) {
        Terms terms = scene.terms();
        Instant opening = SlotTimes.opening(scene.session());
        Instant closing = SlotTimes.closing(scene.session());
        String when = terms.text(
                        late ? "opens.whenLate" : "opens.when",
                        Terms.date(opening),
                        Terms.time(opening),
                        Terms.time(closing))
                + chairs(scene);
        int left = Embed.MAX_DESCRIPTION - terms.text("opens", when, "").length();
        return Post.Message.of(
                new Embed(
                        terms.title(scene.session().title()), terms.text("opens", when, Agenda.of(scene, null, left))),
                Buttons.withLinks(scene, Buttons.schedule(scene)));
    }

    /// @param late whether the talk has been on for some time
    public static Post talk(Scene scene, Talk talk, boolean late) {
        Terms terms = scene.terms();
        StringBuilder text = new StringBuilder();
        String authors = terms.people(talk.authors());
        if (!authors.isEmpty()) {
            text.append("*").append(authors).append("*\n");
        }
        text.append(until(scene, talk, late));
        Optional<Block> block = scene.blockOf(talk.id());
        block.ifPresent(found -> text.append(" ").append(whereAnswered(scene, found)));
        if (!talk.abstractText().isEmpty()) {
            text.append("\n\n").append(Chat.of(talk.abstractText(), ABSTRACT));
        }
        Embed embed = new Embed(terms.talk(talk), text.toString());
        return Post.Message.of(
                embed,
                block.isPresent()
                        ? Buttons.withVideo(scene, Buttons.ask(scene, talk.id()), Buttons.next(scene))
                        : Buttons.withVideo(scene, Buttons.next(scene)));
    }

    private static String until(Scene scene, Slot slot, boolean late) {
        String end = Terms.time(SlotTimes.end(scene.session(), slot));
        return late
                ? scene.terms().text("onSince", Terms.time(SlotTimes.start(slot)), end)
                : scene.terms().text("until", end);
    }

    private static String whereAnswered(Scene scene, Block block) {
        Terms terms = scene.terms();
        Slot.JointQa qa = block.jointQa();
        if (!block.isJoint()) {
            return scene.threadLink(block)
                    .map(link -> terms.text("answered.ownIn", link))
                    .orElseGet(() -> terms.text("answered.own"));
        }
        String thread = scene.threadLink(block).orElseGet(() -> terms.text("theirThread"));
        return qa == null
                ? terms.text("answered.nowhere", thread)
                : terms.text("answered.joint", thread, Terms.time(SlotTimes.start(qa)));
    }

    /// @param queue the block's open questions in order
    public static Post jointQa(Scene scene, Slot.JointQa qa, List<Question> queue, boolean late) {
        Terms terms = scene.terms();
        Optional<Block> served = scene.blockOf(qa.id());
        String until = until(scene, qa, late);
        if (served.isEmpty()) {
            return Post.Message.of(
                    new Embed(terms.slot(qa), until + " " + terms.text("floorOpen.nobody")),
                    Buttons.withVideo(scene, Buttons.next(scene)));
        }
        Block block = served.get();
        String thread = scene.threadLink(block)
                .map(link -> " " + terms.text("floorOpen.thread", link))
                .orElse("");
        Embed embed = new Embed(
                terms.text("floorOpen", terms.talks(block)), until + thread + "\n\n" + topByTalk(terms, block, queue));
        return Post.Message.of(embed, Buttons.withVideo(scene, Buttons.ask(scene, block.id()), Buttons.next(scene)));
    }

    private static String topByTalk(Terms terms, Block block, List<Question> queue) {
        if (queue.isEmpty()) {
            return terms.text("floorOpen.noneYet");
        }
        Map<Optional<String>, List<Question>> byTalk = queue.stream()
                .collect(Collectors.groupingBy(
                        question -> Optional.ofNullable(question.talk()).map(Object::toString)));
        StringBuilder text = new StringBuilder();
        for (Talk talk : block.talks()) {
            text.append(top(
                    terms, terms.talk(talk), byTalk.get(Optional.of(talk.id().value()))));
        }
        text.append(top(terms, terms.text("allOfThem"), byTalk.get(Optional.<String>empty())));
        List<Question> others = queue.stream()
                .filter(question -> question.talk() != null && !block.has(question.talk()))
                .toList();
        text.append(top(terms, terms.text("otherTalks"), others.isEmpty() ? null : others));
        return Cards.cut(text.toString().strip(), 3000);
    }

    private static String top(Terms terms, String heading, @Nullable List<Question> questions) {
        if (questions == null) {
            return "";
        }
        String first = questions.stream().limit(TOP).map(Cards::line).collect(Collectors.joining("\n"));
        int more = questions.size() - TOP;
        return "**" + heading + "**\n" + first + "\n" + (more > 0 ? terms.count("more", more) + "\n" : "");
    }

    public static Post breakStarts(Scene scene, Slot.Break pause) {
        Terms terms = scene.terms();
        Instant end = SlotTimes.end(scene.session(), pause);
        String text = Agenda.nextAfter(scene.session(), pause)
                .map(next -> terms.text(
                        "break",
                        terms.slot(pause),
                        Terms.time(end),
                        Terms.relative(end),
                        terms.slot(next),
                        Terms.time(SlotTimes.start(next))))
                .orElseGet(() -> Agenda.hasOnlyBreaks(scene.session())
                        ? terms.text("now", terms.slot(pause), Terms.time(end), Terms.relative(end))
                        : terms.text("talksOver") + " " + whereStill(scene));
        return Post.Message.of(text, Buttons.withVideo(scene, Buttons.schedule(scene)));
    }

    private static String whereStill(Scene scene) {
        List<String> threads = scene.blocks().stream()
                .flatMap(block -> scene.threadLink(block).stream())
                .toList();
        if (threads.isEmpty()) {
            return scene.terms().text("stillAsk");
        }
        String last = threads.reversed().stream().limit(THREADS).collect(Collectors.joining(", "));
        return scene.terms().text(threads.size() > THREADS ? "stillAsk.inMore" : "stillAsk.in", last);
    }

    /// @param questions all questions of the session
    /// @param report where everybody may read the report; null where that is nowhere
    public static Post.Message closes(Scene scene, List<Question> questions, @Nullable URI report) {
        Terms terms = scene.terms();
        String title = terms.title(scene.session().title());
        String text = questions.isEmpty()
                ? terms.text("closed.none", title)
                : terms.count("closed", questions.size(), title, Cards.cut(countsByBlock(scene, questions), 1500));
        return Post.Message.of(
                text,
                report == null
                        ? List.of(Buttons.schedule(scene))
                        : List.of(Buttons.schedule(scene), new Button.Link(report, terms.text("closed.report"))));
    }

    /// In the order of the schedule; those of what it has no more are the last.
    private static String countsByBlock(Scene scene, List<Question> questions) {
        Map<SlotId, List<Question>> asked = questions.stream().collect(Collectors.groupingBy(Question::block));
        Stream<String> ofBlocks = scene.blocks().stream()
                .map(block -> countsOf(
                        scene,
                        scene.threadLink(block)
                                .orElseGet(() -> Chat.escape(scene.terms().heading(block))),
                        asked.getOrDefault(block.id(), List.of())));
        List<Question> leftOut = questions.stream()
                .filter(question ->
                        scene.blocks().stream().noneMatch(block -> block.id().equals(question.block())))
                .toList();
        return Stream.concat(ofBlocks, Stream.of(countsOf(scene, scene.terms().text("closed.leftOut"), leftOut)))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /// How many were asked, and which of them are still open.
    private static String countsOf(Scene scene, String where, List<Question> asked) {
        if (asked.isEmpty()) {
            return "";
        }
        Terms terms = scene.terms();
        List<Question> open =
                asked.stream().filter(question -> question.state().isLive()).toList();
        long answered = asked.stream()
                .filter(question -> question.state() == State.ANSWERED)
                .count();
        return open.isEmpty()
                ? terms.text("closed.block", where, asked.size(), answered)
                : terms.text("closed.blockOpen", where, asked.size(), answered, numbers(open));
    }

    private static String numbers(List<Question> questions) {
        String first = questions.stream()
                .limit(NUMBERS)
                .map(question -> "#" + question.number())
                .collect(Collectors.joining(", "));
        return questions.size() > NUMBERS ? first + ", …" : first;
    }

    /// On a line of its own; nothing where the page names none.
    private static String chairs(Scene scene) {
        String chairs = scene.terms().people(scene.session().chairs());
        return chairs.isEmpty() ? "" : "\n" + scene.terms().text("chairs", chairs);
    }
}
