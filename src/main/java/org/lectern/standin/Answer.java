package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What a person sees first of what they did (Discord, "Interaction Callback Type").
public sealed interface Answer {
    /// A message, perhaps for this person alone (type 4).
    record Message(SeenMessage message) implements Answer {}

    /// "… is thinking": a message will come (type 5).
    record Thinking(boolean ephemeral) implements Answer {}

    /// Nothing to be seen: the message pressed on may change (type 6).
    record Silent() implements Answer {}

    /// The message pressed on, changed (type 7).
    record Updated(SeenMessage message) implements Answer {}

    /// Suggestions for an option (type 8).
    record Choices(List<Choice> choices) implements Answer {}

    /// A form to fill in (type 9).
    record Form(String customId, String title, List<Field> fields) implements Answer {
        public Optional<Field> field(String labelOrId) {
            return fields.stream()
                    .filter(each ->
                            each.customId().equals(labelOrId) || each.label().equals(labelOrId))
                    .findFirst();
        }
    }

    /// "The application did not respond": 3 s have passed.
    record Nothing() implements Answer {}

    /// One suggestion; the value is a text or a number.
    record Choice(String name, JsonNode value) {}

    /// One field of a form. `type` is the component's: 4 for a text, 3 for a select, 23 for a
    /// checkbox.
    ///
    /// @param options of a select, as what they send
    /// @param labels of these options
    /// @param paragraph whether a text has several lines
    record Field(
            String customId,
            String label,
            int type,
            boolean required,
            int minLength,
            int maxLength,
            String value,
            List<String> options,
            List<String> labels,
            boolean paragraph,
            String placeholder) {}
}
