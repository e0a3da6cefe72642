package org.lectern.standin;

/// Something that happened in the guild, for whoever watches it.
public sealed interface Happening {
    record MessagePosted(SeenMessage message) implements Happening {}

    record MessageEdited(SeenMessage message) implements Happening {}

    record MessageDeleted(String channelId, String messageId) implements Happening {}

    record ThreadOpened(SeenThread thread) implements Happening {}

    record ThreadChanged(SeenThread thread) implements Happening {}

    record ThreadDeleted(String threadId) implements Happening {}

    record Reacted(String messageId, String personId, String emoji, boolean added) implements Happening {}
}
