package org.lectern.hostile;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post;
import org.lectern.chat.Responder.AskForm;
import org.lectern.chat.Responder.Choice;
import org.lectern.chat.Venue;
import org.lectern.question.Filed;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Ids;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.JointQa;
import org.lectern.schedule.Slot.Qa;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.RichText;
import org.lectern.wording.Announcements;
import org.lectern.wording.Cards;
import org.lectern.wording.Forms;
import org.lectern.wording.Listing;
import org.lectern.wording.Programme;
import org.lectern.wording.Refusal;
import org.lectern.wording.Replies;
import org.lectern.wording.Scene;
import org.lectern.wording.ThreadLines;
import org.lectern.wording.Wanted;

/// A small session of every kind of slot, with one text wherever somebody's text can stand; and all that is said of
/// it. Two sessions of different texts differ in nothing else.
public final class HostileSession {
    private static final OffsetDateTime START = OffsetDateTime.parse("2030-12-08T18:00:00-08:00");
    private static final List<SlotId> IDS = ids();
    private static final SessionId SESSION = new SessionId(Ids.fresh(new Random(2)));

    private final String text;
    private final Scene scene;

    /// @param numbered whether the talks have numbers
    public HostileSession(String text, boolean numbered) {
        this.text = text;
        Session session = new Session(
                SESSION,
                RichText.plain(text),
                text,
                text,
                START,
                START.plusHours(1),
                List.of(text, text),
                List.of(text),
                Map.of("video", URI.create("https://example.org/")),
                List.of(
                        talk(0, numbered, Qa.OWN),
                        talk(1, numbered, Qa.JOINT),
                        talk(2, numbered, Qa.JOINT),
                        new JointQa(IDS.get(3), time(3), time(4), text),
                        new Slot.Break(IDS.get(4), time(4), time(5), text),
                        talk(5, numbered, Qa.NONE)));
        scene = new Scene(
                session, Block.of(session), new Venue(1, List.of(41L), Map.of()), _ -> OptionalLong.of(4_000_000L));
    }

    private Talk talk(int index, boolean numbered, Qa qa) {
        return new Talk(
                IDS.get(index),
                time(index),
                time(index + 1),
                numbered ? index + 1 : null,
                text,
                RichText.plain(text),
                List.of(text, text),
                RichText.plain(text),
                qa,
                text);
    }

    private static OffsetDateTime time(int slot) {
        return START.plusMinutes(slot * 10L);
    }

    private static List<SlotId> ids() {
        Random random = new Random(1);
        return IntStream.range(0, 6)
                .mapToObj(_ -> new SlotId(Ids.fresh(random)))
                .toList();
    }

    /// All that is said in the session's channel and in its threads, and answered there.
    public List<Post> posts() {
        List<Post> posts = new ArrayList<>(List.of(
                Announcements.headsUp(scene),
                Announcements.opens(scene, true),
                Announcements.closes(scene, questions(), null),
                Replies.schedule(scene, START.toInstant()),
                Replies.refused(new Refusal.NoSuchTalk(text), Locale.ENGLISH)));
        for (View view : View.values()) {
            posts.add(Listing.page(
                    new Programme(List.of(scene), Locale.ENGLISH), view, Wanted.Part.ALL, 0, START.toInstant()));
        }
        for (Slot slot : scene.session().slots()) {
            Instant now = slot.start().toInstant();
            posts.add(Replies.now(scene, now));
            posts.add(Replies.next(scene, now));
            posts.addAll(at(slot, now));
        }
        return posts;
    }

    private List<Post> at(Slot slot, Instant now) {
        return switch (slot) {
            case Talk talk -> {
                List<Post> posts = new ArrayList<>(List.of(
                        Announcements.talk(scene, talk, false),
                        ThreadLines.talkIsOn(scene, talk),
                        Replies.refused(new Refusal.Ambiguous(text, List.of(talk, talk)), Locale.ENGLISH),
                        Replies.refused(new Refusal.ChooseTalk(talk), Locale.ENGLISH),
                        Replies.refused(new Refusal.NoQuestions(talk), Locale.ENGLISH)));
                scene.blockOf(talk.id()).ifPresent(block -> posts.addAll(of(block, now)));
                yield posts;
            }
            case JointQa qa ->
                List.of(
                        Announcements.jointQa(scene, qa, questions(), true),
                        ThreadLines.jointQaIsOn(scene, qa, joint(), questions()));
            case Slot.Break pause -> List.of(Announcements.breakStarts(scene, pause));
        };
    }

    private List<Post> of(Block block, Instant now) {
        Question question = question(7, block.first().id());
        return List.of(
                ThreadLines.timeIsUp(scene, block, questions()),
                Replies.filed(scene, block, new Filed(question, 3, false), now));
    }

    private Block joint() {
        return scene.blocks().stream().filter(Block::isJoint).findFirst().orElseThrow();
    }

    private List<Question> questions() {
        return List.of(question(1, null), question(2, IDS.get(1)), question(3, IDS.get(2)));
    }

    private Question question(int number, @Nullable SlotId talk) {
        return new Question(
                new QuestionId(number),
                SESSION,
                number,
                joint().id(),
                talk,
                text,
                5,
                text,
                START.toInstant(),
                Standing.of(State.OPEN));
    }

    /// Three questions as they are posted.
    public Post.Cards cards() {
        return (Post.Cards) Cards.of(scene, joint().id(), questions());
    }

    /// What is shown without Markdown: the threads' names, the forms' titles, and the choices of talks.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Block block : scene.blocks()) {
            names.add(ThreadLines.name(scene, block));
            AskForm form = Forms.askBlock(block.id(), block, true, Locale.ENGLISH);
            names.add(form.title());
            form.talks().stream().map(Choice::label).forEach(names::add);
            names.add(Forms.askTalk(block.first(), true, Locale.ENGLISH).title());
            names.add(Forms.choice(block.first(), Locale.ENGLISH).label());
        }
        return names;
    }
}
