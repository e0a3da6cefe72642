package org.lectern.schedule.reader;

import java.util.List;

/// A time line and the lines below it, up to the next one.
record Chunk(TimeLine time, List<Line> body) {
    Chunk {
        body = List.copyOf(body);
    }

    List<Line> text() {
        return body.stream().filter(line -> !line.isBlank()).toList();
    }
}
