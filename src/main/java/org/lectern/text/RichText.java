package org.lectern.text;

import java.util.List;

/// A title or an abstract as spans, in reading order.
///
/// @param source the text as the page has it, white space normalised
public record RichText(String source, List<Span> spans) {
    public RichText {
        spans = List.copyOf(spans);
    }

    public static RichText plain(String text) {
        return new RichText(text, text.isEmpty() ? List.of() : List.of(new Span.Plain(text)));
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /// As plain Unicode text, for places without markup of any kind: a thread's name, a button, a terminal.
    public String plain() {
        return Plain.of(spans);
    }

    /// Cut to what fits into `maxCodeUnits` of [#plain()], "…" included; itself where it fits.
    ///
    /// It is cut after a word, or inside one that alone takes up half the room, and then between two characters
    /// as people see them: never inside a surrogate pair, an emoji of several code points, a script or a web
    /// address. What is counted is UTF-16 code units: never fewer than the code points that Discord counts.
    /// Markup comes on top: [Chat#of(RichText, int)] bounds that too. The source stays whole.
    public RichText shorten(int maxCodeUnits) {
        return Shortening.shorten(this, maxCodeUnits);
    }
}
