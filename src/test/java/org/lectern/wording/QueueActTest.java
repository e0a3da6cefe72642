package org.lectern.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.chat.ButtonId;
import org.lectern.question.Move;
import org.lectern.question.QuestionId;
import org.lectern.question.QueueOrder;
import org.lectern.wording.QueueAct.View;

/// What the buttons of the queue say comes back as it was, and within Discord's 100 characters.
class QueueActTest {
    private static final QuestionId LONGEST = new QuestionId(Integer.MAX_VALUE);
    private static final long MANY = Integer.MAX_VALUE;
    private static final String ID = "18446744073709551615";

    static List<QueueAct> acts() {
        View block = new View(Scenes.TRACK.id(), Scenes.block(4).id(), 123);
        View all = new View(Scenes.TRACK.id(), null, 0);
        return Stream.of(block, all)
                .flatMap(view -> Stream.<QueueAct>of(
                        new QueueAct.Show(view),
                        new QueueAct.Pick(view),
                        new QueueAct.Look(view, LONGEST),
                        new QueueAct.Do(view, Move.Kind.UNSTAGE, LONGEST, MANY),
                        new QueueAct.MergeInto(view, LONGEST, MANY),
                        new QueueAct.Undo(view, LONGEST, MANY),
                        new QueueAct.Mute(view, LONGEST, true),
                        new QueueAct.Mute(view, LONGEST, false),
                        new QueueAct.Order(view, QueueOrder.VOTES),
                        new QueueAct.MarkAnswer(all, ID + "/" + ID + "/" + ID)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void each_comes_back_as_it_was(QueueAct act) {
        String customId = act.id().toString();
        assertThat(ButtonId.parse(customId).flatMap(id -> QueueAct.parse(id.about())))
                .contains(act);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "show", "show.x.-.0", "look.aaaaaaaa.-.0", "look.aaaaaaaa.-.0.x", "do.aaaaaaaa.-.0.FLY.q1.0"
            })
    void what_is_none_of_the_queues_is_nothing(String about) {
        assertThat(QueueAct.parse(about)).isEmpty();
    }

    @Test
    void a_verb_that_there_is_not_is_nothing() {
        assertThat(QueueAct.parse("dance.aaaaaaaa.-.0")).isEmpty();
    }
}
