package org.lectern.rehearsal;

import java.io.PrintWriter;

/// Plain lines, for files and pipes.
record PlainView(PrintWriter out) implements View {
    @Override
    public Ink ink() {
        return Ink.NONE;
    }

    @Override
    public int width() {
        return 100;
    }

    @Override
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void progress(Progress progress) {}

    @Override
    public void close() {}
}
