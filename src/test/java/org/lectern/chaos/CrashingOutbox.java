package org.lectern.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.lectern.outbox.Outbox;
import org.lectern.outbox.Send;

/// An outbox at which a bot may be killed before and after the mark that something was sent.
public record CrashingOutbox(Outbox outbox) implements Outbox {
    @Override
    public CompletableFuture<List<Send>> open() {
        return outbox.open();
    }

    @Override
    public CompletableFuture<Map<String, Long>> made() {
        return outbox.made();
    }

    @Override
    public CompletableFuture<List<Send>> settle(List<Settled> settled) {
        String kind = CrashPoints.kind(settled.getFirst().key());
        CrashPoints.pass(kind + ": before the mark");
        return outbox.settle(settled).thenApply(anew -> {
            CrashPoints.pass(kind + ": after the mark");
            return anew;
        });
    }
}
