package org.lectern.chat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one message says. Its texts are Discord Markdown, escaped already; it pings nobody but those it names.
public sealed interface Post {
    List<Button> buttons();

    /// The same post with its key on its first button that can bear one, so that it can be found again.
    ///
    /// @throws IllegalArgumentException if it has no such button
    default Post bearing(String key) {
        List<Button> stamped = Button.stamped(buttons(), key);
        return switch (this) {
            case Message message -> new Message(message.content(), message.embed(), stamped, message.pings());
            case Cards cards -> new Cards(cards.cards(), stamped);
        };
    }

    /// A classic message: content, at most one embed, and buttons.
    ///
    /// @param content at most 2000 characters; empty for none
    /// @param pings the ids of the users that its content mentions and that are to be notified
    record Message(String content, @Nullable Embed embed, List<Button> buttons, Set<Long> pings) implements Post {
        public static final int MAX_CONTENT = 2000;

        public Message {
            buttons = List.copyOf(buttons);
            pings = Set.copyOf(pings);
            Limits.atMost("content", content, MAX_CONTENT);
            if (content.isBlank() && embed == null) {
                throw new IllegalArgumentException("a message needs content or an embed");
            }
        }

        public static Message of(String content) {
            return new Message(content, null, List.of(), Set.of());
        }

        public static Message of(String content, List<Button> buttons) {
            return new Message(content, null, buttons, Set.of());
        }

        public static Message of(Embed embed, List<Button> buttons) {
            return new Message("", embed, buttons, Set.of());
        }
    }

    /// A message of question cards, in Components V2.
    ///
    /// @param cards 1 to 12
    record Cards(List<Card> cards, List<Button> buttons) implements Post {
        /// The most cards a message may have: with their vote buttons they stay within Discord's 40 components.
        public static final int MAX_CARDS = 12;

        public Cards {
            cards = List.copyOf(cards);
            buttons = List.copyOf(buttons);
            if (cards.isEmpty() || cards.size() > MAX_CARDS) {
                throw new IllegalArgumentException("1 to " + MAX_CARDS + " cards, not " + cards.size());
            }
        }
    }

    /// A question as posted.
    ///
    /// @param number the question's number within its session
    /// @param text at most 330 characters, so that twelve cards stay within Discord's 4000
    record Card(int number, String text) {
        public static final int MAX_TEXT = 330;

        public Card {
            Limits.atMost("card", text, MAX_TEXT);
        }
    }
}
