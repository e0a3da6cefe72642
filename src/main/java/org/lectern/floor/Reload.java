package org.lectern.floor;

import java.util.List;
import org.lectern.wording.PlanChange;

/// What became of a programme by reading its schedules anew.
///
/// @param changes of each session that is different
/// @param problems why nothing was taken up; empty where all could be read
/// @param doubts what could not be had anew, and is as it was, or cannot be held anywhere
public record Reload(List<PlanChange> changes, List<String> problems, List<String> doubts) {
    public Reload {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        doubts = List.copyOf(doubts);
    }
}
