package org.lectern.chat;

import org.lectern.chat.Interaction.Person;

/// Somebody replies to a message of our own. What they write is not known: that would take a privileged intent.
///
/// @param to the id of the message that is replied to
/// @param path the end of the reply's address, as in [Interaction.Message]
public record Reply(Person author, long to, String path) {}
