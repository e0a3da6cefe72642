package org.lectern.standin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who watch the guild. They are told in order, on one thread of their own, so that a slow one holds up nobody.
final class Watchers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final List<Consumer<Happening>> watchers = new CopyOnWriteArrayList<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("standin-watchers").daemon(true).factory());

    Watch add(Consumer<Happening> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    void tell(Happening happening) {
        if (watchers.isEmpty()) {
            return;
        }
        try {
            teller.execute(() -> watchers.forEach(watcher -> tell(watcher, happening)));
        } catch (RejectedExecutionException _) {
            LOG.debug("closing: {} is not told", happening);
        }
    }

    private static void tell(Consumer<Happening> watcher, Happening happening) {
        try {
            watcher.accept(happening);
        } catch (RuntimeException e) {
            LOG.warn("a watcher failed on {}", happening, e);
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
