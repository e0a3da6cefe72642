package org.lectern.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lectern.chat.Attachment;
import org.lectern.floor.Charts;
import org.lectern.question.Question;
import org.lectern.report.Chart;
import org.lectern.report.Report;
import org.lectern.schedule.Session;
import org.lectern.schedule.SessionId;
import org.lectern.wording.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Charts as the report has them. Where the machine cannot draw, for want of fonts above all, there are none.
final class DrawnCharts implements Charts {
    private static final Logger log = LoggerFactory.getLogger(DrawnCharts.class);

    /// To draw the first time takes half a second: what was drawn when the last floor closed is there for the
    /// close of the session.
    private final Map<SessionId, Drawn> drawn = new ConcurrentHashMap<>();

    private record Drawn(List<Question> asked, Attachment picture) {}

    @Override
    public Optional<Attachment> of(Scene scene, Session printed, List<Question> asked) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Drawn before = drawn.get(printed.id());
        if (before != null && before.asked().equals(asked)) {
            return Optional.of(before.picture());
        }
        try {
            Chart chart = Chart.of(Report.of(scene, printed, asked, List.of()), scene.language());
            Attachment picture = new Attachment("chart.png", chart.png(), chart.text());
            drawn.put(printed.id(), new Drawn(asked, picture));
            return Optional.of(picture);
        } catch (RuntimeException | LinkageError | InternalError e) {
            log.warn(
                    "There is no chart of {}: this machine cannot draw it ({}). Debian's packages libfontconfig1 and"
                            + " fonts-dejavu-core mend that.",
                    printed.id(),
                    e.toString());
            return Optional.empty();
        }
    }
}
