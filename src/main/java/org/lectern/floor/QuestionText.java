package org.lectern.floor;

import java.util.regex.Pattern;
import org.lectern.question.Question;
import org.lectern.text.Chat;
import org.lectern.text.Sanitizing;
import org.lectern.wording.Refusal;

/// What somebody typed for a question: the text that is kept, or why there is none.
sealed interface QuestionText {
    /// Without what acts or cannot be seen, and without blanks around it.
    record Clean(String text) implements QuestionText {}

    record Refused(Refusal why) implements QuestionText {}

    /// Question marks alone ask nothing.
    Pattern MARKS = Pattern.compile("[\\p{P}\\s]+");

    static QuestionText of(String typed) {
        String text = Sanitizing.sanitized(typed).strip();
        int length = text.codePointCount(0, text.length());
        if (Chat.isBlank(text)) {
            return new Refused(new Refusal.Blank());
        }
        if (length > Question.MAX_LENGTH) {
            return new Refused(new Refusal.TooLong(length));
        }
        return MARKS.matcher(text).matches() ? new Refused(new Refusal.Blank()) : new Clean(text);
    }
}
