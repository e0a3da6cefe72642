package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lectern.schedule.reader.Problem.Severity;

/// The problems found so far.
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void error(int line, String message) {
        found.add(new Problem(line, Severity.ERROR, message));
    }

    void warn(int line, String message) {
        found.add(new Problem(line, Severity.WARNING, message));
    }

    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
