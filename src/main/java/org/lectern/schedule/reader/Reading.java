package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /// The first error, with its line; empty where there is none.
    Optional<String> fault() {
        return problems.stream()
                .filter(Problem::isError)
                .findFirst()
                .map(error -> (error.line() > 0 ? "line " + error.line() + ": " : "") + error.message());
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
