package org.lectern.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one message says. Its texts are Discord Markdown, escaped already; it pings nobody but those it names.
public sealed interface Post {
    /// Those below it.
    List<Button> buttons();

    /// The same post with its key on its first button that can bear one, so that it can be found again. The buttons
    /// below it come before those beside its cards.
    ///
    /// @throws IllegalArgumentException if it has no such button
    Post bearing(String key);

    private static IllegalArgumentException cannotBear(String key) {
        return new IllegalArgumentException("no button can bear the key " + key);
    }

    /// A classic message: content, at most one embed, a menu below them, and buttons below that.
    ///
    /// @param content at most 2000 characters; empty for none
    /// @param buttons at most 25; at most 20 below a menu
    /// @param pings the ids of the users that its content mentions and that are to be notified
    /// @param menu null for none
    /// @param attachment null for none
    record Message(
            String content,
            @Nullable Embed embed,
            List<Button> buttons,
            Set<Long> pings,
            @Nullable Menu menu,
            @Nullable Attachment attachment)
            implements Post {
        public static final int MAX_CONTENT = 2000;
        public static final int MAX_BUTTONS = 25;
        private static final int INSTEAD_OF_MENU = 5;

        public Message {
            buttons = List.copyOf(buttons);
            pings = Set.copyOf(pings);
            Limits.atMost("content", content, MAX_CONTENT);
            if (content.isBlank() && embed == null) {
                throw new IllegalArgumentException("a message needs content or an embed");
            }
            if (buttons.size() > MAX_BUTTONS - (menu == null ? 0 : INSTEAD_OF_MENU)) {
                throw new IllegalArgumentException("a message has no room for " + buttons.size() + " buttons");
            }
        }

        public Message(String content, @Nullable Embed embed, List<Button> buttons, Set<Long> pings) {
            this(content, embed, buttons, pings, null, null);
        }

        public Message(String content, @Nullable Embed embed, List<Button> buttons, Set<Long> pings, Menu menu) {
            this(content, embed, buttons, pings, menu, null);
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

        public Message with(Menu menu) {
            return new Message(content, embed, buttons, pings, menu, attachment);
        }

        /// @param other null for none
        public Message with(@Nullable Attachment other) {
            return new Message(content, embed, buttons, pings, menu, other);
        }

        @Override
        public Message bearing(String key) {
            return Button.stamped(buttons, key)
                    .map(stamped -> new Message(content, embed, stamped, pings, menu, attachment))
                    .orElseThrow(() -> cannotBear(key));
        }
    }

    /// A message of question cards, in Components V2.
    ///
    /// @param cards 1 to 12
    /// @param buttons one at least fits in any case
    record Cards(List<Card> cards, List<Button> buttons) implements Post {
        /// The most cards a message may have: with their vote buttons they stay within Discord's 40 components.
        public static final int MAX_CARDS = 12;

        /// The most characters that the cards of a message may have together: Discord's 4000, with some to
        /// spare.
        private static final int MAX_TEXT = 3960;

        private static final int MAX_COMPONENTS = 40;
        private static final int BUTTONS_IN_A_ROW = 5;

        public Cards {
            cards = List.copyOf(cards);
            buttons = List.copyOf(buttons);
            if (cards.isEmpty() || cards.size() > MAX_CARDS) {
                throw new IllegalArgumentException("1 to " + MAX_CARDS + " cards, not " + cards.size());
            }
            int text = cards.stream().mapToInt(card -> card.text().length()).sum();
            if (text > MAX_TEXT) {
                throw new IllegalArgumentException(
                        cards.size() + " cards have " + text + " characters, more than " + MAX_TEXT);
            }
            if (components(cards, buttons) > MAX_COMPONENTS) {
                throw new IllegalArgumentException(
                        cards.size() + " cards leave no room for " + buttons.size() + " buttons");
            }
        }

        /// How many characters each of so many cards may have.
        public static int share(int cards) {
            return Math.min(Card.MAX_TEXT, MAX_TEXT / cards);
        }

        /// Whether there is room for a line between every two cards, each of which is a component too.
        public boolean hasRoomForLines() {
            return components(cards, buttons) + cards.size() - 1 <= MAX_COMPONENTS;
        }

        /// The frame, its cards, and the buttons in their rows.
        private static int components(List<Card> cards, List<Button> buttons) {
            int rows = Math.ceilDiv(buttons.size(), BUTTONS_IN_A_ROW);
            return 1 + cards.stream().mapToInt(Card::components).sum() + rows + buttons.size();
        }

        @Override
        public Cards bearing(String key) {
            return Button.stamped(buttons, key)
                    .map(stamped -> new Cards(cards, stamped))
                    .orElseGet(() -> bearingOnCard(key));
        }

        private Cards bearingOnCard(String key) {
            List<Card> stamped = new ArrayList<>(cards);
            for (int i = 0; i < stamped.size(); i++) {
                Button.Press vote = stamped.get(i).vote();
                if (vote != null) {
                    stamped.set(i, stamped.get(i).with(vote.bearing(key)));
                    return new Cards(stamped, buttons);
                }
            }
            throw cannotBear(key);
        }
    }

    /// A question as posted.
    ///
    /// @param number the question's number within its session
    /// @param text at most 1000 characters, and within a message its share of Discord's 4000
    /// @param vote the button beside it; null for none
    record Card(int number, String text, Button.@Nullable Press vote) {
        public static final int MAX_TEXT = 1000;

        public Card {
            Limits.atMost("card", text, MAX_TEXT);
        }

        public Card(int number, String text) {
            this(number, text, null);
        }

        public Card with(Button.Press vote) {
            return new Card(number, text, vote);
        }

        /// A text alone, or a section of the text and its button.
        private int components() {
            return vote == null ? 1 : 3;
        }
    }
}
