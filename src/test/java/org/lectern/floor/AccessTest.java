package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Venue;
import org.lectern.floor.Access.Action;
import org.lectern.floor.Access.Capacity;
import org.lectern.question.Move;

/// Every action by every person.
class AccessTest {
    @ParameterizedTest
    @CsvSource({
        // action, attendee, asker, author, chair
        "ASK,           yes, yes, yes, yes",
        "VOTE,          yes, yes, yes, yes",
        "ADD_MESSAGE,   no,  yes, no,  yes",
        "SEE_OWN,       no,  yes, no,  no",
        "CORRECT,       no,  yes, no,  no",
        "WITHDRAW,      no,  yes, no,  no",
        "ANSWER,        no,  no,  yes, yes",
        "SEE_QUEUE,     no,  no,  no,  yes",
        "ORDER_QUEUE,   no,  no,  no,  yes",
        "APPROVE,       no,  no,  no,  yes",
        "STAGE,         no,  no,  no,  yes",
        "PIN,           no,  no,  no,  yes",
        "HIDE,          no,  no,  no,  yes",
        "MERGE,         no,  no,  no,  yes",
        "UNDO,          no,  no,  no,  yes",
        "MUTE,          no,  no,  no,  yes",
        "LET_AUTHOR_IN, no,  no,  no,  yes",
        "RUN_TIME,      no,  no,  no,  yes",
        "SEE_LOG,       no,  no,  no,  yes",
        "LINK_PAGE,     no,  no,  no,  yes"
    })
    void each_action_is_open_to(Action action, String attendee, String asker, String author, String chair) {
        assertThat(may(action, Capacity.ATTENDEE)).isEqualTo(attendee.equals("yes"));
        assertThat(may(action, Capacity.ASKER)).isEqualTo(asker.equals("yes"));
        assertThat(may(action, Capacity.AUTHOR)).isEqualTo(author.equals("yes"));
        assertThat(may(action, Capacity.CHAIR)).isEqualTo(chair.equals("yes"));
    }

    /// Everybody is an attendee too.
    private static boolean may(Action action, Capacity capacity) {
        return Access.may(EnumSet.of(Capacity.ATTENDEE, capacity), action);
    }

    @Test
    void every_action_stands_in_the_table_above() throws ReflectiveOperationException {
        CsvSource table = AccessTest.class
                .getDeclaredMethod(
                        "each_action_is_open_to", Action.class, String.class, String.class, String.class, String.class)
                .getAnnotation(CsvSource.class);
        assertThat(table.value()).hasSize(Action.values().length);
    }

    @ParameterizedTest
    @EnumSource(Move.Kind.class)
    void without_moderation_a_chair_hides_nothing_and_does_all_else_that_chairs_do(Move.Kind kind) {
        Set<Capacity> chair = EnumSet.of(Capacity.ATTENDEE, Capacity.CHAIR);
        assertThat(Access.may(chair, kind, Moderation.OFF))
                .isEqualTo(kind != Move.Kind.HIDE && Access.may(chair, kind, Moderation.AFTER));
        assertThat(Access.may(chair, kind, Moderation.BEFORE)).isEqualTo(Access.may(chair, kind, Moderation.AFTER));
    }

    @Test
    void chairs_are_named_or_have_a_role_that_is() {
        Venue venue = new Venue(100, List.of(41L), null, Map.of(), Locale.ENGLISH, Set.of(900L), Map.of());
        assertThat(Access.capacities(new Person(41, "Named"), venue)).contains(Capacity.CHAIR);
        assertThat(Access.capacities(new Person(1, "By role", Set.of(900L, 901L)), venue))
                .contains(Capacity.CHAIR);
        assertThat(Access.capacities(new Person(1, "Nobody", Set.of(901L)), venue))
                .containsExactly(Capacity.ATTENDEE);
    }
}
