package org.lectern.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lectern.chat.ButtonId.Action;
import org.lectern.chat.Responder.Form;

/// What a post, a menu and a form may be, and which button bears a post's key.
class PostTest {
    private static final Button.Press ASK = press(Action.ASK, "s1");
    private static final Button.Press VOTE = press(Action.VOTE, "q1");

    private static Button.Press press(Action action, String about) {
        return new Button.Press(ButtonId.of(action, about), "Do", Button.Style.SUCCESS);
    }

    private static List<Button> buttons(int count) {
        return IntStream.range(0, count)
                .<Button>mapToObj(number -> press(Action.QUEUE, "b" + number))
                .toList();
    }

    private static Post.Cards cards(int count, List<Button> buttons) {
        return new Post.Cards(
                IntStream.range(0, count)
                        .mapToObj(number -> new Post.Card(number, "Why?", press(Action.VOTE, "q" + number)))
                        .toList(),
                buttons);
    }

    @Test
    void a_key_goes_on_the_buttons_below_before_those_of_the_cards() {
        Post.Cards both = new Post.Cards(List.of(new Post.Card(1, "Why?", VOTE)), List.of(ASK));
        assertThat(both.bearing("k"))
                .isEqualTo(new Post.Cards(List.of(new Post.Card(1, "Why?", VOTE)), List.of(ASK.bearing("k"))));
        List<Post.Card> unvotable = List.of(new Post.Card(1, "Why?"), new Post.Card(2, "How?", VOTE));
        assertThat(new Post.Cards(unvotable, List.of()).bearing("k").cards())
                .containsExactly(new Post.Card(1, "Why?"), new Post.Card(2, "How?", VOTE.bearing("k")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Post.Cards(List.of(new Post.Card(1, "Why?")), List.of()).bearing("k"))
                .withMessageContaining("no button can bear the key k");
    }

    @Test
    void a_message_that_bears_a_key_keeps_all_else() {
        Menu menu = new Menu(ButtonId.of(Action.MINE, ""), "Choose", List.of(new Menu.Option("One", "1")));
        Embed embed = new Embed("Title", "Text");
        assertThat(new Post.Message("Here", embed, List.of(ASK), Set.of(7L), menu).bearing("k"))
                .isEqualTo(new Post.Message("Here", embed, List.of(ASK.bearing("k")), Set.of(7L), menu));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Post.Message.of("Here").with(menu).bearing("k"));
    }

    @Test
    void twelve_cards_with_votes_leave_room_for_two_buttons_and_no_lines() {
        assertThat(cards(12, buttons(2)).hasRoomForLines()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> cards(12, buttons(3)));
        assertThat(cards(9, buttons(1)).hasRoomForLines()).isTrue();
        assertThat(cards(10, buttons(1)).hasRoomForLines()).isFalse();
    }

    @Test
    void a_menu_takes_the_room_of_a_row_of_buttons() {
        Menu menu = new Menu(ButtonId.of(Action.MINE, ""), "", List.of(new Menu.Option("One", "1")));
        assertThat(Post.Message.of("Here", buttons(25)).buttons()).hasSize(25);
        assertThat(Post.Message.of("Here", buttons(20)).with(menu).menu()).isEqualTo(menu);
        assertThatIllegalArgumentException().isThrownBy(() -> Post.Message.of("Here", buttons(26)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Post.Message.of("Here", buttons(21)).with(menu));
    }

    @Test
    void a_menu_has_one_to_25_options_within_discords_limits() {
        BiFunction<Integer, String, Menu> menu = (count, hint) -> new Menu(
                ButtonId.of(Action.MINE, ""),
                hint,
                IntStream.range(0, count)
                        .mapToObj(number -> new Menu.Option("x".repeat(100), "v" + number, "y".repeat(100)))
                        .toList());
        assertThat(menu.apply(25, "x".repeat(150)).options()).hasSize(25);
        assertThatIllegalArgumentException().isThrownBy(() -> menu.apply(0, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> menu.apply(26, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> menu.apply(1, "x".repeat(151)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Menu.Option(" ", "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Menu.Option("x".repeat(101), "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Menu.Option("x", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Menu.Option("x", "v".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Menu.Option("x", "v", "y".repeat(101)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Menu(
                        ButtonId.of(Action.MINE, ""),
                        "",
                        List.of(new Menu.Option("One", "same"), new Menu.Option("Two", "same"))))
                .withMessageContaining("two options of one value");
    }

    @Test
    void a_form_keeps_to_discords_limits() {
        ButtonId id = ButtonId.of(Action.MINE, "q1");
        assertThat(new Form(id, "x".repeat(45), "y".repeat(45), "z".repeat(4000), 4000).maxLength())
                .isEqualTo(4000);
        assertThatIllegalArgumentException().isThrownBy(() -> new Form(id, "x".repeat(46), "y", "", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Form(id, "x", "", "", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Form(id, "x", "y", "zz", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Form(id, "x", "y", "", 4001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Form(id, "x", "y", "", 0));
    }
}
