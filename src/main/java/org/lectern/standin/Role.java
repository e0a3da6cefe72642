package org.lectern.standin;

/// A role of a guild; the one with the guild's id is everybody's.
record Role(String id, String guildId, String name, int position, long permissions, boolean mentionable) {}
