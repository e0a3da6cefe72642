package org.lectern.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.chat.Interaction;
import org.lectern.chat.Responder.Choice;
import org.lectern.standin.Answer;
import org.lectern.standin.SeenMessage;

/// The commands beyond asking and looking, most of them the chairs': what of them is heard, and who is shown them.
class CommandsTest {
    private final Listening listening = new Listening();

    @AfterEach
    void close() {
        listening.close();
    }

    private Interaction.Ran ran(String command, Map<String, ?> options) {
        listening.run("chair", command, options);
        return listening.heard(Interaction.Ran.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue",
                "my-questions",
                "session start",
                "session hold",
                "session resume",
                "session end",
                "session skip",
                "session undo",
                "session log"
            })
    void a_command_is_heard_with_its_name_and_that_of_its_subcommand(String command) {
        Interaction.Ran ran = ran(command, Map.of());
        assertThat(ran.command()).isEqualTo(command);
        assertThat(ran.options()).isEmpty();
        assertThat(ran.context().person().name()).isEqualTo("chair");
        assertThat(ran.context().channel()).isEqualTo(listening.stage.channel());
    }

    @Test
    void options_come_as_text() {
        assertThat(ran("session late", Map.of("minutes", -7, "absorb", true)).options())
                .isEqualTo(Map.of("minutes", "-7", "absorb", "true"));
        String attendee = listening.stage.standin.person("attendee").id();
        assertThat(ran("session author", Map.of("person", "attendee", "talk", "3"))
                        .options())
                .isEqualTo(Map.of("person", attendee, "talk", "3"));
    }

    @Test
    void nobody_is_late_by_more_than_a_day() {
        ran("session late", Map.of("minutes", -1440));
        assertThatThrownBy(() -> ran("session late", Map.of("minutes", 1441))).hasMessageContaining("1440");
        assertThatThrownBy(() -> ran("session late", Map.of())).hasMessageContaining("\"minutes\" is required");
    }

    @Test
    void what_is_typed_for_an_option_is_heard_with_its_command_and_answered_with_choices() {
        listening.react((_, responder) -> responder.suggest(List.of(new Choice("3 · Sine", "s3"))));
        var typing = listening.as("chair").autocomplete(Stage.PLACE, "session skip", "slot", "si");
        assertThat(typing.choices(Stage.SOON))
                .containsExactly(new Answer.Choice("3 · Sine", JsonNodeFactory.instance.textNode("s3")));
        Interaction.Typed typed = listening.heard(Interaction.Typed.class);
        assertThat(typed.command()).isEqualTo("session skip");
        assertThat(typed.option()).isEqualTo("slot");
        assertThat(typed.typed()).isEqualTo("si");
        listening.as("chair").autocomplete(Stage.PLACE, "session author", "talk", "3");
        assertThat(listening.heard(Interaction.Typed.class).option()).isEqualTo("talk");
    }

    @Test
    void the_chairs_commands_are_shown_to_chairs_alone_and_the_others_to_everybody() {
        for (String command : List.of("queue", "session hold")) {
            assertThatThrownBy(() -> listening.run("attendee", command, Map.of()))
                    .hasMessageContaining("is not shown to attendee");
        }
        listening.run("attendee", "my-questions", Map.of());
        assertThat(listening.heard(Interaction.Ran.class).command()).isEqualTo("my-questions");
    }

    @Test
    void mark_as_answer_brings_the_message_with_its_author_and_its_text() {
        SeenMessage said = listening.as("attendee").post(Stage.PLACE, "It scales *linearly*.");
        listening
                .as("attendee")
                .messageCommand(said.id(), Commands.MARK_AS_ANSWER)
                .message(Stage.SOON);
        Interaction.OnMessage mark = listening.heard(Interaction.OnMessage.class);
        assertThat(mark.command()).isEqualTo("Mark as answer");
        assertThat(mark.message().id()).isEqualTo(Long.parseUnsignedLong(said.id()));
        assertThat(mark.message().text()).isEqualTo("It scales *linearly*.");
        assertThat(mark.message().author().name()).isEqualTo("attendee");
    }

    @Test
    void a_question_may_be_asked_so_that_nobody_sees_who_asks() {
        listening.run("attendee", "ask", Map.of("question", "Why?", "anonymous", true));
        assertThat(listening.heard(Interaction.Ask.class).anonymous()).isTrue();
        listening.run("attendee", "ask", Map.of("question", "Why?"));
        assertThat(listening.heard(Interaction.Ask.class).anonymous()).isFalse();
    }
}
