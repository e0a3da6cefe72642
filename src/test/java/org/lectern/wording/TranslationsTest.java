package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.wording.Scenes.TRACK;
import static org.lectern.wording.Scenes.block;
import static org.lectern.wording.Scenes.question;
import static org.lectern.wording.Scenes.slot;
import static org.lectern.wording.Scenes.talk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.chat.AsRead;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post;
import org.lectern.chat.Responder.AskForm;
import org.lectern.chat.Responder.Form;
import org.lectern.cue.Act;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.question.Filed;
import org.lectern.question.LogEntry;
import org.lectern.question.Move;
import org.lectern.question.NewQuestion;
import org.lectern.question.OwnQuestion;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.QueueOrder;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.TestSessions;
import org.lectern.wording.Queue.Note;

/// Every kind of message in each language, as kept beside the tests: the difference is the review.
class TranslationsTest {
    private static final Path KEPT = Path.of("src/test/resources/org/lectern/wording");
    private static final Wanted.Part SPOTLIGHTS = new Wanted.Part(null, "Spotlight", null);
    private static final Wanted.Part NO_SUCH = new Wanted.Part("Attic", null, null);
    private static final Path CAME = Path.of("target/snapshots");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void every_message_reads_as_it_should(Locale language) throws IOException {
        String came = String.join("\n\n", all(language)) + "\n";
        Path left = Files.createDirectories(CAME).resolve("messages_" + language + ".txt");
        Files.writeString(left, came);
        assertThat(came).as("%s; where it is right, put it into %s", left, KEPT).isEqualTo(kept(left.getFileName()));
    }

