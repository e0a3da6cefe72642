package org.lectern.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.lectern.standin.Answer;

/// What somebody is about to send: a slash command with its options, or a form that the bot has opened.
public sealed interface Draft {
    /// A command that is offered while its name is typed.
    ///
    /// @param name with its subcommand, without the slash
    record Offer(String name, String description) {}

    /// A slash command.
    record Command(String name, String description, List<Option> options) implements Draft {}

    /// @param type Discord's: 3 text, 4 whole number, 5 yes or no, 6 person, 10 number
    /// @param least of a number; empty for none
    /// @param longest of a text
    /// @param choices where only these may be given
    record Option(
            String name,
            String description,
            int type,
            boolean isRequired,
            boolean suggests,
            String least,
            String most,
            int longest,
            List<Choice> choices) {
        /// Reads it as Discord has it.
        static Option of(JsonNode option) {
            return new Option(
                    option.path("name").asText(),
                    option.path("description").asText(),
                    option.path("type").asInt(),
                    option.path("required").asBoolean(false),
                    option.path("autocomplete").asBoolean(false),
                    option.path("min_value").asText(""),
                    option.path("max_value").asText(""),
                    option.path("max_length").asInt(6000),
                    option.path("choices").valueStream().map(Choice::of).toList());
        }
    }

    record Choice(String name, String value) {
        static Choice of(JsonNode choice) {
            return new Choice(choice.path("name").asText(), choice.path("value").asText());
        }
    }

    /// A form.
    ///
    /// @param interaction that it answers
    record Form(String interaction, String title, List<Answer.Field> fields) implements Draft {}
}
