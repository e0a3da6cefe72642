package org.lectern.wall;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lectern.floor.Floor;
import org.lectern.schedule.SessionId;

/// The feeds of all sessions that somebody looks at.
final class Feeds implements AutoCloseable {
    /// Several changes within this time are shown together.
    private static final long GATHERS_MILLIS = 100;
    /// How often a page is rendered without a change: something may have begun that nothing is said of.
    private static final long TICK_MILLIS = 5000;

    private final Floor floor;
    private final Map<SessionId, Feed> feeds = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("wall-feeds").daemon().factory());

    Feeds(Floor floor) {
        this.floor = floor;
        timer.setRemoveOnCancelPolicy(true);
        var _ = timer.scheduleWithFixedDelay(
                () -> feeds.values().forEach(Feed::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    Feed of(SessionId session) {
        return feeds.computeIfAbsent(session, id -> new Feed(id, floor));
    }

    /// Has a change shown soon.
    void changed(SessionId session) {
        Feed feed = feeds.get(session);
        if (feed != null && feed.gathers()) {
            var _ = timer.schedule(feed::render, GATHERS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        feeds.values().forEach(Feed::close);
    }
}
