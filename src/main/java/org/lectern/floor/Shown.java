package org.lectern.floor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.outbox.Send;
import org.lectern.outbox.Sender;

/// Which change of a message is the newest. A press is answered with its message rendered anew, which spares an edit;
/// an answer that lands when a newer change is known has rendered something old, and an edit follows.
final class Shown {
    private final Sender sender;
    /// The number of the newest change, by the id of the message.
    private final Map<Long, Long> newest = new ConcurrentHashMap<>();

    Shown(Sender sender) {
        this.sender = sender;
    }

    /// Has the chat show what has just become durable.
    void send(List<Send> sends) {
        sends.forEach(this::note);
        sender.take(sends);
    }

    /// Has an answer show it: only where that fails, or has been overtaken, do the edits follow.
    ///
    /// @param edits noted before the answer was rendered
    /// @param since when what they are for was not yet known, in nanoseconds of the monotonic clock
    /// @param landed whether the answer has changed the message
    void sendUnless(List<Send> edits, long since, CompletableFuture<Boolean> landed) {
        var _ = landed.thenAccept(shown -> {
            if (shown && edits.stream().allMatch(this::isNewest)) {
                sender.shown(edits, since);
            } else {
                sender.take(edits);
            }
        });
    }

    /// Notes what has just become durable.
    void note(Send send) {
        if (send.what() == Send.What.EDIT) {
            newest.merge(message(send), send.change(), Math::max);
        }
    }

    /// Of a message whose id is not known yet it cannot be told.
    private boolean isNewest(Send edit) {
        long message = message(edit);
        return message != 0 && newest.getOrDefault(message, 0L) <= edit.change();
    }

    private long message(Send edit) {
        return edit.after() == 0 ? sender.made(edit.target()).orElse(0) : edit.after();
    }
}
