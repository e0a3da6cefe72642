package org.lectern.floor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lectern.outbox.Outbox;
import org.lectern.store.Store;

/// A real store on a file of its own, which waits or fails as a test tells it to.
public final class HeldStore implements AutoCloseable {
    private final Path folder;
    private final Store store;
    private final Ledger ledger;
    private final Outbox outbox;
    private final List<Runnable> held = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private boolean holding;
    private @Nullable String failure;

    public HeldStore() {
        try {
            folder = Files.createTempDirectory("lectern-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = Store.open(folder.resolve("lectern.db"));
        ledger = port(Ledger.class, store.ledger());
        outbox = port(Outbox.class, store.outbox());
    }

    public Ledger ledger() {
        return ledger;
    }

    public Outbox outbox() {
        return outbox;
    }

    /// From now on, nothing becomes durable until [#release()].
    public synchronized void hold() {
        holding = true;
    }

    /// Does what was held, in order.
    public synchronized void release() {
        holding = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    public synchronized boolean isHeld() {
        return holding;
    }

    /// The next call fails with a [LedgerException], and keeps nothing.
    public synchronized void failNext(String why) {
        failure = why;
    }

    /// How often it was asked by the method of this name.
    public synchronized int calls(String method) {
        return calls.getOrDefault(method, 0);
    }

    private <T> T port(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, values) -> call(real, method, values)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is what the caller is given
    private synchronized Object call(Object real, Method method, Object @Nullable [] values) throws Throwable {
        calls.merge(method.getName(), 1, Integer::sum);
        if (method.getReturnType() != CompletableFuture.class) {
            return reached(real, method, values);
        }
        String why = failure;
        failure = null;
        if (why != null) {
            return CompletableFuture.failedFuture(
                    new LedgerException("not kept: " + why, new IllegalStateException(why)));
        }
        if (!holding) {
            return reached(real, method, values);
        }
        CompletableFuture<@Nullable Object> later = new CompletableFuture<>();
        held.add(() -> {
            var _ = reached(real, method, values) instanceof CompletableFuture<?> now
                    ? now.whenComplete((value, fault) -> {
                        if (fault == null) {
                            later.complete(value);
                        } else {
                            later.completeExceptionally(fault);
                        }
                    })
                    : later;
        });
        return later;
    }

    private static Object reached(Object real, Method method, Object @Nullable [] values) {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