    private static String kept(Path name) throws IOException {
        Path file = KEPT.resolve(name.toString());
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void whoever_reads_another_language_reads_english() {
        assertThat(Replies.starting(Locale.JAPANESE)).isEqualTo(Replies.starting(Locale.ENGLISH));
        assertThat(Replies.starting(Locale.of("de", "AT"))).isEqualTo(Replies.starting(Locale.GERMAN));
        assertThat(Replies.starting(Locale.CANADA_FRENCH)).isEqualTo(Replies.starting(Locale.FRENCH));
    }

    private static List<String> all(Locale language) {
        Scene before = Scenes.track().in(language);
        Scene open = Scenes.withThreads(TRACK, 555).in(language);
        return Stream.of(
                        announcements(before, open),
                        threads(before),
                        answers(before, open),
                        chairs(open),
                        times(open),
                        pages(open),
                        own(open),
                        reminders(open),
                        refusals(language))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> announcements(Scene before, Scene open) {
        Slot.JointQa qa = slot(8, Slot.JointQa.class);
        Slot.Break last = slot(14, Slot.Break.class);
        return read(
                Announcements.headsUp(before),
                Announcements.opens(before, false),
                Announcements.opens(before, true),
                Announcements.talk(before, talk(0), false),
                Announcements.talk(before, talk(4), true),
                Announcements.talk(open, talk(5), false),
                Announcements.jointQa(before, qa, List.of(), true),
                Announcements.jointQa(open, qa, queue(5), false),
                Announcements.breakStarts(before, slot(3, Slot.Break.class)),
                Announcements.breakStarts(before, last),
                Announcements.breakStarts(open, last),
                Announcements.closes(before, List.of(), null),
                Announcements.closes(before, queue(1), null),
                Announcements.closes(open, queue(5), URI.create("https://example.org/report/x")));
    }

    private static List<String> threads(Scene scene) {
        Slot.JointQa qa = slot(8, Slot.JointQa.class);
        List<String> all =
                new ArrayList<>(List.of(ThreadLines.name(scene, block(0)), ThreadLines.name(scene, block(4))));
        all.addAll(read(
                ThreadLines.talkIsOn(scene, talk(5)),
                ThreadLines.jointQaIsOn(scene, qa, block(4), List.of()),
                ThreadLines.jointQaIsOn(scene, qa, block(4), queue(1)),
                ThreadLines.jointQaIsOn(scene, qa, block(4), queue(12)),
                ThreadLines.timeIsUp(scene, block(4), queue(0)),
                ThreadLines.timeIsUp(scene, block(4), queue(1)),
                ThreadLines.timeIsUp(scene, block(0), queue(3)),
                Cards.of(
                        scene,
                        block(4).id(),
                        List.of(question(1, block(4), talk(4).id(), "Why?"), queue(1).getFirst()))));
        AskForm form = Forms.askBlock(block(4).id(), block(4), true, scene.language());
        all.add(Forms.askTalk(talk(0), true, scene.language()).title());
        all.add(form.title() + ": " + form.talks().getFirst().label());
        return all;
    }

    private static List<String> answers(Scene before, Scene open) {
        Locale language = before.language();
        List<String> all = new ArrayList<>(read(
                Replies.starting(language),
                Replies.stopping(language),
                Replies.notKept(language),
                Replies.perhapsNotKept(language),
                filed(before, 4, "18:00", false),
                filed(before, 4, "19:45", true),
                filed(before, 0, "17:00", false),
                filed(open, 0, "18:05", false),
                filed(before, 0, "18:20", false),
                Replies.nothingPlanned(language),
                Listing.page(programme(open), View.NOW, Wanted.Part.ALL, Listing.NOW, at("18:20")),
                Listing.page(programme(open), View.NOW, Wanted.Part.ALL, Listing.NOW, at("17:50")),
                Listing.page(programme(open), View.NEXT, Wanted.Part.ALL, Listing.NOW, at("18:20")),
                Listing.page(programme(open), View.NEXT, Wanted.Part.ALL, Listing.NOW, at("22:00")),
                Listing.page(programme(open), View.SCHEDULE, Wanted.Part.ALL, Listing.NOW, at("18:20")),
                Listing.page(twoDays(open), View.SCHEDULE, Wanted.Part.ALL, Listing.NOW, at("18:20")),
                Listing.page(programme(open), View.SCHEDULE, NO_SUCH, Listing.NOW, at("18:20")),
                Listing.page(programme(open), View.NEXT, SPOTLIGHTS, Listing.NOW, at("22:00")),
                Listing.page(
                        new Programme(Collections.nCopies(8, open), language),
                        View.SCHEDULE,
                        SPOTLIGHTS,
                        Listing.NOW,
                        at("20:05")),
                Replies.schedule(before, at("18:20")),
                Replies.refused(new Refusal.TooFast(1, at("18:05")), language),
                Replies.refused(new Refusal.TooManyOpen(1), language),
                Replies.askedBefore(before, queue(1).getFirst(), asked(8)),
                Replies.askedBefore(
                        before, queue(1).getFirst(), asked(queue(1).getFirst().asker()))));
        for (String time : List.of("17:00", "18:05", "20:45", "22:00")) {
            all.addAll(read(Replies.now(open, at(time)), Replies.next(open, at(time))));
        }
        return all;
    }

    private static Programme programme(Scene scene) {
        return new Programme(List.of(scene), scene.language());
    }

    private static Programme twoDays(Scene scene) {
        Session closing = TestSessions.session("Closing")
                .later(1)
                .keynote("18:00-19:00", "Closing")
                .build();
        return new Programme(List.of(scene, Scenes.of(closing)), scene.language());
    }

    private static NewQuestion asked(long asker) {
        Question like = queue(1).getFirst();
        return new NewQuestion(
                9, like.session(), like.block(), null, "Why, then?", asker, "Ada", at("19:00"), State.OPEN);
    }

    private static List<String> chairs(Scene scene) {
        QueueAct.View view = new QueueAct.View(scene.session().id(), block(4).id(), 0);
        Question question = queue(1).getFirst();
        Set<Move.Kind> all = Set.of(Move.Kind.values());
        List<LogEntry> acts = new ArrayList<>();
        for (Move.Kind kind : Move.Kind.values()) {
            acts.add(act(new LogEntry.What.Moved(3, kind, 2)));
        }
        acts.add(act(new LogEntry.What.Undone(3)));
        acts.add(act(new LogEntry.What.LetIn(talk(4).id(), 77, true)));
        acts.add(act(new LogEntry.What.LetIn(talk(4).id(), 77, false)));
        acts.add(act(new LogEntry.What.Muted(3, true)));
        acts.add(act(new LogEntry.What.Muted(3, false)));
        acts.add(act(new LogEntry.What.Ordered(QueueOrder.VOTES)));
        acts.add(act(new LogEntry.What.Ordered(QueueOrder.TIME)));
        acts.add(act(new LogEntry.What.Replanned(1)));
        acts.add(act(new LogEntry.What.Replanned(3)));
        acts.add(new LogEntry(9, at("18:20"), "Ada", new LogEntry.What.Other("/session late"), true));
        return read(
                Queue.page(scene, view, QueueOrder.FAIR, List.of(), Note.NONE),
                Queue.page(
                        scene,
                        new QueueAct.View(view.session(), null, 1),
                        QueueOrder.VOTES,
                        queue(12),
                        Queue.done(scene, view, question.id(), acts.getFirst())),
                Queue.page(scene, view, QueueOrder.TIME, List.of(standing(State.WAITING)), Note.NONE),
                Queue.one(scene, view, question, all, false, Queue.stale(scene, acts.getFirst())),
                Queue.one(scene, view, standing(State.STAGED), all, true, Queue.impossible(scene, question)),
                Queue.one(scene, view, standing(State.WAITING), all, false, Queue.nothing(scene)),
                Queue.mergeInto(scene, view, question, queue(2)),
                Queue.whichAnswered(scene, view, "1/2/3", queue(2)),
                Queue.alone(Queue.changed(scene, question)),
                Log.of(scene, List.of(), List.of()),
                Log.of(scene, acts, queue(3)),
                Replies.nothingToAnswer(scene.language()),
                Replies.letIn(scene, talk(4), 77, false),
                Replies.letIn(scene, talk(4), 77, true),
                Replies.letOut(scene, talk(4), 77, true),
                Replies.letOut(scene, talk(4), 77, false),
                Replies.filed(scene, block(4), new Filed(standing(State.WAITING), 1, false), at("19:00")));
    }

    private static List<String> times(Scene scene) {
        Slot second = talk(1);
        Instant now = at("18:10");
        List<String> texts = new ArrayList<>();
        for (Act act : List.of(
                new Act.Late(Duration.ofMinutes(7), false),
                new Act.Late(Duration.ofMinutes(7), true),
                new Act.Late(Duration.ofMinutes(-3), false),
                new Act.Late(Duration.ofMinutes(-3), true),
                new Act.StartNext(second.id()),
                new Act.EndNow(talk(0).id()),
                new Act.Skip(second.id(), false),
                new Act.Skip(second.id(), true),
                new Act.Hold())) {
            texts.addAll(done(scene, Course.of(scene.session()), act, now));
        }
        Course held = after(Course.of(scene.session()), new Act.Hold(), now);
        texts.addAll(done(scene, held, new Act.Late(Duration.ofMinutes(1), false), at("18:12")));
        texts.addAll(done(scene, held, new Act.StartNext(second.id()), at("18:12")));
        texts.addAll(done(scene, held, new Act.Resume(), at("18:12")));
        texts.addAll(done(scene, held, new Act.Undo(1), at("18:12")));
        Times.Other other = new Times.Other("Ada", held.done().getFirst());
        for (ActOutcome refused : List.of(
                new ActOutcome.SessionOver(),
                new ActOutcome.OutOfRange(),
                new ActOutcome.BeforeNow(Duration.ofMinutes(5)),
                new ActOutcome.NoBreakToCome(),
                new ActOutcome.NotNext(second),
                new ActOutcome.NotOn(),
                new ActOutcome.SlotOver(),
                new ActOutcome.AlreadySkipped(),
                new ActOutcome.AlreadyHeld(now),
                new ActOutcome.NotHeld(),
                new ActOutcome.NotLast(null),
                new ActOutcome.NotLast(held.done().getFirst()),
                new ActOutcome.AlreadyTakenBack(),
                new ActOutcome.Unseen(held.done().getFirst()),
                new ActOutcome.BegunSince(second))) {
            texts.addAll(read(Times.told(scene, refused, Optional.of(other), held)));
        }
        Course replanned = after(Course.of(scene.session()), Act.Replan.NOTHING, now);
        texts.addAll(read(Times.told(
                scene,
                new ActOutcome.SlotOver(),
                Optional.of(new Times.Other("Schedule", replanned.done().getFirst())),
                replanned)));
        texts.addAll(read(
                Times.timeLeft(scene, block(4), at("19:50"), 0, 3),
                Times.timeLeft(scene, block(4), at("19:50"), 5, 3),
                ThreadLines.openAgain(scene, block(4), at("19:50")),
                Times.nothingNext(scene.language()),
                Times.nothingOn(scene.language()),
                Times.noSuchSlot(scene.language()),
                Times.nothingToUndo(scene.language()),
                Times.notDone(scene.language())));
        return texts;
    }

    private static List<String> done(Scene scene, Course before, Act act, Instant now) {
        ActOutcome.Taken taken = (ActOutcome.Taken) before.act(act, now);
        List<String> texts = new ArrayList<>();
        Scene after = new Scene(
                taken.course().at(now),
                taken.course().blocks(now),
                scene.venue(),
                scene.threads(),
                taken.course().heldSince().orElse(null),
                scene.language(),
                scene.authors());
        Times.note(after, act, taken.course(), now).map(AsRead::of).ifPresent(texts::add);
        texts.addAll(read(Times.told(after, taken, Optional.empty(), taken.course())));
        return texts;
    }

    private static Course after(Course before, Act act, Instant now) {
        return ((ActOutcome.Taken) before.act(act, now)).course();
    }

    private static List<String> pages(Scene scene) {
        return read(
                Replies.wallLink(scene, URI.create("https://example.org/wall/x"), 0),
                Replies.wallLink(scene, URI.create("https://example.org/wall/x"), 2));
    }

    private static List<String> own(Scene scene) {
        Question open = queue(1).getFirst();
        Question whole = queue(2).getLast();
        Set<Move.Kind> all = Set.of(Move.Kind.values());
        List<Mine.Entry> entries = Stream.of(State.values())
                .map(state -> entry(scene, numbered(standing(state)), state == State.MERGED ? whole : null))
                .toList();
        List<String> texts = new ArrayList<>(read(
                Mine.page(scene.language(), 0, List.of(), false, Note.NONE),
                Mine.page(scene.language(), 0, entries.subList(0, 1), false, Note.NONE),
                Mine.page(scene.language(), 0, entries, false, Note.NONE),
                Mine.page(scene.language(), 1, entries, true, Mine.direct(scene.language(), true)),
                Mine.one(entry(scene, open, null), all, Mine.corrected(scene, open)),
                Mine.one(entry(scene, open, null), Set.of(), Mine.approved(scene, open)),
                Mine.one(entry(scene, open, null), Set.of(), Mine.withdrawn(scene, open, 17)),
                Mine.one(entry(scene, open, null), Set.of(), Mine.restored(scene, open)),
                Mine.toldDirectly(scene, open, whole),
                Mine.direct(scene.language(), scene.session().id(), false),
                Mine.told(scene, open, standing(State.ANSWERED)),
                Mine.told(scene, whole, answered("https://discord.com/channels/1/2/3"))));
        Form form = Mine.form(open, scene.language());
        texts.add(form.title() + ": " + form.label());
        return texts;
    }

    private static List<String> reminders(Scene scene) {
        Programme.Entry talk = new Programme.Entry(scene, talk(4));
        return read(
                Reminders.set(talk, Duration.ofMinutes(5)),
                Reminders.set(talk, Duration.ZERO),
                Reminders.takenBack(true, scene.language()),
                Reminders.takenBack(false, scene.language()),
                Reminders.list(List.of(), scene.language()),
                Reminders.list(
                        List.of(
                                new Reminders.Entry(new Programme.Entry(scene, talk(0)), Duration.ZERO, false),
                                new Reminders.Entry(talk, Duration.ofMinutes(5), false),
                                new Reminders.Entry(new Programme.Entry(scene, talk(5)), Duration.ZERO, true)),
                        scene.language()),
                Reminders.due(scene, talk(4), at("18:55")),
                Reminders.due(scene, talk(4), at("19:01")),
                Reminders.cancelled(scene, talk(4)),
                Replies.calendar(1, new byte[0], scene.language()),
                Replies.calendar(12, new byte[0], scene.language()));
    }

    private static Question numbered(Question question) {
        int number = 20 + List.of(State.values()).indexOf(question.state());
        return new Question(
                new QuestionId(number),
                question.session(),
                number,
                question.block(),
                question.talk(),
                question.text(),
                question.asker(),
                question.askerName(),
                question.askedAt(),
                question.standing());
    }

    private static Mine.Entry entry(Scene scene, Question question, @Nullable Question whole) {
        return new Mine.Entry(scene, new OwnQuestion(question, Optional.ofNullable(whole), 2));
    }

    private static Question answered(String where) {
        Question question = standing(State.ANSWERED);
        return new Question(
                question.id(),
                question.session(),
                question.number(),
                question.block(),
                question.talk(),
                question.text(),
                question.asker(),
                question.askerName(),
                question.askedAt(),
                new Standing(State.ANSWERED, false, 0, 0, null, null, where, 1));
    }

    private static LogEntry act(LogEntry.What what) {
        return new LogEntry(9, at("18:20"), "Ada", what, false);
    }

    private static Question standing(State state) {
        Question question = queue(1).getFirst();
        return new Question(
                question.id(),
                question.session(),
                question.number(),
                question.block(),
                question.talk(),
                question.text(),
                question.asker(),
                question.askerName(),
                question.askedAt(),
                Standing.of(state));
    }

    private static List<String> refusals(Locale language) {
        return ThreadsAndRepliesTest.refusals().stream()
                .map(refusal -> AsRead.of(Replies.refused(refusal, language)))
                .toList();
    }

    private static Post filed(Scene scene, int slot, String now, boolean again) {
        Question question = question(9, block(slot), again ? null : talk(slot).id(), "Why?");
        return Replies.filed(scene, block(slot), new Filed(question, again ? 2 : 1, again), at(now));
    }

    private static List<Question> queue(int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> question(i, block(4), null, "Why " + i + "?"))
                .toList();
    }

    private static Instant at(String time) {
        return TestSessions.at(time);
    }

    private static List<String> read(Post... posts) {
        return Stream.of(posts).map(AsRead::of).toList();
    }
}
