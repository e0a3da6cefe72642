package org.lectern.rehearsal;

/// Colours of a terminal, or none.
enum Ink {
    COLOUR,
    NONE;

    String strong(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    String announcement(String text) {
        return in("1;36", text);
    }

    String thread(String text) {
        return in("35", text);
    }

    String question(String text) {
        return in("33", text);
    }

    /// In a graphic rendition by its number (ECMA-48, SGR).
    private String in(String rendition, String text) {
        return switch (this) {
            case COLOUR -> "\u001b[" + rendition + "m" + text + "\u001b[0m";
            case NONE -> text;
        };
    }
}
