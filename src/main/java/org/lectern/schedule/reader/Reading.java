package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import org.lectern.schedule.Session;

/// What was read, and every doubt about it.
///
/// @param sessions in the file's order; empty where nothing could be read
/// @param problems in the order of their lines
public record Reading(List<Session> sessions, List<Problem> problems) {
    public Reading {
        sessions = List.copyOf(sessions);
        problems = List.copyOf(problems);
    }

    /// The same with a doubt about all of it, before those of its lines.
    Reading doubted(String message) {
        List<Problem> all = new ArrayList<>(problems);
        all.addFirst(new Problem(0, Problem.Severity.WARNING, message));
        return new Reading(sessions, all);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
