package org.lectern.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/// A report as one page that needs nothing else, so that it opens offline.
final class HtmlReport {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.lectern.pages");

    private HtmlReport() {}

    static String of(Report report, Locale language) {
        StringOutput html = new StringOutput();
        Chart chart = Chart.of(report, language);
        String picture = Base64.getEncoder().encodeToString(chart.png());
        ENGINE.render(
                "report/page.jte",
                Map.of(
                        "report",
                        report,
                        "wording",
                        Wording.of(report, language),
                        "chart",
                        "data:image/png;base64," + picture,
                        "chartText",
                        chart.text()),
                html);
        return html.toString();
    }
}
