package org.lectern.floor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.lectern.cue.Course;
import org.lectern.cue.SlotTimes;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;

/// Finds the sessions that have gone from the schedule while nobody was there: what was said of them is held on to, so
/// that it can be told that they are cancelled.
final class Vanished {
    private final Ledger ledger;
    private final InstantSource clock;

    Vanished(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Those of which something was said and that may not be over: where that was, and by the rules of what is held
    /// there now, or else of what is held first.
    ///
    /// @param read under the identities that are stored
    CompletableFuture<List<Hosted>> of(List<Hosted> read, Map<SessionId, Session> stored) {
        List<Hosted> hosted = read.stream().filter(Hosted::isPlaced).toList();
        if (hosted.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Set<SessionId> there = read.stream().map(each -> each.session().id()).collect(Collectors.toSet());
        // Its chairs may have put it off by so much.
        Instant since = clock.instant().minus(Course.MOST);
        CompletableFuture<List<Hosted>> found = CompletableFuture.completedFuture(new ArrayList<>());
        for (Session session : stored.values()) {
            if (!there.contains(session.id()) && SlotTimes.closing(session).isAfter(since)) {
                found = found.thenCombine(ledger.saidIn(session.id()), (all, channel) -> {
                    channel.ifPresent(each -> all.add(held(session, each, hosted)));
                    return all;
                });
            }
        }
        return found;
    }

    private static Hosted held(Session session, long channel, List<Hosted> hosted) {
        Hosted like = hosted.stream()
                .filter(each -> each.venue().channel() == channel)
                .findFirst()
                .orElse(hosted.getFirst());
        return like.as(session).in(channel == 0 ? like.venue().channel() : channel);
    }
}
