package org.lectern.cue;

/// The identity of a cue, built on the identity of its slot or session, never on a time.
///
/// @param about the id of a slot or a session
/// @param what a word for the kind of cue
public record CueKey(String about, String what) {
    public static final String SESSION_CLOSES = "ends";

    public static CueKey parse(String text) {
        int dot = text.indexOf('.');
        return new CueKey(text.substring(0, dot), text.substring(dot + 1));
    }

    /// `about.what`, at most 17 characters.
    @Override
    public String toString() {
        return about + "." + what;
    }
}
