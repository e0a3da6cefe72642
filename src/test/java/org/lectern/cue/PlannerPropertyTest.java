package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.cue.Cue.FloorCloses;
import org.lectern.cue.Cue.SessionCloses;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.TestSessions;

/// What holds of every session's plan, however odd its times.
class PlannerPropertyTest {
    private static final int TRIES = 300;
    private static final long SEED = 20201208;
    private static final Duration LEAD = Duration.ofMinutes(5);

    /// @param start minutes after 09:00
    /// @param length in minutes; negative where the page has it wrong
    record Entry(Kind kind, int start, int length) {
        enum Kind {
            TALK,
            SPOTLIGHT,
            KEYNOTE,
            QA,
            PAUSE
        }

        String times() {
            LocalTime from = LocalTime.of(9, 0).plusMinutes(start);
            return from + "-" + from.plusMinutes(length);
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void cues_are_in_order_of_time_and_rank(Session session) {
        assertThat(Planner.plan(session, LEAD))
                .isSortedAccordingTo(Comparator.comparing(Cue::at).thenComparingInt(Cue::rank));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void no_two_cues_share_a_key(Session session) {
        assertThat(Planner.plan(session, LEAD)).extracting(Cue::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void each_slot_has_one_start_and_each_block_one_close(Session session) {
        List<Cue> plan = Planner.plan(session, LEAD);
        assertThat(plan.stream()
                        .filter(cue -> cue.rank() == 4)
                        .map(cue -> cue.key().about()))
                .containsExactlyInAnyOrderElementsOf(
                        session.slots().stream().map(slot -> slot.id().value()).toList());
        assertThat(plan.stream()
                        .filter(FloorCloses.class::isInstance)
                        .map(cue -> cue.key().about()))
                .containsExactlyInAnyOrderElementsOf(Block.of(session).stream()
                        .map(block -> block.id().value())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void nothing_closes_before_it_began_and_the_session_closes_last(Session session) {
        List<Cue> plan = Planner.plan(session, LEAD);
        for (Cue cue : plan) {
            if (cue instanceof FloorCloses closes) {
                assertThat(plan.stream()
                                .filter(other -> other.rank() == 4)
                                .filter(other -> other.key()
                                        .about()
                                        .equals(closes.block().value()))
                                .findFirst()
                                .orElseThrow()
                                .at())
                        .isBefore(closes.at());
            }
        }
        assertThat(plan.getLast()).isInstanceOf(SessionCloses.class);
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void at_its_start_every_slot_is_said(Session session) {
        for (Cue cue : Planner.plan(session, LEAD)) {
            assertThat(Verdict.of(cue, session, cue.at(), Duration.ZERO, Duration.ofMinutes(2)))
                    .isEqualTo(new Verdict.Say());
        }
    }

    @ParameterizedTest
    @MethodSource("sessionsAndMinutes")
    void what_is_on_is_a_slot_that_lasts(Session session, int minute) {
        Instant now = TestSessions.at("09:00").plus(Duration.ofMinutes(minute));
        List<Slot> lasting = session.slots().stream()
                .filter(slot -> !SlotTimes.start(slot).isAfter(now)
                        && SlotTimes.end(session, slot).isAfter(now))
                .toList();
        switch (OnNow.at(session, now)) {
            case OnNow.On(Slot slot) ->
                assertThat(lasting)
                        .contains(slot)
                        .allSatisfy(other -> assertThat(SlotTimes.start(other))
                                .isBeforeOrEqualTo(slot.start().toInstant()));
            case OnNow.Before _, OnNow.Gap _, OnNow.After _ ->
                assertThat(lasting).isEmpty();
        }
    }

    /// 300 sessions at random, the same in every run.
    static Stream<Session> sessions() {
        Random random = new Random(SEED);
        return Stream.generate(() -> session(entries(random))).limit(TRIES);
    }

    static Stream<Arguments> sessionsAndMinutes() {
        Random random = new Random(SEED);
        return sessions().map(session -> Arguments.of(session, random.nextInt(-10, 301)));
    }

    private static List<Entry> entries(Random random) {
        Entry.Kind[] kinds = Entry.Kind.values();
        return Stream.generate(() ->
                        new Entry(kinds[random.nextInt(kinds.length)], random.nextInt(241), random.nextInt(-20, 41)))
                .limit(random.nextInt(1, 21))
                .toList();
    }

    private static Session session(List<Entry> entries) {
        TestSessions session = TestSessions.session("Random");
        entries.stream().sorted(Comparator.comparingInt(Entry::start)).forEach(entry -> {
            switch (entry.kind()) {
                case TALK -> session.talk(entry.times(), "Talk");
                case SPOTLIGHT -> session.spotlight(entry.times(), "Spotlight");
                case KEYNOTE -> session.keynote(entry.times(), "Keynote");
                case QA -> session.qa(entry.times());
                case PAUSE -> session.pause(entry.times());
            }
        });
        return session.build();
    }
}
