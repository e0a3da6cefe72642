package org.lectern.text;

import java.util.regex.Pattern;

/// Reads page text with LaTeX in it, as authors type it into submission forms: mostly prose, with mathematics between
/// dollars and a few macros.
///
/// It never fails. What is not understood stays readable: an unknown macro as it was typed, a dollar or brace without
/// its partner as a character. A citation is dropped. Time is linear in the length; nesting beyond
/// [LatexParser#MAX_DEPTH] is flattened.
public final class LatexReader {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private LatexReader() {}

    public static RichText read(String latex) {
        String source = WHITE_SPACE.matcher(latex).replaceAll(" ").strip();
        SpanSink sink = new SpanSink();
        new LatexParser(source, sink).parse();
        sink.dropTrailingSpace();
        return new RichText(source, sink.spans());
    }
}
