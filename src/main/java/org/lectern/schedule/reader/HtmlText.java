package org.lectern.schedule.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/// A page's HTML as the text that a browser copies, and for each line of the text the line of the HTML that it begins
/// on.
final class HtmlText {
    private static final Set<String> NOT_SHOWN = Set.of("""
            script style nav noscript template head title svg iframe object select datalist textarea audio video canvas
            """.strip().split("\\s+", -1));
    private static final Set<String> APART =
            Set.of("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote hr pre".split(" ", -1));
    private static final Set<String> BLOCKS = Set.of("""
            address article aside body caption center dd details dialog div dt fieldset figcaption figure footer form
            header hgroup html legend li main menu option search section summary tbody tfoot thead tr
            """.strip().split("\\s+", -1));
    /// What parts words; among them all that ends a line of text elsewhere.
    private static final String WHITE_SPACE = " \n\t\r\f\u000b\u0085\u2028\u2029";

    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> sourceLines = new ArrayList<>();
    private boolean lineHasText;
    private boolean space;
    private int source = 1;

    private HtmlText() {}

    static HtmlText of(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        Document document = parser.parseInput(html, "");
        HtmlText page = new HtmlText();
        page.new Walker().traverse(document);
        page.breakLine();
        return page;
    }

    String text() {
        return text.toString();
    }

    /// @param line of the text, from 1; 0 stays 0
    int sourceLine(int line) {
        return line < 1 || sourceLines.isEmpty() ? line : sourceLines.get(Math.min(line, sourceLines.size()) - 1);
    }

    private void words(TextNode node, boolean preserved) {
        int line = node.sourceRange().isTracked() ? node.sourceRange().start().lineNumber() : source;
        String words = node.getWholeText();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (preserved && c == '\n') {
                endLine();
            } else if (WHITE_SPACE.indexOf(c) >= 0) {
                space = true;
            } else {
                put(c, line);
            }
        }
        source = Math.max(source, line);
    }

    private void put(char c, int line) {
        if (!lineHasText) {
            sourceLines.add(line);
            lineHasText = true;
        } else if (space) {
            text.append(' ');
        }
        text.append(c);
        space = false;
    }

    /// Ends a line that has text; so many blocks that begin or end together are one break.
    private void breakLine() {
        if (lineHasText) {
            endLine();
        }
    }

    private void endLine() {
        if (!lineHasText) {
            sourceLines.add(source);
        }
        text.append('\n');
        lineHasText = false;
        space = false;
    }

    private void emptyLine() {
        breakLine();
        int length = text.length();
        if (length > 1 && text.charAt(length - 2) != '\n') {
            endLine();
        }
    }

    private void beginOrEnd(String tag) {
        if (APART.contains(tag)) {
            emptyLine();
        } else if (BLOCKS.contains(tag)) {
            breakLine();
        } else if (CELLS.contains(tag)) {
            space = true;
        }
    }

    /// Goes through the nodes without recursion.
    private final class Walker implements NodeFilter {
        private int preserved;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words && !(node instanceof CDataNode)) {
                words(words, preserved > 0);
            } else if (node instanceof Element element) {
                String tag = element.normalName();
                if (NOT_SHOWN.contains(tag) || element.hasAttr("hidden")) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                source = element.sourceRange().isTracked()
                        ? element.sourceRange().start().lineNumber()
                        : source;
                preserved += tag.equals("pre") ? 1 : 0;
                if (tag.equals("br")) {
                    endLine();
                }
                beginOrEnd(tag);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                beginOrEnd(element.normalName());
                preserved -= element.normalName().equals("pre") ? 1 : 0;
            }
            return FilterResult.CONTINUE;
        }
    }
}
