package org.lectern.schedule.reader;

/// Reads one schedule format. It never throws for what a file contains: what it does not understand is a problem.
interface ScheduleReader {
    /// Whether a text is of this format, by what is in it.
    boolean knows(String text);

    Reading read(String text, Given given, IdSource ids);
}
