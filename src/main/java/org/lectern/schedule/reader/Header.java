package org.lectern.schedule.reader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands above a session's slots: its title, rules, chairs and links. Sentences about the site around the page
/// and about its own chat are passed over.
final class Header {
    private static final Pattern CHAIRS =
            Pattern.compile("(?i)(?:session )?(?:chairs?|chairpersons?|moderators?)(?: ?: ?(.*))?");
    private static final Pattern LINK =
            Pattern.compile("(?i)(video|chat|slides|stream|live ?stream|recording|zoom|website|papers?)(?: ?: ?(.*))?");
    private static final Pattern OTHER_HEADING =
            Pattern.compile("(?i)(?:time|schedule|programme|program|agenda|abstract) ?:?");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern ABOUT_CHAT = Pattern.compile("(?i).*chat\\b.*");

    /// The most rules, and the most characters of one: a page has two or three short ones.
    private static final int MOST_RULES = 20;

    private static final int LONGEST_RULE = 500;

    private enum Place {
        TOP,
        CHAIRS,
        LINK
    }

    private final Problems problems;
    private @Nullable Line title;
    private @Nullable Line firstSentence;
    private final List<String> rules = new ArrayList<>();
    private final List<String> chairs = new ArrayList<>();
    private final Map<String, URI> links = new LinkedHashMap<>();
    private Place place = Place.TOP;
    private String linkName = "";

    Header(List<Line> lines, Problems problems) {
        this.problems = problems;
        lines.forEach(this::take);
    }

    static boolean isChairs(String text) {
        return CHAIRS.matcher(text).matches();
    }

    static boolean isTime(String text) {
        return text.matches("(?i)time ?:?");
    }

    static boolean isRule(String text) {
        if (text.length() > LONGEST_RULE) {
            return false;
        }
        boolean aboutQuestions = Words.QA.matcher(text).find()
                || Words.RULE_ABOUT_QUESTIONS.matcher(text).find();
        return aboutQuestions && !ABOUT_CHAT.matcher(text).matches();
    }

    static boolean isSentence(String text) {
        return text.matches(".*[.!]") && text.split(" ", -1).length >= 5;
    }

    /// Null where the page has none.
    @Nullable
    Line title() {
        return title == null ? firstSentence : title;
    }

    List<String> rules() {
        return rules;
    }

    List<String> chairs() {
        return chairs;
    }

    Map<String, URI> links() {
        return links;
    }

    private void take(Line line) {
        Matcher chairsHeading = CHAIRS.matcher(line.text());
        Matcher link = LINK.matcher(line.text());
        if (line.isBlank()) {
            place = place == Place.CHAIRS && !chairs.isEmpty() ? Place.TOP : place;
        } else if (chairsHeading.matches()) {
            place = Place.CHAIRS;
            addChairs(chairsHeading.group(1));
        } else if (link.matches()) {
            place = Place.LINK;
            linkName = link.group(1).toLowerCase(Locale.ROOT);
            addLink(line, link.group(2));
        } else if (OTHER_HEADING.matcher(line.text()).matches()) {
            place = Place.TOP;
        } else {
            text(line);
        }
    }

    private void text(Line line) {
        switch (place) {
            case CHAIRS -> addChairs(line.text());
            case LINK -> addLink(line, line.text());
            case TOP -> top(line);
        }
    }

    private void top(Line line) {
        if (ABOUT_CHAT.matcher(line.text()).matches() && title != null) {
            return;
        }
        if (title == null && isSentence(line.text())) {
            firstSentence = firstSentence == null ? line : firstSentence;
        } else if (title == null) {
            title = line;
        } else if (isRule(line.text()) && rules.size() < MOST_RULES) {
            rules.add(line.text());
        } else {
            problems.warn(
                    line.number(), Line.quoted(line.text()) + " is no title, rule, name or link: it is left out.");
        }
    }

    private void addChairs(@Nullable String names) {
        if (names != null && !names.isBlank()) {
            chairs.addAll(Authors.split(names));
        }
    }

    private void addLink(Line line, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        if (!ADDRESS.matcher(text).matches()) {
            place = Place.TOP;
            boolean remark =
                    linkName.equals("chat") || text.toLowerCase(Locale.ROOT).contains(linkName);
            if (!remark) {
                text(line);
            }
            return;
        }
        try {
            if (links.putIfAbsent(linkName, new URI(text)) != null) {
                problems.warn(line.number(), "A second link for “" + linkName + "”: the first one is used.");
            }
        } catch (URISyntaxException _) {
            problems.warn(line.number(), Line.quoted(text) + " is no valid web address: it is left out.");
        }
    }
}
