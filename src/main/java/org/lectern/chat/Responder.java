package org.lectern.chat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Answers one interaction, once. Every answer is private to whoever acted, but for the message that a press changes.
/// None of these throws: an answer that cannot be delivered is logged, since what it tells has been done by then.
public interface Responder {
    void answer(Post.Message message);

    /// Answers as soon as the message is known: directly where that takes less than a second, else by an
    /// acknowledgement first that is then edited.
    void answerWhen(CompletableFuture<Post.Message> message);

    /// Answers a press, or a form that a press opened, by rendering the message with that button anew, as soon as
    /// it is known: directly where that takes less than a second, else after an acknowledgement that shows nothing.
    /// Where it fails the message stays as it is, and whoever acted is told so in private.
    ///
    /// @param post of the same kind as the message was: cards where it was cards
    /// @return true when the message has changed; false when it has not, or nobody knows; never exceptionally
    CompletableFuture<Boolean> update(CompletableFuture<Post> post);

    /// Answers somebody's typing with at most 25 choices.
    void suggest(List<Choice> choices);

    void open(AskForm form);

    void open(Form form);

    /// To tell more after the answer. This is no answer by itself.
    Later later();

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
    /// @param offersAnonymous whether one may ask so that nobody sees who
    record AskForm(String about, String title, List<Choice> talks, boolean offersAnonymous) {
        public static final int MAX_TITLE = 45;

        public AskForm {
            talks = List.copyOf(talks);
            Limits.atMost("form title", title, MAX_TITLE);
        }

        public AskForm(String about, String title, List<Choice> talks) {
            this(about, title, talks, false);
        }
    }

    /// A form of one text field, which must not be left empty.
    ///
    /// @param id comes back with the text
    /// @param title 1 to 45 characters
    /// @param label of the field, 1 to 45 characters
    /// @param text that stands in it already; empty for none
    /// @param maxLength of what may be filled in, at most 4000
    record Form(ButtonId id, String title, String label, String text, int maxLength) {
        public static final int MAX_TITLE = 45;
        public static final int MAX_LABEL = 45;

        public Form {
            Limits.some("form title", title, MAX_TITLE);
            Limits.some("form label", label, MAX_LABEL);
            if (maxLength < 1 || maxLength > 4000) {
                throw new IllegalArgumentException("a form takes 1 to 4000 characters, not " + maxLength);
            }
            Limits.atMost("form text", text, maxLength);
        }
    }
}
