package org.lectern.rehearsal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// A terminal: lines scroll by above a progress bar that says what is on and how long still.
final class TerminalView implements View {
    private static final int STEPS = 10_000;
    private static final int REFRESH_MILLIS = 100;
    private static final int USUAL_WIDTH = 80;
    private static final int WHAT = 44;
    private static final String CLEAR = "\r\u001b[2K";
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private final PrintWriter out;
    private final Ink ink;
    private final int width;
    private final ProgressBar bar;
    private volatile Progress progress = new Progress("", "", 0, "");
    private String bottom = "";
    private boolean closed;

    TerminalView(PrintWriter out, Ink ink) {
        this.out = out;
        this.ink = ink;
        this.width = columns();
        this.bar = new ProgressBarBuilder()
                .setInitialMax(STEPS)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setRenderer(this::render)
                .setConsumer(new Bottom())
                .build();
    }

    /// How wide the terminal is. Without native signals: JLine would take Ctrl-C away from the shutdown hooks, and
    /// so does the progress bar's own way to ask.
    private static int columns() {
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .nativeSignals(false)
                .build()) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
        } catch (IOException _) {
            return USUAL_WIDTH;
        }
    }

    @Override
    public Ink ink() {
        return ink;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public synchronized void line(String text) {
        out.print((closed ? "" : CLEAR) + text + "\n" + (closed ? "" : bottom));
        out.flush();
    }

    @Override
    public void progress(Progress now) {
        progress = now;
        bar.stepTo(Math.round(now.part() * STEPS));
    }

    private String render(ProgressState state, int atMost) {
        Progress now = progress;
        if (now.what().isEmpty()) {
            return "";
        }
        int name = Math.max(10, Math.min(WHAT, atMost - 40));
        String what = String.format(Locale.ROOT, "%-" + name + "s", Labels.shortened(now.what(), name));
        int cells = Math.max(5, Math.min(40, atMost - name - 22));
        return " " + ink.strong(now.time()) + "  " + what + " "
                + ink.announcement("▕" + blocks(state.getNormalizedProgress(), cells) + "▏") + " –" + now.left();
    }

    private static String blocks(double part, int cells) {
        long eighths = Math.round(Math.clamp(part, 0, 1) * cells * 8);
        int full = (int) (eighths / 8);
        int rest = (int) (eighths % 8);
        String edge = full < cells ? String.valueOf(EIGHTHS.charAt(rest)) : "";
        return "█".repeat(full) + edge + " ".repeat(Math.max(0, cells - full - 1));
    }

    @Override
    public void close() {
        bar.close();
    }

    /// The last line of the terminal.
    private final class Bottom implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public void accept(String text) {
            synchronized (TerminalView.this) {
                if (!closed) {
                    bottom = text;
                    out.print(CLEAR + text);
                    out.flush();
                }
            }
        }

        @Override
        public void close() {
            synchronized (TerminalView.this) {
                closed = true;
                out.print(CLEAR);
                out.flush();
            }
        }
    }
}
