package org.lectern.schedule.reader;

import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// The texts of a calendar's events, as plain text on one line.
///
/// @param tagged whether a word such as `#tut` before a title tells the kind
record EventTexts(boolean tagged) {
    private static final String UNTITLED = "Untitled talk";
    private static final Pattern TAG = Pattern.compile("#(\\p{L}[\\p{L}\\p{N}_-]{0,30}) (.+)");
    private static final Pattern LINK = Pattern.compile("(?i)(?:\\b[a-z]{2,10}://|\\bwww\\.|\\bmailto:)[^ ]*");
    private static final Pattern PAGE = Pattern.compile("(?i)[^ ]{1,300}\\.(?:html?|php|aspx?)(?:[?#].*)?");
    private static final Pattern HTML = Pattern.compile(
            "(?i)</?(?:p|br|a|div|span|b|i|u|em|strong|ul|ol|li|h[1-6]|html|body|table|font|pre)(?:[ /][^<>]*)?>"
                    + "|&(?:amp|nbsp|lt|gt|quot|#\\d{1,7});");
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Set<String> SPEAKERS =
            Set.of("X-SPEAKER", "X-SPEAKERS", "X-PRESENTER", "X-PRESENTERS", "X-AUTHOR", "X-AUTHORS");

    /// The most of a text in HTML that is read, in code units.
    private static final int MOST_HTML = 50_000;

    private static final int MOST_QUOTED = 1_000;

    /// @param events of one calendar: a tag is one only where more than half of their titles begin so
    static EventTexts of(List<Component> events) {
        long tags = events.stream()
                .filter(event -> TAG.matcher(plain(event.value("SUMMARY"))).matches())
                .count();
        return new EventTexts(tags * 2 > events.size());
    }

    /// An event with its texts, to be put at its times.
    Event described(Component event, EventTimes times) {
        OffsetDateTime start = times.start().time();
        return new Event(
                event.line(),
                start,
                times.end(),
                title(event),
                kind(event),
                room(event),
                track(event),
                Event.dayOf(start),
                authors(event),
                abstractText(event));
    }

    private String title(Component event) {
        Matcher tag = TAG.matcher(plain(event.value("SUMMARY")));
        String title = tagged && tag.matches() ? tag.group(2) : plain(event.value("SUMMARY"));
        return title.isEmpty() ? UNTITLED : title;
    }

    /// Its category that is a kind of talk ("Keynote"), else the tag before its title.
    private @Nullable String kind(Component event) {
        Matcher tag = TAG.matcher(plain(event.value("SUMMARY")));
        String ofTitle = tagged && tag.matches() ? tag.group(1) : null;
        return categories(event).filter(Words::isKind).findFirst().orElse(ofTitle);
    }

    /// Its first category that is no kind of talk.
    private static String track(Component event) {
        return categories(event)
                .filter(category -> !Words.isKind(category))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> categories(Component event) {
        return event.all("CATEGORIES").stream()
                .flatMap(line -> COMMA.splitAsStream(line.value()))
                .map(EventTexts::plain)
                .filter(category -> !category.isEmpty());
    }

    /// Where it is; empty where its location is a link, or not said.
    private static String room(Component event) {
        String place = plain(event.value("LOCATION")).replaceFirst("^(?i)(?:LOCATION: ?)+", "");
        String room = LINK.matcher(place)
                .replaceAll("")
                .replaceAll(" {2,9}", " ")
                .replaceFirst("^[ ,;:()|–-]{1,9}", "")
                .replaceFirst("[ ,;:(|–-]{1,9}$", "");
        return PAGE.matcher(room).matches() ? "" : room;
    }

    static boolean isLink(Component event) {
        return room(event).isEmpty() && !plain(event.value("LOCATION")).isEmpty();
    }

    /// Only of whom the calendar says so: those who attend or organise an event are no authors of it.
    private static List<String> authors(Component event) {
        return SPEAKERS.stream()
                .sorted()
                .flatMap(name -> event.all(name).stream())
                .flatMap(line -> Authors.split(plain(line.value())).stream())
                .distinct()
                .toList();
    }

    private static String abstractText(Component event) {
        String text = event.value("DESCRIPTION");
        String unescaped = unescaped(text.isBlank() ? event.value("X-ALT-DESC") : text);
        if (!HTML.matcher(unescaped).find()) {
            return line(unescaped);
        }
        String read = unescaped.substring(0, Math.min(unescaped.length(), MOST_HTML));
        return line(Jsoup.parseBodyFragment(read).text());
    }

    /// The event as a message names it, after the words "The event".
    static String named(Component event) {
        if (!event.value("SUMMARY").isBlank()) {
            return quoted(event.value("SUMMARY"));
        }
        return event.value("UID").isEmpty() ? "without a title" : "with the UID " + quoted(event.value("UID"));
    }

    /// A value in quotation marks, cut to a length that suits a message.
    static String quoted(String value) {
        return Line.quoted(plain(value.substring(0, Math.min(value.length(), MOST_QUOTED))));
    }

    static String plain(String value) {
        return line(unescaped(value));
    }

    private static String unescaped(String value) {
        return VObjectPropertyValues.unescape(value);
    }

    private static String line(String text) {
        return Line.of(text, Integer.MAX_VALUE).stream()
                .map(Line::text)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
