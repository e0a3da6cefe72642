package org.lectern.schedule.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/// Reads Sessionize's "All" data in JSON: `sessions`, and the `speakers`, `rooms` and `categories` that they refer to.
///
/// Its times have no offset from UTC, so the zone has to be given. Categories are the organisers' own: the one whose
/// title speaks of a track is the track, the one that speaks of a format or type is the kind.
final class Sessionize implements ScheduleReader {
    @Override
    public boolean knows(String text) {
        Set<String> paths = JsonTree.paths(text);
        return paths.contains("/sessions")
                && (paths.contains("/sessions/0/startsAt")
                        || (paths.contains("/speakers") && paths.contains("/rooms") && paths.contains("/categories")));
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        Problems problems = new Problems();
        JsonNode tree = JsonTree.read(text, problems);
        if (tree == null) {
            return new Reading(List.of(), problems.inOrder());
        }
        return new SessionizeEvents(tree, given, problems).reading(ids);
    }
}
