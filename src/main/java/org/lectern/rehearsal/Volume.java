package org.lectern.rehearsal;

/// How much the audience of a rehearsal does.
public enum Volume {
    NOBODY("Audience: nobody asks", 0),
    FEW("Audience: a few", 0),
    MANY("Audience: many", 6),
    CROWD("Audience: a crowd", 30);

    private final String words;
    private final int more;

    /// @param more acts in a minute of the session, beyond those of the scripts
    Volume(String words, int more) {
        this.words = words;
        this.more = more;
    }

    String words() {
        return words;
    }

    int more() {
        return more;
    }
}
