package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.chat.ButtonId;
import org.lectern.question.QuestionId;

/// What the buttons of somebody's own questions say comes back as it was, and within Discord's 100 characters.
class MineActTest {
    private static final QuestionId LONGEST = new QuestionId(Integer.MAX_VALUE);

    static List<MineAct> acts() {
        return List.of(
                new MineAct.Show(123),
                new MineAct.Pick(0),
                new MineAct.Correct(LONGEST, Long.MAX_VALUE),
                new MineAct.Withdraw(LONGEST, 0),
                new MineAct.Undo(LONGEST, Long.MAX_VALUE),
                new MineAct.Tell(Scenes.TRACK.id(), true),
                new MineAct.Tell(null, false));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void each_comes_back_as_it_was(MineAct act) {
        assertThat(ButtonId.parse(act.id().toString()).flatMap(id -> MineAct.parse(id.about())))
                .contains(act);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "show", "show.x", "pick", "correct.q1", "correct.x.1", "undo.q1.x", "tell.x.on", "dance.q1.1"
            })
    void what_is_none_of_theirs_is_nothing(String about) {
        assertThat(MineAct.parse(about)).isEmpty();
    }
}
