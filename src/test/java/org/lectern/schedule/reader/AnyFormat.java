package org.lectern.schedule.reader;

import java.util.List;
import java.util.Random;

/// Reads texts of any format, as [ScheduleFile] does with a file's; and has a good one of each.
public final class AnyFormat {
    /// A page of each format, good to be made bad.
    public static final List<String> EXAMPLES = List.of(
            PlatformPage.EXAMPLE,
            PlatformPageTest.WORKSHOP,
            CsvSchedule.EXAMPLE,
            HtmlPageTest.page(PlatformPage.EXAMPLE));

    private AnyFormat() {}

    /// @param seed of the identities
    public static Reading read(String text, Given given, long seed) {
        return Formats.read(text, given, IdSource.random(new Random(seed)));
    }

    static Reading read(String text) {
        return read(text, Given.NOTHING, 1);
    }
}
