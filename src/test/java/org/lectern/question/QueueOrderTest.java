package org.lectern.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lectern.schedule.SessionId;
import org.lectern.schedule.SlotId;

class QueueOrderTest {
    private static final SlotId A = new SlotId("aaaaaaaa");
    private static final SlotId B = new SlotId("bbbbbbbb");
    private static final SlotId C = new SlotId("cccccccc");

    private final List<Question> asked = new ArrayList<>();

    private QueueOrderTest ask(@Nullable SlotId talk, int votes) {
        return ask(talk, State.OPEN, votes, false);
    }

    private QueueOrderTest ask(@Nullable SlotId talk, State state, int votes, boolean pinned) {
        int number = asked.size() + 1;
        asked.add(new Question(
                new QuestionId(number),
                new SessionId("ssssssss"),
                number,
                C,
                talk,
                "Why?",
                7,
                "Zoë",
                Instant.EPOCH,
                new Standing(state, pinned, votes, 0, null, null, null, 0)));
        return this;
    }

    private List<Integer> numbers(QueueOrder order) {
        return order.of(asked).stream().map(Question::number).toList();
    }

    @Test
    void talks_take_turns_and_within_a_talk_votes_decide() {
        ask(A, 0).ask(A, 5).ask(A, 1).ask(B, 0).ask(null, 0);
        assertThat(numbers(QueueOrder.FAIR)).containsExactly(2, 4, 5, 3, 1);
    }

    @Test
    void the_talk_that_was_answered_before_waits_for_the_others() {
        ask(A, State.ANSWERED, 0, false).ask(A, 9).ask(A, 9).ask(B, 0).ask(B, 0);
        assertThat(numbers(QueueOrder.FAIR)).containsExactly(4, 2, 5, 3);
    }

    @Test
    void what_is_pinned_goes_first_and_counts_for_its_talk() {
        ask(A, 3).ask(A, 0).ask(B, 0).ask(A, State.OPEN, 0, true);
        assertThat(numbers(QueueOrder.FAIR)).containsExactly(4, 3, 1, 2);
        assertThat(numbers(QueueOrder.VOTES)).containsExactly(4, 1, 2, 3);
        assertThat(numbers(QueueOrder.TIME)).containsExactly(4, 1, 2, 3);
    }

    @Test
    void what_is_on_stage_comes_before_all_and_what_waits_for_approval_after_all() {
        ask(A, State.WAITING, 0, false).ask(A, State.OPEN, 0, true).ask(B, 0).ask(B, State.STAGED, 0, false);
        for (QueueOrder order : QueueOrder.values()) {
            assertThat(numbers(order)).containsExactly(4, 2, 3, 1);
        }
    }

    @Test
    void what_does_not_wait_is_left_out() {
        ask(A, State.HIDDEN, 0, false)
                .ask(A, State.MERGED, 0, false)
                .ask(A, State.WITHDRAWN, 0, false)
                .ask(A, State.ANSWERED, 0, false);
        assertThat(numbers(QueueOrder.FAIR)).isEmpty();
    }

    /// At every step the talk that goes next is one of those that were served least among those that wait.
    @Test
    void no_talk_waits_while_another_is_served_twice() {
        SplittableRandom random = new SplittableRandom(42);
        SlotId[] talks = {A, B, C};
        for (int round = 0; round < 300; round++) {
            asked.clear();
            for (int i = random.nextInt(30); i > 0; i--) {
                ask(
                        random.nextInt(5) == 0 ? null : talks[random.nextInt(3)],
                        random.nextInt(4) == 0 ? State.ANSWERED : State.OPEN,
                        random.nextInt(6),
                        random.nextInt(10) == 0);
            }
            followsTurns(QueueOrder.FAIR.of(asked));
        }
    }

    private void followsTurns(List<Question> order) {
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(asked.stream()
                        .filter(question -> question.state() == State.OPEN)
                        .toList());
        Map<String, Integer> served = new HashMap<>();
        asked.stream()
                .filter(question -> question.state() == State.ANSWERED)
                .forEach(question -> served.merge(talk(question), 1, Integer::sum));
        for (int i = 0; i < order.size(); i++) {
            Question next = order.get(i);
            if (!next.standing().pinned()) {
                assertThat(order.subList(i, order.size()))
                        .allSatisfy(waiting -> assertThat(served.getOrDefault(talk(next), 0))
                                .isLessThanOrEqualTo(served.getOrDefault(talk(waiting), 0)));
            }
            served.merge(talk(next), 1, Integer::sum);
        }
    }

    private static String talk(Question question) {
        return Objects.toString(question.talk());
    }
}
