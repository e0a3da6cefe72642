package org.lectern.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.cue.Act.Done;
import org.lectern.cue.ActOutcome.Taken;
import org.lectern.schedule.Session;
import org.lectern.schedule.Slot;
import org.lectern.schedule.SlotId;

/// What holds of every session's course, whatever its chairs do and however odd its times.
class CoursePropertyTest {
    private static final int TRIES = 200;
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final Duration LEFT = Duration.ofMinutes(4);

    /// One act that was taken.
    ///
    /// @param before the course that it was done to
    record Step(Course before, Taken taken) {
        Instant at() {
            return taken.done().at();
        }

        Session old() {
            return before.at(at());
        }

        Session now() {
            return taken.course().at(at());
        }

        boolean isUndo() {
            return taken.done().act() instanceof Act.Undo;
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void slots_keep_their_order_and_their_offsets(List<Step> steps) {
        for (Step step : steps) {
            List<SlotId> left = ids(step.now());
            assertThat(left)
                    .isEqualTo(ids(step.before().printed()).stream()
                            .filter(left::contains)
                            .toList());
            assertThat(step.now().slots()).isSortedAccordingTo(SlotTimes.BY_START);
            assertThat(pairs(step.before().printed(), step.now()))
                    .hasSameSizeAs(step.now().slots())
                    .allSatisfy(pair -> {
                        assertThat(pair.after().start().getOffset())
                                .isEqualTo(pair.before().start().getOffset());
                        assertThat(pair.after().end().getOffset())
                                .isEqualTo(pair.before().end().getOffset());
                    });
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void what_has_begun_keeps_its_start_and_what_is_over_its_end(List<Step> steps) {
        for (Step step : steps) {
            Instant since = step.isUndo() ? undone(step).at() : step.at();
            List<SlotId> begun = step.old().slots().stream()
                    .filter(slot -> SlotTimes.start(slot).isBefore(since))
                    .map(Slot::id)
                    .toList();
            assertThat(ids(step.now())).as("none is left out").containsAll(begun);
            assertThat(pairs(step.old(), step.now()))
                    .filteredOn(pair -> begun.contains(pair.before().id()))
                    .allSatisfy(pair -> {
                        assertThat(SlotTimes.start(pair.after())).isEqualTo(SlotTimes.start(pair.before()));
                        Instant end = SlotTimes.end(step.old(), pair.before());
                        Instant now = SlotTimes.end(step.now(), pair.after());
                        if (step.isUndo() ? end.isBefore(since) : !end.isAfter(since)) {
                            assertThat(now).isEqualTo(end);
                        } else {
                            assertThat(now).isAfterOrEqualTo(since);
                        }
                    });
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void nothing_to_come_is_put_before_now(List<Step> steps) {
        for (Step step : steps) {
            assertThat(pairs(step.old(), step.now()))
                    .filteredOn(pair -> SlotTimes.start(pair.before()).isAfter(step.at()))
                    .allSatisfy(
                            pair -> assertThat(SlotTimes.start(pair.after())).isAfterOrEqualTo(step.at()));
            assertThat(SlotTimes.closing(step.now())).isAfterOrEqualTo(step.at());
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void what_is_to_come_keeps_its_length_but_for_a_break_that_absorbs(List<Step> steps) {
        for (Step step : steps) {
            List<Slot> changed = pairs(step.old(), step.now()).stream()
                    .filter(pair -> SlotTimes.start(pair.before()).isAfter(step.at()))
                    .filter(pair -> !length(step.old(), pair.before()).equals(length(step.now(), pair.after())))
                    .map(Change.Moved::after)
                    .toList();
            boolean absorbed = switch (step.isUndo()
                    ? undone(step).act()
                    : step.taken().done().act()) {
                case Act.Late late -> late.absorbed();
                case Act.Skip skip -> skip.absorbed();
                case Act.StartNext _, Act.EndNow _, Act.Hold _, Act.Resume _, Act.Undo _, Act.Replan _ -> false;
            };
            assertThat(changed).hasSizeLessThanOrEqualTo(absorbed ? 1 : 0).allMatch(Slot.Break.class::isInstance);
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void nothing_ends_before_it_begins(List<Step> steps) {
        for (Step step : steps) {
            assertThat(step.now().slots())
                    .allSatisfy(
                            slot -> assertThat(SlotTimes.end(step.now(), slot)).isAfter(SlotTimes.start(slot)));
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void an_act_undone_in_its_own_instant_never_was(List<Step> steps) {
        for (Step step : steps) {
            if (!step.isUndo()) {
                ActOutcome outcome = step.taken()
                        .course()
                        .act(new Act.Undo(step.taken().done().id()), step.at());
                if (!(outcome instanceof ActOutcome.SessionOver)) {
                    assertThat(outcome).isInstanceOf(Taken.class);
                    Course undone = ((Taken) outcome).course();
                    for (Duration later : List.of(Duration.ZERO, Duration.ofMinutes(9))) {
                        assertSameTimes(
                                undone.at(step.at().plus(later)),
                                step.before().at(step.at().plus(later)));
                    }
                    assertThat(undone.skipped()).isEqualTo(step.before().skipped());
                    assertThat(undone.last()).isEqualTo(step.before().last());
                }
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void the_acts_alone_make_the_course_again(List<Step> steps) {
        Course course = steps.getLast().taken().course();
        Course again = Course.of(course.printed(), course.done());
        Instant later = steps.getLast().at().plusSeconds(600);
        assertThat(again.at(later)).isEqualTo(course.at(later));
        assertThat(again.skipped()).isEqualTo(course.skipped());
        assertThat(again.heldSince()).isEqualTo(course.heldSince());
        assertThat(again.last()).isEqualTo(course.last());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void while_the_time_stands_nothing_comes_due(List<Step> steps) {
        for (Step step : steps) {
            Course course = step.taken().course();
            if (course.heldSince().isPresent()) {
                List<CueKey> ahead = plan(course, step.at())
                        .filter(cue -> cue.at().isAfter(step.at()))
                        .map(Cue::key)
                        .toList();
                for (int minutes : List.of(0, 1, 5, 60, 600)) {
                    Instant now = step.at().plus(Duration.ofMinutes(minutes));
                    assertThat(plan(course, now).filter(cue -> ahead.contains(cue.key())))
                            .hasSameSizeAs(ahead)
                            .allSatisfy(cue -> assertThat(cue.at()).isAfter(now));
                }
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("courses")
    void a_change_holds_each_slot_whose_times_differ_and_no_other(List<Step> steps) {
        for (Step step : steps) {
            Change change = step.taken().change();
            assertThat(ids(change.after()).size())
                    .isEqualTo(ids(change.before()).size()
                            - change.leftOut().size()
                            + change.back().size());
            List<SlotId> moved =
                    change.moved().stream().map(each -> each.after().id()).toList();
            assertThat(pairs(change.before(), change.after())).allSatisfy(pair -> {
                boolean same = SlotTimes.start(pair.before()).equals(SlotTimes.start(pair.after()))
                        && SlotTimes.end(change.before(), pair.before())
                                .equals(SlotTimes.end(change.after(), pair.after()));
                assertThat(moved.contains(pair.after().id())).isNotEqualTo(same);
            });
        }
    }

    /// What was done to each session at random, up to twelve times; the same in every run.
    static Stream<List<Step>> courses() {
        Random random = new Random(7);
        return PlannerPropertyTest.sessions()
                .map(session -> steps(session, random))
                .filter(steps -> !steps.isEmpty())
                .limit(TRIES);
    }

    private static List<Step> steps(Session session, Random random) {
        List<Step> steps = new ArrayList<>();
        Course course = Course.of(session);
        Instant now = at("08:45");
        for (int i = 0; i < 24 && steps.size() < 12; i++) {
            now = now.plusSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(1500));
            if (course.act(act(course, now, random), now) instanceof Taken taken) {
                steps.add(new Step(course, taken));
                course = taken.course();
            }
        }
        return List.copyOf(steps);
    }

    private static Act act(Course course, Instant now, Random random) {
        Session session = course.at(now);
        SlotId any = session.slots().isEmpty()
                ? course.printed().slots().getFirst().id()
                : session.slots().get(random.nextInt(session.slots().size())).id();
        SlotId on = OnNow.at(session, now) instanceof OnNow.On(Slot slot) ? slot.id() : any;
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Act.Late(Duration.ofSeconds(random.nextInt(-900, 1800)), random.nextBoolean());
            case 2 -> new Act.StartNext(course.next(now).map(Slot::id).orElse(any));
            case 3 -> new Act.EndNow(on);
            case 4 -> new Act.Skip(random.nextBoolean() ? any : on, random.nextBoolean());
            case 5 -> course.heldSince().isPresent() ? new Act.Resume() : new Act.Hold();
            default -> new Act.Undo(course.last().map(Done::id).orElse(1));
        };
    }

    private static Stream<Cue> plan(Course course, Instant now) {
        return Planner.plan(course.at(now), course.blocks(now), LEAD, LEFT).stream();
    }

    private static Done undone(Step undo) {
        return undo.before().last().orElseThrow();
    }

    private static void assertSameTimes(Session one, Session other) {
        assertThat(new Change(one, other))
                .matches(change -> change.moved().isEmpty())
                .matches(change -> change.leftOut().isEmpty() && change.back().isEmpty());
        assertThat(SlotTimes.opening(one)).isEqualTo(SlotTimes.opening(other));
        assertThat(SlotTimes.closing(one)).isEqualTo(SlotTimes.closing(other));
    }

    private static Duration length(Session session, Slot slot) {
        return Duration.between(SlotTimes.start(slot), SlotTimes.end(session, slot));
    }

    private static List<SlotId> ids(Session session) {
        return session.slots().stream().map(Slot::id).toList();
    }

    /// Each slot that both have.
    private static List<Change.Moved> pairs(Session before, Session after) {
        Map<SlotId, Slot> slots = after.slots().stream().collect(Collectors.toMap(Slot::id, Function.identity()));
        return before.slots().stream()
                .flatMap(
                        old -> Optional.ofNullable(slots.get(old.id())).map(now -> new Change.Moved(old, now)).stream())
                .toList();
    }
}
