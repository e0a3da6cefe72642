package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.at;
import static org.lectern.wording.Scenes.TRACK;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lectern.chat.AsRead;
import org.lectern.cue.Act;
import org.lectern.cue.Act.Replan;
import org.lectern.cue.ActOutcome;
import org.lectern.cue.Course;
import org.lectern.schedule.Block;
import org.lectern.schedule.Session;
import org.lectern.schedule.SlotId;

class TimesTest {
    private static final SlotId SECOND = TRACK.slots().get(1).id();
    private static final Replan CANCELLED = new Replan(List.of(), List.of(SECOND), List.of(), List.of(), Map.of());
    private static final Replan ADDED = new Replan(List.of(), List.of(), List.of(SECOND), List.of(), Map.of());

    private static Course after(Course before, Act act, Instant now) {
        return ((ActOutcome.Taken) before.act(act, now)).course();
    }

    private static String note(Course course, Instant now) {
        Session session = course.at(now);
        Scene scene = new Scene(
                session,
                Block.of(session),
                Scenes.track().venue(),
                Scenes.track().threads());
        return Times.note(scene, ADDED, course, now).map(AsRead::of).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            18:10 | **2 · Oral · Pixel-Level Cycle Association** takes place after all, at 18:15.
            18:20 | **2 · Oral · Pixel-Level Cycle Association** takes place after all; it is on until 18:30.
            """)
    void what_a_plan_had_cancelled_and_the_next_has_is_back(String time, String line) {
        Course cancelled = after(Course.of(TRACK), CANCELLED, at("18:05"));
        assertThat(note(after(cancelled, ADDED, at(time)), at(time)))
                .contains(line)
                .doesNotContain("New");
    }

    @ParameterizedTest
    @CsvSource({"18:10", "18:20"})
    void what_no_plan_had_before_is_new(String time) {
        assertThat(note(after(Course.of(TRACK), ADDED, at(time)), at(time)))
                .contains("New: **2 · Oral · Pixel-Level Cycle Association**, 18:15.");
    }
}
