package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.question.State.ANSWERED;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Later;
import org.lectern.chat.Venue;
import org.lectern.floor.Ledger.News;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Send;
import org.lectern.question.Question;
import org.lectern.question.QuestionId;
import org.lectern.question.Standing;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.TestSessions;
import org.lectern.wording.Scene;

class TellingTest {
    /// Nobody wants direct messages here.
    private static final Outbox NO_OUTBOX = new Outbox() {
        @Override
        public CompletableFuture<List<Send>> open() {
            throw new AssertionError("nothing is loaded");
        }

        @Override
        public CompletableFuture<Map<String, Long>> made() {
            throw new AssertionError("nothing is loaded");
        }

        @Override
        public CompletableFuture<List<Send>> settle(List<Settled> settled) {
            throw new AssertionError("nothing is settled: " + settled);
        }
    };

    private final Session session = TestSessions.track13();
    private final List<String> told = new ArrayList<>();
    private long nanos;
    private final Telling telling = new Telling(
            _ -> Optional.of(new Scene(
                    session, Block.of(session), new Venue(100, List.of(), Map.of()), _ -> OptionalLong.empty())),
            InstantSource.fixed(TestSessions.at("18:10")),
            NO_OUTBOX,
            sends -> sends.forEach(send -> told.add("direct " + send.key())),
            () -> nanos);

    private void heard(long person) {
        Later later = message -> {
            told.add(person + " " + message.content().lines().findFirst().orElseThrow());
            return CompletableFuture.completedFuture(true);
        };
        telling.keep(new Context(9000 + person, new Person(person, "Somebody"), 100, null), later);
    }

    private News answered(long person, int number) {
        Question question = new Question(
                new QuestionId(number),
                session.id(),
                number,
                session.slots().getFirst().id(),
                null,
                "Why?",
                person,
                "Somebody",
                TestSessions.at("18:05"),
                Standing.of(ANSWERED));
        return new News("q" + number + "~a", question, question, null);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void whoever_was_heard_within_the_life_of_an_interaction_is_told() {
        heard(7);
        pass(Duration.ofMinutes(14));
        telling.tell(List.of(answered(7, 1), answered(8, 2)));
        assertThat(told).containsExactly("7 Your question **#1** was answered.");
    }

    @Test
    void an_interaction_that_has_ended_tells_nothing_and_the_next_one_does() {
        heard(7);
        pass(Duration.ofMinutes(15));
        telling.tell(List.of(answered(7, 1)));
        assertThat(told).isEmpty();
        heard(7);
        telling.tell(List.of(answered(7, 2)));
        assertThat(told).containsExactly("7 Your question **#2** was answered.");
    }

    @Test
    void the_same_is_told_once_also_by_another_interaction() {
        heard(7);
        telling.tell(List.of(answered(7, 1)));
        heard(7);
        telling.tell(List.of(answered(7, 1)));
        assertThat(told).hasSize(1);
    }

    @Test
    void of_very_many_people_whoever_was_heard_least_lately_is_forgotten() {
        for (long person = 1; person <= 5_001; person++) {
            heard(person);
        }
        telling.tell(List.of(answered(1, 1), answered(2, 2), answered(5_001, 3)));
        assertThat(told).extracting(text -> text.split(" ", 2)[0]).containsExactly("2", "5001");
    }
}
