package org.lectern.wall;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.lectern.floor.Floor;
import org.lectern.schedule.SessionId;
import org.lectern.web.Pages;
import org.lectern.wording.WallView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the walls of one session show, or its desks in one language: rendered once, sent to all. Each gets the newest
/// it has not seen; what came between is left out, so that a slow one holds up nothing.
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    /// Proxies and browsers give up on a connection that is silent for long.
    private static final long HEARTBEAT_SECONDS = 10;
    private static final ByteBuffer HEARTBEAT = Pages.bytes(":\n\n").asReadOnlyBuffer();

    /// The session's time goes on by itself on a page: where nothing else differs there is no news.
    private static final Pattern TIME = Pattern.compile("data-at=\"\\d+\"");

    private final Feeds.Shown shown;
    private final Floor floor;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private volatile View latest = View.of("");
    private volatile boolean closed;

    Feed(Feeds.Shown shown, Floor floor) {
        this.shown = shown;
        this.floor = floor;
    }

    /// What is shown, with its event: made once for all who look.
    private record View(String html, ByteBuffer event) {
        static View of(String html) {
            return new View(html, Pages.event("view", html).asReadOnlyBuffer());
        }

        /// The same with another time of the session, from which a page counts on.
        ByteBuffer at(Instant now) {
            return Pages.event("view", TIME.matcher(html).replaceFirst("data-at=\"" + now.toEpochMilli() + "\""));
        }
    }

    private static final class Watcher {
        final String token;
        final Semaphore news = new Semaphore(0);
        volatile boolean revoked;

        Watcher(String token) {
            this.token = token;
        }
    }

    boolean shows(SessionId session) {
        return shown.session().equals(session);
    }

    /// Whether a change is to be rendered that is not to be by another one already.
    boolean gathers() {
        return !watchers.isEmpty() && gathering.compareAndSet(false, true);
    }

    /// Looks whether time has changed anything, and who may not look any more.
    void tick() {
        if (watchers.isEmpty()) {
            return;
        }
        render();
        watchers.stream().map(watcher -> watcher.token).distinct().forEach(this::check);
    }

    private void check(String token) {
        var _ = floor.link(token).thenAccept(link -> {
            if (link.isEmpty()) {
                revoked(token);
            }
        });
    }

    private void revoked(String token) {
        watchers.stream().filter(watcher -> watcher.token.equals(token)).forEach(watcher -> {
            watcher.revoked = true;
            watcher.news.release();
        });
    }

    /// Renders what is so now, and sends it where it looks different.
    void render() {
        gathering.set(false);
        var _ = now().exceptionally(fault -> {
            LOG.warn("{} shows something older: {}", shown, fault.getMessage());
            return "";
        });
    }

    /// As it is now.
    private CompletableFuture<String> now() {
        return rendered().thenApply(html -> {
            if (!html.isEmpty() && !timeless(html).equals(timeless(latest.html()))) {
                latest = View.of(html);
                watchers.forEach(watcher -> watcher.news.release());
            }
            return html;
        });
    }

    /// Empty where the session is not held here.
    private CompletableFuture<String> rendered() {
        return switch (shown.page()) {
            case WALL ->
                floor.view(shown.session())
                        .thenApply(found -> found.map(view -> Templates.view(
                                        WallView.of(view.scene(), view.questions(), view.at()), view.at(), view.pace()))
                                .orElse(""));
            case REPORT -> CompletableFuture.completedFuture("");
            case DESK ->
                floor.desk(shown.session(), shown.reader())
                        .thenApply(found -> found.map(view -> Templates.deskView(view, floor.tick()))
                                .orElse(""));
        };
    }

    private static String timeless(String html) {
        return TIME.matcher(html).replaceFirst("");
    }

    /// Sends events until whoever looks goes away.
    void serve(String token, Response response) throws IOException, InterruptedException {
        Watcher watcher = new Watcher(token);
        watchers.add(watcher);
        try {
            if (watchers.size() == 1) {
                // While somebody looks it is kept up to date for them.
                var _ = now().join();
            }
            View seen = latest;
            write(response, seen.at(floor.tick().at()));
            while (!closed) {
                boolean news = watcher.news.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                watcher.news.drainPermits();
                if (watcher.revoked) {
                    write(response, Pages.event("view", Templates.gone()));
                    write(response, Pages.event("gone", "revoked"));
                    return;
                }
                View newest = latest;
                if (news && !newest.html().equals(seen.html())) {
                    seen = newest;
                    write(response, seen.event().duplicate());
                } else {
                    write(response, HEARTBEAT.duplicate());
                }
            }
        } finally {
            watchers.remove(watcher);
        }
    }

    void close() {
        closed = true;
        watchers.forEach(watcher -> watcher.news.release());
    }

    private static void write(Response response, ByteBuffer bytes) throws IOException {
        Content.Sink.write(response, false, bytes);
    }
}
