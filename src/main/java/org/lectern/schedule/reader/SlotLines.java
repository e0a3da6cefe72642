package org.lectern.schedule.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the lines below a slot's time: a title ("5 - Spotlight: MetaPerturb: …"), authors, and an abstract of one line
/// or more.
final class SlotLines {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4}) ?[-–—.):] ?(.*)");
    private static final Pattern KIND =
            Pattern.compile("(\\p{L}[\\p{L}\\p{N} #&/'-]{0,39}?)( ?: ?| [-–—] | [-–—]$)(.*)");
    private static final Pattern TO_BE_ANNOUNCED =
            Pattern.compile("(?i)(?:tba|tbd|tbc|to be (?:announced|confirmed|determined)|n/a|none|-)\\.?");

    private static final String UNTITLED = "Untitled talk";

    private final Problems problems;
    private final List<String> rules;
    private final Map<String, Integer> prefixes = new HashMap<>();

    /// @param titles the title lines of the whole page: a prefix that several share is a kind
    SlotLines(List<String> titles, List<String> rules, Problems problems) {
        this.problems = problems;
        this.rules = rules;
        for (String title : titles) {
            Matcher kind = KIND.matcher(withoutNumber(title));
            if (kind.matches() && kind.group(2).contains(":") && !Words.isBreak(kind.group(1))) {
                prefixes.merge(kind.group(1).toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
    }

    /// The slot, or nothing where it is left out; why is then a problem.
    ///
    /// @param last whether it is the page's last
    Optional<Entry> read(Chunk chunk, boolean last) {
        return read(chunk, last, this::entry);
    }

    /// @param reading makes an entry of a range and the lines of text below it, one at least
    Optional<Entry> read(Chunk chunk, boolean last, BiFunction<TimeLine.Range, List<Line>, Entry> reading) {
        return switch (chunk.time()) {
            case TimeLine.Broken(Line line, String reason) -> {
                String message = "This time cannot be read: " + reason + ". " + leftOut(chunk);
                report(line.number(), message, last && chunk.text().isEmpty());
                yield Optional.empty();
            }
            case TimeLine.Range range
            when !range.end().isAfter(range.start()) -> {
                String when = range.end().isEqual(range.start()) ? "when it starts" : "before it starts";
                problems.error(range.line().number(), "This slot ends " + when + ". " + leftOut(chunk));
                yield Optional.empty();
            }
            case TimeLine.Range range
            when chunk.text().isEmpty() -> {
                String why = last
                        ? "No title follows this time: the page seems to be cut here."
                        : "No title follows this time.";
                report(range.line().number(), why + " " + leftOut(chunk), last);
                yield Optional.empty();
            }
            case TimeLine.Range range -> Optional.of(reading.apply(range, chunk.text()));
        };
    }

    private void report(int line, String message, boolean onlyWarn) {
        if (onlyWarn) {
            problems.warn(line, message);
        } else {
            problems.error(line, message);
        }
    }

    private static String leftOut(Chunk chunk) {
        List<Line> text = chunk.text();
        return text.isEmpty()
                ? "The slot is left out."
                : "The slot " + Line.quoted(text.getFirst().text()) + " is left out.";
    }

    private Entry entry(TimeLine.Range time, List<Line> text) {
        String whole = text.getFirst().text();
        String title = withoutNumber(whole);
        boolean talkKind = kindOf(title).isPresent();
        if (Words.isQaSlot(title)) {
            return silent(time, Entry.Type.QA, text);
        }
        if (Words.isBreak(title) && !talkKind) {
            return silent(time, Entry.Type.BREAK, text);
        }
        return talk(time, text);
    }

    /// A slot without authors or abstract.
    Entry silent(TimeLine.Range time, Entry.Type type, List<Line> text) {
        if (text.size() > 1) {
            String what = type == Entry.Type.QA ? "Q&A" : "break";
            problems.warn(
                    text.get(1).number(),
                    "Text below a " + what + " is left out: "
                            + Line.quoted(text.get(1).text()) + ".");
        }
        return new Entry(time, type, null, null, text.getFirst().text(), List.of(), "");
    }

    private Entry talk(TimeLine.Range time, List<Line> text) {
        Matcher numbered = NUMBER.matcher(text.getFirst().text());
        Integer number = numbered.matches() ? Integer.valueOf(numbered.group(1)) : null;
        String rest = withoutNumber(text.getFirst().text());
        String kind = kindOf(rest).orElse(null);
        String printed = kind == null ? rest : rest.substring(kind.length()).replaceFirst("^ ?(?::|[-–—]) ?", "");
        String title = printed.isEmpty() ? UNTITLED : printed;
        if (printed.isEmpty()) {
            Line line = text.getFirst();
            problems.warn(line.number(), "No title follows " + Line.quoted(line.text()) + " on its line.");
        }
        People people = people(text);
        List<Line> lines = text.subList(people.lines(), text.size());
        String abstractText = lines.stream().map(Line::text).collect(Collectors.joining(" "));
        reportMissing(text.getFirst(), title, people.names(), abstractText);
        return new Entry(time, Entry.Type.TALK, number, kind, title, people.names(), abstractText);
    }

    /// @param lines of the slot that are read: the title and the lines of names
    record People(List<String> names, int lines) {}

    /// @param text of a slot: its title, and what stands below it
    People people(List<Line> text) {
        if (text.size() < 2) {
            return new People(List.of(), 1);
        }
        String names = text.get(1).text();
        if (TO_BE_ANNOUNCED.matcher(names).matches()) {
            return new People(List.of(), 2);
        }
        Authors.Likeness likeness = Authors.likeness(names, text.size() > 2);
        if (likeness == Authors.Likeness.TEXT) {
            return new People(List.of(), 1);
        }
        int lines = 2;
        while (goesOnBelow(text.get(lines - 1)) && lines < text.size() && !isText(text.get(lines))) {
            lines++;
        }
        if (likeness == Authors.Likeness.DOUBTFUL || goesOn(text, lines)) {
            problems.warn(
                    text.get(1).number(),
                    Line.quoted(text.get(1).text()) + " is taken for the authors: is it the start of the abstract?");
        }
        String all = text.subList(1, lines).stream().map(Line::text).collect(Collectors.joining(" "));
        return new People(Authors.split(all), lines);
    }

    private static boolean goesOnBelow(Line names) {
        return names.text().endsWith(",") || names.text().endsWith(";");
    }

    private static boolean isText(Line line) {
        return Authors.likeness(line.text(), true) == Authors.Likeness.TEXT;
    }

    /// Whether the line after the names begins with a small letter, as if a sentence went on there.
    private static boolean goesOn(List<Line> text, int lines) {
        return lines < text.size()
                && Character.isLowerCase(text.get(lines).text().codePointAt(0));
    }

    private void reportMissing(Line line, String title, List<String> authors, String abstractText) {
        String missing = authors.isEmpty() && abstractText.isEmpty()
                ? "no authors and no abstract"
                : authors.isEmpty() ? "no authors" : abstractText.isEmpty() ? "no abstract" : "";
        if (!missing.isEmpty()) {
            problems.warn(line.number(), Line.quoted(title) + " has " + missing + ".");
        }
    }

    private Optional<String> kindOf(String title) {
        Matcher matcher = KIND.matcher(title);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String prefix = matcher.group(1);
        boolean few = prefix.chars().filter(c -> c == ' ').count() < 4;
        boolean usedHere = matcher.group(2).contains(":")
                && (prefixes.getOrDefault(prefix.toLowerCase(Locale.ROOT), 0) > 1
                        || rules.stream().anyMatch(rule -> Words.names(rule, prefix)));
        return few && (Words.isKind(prefix) || usedHere) ? Optional.of(prefix) : Optional.empty();
    }

    private static String withoutNumber(String title) {
        Matcher numbered = NUMBER.matcher(title);
        return numbered.matches() ? numbered.group(2) : title;
    }
}
