package org.lectern.chat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody did that the bot must answer within three seconds.
public sealed interface Interaction {
    Context context();

    /// `/ask`.
    ///
    /// @param talk what was chosen or typed for the talk; null where nothing was
    /// @param anonymous whether nobody shall see who asks
    record Ask(Context context, String question, @Nullable String talk, boolean anonymous) implements Interaction {
        public Ask(Context context, String question, @Nullable String talk) {
            this(context, question, talk, false);
        }
    }

    /// Somebody types the talk of an `/ask`, and is shown what it may be.
    record TalkTyped(Context context, String typed) implements Interaction {}

    /// `/next`, `/now` and `/schedule`, and the buttons that do the same.
    ///
    /// @param options which part of the programme is wanted, as in [Ran]; none for the session of the channel
    record Look(Context context, View view, Map<String, String> options) implements Interaction {
        public Look {
            options = Map.copyOf(options);
        }

        public Look(Context context, View view) {
            this(context, view, Map.of());
        }
    }

    /// An **Ask** button: opens the form.
    ///
    /// @param about the id of the slot that the button is about
    record AskPressed(Context context, String about) implements Interaction {}

    /// The form of an **Ask** button, filled in.
    ///
    /// @param about the id of the slot that the button is about
    /// @param talk what was chosen in the form's list of talks; null where it has none
    /// @param anonymous whether nobody shall see who asks; false where the form does not offer it
    record AskSubmitted(
            Context context,
            String about,
            String question,
            @Nullable String talk,
            boolean anonymous) implements Interaction {
        public AskSubmitted(Context context, String about, String question, @Nullable String talk) {
            this(context, about, question, talk, false);
        }
    }

    /// The message command **Add to Q&A**.
    record AddToQa(Context context, Message message) implements Interaction {}

    /// Any other button of ours.
    record Pressed(Context context, ButtonId id) implements Interaction {}

    /// An entry of a menu of ours.
    record Picked(Context context, ButtonId id, String value) implements Interaction {}

    /// A form of one field, filled in.
    record Filled(Context context, ButtonId id, String text) implements Interaction {}

    /// Any other command.
    ///
    /// @param command its name, with that of its subcommand after a blank: `session late`
    /// @param options those that were given, by name: a person by id, a truth value as `true` or `false`
    record Ran(Context context, String command, Map<String, String> options) implements Interaction {
        public Ran {
            options = Map.copyOf(options);
        }
    }

    /// Any other message command.
    record OnMessage(Context context, String command, Message message) implements Interaction {}

    /// Somebody types any other option, and is shown what it may be.
    ///
    /// @param command as in [Ran]
    record Typed(Context context, String command, String option, String typed) implements Interaction {}

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
    /// @param server the id of the server that the channel belongs to; 0 where it belongs to none
    record Context(
            long id, Person person, long channel, @Nullable Long parent, Locale locale, long server) {
        public Context(long id, Person person, long channel, @Nullable Long parent) {
            this(id, person, channel, parent, Locale.ENGLISH, 0);
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
    ///
    /// @param path the end of its address, as [#ADDRESS] has it before: the ids of its server, its channel, its own
    record Message(long id, Person author, String text, String path) {
        /// How the addresses of messages begin.
        public static final String ADDRESS = "https://discord.com/channels/";

        public Message(long id, Person author, String text) {
            this(id, author, text, "@me/0/" + id);
        }
    }
}
