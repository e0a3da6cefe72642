package org.lectern.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.lectern.rehearsal.View.Progress;

class TerminalViewTest {
    private final StringWriter out = new StringWriter();

    @Test
    void the_bar_says_what_is_on_how_much_is_over_and_how_long_still() {
        TerminalView view = new TerminalView(new PrintWriter(out), Ink.NONE);
        view.progress(new Progress("18:07:30", "1 · Waves", 0.5, "7:30"));
        awaitText("–7:30");
        view.line("a line");
        view.close();
        view.line("the last line");
        assertThat(out.toString())
                .contains(" 18:07:30  1 · Waves ")
                .containsPattern("▕█+ +▏ –7:30")
                .contains("\r\u001b[2Ka line\n 18:07:30")
                .endsWith("\r\u001b[2Kthe last line\n");
    }

    private void awaitText(String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!out.toString().contains(text) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(out.toString()).contains(text);
    }
}
