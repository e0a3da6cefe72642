package org.lectern.app;

import java.time.Duration;
import org.lectern.chat.ChatSender;
import org.lectern.cue.SessionClock;
import org.lectern.floor.Ledger;
import org.lectern.outbox.Outbox;

/// What may be wired otherwise than a bot has it: the pace, and what stands between the parts at their ports.
interface Wiring {
    Wiring PLAIN = new Wiring() {};

    /// Keeps Discord's pace, however fast the session's clock runs.
    Wiring REAL_LIMITS = new Wiring() {
        @Override
        public Duration second(SessionClock clock) {
            return SECOND;
        }
    };

    Duration SECOND = Duration.ofSeconds(1);

    /// How long a second of Discord's limits takes: less where a rehearsal runs fast, never more.
    default Duration second(SessionClock clock) {
        Duration scaled = clock.real(SECOND);
        return scaled.compareTo(SECOND) < 0 ? scaled : SECOND;
    }

    default Ledger ledger(Ledger ledger) {
        return ledger;
    }

    default Outbox outbox(Outbox outbox) {
        return outbox;
    }

    default ChatSender chat(ChatSender chat) {
        return chat;
    }
}
