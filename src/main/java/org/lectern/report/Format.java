package org.lectern.report;

import java.util.Locale;

/// How a report is written.
public enum Format {
    CSV,
    JSON,
    MD,
    HTML;

    /// @param language in which it is told; spreadsheets and programs read the same in all
    public String write(Report report, Locale language) {
        return switch (this) {
            case CSV -> CsvReport.of(report);
            case JSON -> JsonReport.of(report);
            case MD -> MarkdownReport.of(report, language);
            case HTML -> HtmlReport.of(report, language);
        };
    }
}
