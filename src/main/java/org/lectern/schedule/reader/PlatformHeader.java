package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands above the slots of a platform's page: what it is ("Workshop"), its title, its chairs or organisers,
/// perhaps a room and rules. Its description is passed over.
final class PlatformHeader {
    private static final Pattern WHAT = Pattern.compile("(?i)(?:(?:oral|spotlight|poster|invited talk|expo|affinity"
            + "|joint|plenary|orals? (?:&|and) spotlights?) )*(?:session|workshop|tutorial|event|competition|track"
            + "|social|mentorship|panel|demonstrations?|talk)s?");
    private static final Pattern PEOPLE = Pattern.compile(
            "(?i)(?:session )?(?:chair(?:person)?s?|moderators?|organi[sz]ers?|presenters?|hosts?)(?: ?: ?(.*))?");
    private static final Pattern ROOM = Pattern.compile(
            "(?i)(?:(?:room|hall|ballroom|theater|theatre|auditorium|meeting room|great hall|level) ?[\\p{N}\\p{L}].{0,60}"
                    + "|[\\p{N}\\p{L} ]{1,40} (?:hall|ballroom|theater|theatre|auditorium)(?: [\\p{N}\\p{L}]{1,3})?)");
    private static final int LONGEST_RULE = 120;
    private static final int MOST_RULES = 20;

    private String title = "";
    private String room = "";
    private final List<String> chairs = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    PlatformHeader(List<Line> lines) {
        boolean whatSeen = false;
        boolean belowTitle = false;
        boolean belowPeople = false;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text();
            Matcher people = text.length() < 2_000 ? PEOPLE.matcher(text) : PEOPLE.matcher("");
            boolean what = !whatSeen && title.isEmpty() && i + 1 < lines.size() && isWhat(text);
            if (what) {
                whatSeen = true;
            } else if (title.isEmpty()) {
                title = text;
                belowTitle = true;
            } else if (people.matches()) {
                addNames(people.group(1) == null ? "" : people.group(1));
                belowPeople = chairs.isEmpty();
            } else {
                below(text, belowTitle, belowPeople);
                belowTitle = belowTitle && !room.isEmpty() && chairs.isEmpty();
                belowPeople = false;
            }
        }
    }

    private static boolean isWhat(String text) {
        return text.length() <= 60 && WHAT.matcher(text).matches();
    }

    private void below(String text, boolean belowTitle, boolean belowPeople) {
        if (room.isEmpty() && text.length() <= 80 && ROOM.matcher(text).matches()) {
            room = text;
        } else if (text.length() <= LONGEST_RULE && Words.QA.matcher(text).find() && Header.isRule(text)) {
            rule(text);
        } else if (belowPeople || (belowTitle && isNames(text))) {
            addNames(text);
        }
    }

    private void rule(String text) {
        if (rules.size() < MOST_RULES) {
            rules.add(text);
        }
    }

    private static boolean isNames(String text) {
        return text.contains(" · ") || Authors.likeness(text, true) == Authors.Likeness.NAMES;
    }

    private void addNames(String text) {
        chairs.addAll(names(text));
    }

    /// The names on a line: where middle dots separate, commas belong to a name.
    static List<String> names(String text) {
        return text.contains("·")
                ? Stream.of(text.split("·", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList()
                : Authors.split(text);
    }

    /// Empty where the page has none.
    String title() {
        return title;
    }

    String room() {
        return room;
    }

    List<String> chairs() {
        return chairs;
    }

    List<String> rules() {
        return rules;
    }

    void report(int line, Problems problems) {
        if (title.isEmpty()) {
            problems.warn(line, "The session has no title above its time.");
        }
        if (chairs.isEmpty()) {
            problems.warn(
                    line,
                    "The session has no chairs: a line such as “Ada Lovelace · Alan Turing” is expected below its"
                            + " title.");
        }
    }
}
