package org.lectern.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.chat.Button;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Post;
import org.lectern.chat.RecordingChat;
import org.lectern.chat.RecordingChat.Mishap;
import org.lectern.cue.HandClock;
import org.lectern.schedule.TestSessions;

class DispatchTest {
    private final RecordingChat chat = new RecordingChat(new HandClock(TestSessions.at("18:00:00.007")));

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void every_answer_has_its_verdict(Mishap mishap) {
        chat.next(mishap);
        CompletableFuture<Verdict> verdict = send();
        chat.release();
        assertThat(verdict.join())
                .isEqualTo(
                        switch (mishap) {
                            case NONE, HELD ->
                                new Verdict.Settled(
                                        List.of(new Outbox.Settled.Sent("a", 1001, TestSessions.at("18:00:00.007"))));
                            case REFUSED ->
                                new Verdict.Settled(List.of(new Outbox.Settled.GivenUp(
                                        "a", "Discord refused it (50035): Invalid Form Body")));
                            case NO_CHANNEL ->
                                new Verdict.Settled(List.of(new Outbox.Settled.GivenUp(
                                        "a", "Discord refused it (10003): Unknown Channel")));
                            case NO_MESSAGE ->
                                new Verdict.Settled(List.of(new Outbox.Settled.GivenUp(
                                        "a", "Discord refused it (10008): Unknown Message")));
                            case FORBIDDEN -> later("Discord refused it (50013): Missing Permissions");
                            case LOCKED -> later("Discord refused it (50083): Thread is archived");
                            case POSTPONED ->
                                new Verdict.Again(Duration.ofMillis(5), false, "You are being rate limited.");
                            case LOST_AFTER, SLOW -> new Verdict.Again(Duration.ofMillis(500), true, "timeout");
                            case LOST_BEFORE -> new Verdict.Again(Duration.ofMillis(500), true, "connection reset");
                        });
    }

    @Test
    void cards_that_came_after_all_with_a_slow_request_are_known_and_those_that_joined_them_are_not() {
        chat.next(Mishap.SLOW);
        dispatch().send(List.of(card("q1"), card("q2"))).join();
        chat.release();
        Verdict verdict =
                dispatch().send(List.of(card("q1"), card("q2"), card("q3"))).join();
        assertThat(verdict).isInstanceOf(Verdict.Found.class);
        assertThat(verdict.settled()).extracting(Outbox.Settled::key).containsExactly("q1", "q2");
        assertThat(chat.posted()).hasSize(1);
    }

    private static Send card(String key) {
        return SenderStage.announcement(key);
    }

    private static Verdict later(String why) {
        return new Verdict.Again(Duration.ofSeconds(10), false, why);
    }

    private CompletableFuture<Verdict> send() {
        return dispatch().send(List.of(SenderStage.announcement("a")));
    }

    private Dispatch dispatch() {
        Button ask = new Button.Press(ButtonId.of(ButtonId.Action.ASK, ""), "Ask", Button.Style.PRIMARY);
        Words.Said said = new Words.Said.Message(Post.Message.of("a", List.of(ask)));
        return new Dispatch(chat, (_, _) -> CompletableFuture.completedFuture(said), Map.of(), () -> Duration.ZERO);
    }
}
