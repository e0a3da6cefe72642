package org.lectern.app;

import java.util.List;

/// The configuration cannot be used. Each problem names file, line and key, and says how to mend it.
final class BadConfiguration extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    BadConfiguration(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
