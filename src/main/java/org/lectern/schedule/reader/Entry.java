package org.lectern.schedule.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A slot as printed, before it is known who answers where.
///
/// @param number as printed, or null
/// @param kind as printed, or null
/// @param title for breaks and Q&As the whole line
/// @param sourceId what the source knows it by, or null
record Entry(
        TimeLine.Range time,
        Type type,
        @Nullable Integer number,
        @Nullable String kind,
        String title,
        List<String> authors,
        String abstractText,
        @Nullable String sourceId) {
    Entry(
            TimeLine.Range time,
            Type type,
            @Nullable Integer number,
            @Nullable String kind,
            String title,
            List<String> authors,
            String abstractText) {
        this(time, type, number, kind, title, authors, abstractText, null);
    }

    enum Type {
        TALK,
        QA,
        BREAK
    }

    int line() {
        return time.line().number();
    }

    String quotedTitle() {
        return Line.quoted(title);
    }
}
