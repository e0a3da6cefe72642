package org.lectern.schedule.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lectern.schedule.Slot.Qa;

/// A row of a table: a slot, and what is said there of its session.
///
/// @param session empty where that is not said
/// @param qa null where the rules decide
record CsvRow(
        Entry entry,
        String session,
        String room,
        String track,
        List<String> chairs,
        @Nullable Qa qa) {
    CsvRow {
        chairs = List.copyOf(chairs);
    }
}
