package org.lectern.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Send;

/// The outbox in the database.
record StoredOutbox(Writer writer, Reader reader) implements Outbox {
    @Override
    public CompletableFuture<State> load() {
        return reader.read("reading the outbox", Sends::load);
    }

    @Override
    public CompletableFuture<List<Send>> settle(List<Settled> settled) {
        return writer.submit("settling " + settled.stream().map(Settled::key).toList(), db -> {
            List<Send> anew = new ArrayList<>();
            for (Settled one : settled) {
                anew.addAll(Sends.settle(db, one));
            }
            return anew;
        });
    }
}
