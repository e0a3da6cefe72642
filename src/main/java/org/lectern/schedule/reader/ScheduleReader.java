package org.lectern.schedule.reader;

/// Reads one schedule format. It never throws for what a file contains: what it does not understand is a problem.
public interface ScheduleReader {
    Reading read(String text, IdSource ids);
}
