package org.lectern.schedule.reader;

import java.time.Year;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What somebody says about a schedule that does not say it itself. It counts only where the schedule is silent.
///
/// @param zone in which times without an offset are; null where that is not said
/// @param year of dates without one; null where that is not said
public record Given(@Nullable ZoneId zone, @Nullable Year year) {
    public static final Given NOTHING = new Given(null, null);

    /// How to say it: the end of a sentence that asks for a zone.
    static final String SAY_ZONE =
            "say it by --in-zone Europe/London, or by `zone` beside the schedule in the" + " configuration";

    static final String SAY_YEAR = "say it by --in-year 2030, or by `year` beside the schedule in the configuration";
}
