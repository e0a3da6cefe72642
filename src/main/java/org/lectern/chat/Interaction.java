package org.lectern.chat;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody did that the bot must answer within three seconds.
public sealed interface Interaction {
    Context context();

    /// `/ask`.
    ///
    /// @param talk what was chosen or typed for the talk; null where nothing was
    record Ask(Context context, String question, @Nullable String talk) implements Interaction {}

    /// Somebody types the talk of an `/ask`, and is shown what it may be.
    record TalkTyped(Context context, String typed) implements Interaction {}

    /// `/next`, `/now` and `/schedule`, and the buttons that do the same.
    record Look(Context context, View view) implements Interaction {}

    /// An **Ask** button: opens the form.
    ///
    /// @param about the id of the slot that the button is about
    record AskPressed(Context context, String about) implements Interaction {}

    /// The form of an **Ask** button, filled in.
    ///
    /// @param about the id of the slot that the button is about
    /// @param talk what was chosen in the form's list of talks; null where it has none
    record AskSubmitted(
            Context context,
            String about,
            String question,
            @Nullable String talk) implements Interaction {}

    /// The message command **Add to Q&A**.
    record AddToQa(Context context, Message message) implements Interaction {}

    enum View {
        NEXT,
        NOW,
        SCHEDULE
    }

    /// Who did it, and where.
    ///
    /// @param id the interaction's own Discord id; one that is delivered twice has the same
    /// @param channel the channel or thread it happened in
    /// @param parent the channel that the thread belongs to; null where it happened in no thread
    /// @param locale in which that person uses the chat
    record Context(
            long id, Person person, long channel, @Nullable Long parent, Locale locale) {
        public Context(long id, Person person, long channel, @Nullable Long parent) {
            this(id, person, channel, parent, Locale.ENGLISH);
        }
    }

    /// @param name as the server shows it
    /// @param roles the ids of the roles that the person has there
    record Person(long id, String name, Set<Long> roles) {
        public Person {
            roles = Set.copyOf(roles);
        }

        public Person(long id, String name) {
            this(id, name, Set.of());
        }
    }

    /// A message that a message command was used on.
    record Message(long id, Person author, String text) {}
}
