package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ButtonId.Action;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.Delivery;
import org.lectern.chat.Embed;
import org.lectern.chat.Menu;
import org.lectern.chat.Post;
import org.lectern.openapi.OpenApi;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;

/// What goes out for each kind of post.
class PayloadTest {
    private static Stage stage;

    @BeforeAll
    static void connect() {
        stage = Stage.quiet();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void forget() {
        stage.forgetRequests();
        stage.standin.speed(1000);
    }

    private static Button ask(String key) {
        return new Button.Press(new ButtonId(Action.ASK, "s1", key), "Ask", Button.Style.PRIMARY);
    }

    private static SeenMessage post(Post post, String nonce) {
        Delivery delivery = Stage.soon(stage.chat.post(stage.channel(), post, nonce));
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        String id = Long.toUnsignedString(((Delivery.Delivered) delivery).id());
        return stage.standin.message(id).orElseThrow();
    }

    @Test
    void an_announcement_is_an_embed_with_buttons_and_a_nonce() {
        Embed embed = new Embed(
                "1 · Oral: Implicit Neural Representations",
                "Until <t:1607480100:t>",
                List.of(new Embed.Field("Authors", "Vincent Sitzmann, Julien Martel")),
                "Track 13");
        List<Button> buttons = List.of(
                ask("s1.talk"),
                new Button.Press(new ButtonId(Action.NEXT, "", "s1.talk"), "What's next", Button.Style.SECONDARY),
                new Button.Link(URI.create("https://example.org/video"), "Video"));
        post(Post.Message.of(embed, buttons), "s1.talk");
        Snapshot.assertIs("announcement", stage.body("POST", "/channels/\\d+/messages"));
    }

    @Test
    void a_line_of_text_unfolds_no_address_and_pings_nobody_whatever_it_says() {
        SeenMessage line = post(Post.Message.of("@everyone <@11> see https://example.org"), "line");
        Snapshot.assertIs("line", stage.body("POST", "/channels/\\d+/messages"));
        assertThat(line.pinged()).isEmpty();
    }

    @Test
    void those_who_are_named_are_pinged_and_nobody_else() {
        String chair = stage.standin.person("chair").id();
        String attendee = stage.standin.person("attendee").id();
        Set<Long> pings = Set.of(Long.parseUnsignedLong(chair));
        SeenMessage line = post(
                new Post.Message("<@" + chair + ">, <@" + attendee + ">: @here", null, List.of(), pings), "pinging");
        assertThat(line.pinged()).containsExactly(chair);
    }

    @Test
    void cards_are_texts_in_one_frame_with_the_buttons_below() {
        post(
                new Post.Cards(
                        List.of(new Post.Card(1, "**1** Does it scale?"), new Post.Card(2, "**2** Why *sine*?")),
                        List.of(ask("q1,q2"))),
                "cards");
        Snapshot.assertIs("cards", stage.body("POST", "/channels/\\d+/messages"));
    }

    private static Button.Press vote(int number) {
        return new Button.Press(ButtonId.of(Action.VOTE, "q" + number), "▲ " + number, Button.Style.SECONDARY);
    }

    @Test
    void a_card_that_is_voted_for_has_its_button_beside_it() {
        Post cards = new Post.Cards(
                List.of(new Post.Card(1, "**1** Does it scale?", vote(1)), new Post.Card(2, "**2** Why?")),
                List.of(ask("")));
        SeenMessage message = post(cards.bearing("q1,q2"), "votes");
        Snapshot.assertIs("cards-with-votes", stage.body("POST", "/channels/\\d+/messages"));
        assertThat(message.buttons())
                .extracting(SeenMessage.Button::customId)
                .containsExactly("vote:q1:", "ask:s1:q1,q2");
    }

    @Test
    void twelve_long_cards_with_their_votes_stay_within_discords_limits() {
        List<Post.Card> cards = IntStream.rangeClosed(1, Post.Cards.MAX_CARDS)
                .mapToObj(number -> new Post.Card(number, "x".repeat(Post.Cards.share(12)), vote(number)))
                .toList();
        String keys = IntStream.range(0, Post.Cards.MAX_CARDS)
                .mapToObj(number -> "q" + Integer.toString(60_000_000 + number, 36))
                .collect(Collectors.joining(","));
        Button ask = new Button.Press(ButtonId.of(Action.ASK, "0abc9xyz"), "Ask", Button.Style.PRIMARY);
        SeenMessage message = post(new Post.Cards(cards, List.of(ask)).bearing(keys), "many-votes");
        assertThat(message.buttons()).hasSize(13);
        assertThat(message.buttons().getLast().customId()).isEqualTo("ask:0abc9xyz:" + keys);
    }

    @Test
    void a_menu_stands_in_a_row_of_its_own_above_the_buttons() {
        Menu menu = new Menu(
                ButtonId.of(Action.MINE, ""),
                "Choose a question",
                List.of(new Menu.Option("#1 Does it scale?", "q1", "open"), new Menu.Option("#2 Why sine?", "q2")));
        post(Post.Message.of("Your questions", List.of(ask("mine"))).with(menu), "menu");
        Snapshot.assertIs("menu", stage.body("POST", "/channels/\\d+/messages"));
    }

    @Test
    void every_style_of_button_is_its_own() {
        List<Button> buttons = Arrays.stream(Button.Style.values())
                .<Button>map(style -> new Button.Press(ButtonId.of(Action.QUEUE, style.name()), "Do", style))
                .toList();
        SeenMessage message = post(Post.Message.of("Styles", buttons), "styles");
        assertThat(message.components().findValuesAsText("style")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void twelve_long_cards_stay_within_discords_limits() {
        List<Post.Card> cards = IntStream.rangeClosed(1, Post.Cards.MAX_CARDS)
                .mapToObj(number -> new Post.Card(number, "x".repeat(Post.Cards.share(12))))
                .toList();
        assertThat(post(new Post.Cards(cards, List.of(ask("many"))), "many").text())
                .hasSizeGreaterThan(12 * Post.Cards.share(12));
    }

    @Test
    void more_than_five_buttons_take_another_row() {
        List<Button> buttons = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            buttons.add(new Button.Press(ButtonId.of(Action.ASK, "s" + number), "Ask " + number, Button.Style.PRIMARY));
        }
        SeenMessage message = post(Post.Message.of("Ask about", buttons), "rows");
        assertThat(message.components()).hasSize(2);
        assertThat(message.buttons()).extracting(SeenMessage.Button::label).hasSize(7);
    }

    @Test
    void a_thread_has_its_name_and_duration() {
        SeenMessage message = post(Post.Message.of("A talk"), "talk");
        Stage.soon(stage.chat.openThread(
                stage.channel(), Long.parseUnsignedLong(message.id()), "Q&A 1 · Sine", ArchiveAfter.THREE_DAYS));
        Snapshot.assertIs("thread", stage.body("POST", "/channels/\\d+/messages/\\d+/threads"));
        assertThat(stage.standin.threads()).extracting(SeenThread::id).contains(message.id());
    }

    @Test
    void discords_document_allows_what_is_sent() {
        OpenApi document = OpenApi.orSkip();
        post(Post.Message.of("By the book"), "book");
        document.check(stage.standin.requests());
    }
}
