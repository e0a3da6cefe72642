package org.lectern.schedule.reader;

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

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
