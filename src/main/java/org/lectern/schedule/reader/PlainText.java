package org.lectern.schedule.reader;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.lectern.text.Sanitizing;

/// Texts of schedules on one line, without anything that acts on a terminal.
final class PlainText {
    /// The most of a text that is kept, in code units: an abstract has some thousand.
    private static final int LONGEST = 20_000;

    private static final int LONGEST_LABEL = 40;

    /// A tag of HTML as abstracts have it; "List<String>" has none.
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:p|br|div|span|a|ul|ol|li|dl|dt|dd|b|i|u|s|em|strong|h[1-6]|code|pre|table|t[rdh]"
                    + "|blockquote|hr|img|su[bp]|small|script|style|iframe|section|article|cite|q)(?:[\\s/][^<>]*)?>");

    private static final Pattern ENTITY = Pattern.compile("&(?:#\\d{1,7}|#[xX]\\p{XDigit}{1,6}|\\p{Alpha}{2,8}\\d?);");

    private PlainText() {}

    static String line(String text) {
        return Sanitizing.line(cut(text, LONGEST));
    }

    /// Markdown and HTML reduced to what can be read of them. Other text stays as it is.
    static String ofMarkup(String text) {
        String whole = Markdown.text(cut(text, LONGEST));
        if (TAG.matcher(whole).find()) {
            return line(Jsoup.parse(whole).text());
        }
        return line(ENTITY.matcher(whole).find() ? Parser.unescapeEntities(whole, false) : whole);
    }

    /// What a message calls an event: "Event 35 “Opening”".
    static String label(String what, String id, String title) {
        return what + (id.isEmpty() ? " " : " " + cut(id, LONGEST_LABEL) + " ") + Line.quoted(title);
    }

    /// Something that was found, in quotation marks.
    static String quoted(String found) {
        return Line.quoted(line(found));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
