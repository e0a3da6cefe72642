package org.lectern.schedule.reader;

import java.util.List;

/// The formats that are read, each known by what a file contains, whatever it is called.
final class Formats {
    /// The first that knows a file reads it; the last knows every text.
    private static final List<ScheduleReader> ALL = List.of(
            new ICalendar(),
            new FrabXml(),
            new FrabJson(),
            new PretalxTalks(),
            new Sessionize(),
            new MiniConf(),
            new UnknownJson(),
            new HtmlPage(),
            new CsvSchedule(),
            new PlatformPage(),
            new SessionPage());

    private Formats() {}

    static Reading read(String text, Given given, IdSource ids) {
        return ALL.stream()
                .filter(reader -> reader.knows(text))
                .findFirst()
                .orElseThrow()
                .read(text, given, ids);
    }
}
