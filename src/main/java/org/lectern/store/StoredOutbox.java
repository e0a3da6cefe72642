package org.lectern.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lectern.outbox.Outbox;

/// The outbox in the database.
record StoredOutbox(Writer writer, Reader reader) implements Outbox {
    @Override
    public CompletableFuture<State> load() {
        return reader.read("reading the outbox", Sends::load);
    }

    @Override
    public CompletableFuture<Void> settle(List<Settled> settled) {
        return writer.submit("settling " + settled.stream().map(Settled::key).toList(), db -> {
                    for (Settled one : settled) {
                        Sends.settle(db, one);
                    }
                    return settled.size();
                })
                .thenRun(() -> {});
    }
}
