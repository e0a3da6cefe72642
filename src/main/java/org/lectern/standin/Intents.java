package org.lectern.standin;

/// Gateway intents (Discord, "Gateway Intents").
final class Intents {
    static final long NONE = 0;
    static final long GUILDS = 1L << 0;
    static final long GUILD_MEMBERS = 1L << 1;
    static final long GUILD_PRESENCES = 1L << 8;
    static final long GUILD_MESSAGES = 1L << 9;
    static final long GUILD_MESSAGE_REACTIONS = 1L << 10;
    static final long GUILD_MESSAGE_TYPING = 1L << 11;
    static final long DIRECT_MESSAGES = 1L << 12;
    static final long MESSAGE_CONTENT = 1L << 15;
    static final long GUILD_SCHEDULED_EVENTS = 1L << 16;

    /// Those that must be switched on for an application first.
    static final long PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

    /// 0–16, 20, 21, 24 and 25.
    static final long KNOWN = 0x1FFFFL | 3L << 20 | 3L << 24;

    private Intents() {}
}
