package org.lectern.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Send;

/// The outbox in the database.
record StoredOutbox(Writer writer, Reader reader) implements Outbox {
    @Override
    public CompletableFuture<List<Send>> open() {
        return reader.read("reading what is to be sent", Sends::open);
    }

    @Override
    public CompletableFuture<Map<String, Long>> made() {
        return reader.read("reading what was sent", Sends::made);
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
