package org.lectern.chat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Answers one interaction, once. Every answer is private to whoever acted. None of these throws: an answer that cannot
/// be delivered is logged, since what it tells has been done by then.
public interface Responder {
    void answer(Post.Message message);

    /// Answers as soon as the message is known: directly where that takes less than a second, else by an
    /// acknowledgement first that is then edited.
    void answerWhen(CompletableFuture<Post.Message> message);

    /// Answers somebody's typing with at most 25 choices.
    void suggest(List<Choice> choices);

    void open(AskForm form);

    /// @param label at most 100 characters
    /// @param value what comes back when it is chosen; at most 100 characters
    record Choice(String label, String value) {
        public static final int MAX_LABEL = 100;
        public static final int MAX_CHOICES = 25;

        public Choice {
            Limits.atMost("choice", label, MAX_LABEL);
            Limits.atMost("choice value", value, 100);
        }
    }

    /// The form behind an **Ask** button: a text field of at most 500 characters and, for a joint Q&A, the talk.
    ///
    /// @param about the id of the slot that the button is about; comes back with the form
    /// @param title at most 45 characters
    /// @param talks to choose from, the first one preselected; empty where there is nothing to choose
    record AskForm(String about, String title, List<Choice> talks) {
        public static final int MAX_TITLE = 45;

        public AskForm {
            talks = List.copyOf(talks);
            Limits.atMost("form title", title, MAX_TITLE);
        }
    }
}
