package org.lectern.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What became of the sends of one request.
sealed interface Verdict {
    /// What is now known for good, and is to be made durable.
    List<Outbox.Settled> settled();

    /// All of them are settled.
    record Settled(List<Outbox.Settled> settled) implements Verdict {
        public Settled {
            settled = List.copyOf(settled);
        }
    }

    /// They were looked up, or some had been sent before: these were sent already, the others certainly were not.
    record Found(List<Outbox.Settled> settled) implements Verdict {
        public Found {
            settled = List.copyOf(settled);
        }

        Set<String> keys() {
            return settled.stream().map(Outbox.Settled::key).collect(Collectors.toSet());
        }
    }

    /// They certainly were not sent: what they were to be put on or in has been deleted.
    ///
    /// @param id of the announcement or thread that is gone
    record Gone(List<Outbox.Settled> settled, long id, String why) implements Verdict {
        public Gone {
            settled = List.copyOf(settled);
        }
    }

    /// They are to be tried again.
    ///
    /// @param pause the least time until then; it doubles with each failure
    /// @param unsure whether they may have been sent after all
    record Again(Duration pause, boolean unsure, String why) implements Verdict {
        @Override
        public List<Outbox.Settled> settled() {
            return List.of();
        }
    }
}
