package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a page saved as HTML: as the text that a browser shows, by the reader that knows that text. Problems have the
/// lines of the HTML.
final class HtmlPage implements ScheduleReader {
    private static final List<ScheduleReader> OF_TEXT = List.of(new PlatformPage(), new SessionPage());

    private static final Pattern BEGINNING = Pattern.compile(
            "[\\s\\ufeff]{0,1000}+(?:<\\?xml[^>]{0,200}>\\s{0,1000}+)?(?><!--(?s:.){0,2000}?-->\\s{0,1000}+){0,5}+"
                    + "<(?:!doctype\\s+html|html[\\s>])",
            Pattern.CASE_INSENSITIVE);
    private static final int BEGINS_WITHIN = 20_000;

    /// The largest page that is read, in characters, and the most tags: ten times what the longest have.
    private static final int MOST_CHARACTERS = 5_000_000;

    private static final int MOST_TAGS = 200_000;

    @Override
    public boolean knows(String text) {
        return BEGINNING
                .matcher(text.substring(0, Math.min(text.length(), BEGINS_WITHIN)))
                .lookingAt();
    }

    @Override
    public Reading read(String text, Given given, IdSource ids) {
        if (text.length() > MOST_CHARACTERS
                || text.chars().filter(c -> c == '<').count() > MOST_TAGS) {
            Problems problems = new Problems();
            problems.error(
                    1,
                    "The page has more than 5,000,000 characters or 200,000 tags: it is no session page. Save its text"
                            + " alone.");
            return new Reading(List.of(), problems.inOrder());
        }
        HtmlText page = HtmlText.of(text);
        Reading reading = OF_TEXT.stream()
                .filter(reader -> reader.knows(page.text()))
                .findFirst()
                .orElseThrow()
                .read(page.text(), given, ids);
        return new Reading(reading.sessions(), problems(page, reading));
    }

    private static List<Problem> problems(HtmlText page, Reading reading) {
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : reading.problems()) {
            String message = problem.message().equals(SessionPage.NO_TIMES)
                    ? problem.message() + " Where a script fills the page in, open it in a browser and save what it"
                            + " shows as text."
                    : problem.message();
            problems.add(new Problem(page.sourceLine(problem.line()), problem.severity(), message));
        }
        return problems;
    }
}
