package org.lectern.schedule.reader;

/// What is left out of a file for one reason: it is counted, and reported once.
final class LeftOut {
    private final String mend;
    private int count;
    private String first = "";

    /// @param mend a sentence that says what to do
    LeftOut(String mend) {
        this.mend = mend;
    }

    void add(String title) {
        first = count == 0 ? Line.quoted(title) : first;
        count++;
    }

    void report(String one, String many, Problems problems) {
        if (count == 1) {
            problems.warn(0, one + " is left out: " + first + ". " + mend);
        } else if (count > 1) {
            problems.warn(0, count + " " + many + " are left out, such as " + first + ". " + mend);
        }
    }
}
