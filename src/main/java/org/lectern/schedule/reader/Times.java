package org.lectern.schedule.reader;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes instants of a file's times: of those without an offset in a zone, where one is known. It counts those that
/// have to be left out for want of one, and asks for it once.
final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final @Nullable ZoneId zone;
    private final Problems problems;
    private int without;
    private int firstWithout;

    /// @param zone of times without an offset; null where it is not known
    Times(@Nullable ZoneId zone, Problems problems) {
        this.zone = zone;
        this.problems = problems;
    }

    /// A time as it reads in messages.
    static String clock(OffsetDateTime time) {
        return CLOCK.format(time);
    }

    static String at(OffsetDateTime time) {
        return AT.format(time);
    }

    /// When that is, or null where that cannot be known.
    ///
    /// @param label what the time belongs to, as the subject of a sentence
    @Nullable
    OffsetDateTime of(Stamp stamp, int line, String label) {
        return stamp.offset() == null
                ? of(stamp.local(), zone, line, label)
                : stamp.local().atOffset(stamp.offset());
    }

    /// When it is that time in a zone.
    ///
    /// @param in null where no zone is known
    @Nullable
    OffsetDateTime of(LocalDateTime local, @Nullable ZoneId in, int line, String label) {
        if (in == null) {
            firstWithout = without == 0 ? line : firstWithout;
            without++;
            return null;
        }
        OffsetDateTime time = ZonedDateTime.of(local, in).toOffsetDateTime();
        int ways = in.getRules().getValidOffsets(local).size();
        if (ways == 0) {
            problems.warn(
                    line,
                    label + " has the time " + AT.format(local) + ", which does not exist in " + in
                            + ", as clocks go forward then: " + AT.format(time) + " " + time.getOffset()
                            + " is taken. Correct it.");
        } else if (ways > 1) {
            problems.warn(
                    line,
                    label + " has the time " + AT.format(local) + ", which is there twice in " + in
                            + ", as clocks go back then: the first, " + time.getOffset()
                            + ", is taken. State its offset from UTC if the second is meant.");
        }
        return time;
    }

    /// Reports, once, that a zone is needed.
    void ask() {
        if (without > 0) {
            problems.error(
                    firstWithout,
                    (without == 1 ? "A time has no offset" : without + " times have no offset")
                            + " from UTC, and the file names no time zone, so what begins or ends then is left out: "
                            + Given.SAY_ZONE + ".");
        }
    }
}
