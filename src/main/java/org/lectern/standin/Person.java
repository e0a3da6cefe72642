package org.lectern.standin;

/// Somebody of the guild: a member or the bot.
public record Person(String id, String name, boolean bot) {}
