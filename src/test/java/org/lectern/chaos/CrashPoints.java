package org.lectern.chaos;

import java.util.concurrent.locks.LockSupport;
import org.lectern.cue.CueKey;
import org.lectern.question.QuestionId;

/// Where a bot may be killed: the decorators around its ports pass these points, and the one that is armed is told on
/// standard output and stands still there, so that the kill comes exactly then.
public final class CrashPoints {
    private static String armed = "";
    private static int left;

    private CrashPoints() {}

    /// @param count which passing of the point counts, from 1
    public static synchronized void arm(String point, int count) {
        armed = point;
        left = count;
    }

    static void pass(String point) {
        if (reached(point)) {
            System.out.println("crash " + point);
            System.out.flush();
            while (true) {
                LockSupport.park();
            }
        }
    }

    private static synchronized boolean reached(String point) {
        return armed.equals(point) && --left == 0;
    }

    /// What a send is, by its key or the first of its keys.
    public static String kind(String key) {
        String first = key.split(",", -1)[0];
        if (first.indexOf('!') >= 0) {
            return "edit";
        }
        if (QuestionId.ofCard(first).isPresent()) {
            return "card";
        }
        if (first.endsWith(".thread")) {
            return "thread";
        }
        String what = CueKey.parse(first).what();
        return first.endsWith("/t") || what.equals("closes") || what.equals("left") ? "thread line" : "announcement";
    }
}
