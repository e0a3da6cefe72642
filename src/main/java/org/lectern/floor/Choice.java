package org.lectern.floor;

import java.util.Optional;
import org.lectern.question.QuestionId;

/// A question chosen of a menu.
///
/// @param seen its revision as the menu showed it
record Choice(QuestionId question, long seen) {
    /// Reads the value of an entry: the key of the question's card and its revision, with a point between; empty
    /// where it is none of ours.
    static Optional<Choice> of(String value) {
        int point = value.indexOf('.');
        if (point < 0 || !value.substring(point + 1).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return QuestionId.ofCard(value.substring(0, point))
                .map(question -> new Choice(question, Long.parseLong(value.substring(point + 1))));
    }
}
