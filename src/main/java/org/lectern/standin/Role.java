package org.lectern.standin;

/// A role of the guild; the one with the guild's id is everybody's.
record Role(String id, String name, int position, long permissions, boolean mentionable) {}
