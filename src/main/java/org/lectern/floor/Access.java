package org.lectern.floor;

import org.lectern.chat.Interaction.Message;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Venue;

/// Who may do what: the one place that decides.
final class Access {
    private Access() {}

    static boolean isChair(Person person, Venue venue) {
        return venue.chairs().contains(person.id());
    }

    /// Whoever wrote a message may add it to the Q&A, and so may a chair.
    static boolean mayAdd(Person person, Message message, Venue venue) {
        return message.author().id() == person.id() || isChair(person, venue);
    }
}
