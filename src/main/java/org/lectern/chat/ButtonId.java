package org.lectern.chat;

import java.util.Locale;
import java.util.Optional;

/// What the `custom_id` of a button, a menu or a form says: what to do, about what, and the key of the message that
/// bears it. The key survives a fetch of the message, so that after a crash a message of ours can be told from one that
/// was never sent.
///
/// @param action what pressing it does
/// @param about what it is about, as its action has it: the id of a slot, session or question, say; empty for none
/// @param key the key of its message, or the keys of the cards in it with commas between; empty until it is sent
public record ButtonId(Action action, String about, String key) {
    private static final int MAX_LENGTH = 100;

    public enum Action {
        ASK,
        NEXT,
        SCHEDULE,
        /// Another page of a part of the programme.
        PAGE,
        /// A person's reminders: lists them, or takes one back.
        REMIND,
        /// Votes for a question, or takes the vote back.
        VOTE,
        /// Votes for a question that was asked before, instead of asking it again.
        VOTE_FOR,
        /// Casts a vote anew that was taken back.
        VOTE_AGAIN,
        /// Asks a question although one much like it was asked before.
        ASK_ANYWAY,
        /// The chairs' queue; it is about what to do there.
        QUEUE,
        /// A person's own questions.
        MINE,
        /// What a chair did to a session's time, such as to undo it.
        SESSION
    }

    public ButtonId {
        if (about.indexOf(':') >= 0 || key.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a colon divides the parts of a button's id: " + about + ", " + key);
        }
    }

    public static ButtonId of(Action action, String about) {
        return new ButtonId(action, about, "");
    }

    public ButtonId withKey(String key) {
        return new ButtonId(action, about, key);
    }

    /// `action:about:key`, at most 100 characters.
    @Override
    public String toString() {
        String text = action.name().toLowerCase(Locale.ROOT) + ":" + about + ":" + key;
        Limits.atMost("custom_id", text, MAX_LENGTH);
        return text;
    }

    /// Reads a `custom_id`; empty where it is none of ours.
    public static Optional<ButtonId> parse(String text) {
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        for (Action action : Action.values()) {
            if (action.name().equalsIgnoreCase(text.substring(0, first))) {
                return Optional.of(new ButtonId(action, text.substring(first + 1, second), text.substring(second + 1)));
            }
        }
        return Optional.empty();
    }
}
