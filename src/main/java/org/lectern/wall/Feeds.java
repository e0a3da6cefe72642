package org.lectern.wall;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lectern.floor.Floor;
import org.lectern.floor.Link;
import org.lectern.schedule.SessionId;

/// The feeds of all sessions that somebody looks at.
final class Feeds implements AutoCloseable {
    /// Several changes within this time are shown together.
    private static final long GATHERS_MILLIS = 250;
    /// How often a page is rendered without a change: something may have begun that nothing is said of.
    private static final long TICK_MILLIS = 5000;

    private final Floor floor;
    private final Map<Shown, Feed> feeds = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("wall-feeds").daemon().factory());

    Feeds(Floor floor) {
        this.floor = floor;
        timer.setRemoveOnCancelPolicy(true);
        var _ = timer.scheduleWithFixedDelay(
                () -> feeds.values().forEach(Feed::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// What a feed shows.
    ///
    /// @param reader in whose language; walls have that of the session
    record Shown(SessionId session, Link.Page page, Locale reader) {}

    Feed of(Shown shown) {
        return feeds.computeIfAbsent(shown, each -> new Feed(each, floor));
    }

    /// Has a change shown soon.
    void changed(SessionId session) {
        feeds.values().stream()
                .filter(feed -> feed.shows(session) && feed.gathers())
                .forEach(feed -> {
                    var _ = timer.schedule(feed::render, GATHERS_MILLIS, TimeUnit.MILLISECONDS);
                });
    }

    @Override
    public void close() {
        timer.shutdownNow();
        feeds.values().forEach(Feed::close);
    }
}
