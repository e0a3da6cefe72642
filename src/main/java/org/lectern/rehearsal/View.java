package org.lectern.rehearsal;

/// Where a rehearsal is watched.
interface View extends AutoCloseable {
    Ink ink();

    /// How many characters fit on a line.
    int width();

    /// Shows a line; it stays.
    void line(String text);

    /// Shows where the session is, in place of what was shown so before.
    void progress(Progress progress);

    /// Ends what is shown in place; lines may still follow.
    @Override
    void close();

    /// @param time of the session, as its page prints it
    /// @param what is on
    /// @param part how much of it is over, 0 to 1
    /// @param left until it is over, as minutes and seconds
    record Progress(String time, String what, double part, String left) {}
}
