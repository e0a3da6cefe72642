package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.chat.Button;
import org.lectern.chat.Embed;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post;
import org.lectern.chat.Responder.AskForm;
import org.lectern.chat.Texts;
import org.lectern.chat.Venue;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.question.State;
import org.lectern.schedule.Block;
import org.lectern.schedule.Ids;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.Slot;
import org.lectern.schedule.Slot.Qa;
import org.lectern.schedule.Slot.Talk;
import org.lectern.schedule.SlotId;
import org.lectern.text.RichText;

/// Sessions of two hundred slots full of what people paste: everything stays within Discord's limits (the records of
/// the chat refuse what does not), and nothing in it acts.
class HostileTest {
    private static final Pattern ACTS =
            Pattern.compile("@everyone|@here|<@[!&]?9|(?<!\\\\)<#9|(?<!\\\\)\\[click|[\\u202a-\\u202e\\u2066\\u2067]");
    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066\\u2067]");
    private static final OffsetDateTime START = OffsetDateTime.parse("2020-12-08T18:00:00-08:00");

    private final SplittableRandom random = new SplittableRandom(7);

    static List<String> texts() {
        return List.of(
                "A ".repeat(2000),
                "word".repeat(1000),
                "*".repeat(4000),
                "@everyone <@9> <@&9> <#9> [click](https://evil.example) <t:1:R> ".repeat(60),
                "# Heading\n> quote\n- list\n||spoiler|| ```code``` ".repeat(40),
                "\u202egnihtemos\u202c\u2067\u200b\u200d ".repeat(100),
                "\u200b\u200b",
                "\u202e",
                " ",
                "",
                "👩‍👩‍👧‍👦".repeat(300),
                "漢字かな".repeat(500));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everything_that_is_said_stays_within_the_limits_and_nothing_acts(String text) {
        for (boolean numbered : new boolean[] {true, false}) {
            Session session = session(text, numbered);
            OptionalLong thread = numbered ? OptionalLong.of(1234567890123456789L) : OptionalLong.empty();
            Scene scene = scene(session, text, thread);
            for (Locale language : Texts.LANGUAGES) {
                everything(scene.in(language), text).forEach(HostileTest::check);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void names_labels_and_forms_can_be_seen_and_fit(String text) {
        Session session = session(text, false);
        Scene scene = scene(session, text, OptionalLong.empty());
        Texts.LANGUAGES.forEach(language -> namesFit(scene.in(language)));
    }

    private static void namesFit(Scene scene) {
        for (Block block : scene.blocks()) {
            assertThat(ThreadLines.name(scene, block)).hasSizeBetween(1, 100).isNotBlank();
            AskForm form = Forms.askBlock(block.id(), block, true, scene.language());
            assertThat(form.title()).hasSizeBetween(1, 45).isNotBlank().doesNotContainPattern(TURNS);
            assertThat(form.talks())
                    .hasSizeLessThanOrEqualTo(25)
                    .allSatisfy(choice -> assertThat(choice.label())
                            .hasSizeBetween(1, 100)
                            .isNotBlank()
                            .matches(label -> label.codePoints().anyMatch(HostileTest::shows)));
        }
    }

    @Test
    void a_session_that_does_not_fit_is_cut_by_whole_lines_and_counted() {
        Session session = session("A talk", true);
        Post.Message message = Replies.schedule(scene(session, "x", OptionalLong.empty()), START.toInstant());
        Embed embed = Objects.requireNonNull(message.embed());
        assertThat(embed.description().lines().toList().getLast()).matches("… and \\d+ more");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void five_hundred_authors_are_counted(String text) {
        Terms terms = Terms.in(Locale.ENGLISH);
        assertThat(terms.people(Collections.nCopies(31, "Ada"))).endsWith("Ada and 19 more");
        assertThat(terms.people(Collections.nCopies(500, "Ada"))).endsWith("Ada and 488 more");
        assertThat(terms.people(Collections.nCopies(500, text)).length()).isLessThan(800);
    }

    @Test
    void addresses_that_discord_would_refuse_make_no_button() {
        Map<String, URI> links = Map.of(
                "a",
                URI.create("javascript:alert(1)"),
                "b",
                URI.create("https://example.org/" + "x".repeat(500)),
                "c",
                URI.create("ftp://example.org/"),
                "d".repeat(100),
                URI.create("https://example.org/"));
        Session session = session("A", true);
        Scene scene = new Scene(session, Block.of(session), new Venue(1, List.of(), links), _ -> OptionalLong.empty());
        assertThat(Announcements.opens(scene, false).buttons())
                .filteredOn(Button.Link.class::isInstance)
                .singleElement()
                .satisfies(button -> assertThat(button.label().length()).isBetween(1, 80));
    }

    private static List<Post> everything(Scene scene, String text) {
        List<Post> posts = new ArrayList<>(List.of(
                Announcements.headsUp(scene),
                Announcements.opens(scene, true),
                Announcements.closes(scene, questions(scene.blocks(), text), null),
                Replies.refused(new Refusal.NotInProgramme(text), scene.language()),
                Replies.refused(new Refusal.NoSuchTalk(text), scene.language()),
                Replies.refused(
                        new Refusal.NoSessionHere(IntStream.range(0, 200)
                                .mapToObj(i -> 1234567890123456789L + i)
                                .toList()),
                        scene.language())));
        Programme programme = new Programme(List.of(scene, scene), scene.language());
        for (View view : View.values()) {
            posts.add(Listing.page(programme, view, Wanted.Part.ALL, 1, START.toInstant()));
        }
        scene.session().slots().stream().limit(10).forEach(slot -> posts.addAll(at(scene, slot, text)));
        posts.addAll(at(scene, scene.session().slots().getLast(), text));
        return posts;
    }

    private static List<Post> at(Scene scene, Slot slot, String text) {
        Instant now = slot.start().toInstant();
        List<Post> posts = new ArrayList<>();
        for (View view : View.values()) {
            posts.add(
                    switch (view) {
                        case NOW -> Replies.now(scene, now);
                        case NEXT -> Replies.next(scene, now);
                        case SCHEDULE -> Replies.schedule(scene, now);
                    });
        }
        switch (slot) {
            case Talk talk -> {
                posts.add(Announcements.talk(scene, talk, true));
                posts.add(ThreadLines.talkIsOn(scene, talk));
                posts.add(Replies.refused(new Refusal.Ambiguous(text, Collections.nCopies(9, talk)), scene.language()));
                posts.add(Replies.refused(new Refusal.ChooseTalk(talk), scene.language()));
                posts.add(Replies.refused(new Refusal.NoQuestions(talk), scene.language()));
            }
            case Slot.JointQa qa ->
                scene.blockOf(qa.id()).ifPresent(block -> {
                    List<Question> queue = questions(List.of(block), text);
                    posts.add(Announcements.jointQa(scene, qa, queue, true));
                    posts.add(ThreadLines.jointQaIsOn(scene, qa, block, queue));
                    posts.add(ThreadLines.timeIsUp(scene, block, queue));
                    posts.add(Cards.of(scene, block.id(), queue.subList(0, 12))
                            .bearing(String.join(
                                    ",",
                                    queue.subList(0, 12).stream()
                                            .map(question -> question.id().cardKey())
                                            .toList())));
                });
            case Slot.Break pause -> posts.add(Announcements.breakStarts(scene, pause));
        }
        return posts;
    }

    private static void check(Post post) {
        switch (post) {
            case Post.Message message -> {
                harmless(message.content());
                Embed embed = message.embed();
                if (embed != null) {
                    harmless(embed.description());
                    harmless(embed.title());
                    assertThat(embed.title()).doesNotContain("<t:").isNotBlank();
                    assertThat(embed.footer()).isNull();
                }
            }
            case Post.Cards cards -> cards.cards().forEach(card -> harmless(card.text()));
        }
        post.buttons()
                .forEach(button ->
                        assertThat(button.label()).doesNotContain("<t:").isNotBlank());
    }

    private static void harmless(String text) {
        assertThat(text).doesNotContainPattern(ACTS).doesNotContain("<t:1:R>");
    }

    private static List<Question> questions(List<Block> blocks, String text) {
        String name = text;
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Block block = blocks.get(i % blocks.size());
            SlotId talk = i % 3 == 0
                    ? null
                    : block.talks().get(i % block.talks().size()).id();
            String words = text.substring(0, Math.min(500, text.length()));
            questions.add(new Question(
                    new QuestionId(60_000_000L - i),
                    Scenes.TRACK.id(),
                    99_999 - i,
                    block.id(),
                    talk,
                    words,
                    7,
                    name,
                    START.toInstant(),
                    Standing.of(State.OPEN)));
        }
        return questions;
    }

    private static boolean shows(int c) {
        return !Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT;
    }

    private static Scene scene(Session session, String text, OptionalLong thread) {
        Map<String, URI> links =
                Map.of("video", URI.create("https://example.org/"), "x" + text, URI.create("https://e/"));
        List<Long> chairs =
                IntStream.range(0, 100).mapToObj(i -> 1234567890123456789L + i).toList();
        return new Scene(session, Block.of(session), new Venue(1234567890123456789L, chairs, links), _ -> thread);
    }

    /// Two hundred slots: talks of all kinds, joint Q&As and breaks.
    private Session session(String text, boolean numbered) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            OffsetDateTime start = START.plusMinutes(i);
            OffsetDateTime end = start.plusMinutes(1);
            SlotId id = new SlotId(Ids.fresh(random));
            slots.add(
                    switch (i % 10) {
                        case 8 -> new Slot.JointQa(id, start, end, text.isBlank() ? "Q&A" : text);
                        case 9 -> new Slot.Break(id, start, end, text.isBlank() ? "Break" : text);
                        default ->
                            new Talk(
                                    id,
                                    start,
                                    end,
                                    numbered ? 1_000_000 + i * 7 : null,
                                    text,
                                    RichText.plain(text),
                                    Collections.nCopies(i % 2 == 0 ? 31 : 500, text),
                                    RichText.plain(text),
                                    i % 10 < 3 ? Qa.OWN : i % 10 == 3 ? Qa.NONE : Qa.JOINT,
                                    null);
                    });
        }
        SessionId id = new SessionId(Ids.fresh(random));
        return new Session(
                id,
                RichText.plain(text),
                text,
                text,
                START,
                START.plusHours(4),
                Collections.nCopies(50, text),
                List.of(),
                Map.of(),
                slots);
    }
}
