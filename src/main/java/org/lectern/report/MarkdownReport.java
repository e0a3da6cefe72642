package org.lectern.report;

import java.util.Locale;

/// A report to be read, or pasted into a wiki: CommonMark.
final class MarkdownReport {
    private MarkdownReport() {}

    static String of(Report report, Locale language) {
        Wording wording = Wording.of(report, language);
        StringBuilder text = new StringBuilder();
        text.append("# ").append(escaped(report.session().title().plain())).append("\n\n");
        text.append(escaped(wording.when(report))).append("\n\n");
        text.append(escaped(wording.sums(report))).append('\n');
        for (Report.Part part : report.parts()) {
            text.append("\n## ").append(escaped(wording.heading(part))).append("\n\n");
            if (part.talk() != null && !part.talk().authors().isEmpty()) {
                text.append('*')
                        .append(escaped(String.join(", ", part.talk().authors())))
                        .append("*\n\n");
            }
            if (part.questions().isEmpty()) {
                text.append(escaped(wording.text("part.none"))).append('\n');
            }
            part.questions().forEach(asked -> question(asked, wording, text));
        }
        text.append("\n## ").append(escaped(wording.text("history"))).append("\n\n");
        if (report.history().isEmpty()) {
            text.append(escaped(wording.text("history.none"))).append('\n');
        }
        for (Report.Done done : report.history()) {
            String what = escaped(done.what());
            text.append("- ").append(escaped(wording.time(done.at()))).append(' ');
            text.append(done.undone() ? "~~" + what + "~~ " + escaped(wording.text("undone")) : what)
                    .append('\n');
        }
        return text.toString();
    }

    private static void question(Report.Asked asked, Wording wording, StringBuilder text) {
        text.append("- **\\#")
                .append(asked.number())
                .append("** · ▲ ")
                .append(asked.votes())
                .append(" · ");
        text.append(escaped(wording.state(asked)));
        Report.Answer answer = asked.answer();
        if (answer != null && answer.where() != null) {
            text.append(" · [")
                    .append(escaped(wording.text("answer")))
                    .append("](<")
                    .append(answer.where().replace("<", "%3C").replace(">", "%3E"))
                    .append(">)");
        }
        text.append('\n');
        if (!asked.text().isEmpty()) {
            text.append("  ").append(escaped(asked.text())).append(" — ").append(escaped(wording.asker(asked)));
            text.append('\n');
        }
    }

    /// On one line, and read as it stands: what CommonMark would take for a sign has a backslash before it.
    static String escaped(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip()
                .replaceAll("[\\\\`*_\\[\\]<>#|~&!]", "\\\\$0")
                .replace("://", ":\\//")
                .replaceFirst("^(\\d+)([.)])", "$1\\\\$2")
                .replaceFirst("^[-+=]", "\\\\$0");
    }
}
