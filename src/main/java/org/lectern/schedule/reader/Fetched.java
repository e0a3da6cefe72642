package org.lectern.schedule.reader;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a server answered.
sealed interface Fetched {
    /// What tells one version from another, as the server has said it; null where it has not.
    record Version(@Nullable String etag, @Nullable String lastModified) {
        static final Version UNKNOWN = new Version(null, null);
    }

    record Fresh(String text, Version version) implements Fetched {}

    /// It is the version that was known.
    record Unchanged() implements Fetched {}

    /// @param why the rest of a sentence
    /// @param notBefore how long the server wants to be left alone; zero where it does not say
    record Failed(String why, Duration notBefore) implements Fetched {
        Failed(String why) {
            this(why, Duration.ZERO);
        }
    }
}
