package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ChatSender.ArchiveAfter;
import org.lectern.chat.ChatSender.Route;
import org.lectern.chat.Delivery;
import org.lectern.chat.Post;
import org.lectern.standin.Fault;
import org.lectern.standin.Recorded;
import org.lectern.standin.SeenMessage;

/// What became of a send, for everything that can become of it.
class SendingTest {
    private static final String POSTS = "POST /channels/*/messages";
    private static final String THREADS = "POST /channels/*/messages/*/threads";

    private Stage stage;

    @BeforeEach
    void connect() {
        stage = Stage.quiet();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Delivery post(String nonce) {
        return Stage.soon(stage.chat.post(stage.channel(), Post.Message.of("It goes on"), nonce));
    }

    private List<Recorded> posts() {
        return stage.requests("POST", "/channels/\\d+/messages");
    }

    @Test
    void a_message_is_delivered_with_its_id_and_the_instant_at_which_it_left() {
        Delivery delivery = post("a");
        SeenMessage seen = stage.standin.messages(Stage.PLACE).getFirst();
        assertThat(delivery)
                .isEqualTo(new Delivery.Delivered(Long.parseUnsignedLong(seen.id()), Stage.SESSION_TIME, Set.of()));
    }

    @Test
    void a_repeat_gives_back_the_earlier_message() {
        assertThat(post("same")).isEqualTo(post("same"));
        assertThat(stage.standin.messages(Stage.PLACE)).hasSize(1);
    }

    @Test
    void what_discord_forbids_is_refused_with_its_code_and_words() {
        Delivery delivery = Stage.soon(stage.chat.post(12345, Post.Message.of("Is anybody here?"), "nowhere"));
        assertThat(delivery).asInstanceOf(type(Delivery.Refused.class)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(10003);
            assertThat(refused.why()).contains("Unknown Channel");
        });
    }

    @Test
    void what_discord_finds_malformed_is_refused_and_says_where() {
        Post twice = Post.Message.of("Ask", List.of(ask("x", "k"), ask("x", "k")));
        assertThat(Stage.soon(stage.chat.post(stage.channel(), twice, "twice")))
                .asInstanceOf(type(Delivery.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(50035);
                    assertThat(refused.why()).contains("components");
                });
    }

