package org.lectern.app;

import java.util.List;
import java.util.Optional;
import org.lectern.chat.Picture;
import org.lectern.floor.Charts;
import org.lectern.question.Question;
import org.lectern.report.Chart;
import org.lectern.report.Report;
import org.lectern.schedule.Session;
import org.lectern.wording.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Charts as the report has them. Where the machine cannot draw, for want of fonts above all, there are none.
final class DrawnCharts implements Charts {
    private static final Logger log = LoggerFactory.getLogger(DrawnCharts.class);

    @Override
    public Optional<Picture> of(Scene scene, Session printed, List<Question> asked) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            Chart chart = Chart.of(Report.of(scene, printed, asked, List.of()), scene.language());
            return Optional.of(new Picture("chart.png", chart.png(), chart.text()));
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
