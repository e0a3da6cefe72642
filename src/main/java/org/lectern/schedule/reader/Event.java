package org.lectern.schedule.reader;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is on, as formats have it that list events and know no sessions.
///
/// @param line where it begins, from 1; 0 where that is not known
/// @param end after its start
/// @param title plain text
/// @param kind as printed ("Lightning talk"), or null
/// @param room where; empty where that is not said
/// @param track what it belongs to; empty where that is not said
/// @param day of the conference that it belongs to: what is on after midnight may belong to the day before
/// @param abstractText plain text; empty for none
/// @param sourceId what its source knows it by; null where it has no such thing
/// @param role what the format says of it besides its title
record Event(
        int line,
        OffsetDateTime start,
        OffsetDateTime end,
        String title,
        @Nullable String kind,
        String room,
        String track,
        LocalDate day,
        List<String> authors,
        String abstractText,
        @Nullable String sourceId,
        Role role) {
    /// Until when in the night something belongs to the day before, in hours.
    private static final int NIGHT = 4;

    enum Role {
        /// What its title says: a break, a Q&A or a talk.
        BY_TITLE,
        BREAK,
        /// Something of the organisers' (registration): a break by its title, else a talk without Q&A.
        SERVICE
    }

    Event {
        authors = List.copyOf(authors);
    }

    /// The same at another time, for formats that do not say the day.
    Event during(OffsetDateTime from, OffsetDateTime until) {
        return new Event(
                line, from, until, title, kind, room, track, dayOf(from), authors, abstractText, sourceId, role);
    }

    /// The same, known by that.
    Event knownBy(@Nullable String id) {
        return new Event(line, start, end, title, kind, room, track, day, authors, abstractText, id, role);
    }

    Event(
            int line,
            OffsetDateTime start,
            OffsetDateTime end,
            String title,
            @Nullable String kind,
            String room,
            String track,
            LocalDate day,
            List<String> authors,
            String abstractText) {
        this(line, start, end, title, kind, room, track, day, authors, abstractText, null, Role.BY_TITLE);
    }

    /// The day of the conference for formats that do not say it.
    static LocalDate dayOf(OffsetDateTime start) {
        return start.minusHours(NIGHT).toLocalDate();
    }

    /// An id as it is printed; null where it is empty.
    static @Nullable String sourceId(String printed) {
        return printed.isEmpty() ? null : printed;
    }

    /// The role of an event of a kind: without people, one whose kind is called a break ("coffee") is one.
    static Role roleOf(String kind, List<String> authors) {
        return authors.isEmpty() && Words.isBreak(kind) ? Role.BREAK : Role.BY_TITLE;
    }
}
