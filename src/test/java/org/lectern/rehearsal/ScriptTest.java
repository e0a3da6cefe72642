package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.TestSessions.session;
import static org.lectern.schedule.TestSessions.track13;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lectern.rehearsal.Script.Line;
import org.lectern.schedule.Session;

class ScriptTest {
    private final Session session = track13();
    private final List<Line> lines = script(1);

    @Test
    void the_same_seed_gives_the_same_script_and_another_seed_another() {
        assertThat(script(1)).isEqualTo(lines);
        assertThat(script(2)).isNotEqualTo(lines);
    }

    @Test
    void it_is_in_order_of_time() {
        assertThat(lines).extracting(Line::at).isSorted();
    }

    @Test
    void everybody_is_done_before_the_session_closes() {
        Instant end = session.end().toInstant();
        assertThat(lines).allSatisfy(line -> assertThat(line.at()).isBefore(end));
    }

    @Test
    void every_way_to_ask_and_to_look_is_tried() {
        assertThat(lines)
                .extracting(line -> Player.name(line.move()))
                .contains(
                        "/ask",
                        "/ask in a thread",
                        "/ask with a talk",
                        "the Ask button",
                        "Add to Q&A",
                        "/next",
                        "/now",
                        "/schedule");
    }

    @Test
    void no_question_is_asked_twice() {
        assertThat(lines.stream().map(line -> Player.question(line.move())).filter(Objects::nonNull))
                .hasSizeGreaterThan(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void nobody_asks_where_no_talk_takes_questions() {
        Session silent = session("Silent").keynote("18:00-18:30", "A keynote").build();
        assertThat(Script.of(silent, 6, new SplittableRandom(1)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Player.question(line.move())).isNull());
    }

    private List<Line> script(long seed) {
        return Script.of(session, 6, new SplittableRandom(seed));
    }
}
