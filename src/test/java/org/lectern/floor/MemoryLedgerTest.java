package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lectern.floor.Ledger.Kept;
import org.lectern.outbox.Outbox;

class MemoryLedgerTest extends LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Outbox outbox() {
        return ledger;
    }

    @Test
    void a_held_ledger_keeps_its_callers_waiting() {
        ledger.hold();
        CompletableFuture<Kept> filing = filing(1, oral, oral, "Why?");
        assertThat(filing).isNotDone();
        assertThat(ledger.sends()).isEmpty();
        ledger.release();
        assertThat(filing).isCompleted();
        assertThat(ledger.sends()).hasSize(1);
    }

    @Test
    void a_ledger_told_to_fail_keeps_nothing_once() {
        ledger.failNext("disk full");
        assertThatThrownBy(() -> file(1, oral, oral, "Why?"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("disk full");
        assertThat(file(1, oral, oral, "Why?").filed().again()).isFalse();
    }
}