    @Test
    void a_rate_limit_postpones_at_once_and_holds_back_what_follows_in_that_channel() {
        stage.standin.faults().next(POSTS, new Fault.TooMany(Fault.Scope.USER, Duration.ofSeconds(7)));
        assertThat(post("limited"))
                .asInstanceOf(type(Delivery.Postponed.class))
                .satisfies(postponed ->
                        assertThat(postponed.pause()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8)));
        assertThat(posts()).hasSize(1);
        assertThat(stage.chat.pause(Route.POST, stage.channel()))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
        assertThat(stage.chat.pause(Route.OPEN_THREAD, stage.channel())).isZero();
        assertThat(stage.chat.pause(Route.POST, 1)).isZero();
    }

    @Test
    void the_global_limit_holds_back_everything() {
        stage.standin.faults().next(POSTS, new Fault.TooMany(Fault.Scope.GLOBAL, Duration.ofSeconds(5)));
        post("limited");
        assertThat(stage.chat.pause(Route.OPEN_THREAD, 1)).isPositive();
    }

    @Test
    void the_limits_that_answers_tell_are_known_before_they_are_met() {
        for (int number = 0; number < 5; number++) {
            assertThat(stage.chat.pause(Route.POST, stage.channel())).isZero();
            post("n" + number);
        }
        assertThat(stage.chat.pause(Route.POST, stage.channel())).isPositive();
        assertThat(stage.standin.tooManyRequests()).isZero();
    }

    @Test
    void a_connection_cut_after_the_message_was_kept_is_unknown_and_not_repeated() {
        stage.standin.faults().next(POSTS, new Fault.DropAfterCommit());
        assertThat(post("cut")).isInstanceOf(Delivery.Unknown.class);
        assertThat(posts()).hasSize(1);
        assertThat(stage.standin.messages(Stage.PLACE)).hasSize(1);
    }

    @Test
    void a_fault_of_the_server_is_unknown_and_not_repeated() {
        for (int status : new int[] {500, 502, 503, 504, 529}) {
            stage.standin.forgetRequests();
            stage.standin.faults().next(POSTS, new Fault.Broken(status));
            assertThat(post("s" + status)).isEqualTo(new Delivery.Unknown("HTTP " + status));
            assertThat(posts()).hasSize(1);
        }
    }

    @Test
    void a_server_that_is_not_there_postpones() {
        stage.standin.close();
        assertThat(post("over a connection that is gone")).isNotInstanceOf(Delivery.Delivered.class);
        assertThat(post("nobody")).isInstanceOf(Delivery.Postponed.class);
    }

    @Test
    void a_token_that_is_not_accepted_any_more_postpones() {
        stage.standin.faults().revokeToken();
        assertThat(post("revoked")).isInstanceOf(Delivery.Postponed.class);
    }

    @Test
    void what_is_sent_after_the_end_is_postponed() {
        stage.chat.close();
        assertThat(post("late")).isInstanceOf(Delivery.Postponed.class);
    }

    @Test
    void a_slow_channel_delays_no_other() {
        stage.standin.faults().next(POSTS, new Fault.AnswerLate(Duration.ofSeconds(2)));
        CompletableFuture<Delivery> slow = stage.chat.post(stage.channel(), Post.Message.of("slow"), "slow");
        long general = Long.parseUnsignedLong(stage.standin.channelId("general"));
        stage.standin.await(
                "the slow one",
                Stage.SOON,
                () -> stage.standin.messages(Stage.PLACE).stream().findFirst());
        assertThat(Stage.soon(stage.chat.post(general, Post.Message.of("quick"), "quick")))
                .isInstanceOf(Delivery.Delivered.class);
        assertThat(slow).isNotDone();
        assertThat(Stage.soon(slow)).isInstanceOf(Delivery.Delivered.class);
    }

    private static Button ask(String about, String key) {
        return new Button.Press(new ButtonId(ButtonId.Action.ASK, about, key), "Ask", Button.Style.PRIMARY);
    }

    private long delivered(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        return ((Delivery.Delivered) delivery).id();
    }

    private Delivery openThread(long message) {
        return Stage.soon(stage.chat.openThread(stage.channel(), message, "Q&A 1", ArchiveAfter.DAY));
    }

    @Test
    void a_thread_can_be_written_into_as_soon_as_it_is_open() {
        long thread = delivered(openThread(delivered(post("talk"))));
        assertThat(Stage.soon(stage.chat.post(thread, Post.Message.of("Ask here"), "in it")))
                .isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void a_thread_that_is_there_already_is_delivered_just_the_same() {
        long message = delivered(post("talk"));
        assertThat(openThread(message)).isEqualTo(openThread(message));
        assertThat(stage.standin.threads()).hasSize(1);
    }

    @Test
    void a_thread_whose_answer_is_lost_is_unknown_and_there_at_the_next_try() {
        long message = delivered(post("talk"));
        stage.standin.faults().next(THREADS, new Fault.DropAfterCommit());
        assertThat(openThread(message)).isInstanceOf(Delivery.Unknown.class);
        assertThat(openThread(message)).isEqualTo(new Delivery.Delivered(message, Stage.SESSION_TIME, Set.of()));
    }

    private long person(String name) {
        return Long.parseUnsignedLong(stage.standin.person(name).id());
    }

    private Delivery direct(String name, String nonce) {
        return Stage.soon(stage.chat.direct(person(name), Post.Message.of("Your question is answered"), nonce));
    }

    @Test
    void a_direct_message_is_for_one_person_alone_and_opens_their_channel_once() {
        long id = delivered(direct("attendee", "d1"));
        delivered(direct("attendee", "d2"));
        assertThat(stage.standin.as("attendee").directMessages())
                .extracting(SeenMessage::content)
                .containsExactly("Your question is answered", "Your question is answered");
        assertThat(stage.standin.as("attendee").directMessages().getFirst().id())
                .isEqualTo(Long.toUnsignedString(id));
        assertThat(stage.standin.as("chair").directMessages()).isEmpty();
        assertThat(stage.requests("POST", "/users/@me/channels")).hasSize(1);
    }

    @Test
    void a_direct_message_with_the_nonce_of_an_earlier_one_is_that_one() {
        assertThat(direct("attendee", "same")).isEqualTo(direct("attendee", "same"));
        assertThat(stage.standin.as("attendee").directMessages()).hasSize(1);
    }

    @Test
    void who_takes_no_direct_messages_refuses_them() {
        stage.standin.takesDirectMessages("attendee", false);
        assertThat(direct("attendee", "closed"))
                .asInstanceOf(type(Delivery.Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(50007));
        stage.standin.takesDirectMessages("attendee", true);
        delivered(direct("attendee", "open"));
    }

    @Test
    void a_direct_message_whose_answer_is_lost_is_unknown_but_not_while_its_channel_is_opened() {
        stage.standin.faults().next("POST /users/@me/channels", new Fault.DropAfterCommit());
        assertThat(direct("attendee", "d")).isInstanceOf(Delivery.Postponed.class);
        assertThat(stage.standin.as("attendee").directMessages()).isEmpty();
        stage.standin.faults().next(POSTS, new Fault.DropAfterCommit());
        assertThat(direct("attendee", "d")).isInstanceOf(Delivery.Unknown.class);
        delivered(direct("attendee", "d"));
        assertThat(stage.standin.as("attendee").directMessages()).hasSize(1);
    }

    @Test
    void a_limit_of_direct_messages_is_that_of_the_person() {
        stage.standin.faults().next(POSTS, new Fault.TooMany(Fault.Scope.USER, Duration.ofSeconds(7)));
        assertThat(direct("attendee", "d")).isInstanceOf(Delivery.Postponed.class);
        assertThat(stage.chat.pause(Route.DIRECT, person("attendee"))).isPositive();
        assertThat(stage.chat.pause(Route.DIRECT, person("chair"))).isZero();
        assertThat(stage.chat.pause(Route.POST, stage.channel())).isZero();
    }

    @Test
    void messages_of_our_own_are_found_by_the_keys_of_their_buttons() {
        long before = delivered(post("before"));
        Post talk = Post.Message.of("A talk", List.of(ask("s1", "s1.talk")));
        long first = delivered(Stage.soon(stage.chat.post(stage.channel(), talk, "1")));
        Post cards = new Post.Cards(List.of(new Post.Card(1, "Why?")), List.of(ask("s1", "qa,qb")));
        long second = delivered(Stage.soon(stage.chat.post(stage.channel(), cards, "2")));
        List<String> keys = List.of("s1.talk", "qa", "qb", "never sent");
        assertThat(Stage.soon(stage.chat.find(stage.channel(), before, keys)))
                .isEqualTo(Map.of("s1.talk", first, "qa", second, "qb", second));
        assertThat(Stage.soon(stage.chat.find(stage.channel(), first, keys)))
                .isEqualTo(Map.of("qa", second, "qb", second));
    }

    @Test
    void messages_are_found_behind_more_than_a_page_of_others() {
        for (int number = 0; number < 130; number++) {
            stage.standin.as("attendee").post(Stage.PLACE, "chatter " + number);
        }
        Post talk = Post.Message.of("A talk", List.of(ask("s1", "s1.talk")));
        long id = delivered(Stage.soon(stage.chat.post(stage.channel(), talk, "1")));
        assertThat(Stage.soon(stage.chat.find(stage.channel(), 0, List.of("s1.talk"))))
                .isEqualTo(Map.of("s1.talk", id));
        assertThat(stage.requests("GET", "/channels/\\d+/messages")).hasSize(2);
    }

    @Test
    void a_channel_that_was_deleted_holds_nothing() {
        assertThat(Stage.soon(stage.chat.find(12345, 0, List.of("k")))).isEmpty();
    }

    @Test
    void a_channel_whose_history_may_not_be_read_fails_the_search_and_says_what_lacks() {
        stage.standin.overwrite(
                Stage.PLACE, stage.standin.botUserId(), 0, org.lectern.standin.Permissions.READ_MESSAGE_HISTORY);
        stage.standin.await(
                "the bot to hear of it",
                Stage.SOON,
                () -> Optional.of(stage.chat.problems(stage.channel())).filter(problems -> !problems.isEmpty()));
        assertThat(stage.chat.find(stage.channel(), 0, List.of("k")))
                .failsWithin(Stage.SOON)
                .withThrowableThat()
                .withMessageContaining("lacks the permission \"Read Message History\"");
    }

    @Test
    void the_last_message_is_our_own_latest_where_no_later_one_is_known() {
        assertThat(stage.chat.lastMessage(12345)).isZero();
        long id = delivered(post("a"));
        assertThat(stage.chat.lastMessage(stage.channel())).isEqualTo(id);
    }
}
