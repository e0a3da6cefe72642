package org.lectern.room;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.lectern.web.Pages;

/// Tells each page that is open what has changed on it since it was told the last time.
final class Feeds implements AutoCloseable {
    /// What changes within this time is told together.
    private static final long GATHERS_MILLIS = 60;
    /// The session's time goes on by itself.
    private static final long TICK_MILLIS = 1000;

    private final Room room;
    private final Set<Semaphore> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Feeds(Room room) {
        this.room = room;
    }

    void changed() {
        pages.forEach(Semaphore::release);
    }

    /// Sends events until whoever looks goes away. The first one brings a page up to date, whenever it was loaded.
    void serve(String who, String where, Response response) throws IOException, InterruptedException {
        Semaphore news = new Semaphore(0);
        pages.add(news);
        try {
            Scene shown = room.scene(who, where);
            write(response, everything(shown));
            while (!closed) {
                if (news.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    Thread.sleep(GATHERS_MILLIS);
                    news.drainPermits();
                }
                Scene now = room.scene(who, where);
                write(response, changes(shown, now));
                shown = now;
            }
        } finally {
            pages.remove(news);
        }
    }

    private static String everything(Scene scene) {
        return Sheet.whole("places", scene.placeElements())
                + Sheet.whole("messages", scene.messageElements())
                + String.join("", scene.stageElements().values());
    }

    private static String changes(Scene before, Scene now) {
        StringBuilder changes = new StringBuilder()
                .append(Sheet.change("places", before.placeElements(), now.placeElements()))
                .append(Sheet.change("messages", before.messageElements(), now.messageElements()));
        Map<String, String> stage = before.stageElements();
        now.stageElements().forEach((id, html) -> {
            if (!Objects.equals(stage.get(id), html)) {
                changes.append(html);
            }
        });
        return changes.toString();
    }

    private static void write(Response response, String html) throws IOException {
        ByteBuffer event = html.isEmpty() ? Pages.bytes(":\n\n") : Pages.event("change", html);
        Content.Sink.write(response, false, event);
    }

    @Override
    public void close() {
        closed = true;
        changed();
    }
}
