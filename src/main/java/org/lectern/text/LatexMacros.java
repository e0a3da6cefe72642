package org.lectern.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lectern.text.SpanSink.Style;

/// What each macro does to the text.
final class LatexMacros {
    private static final Set<String> EMPHASIS = Symbols.words("emph textit textbf textsl underline uline textem");
    private static final Set<String> EMPHASIS_FROM_HERE =
            Symbols.words("em it bf sl itshape bfseries slshape boldmath");
    private static final Set<String> UPRIGHT_FROM_HERE =
            Symbols.words("rm sf tt sc normalfont upshape mdseries rmfamily sffamily ttfamily");
    private static final Set<String> TRANSPARENT = Symbols.words("""
            text textrm textsf texttt textsc textnormal textup textmd mathrm mathsf mathtt mathit mathbf
            mathfrak boldsymbol bm pmb mbox hbox fbox ensuremath mathop mathbin mathrel mathord underbrace
            overbrace ref eqref autoref cref Cref title section paragraph mathnormal smash
            """);
    private static final Set<String> DROPPED = Symbols.words("""
            left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr middle displaystyle textstyle
            scriptstyle limits nolimits xspace noindent centering small footnotesize scriptsize tiny large Large
            LARGE huge normalsize smallskip medskip bigskip hfill vfill protect relax nonumber unskip
            ignorespaces ! - / @ ( )
            """);
    private static final Set<String> DROPPED_WITH_ARGUMENT = Symbols.words("""
            cite citep citet citealp citealt citeauthor citeyear Citet label footnote footnotetext thanks index
            vspace hspace bibliography includegraphics color textcolor pagestyle begin end phantom hphantom
            vphantom todo
            """);
    private static final Set<String> SPACES =
            Symbols.words("\\ , ; : > quad qquad newline par linebreak enspace thinspace space");
    private static final Set<String> FRACTIONS = Set.of("frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac");
    private static final Set<String> DOUBLE_STRUCK = Set.of("mathbb", "mathds", "mathbbm", "Bbb");
    private static final Set<String> SCRIPT = Set.of("mathcal", "mathscr", "cal");

    private final LatexParser parser;
    /// Marks known not to come again, so that a page of opening marks is not searched for each of them.
    private final Set<String> unclosed = new HashSet<>();

    LatexMacros(LatexParser parser) {
        this.parser = parser;
    }

    /// Reads the macro that begins here, with its arguments.
    void read() {
        LatexCursor cursor = parser.cursor;
        cursor.at++;
        String name = cursor.takeMacroName();
        if (!parser.math && !name.isEmpty() && opensMathematics(name)) {
            return;
        }
        if (isStar(name)) {
            cursor.at++;
        }
        if (!symbol(name) && !style(name) && !construct(name) && !accent(name)) {
            unknown(name);
        }
    }

    private boolean isStar(String name) {
        return parser.cursor.peek(0) == '*'
                && (name.equals("operatorname") || DROPPED_WITH_ARGUMENT.contains(name) || name.equals("section"));
    }

    private boolean opensMathematics(String name) {
        String mark = name.equals("(") ? "\\)" : name.equals("[") ? "\\]" : "";
        LatexCursor cursor = parser.cursor;
        if (mark.isEmpty() || unclosed.contains(mark)) {
            return false;
        }
        int close = cursor.text.indexOf(mark, cursor.at, cursor.end);
        if (close >= 0) {
            parser.mathematics(close, 2);
        } else {
            unclosed.add(mark);
        }
        return close >= 0;
    }

    private boolean symbol(String name) {
        boolean oneLetter = name.length() == 1 && Character.isLetter(name.charAt(0));
        String sign = oneLetter && parser.math ? null : Symbols.PLAIN.get(name);
        String relation = Symbols.RELATIONS.get(name);
        if (sign != null) {
            parser.emit(sign);
            endWord(name);
        } else if (relation != null) {
            relation(name, relation);
        } else if (parser.math && Symbols.OPERATORS.contains(name)) {
            parser.out.operator(name, parser.style);
        } else if (SPACES.contains(name) || name.equals(" ")) {
            parser.emit(" ");
        } else if (name.length() == 1 && "&%$#_{}*\"".contains(name) && !isTextAccent(name)) {
            parser.emit(name);
        } else if (name.equals("|")) {
            parser.emit("‖");
        } else {
            return false;
        }
        return true;
    }

    private boolean isTextAccent(String name) {
        return !parser.math && Letters.textAccent(name) != null;
    }

    private void relation(String name, String sign) {
        if (parser.math) {
            parser.out.relation(sign, parser.style);
        } else {
            parser.emit(sign);
            endWord(name);
        }
    }

    /// In running text a macro's name ends at `{}` or at a space; LaTeX swallows both, we keep the space.
    private void endWord(String name) {
        if (parser.cursor.startsWith("{}") && LatexCursor.isLetter(name.charAt(0))) {
            parser.cursor.at += 2;
        }
    }

    private boolean style(String name) {
        if (EMPHASIS.contains(name)) {
            parser.styled(parser.math ? parser.style : Style.EMPHASIS, false);
        } else if (EMPHASIS_FROM_HERE.contains(name)) {
            parser.style = parser.math ? parser.style : Style.EMPHASIS;
            parser.cursor.skipSpaces();
        } else if (UPRIGHT_FROM_HERE.contains(name)) {
            parser.cursor.skipSpaces();
        } else if (TRANSPARENT.contains(name)) {
            parser.styled(parser.style, name.equals("ensuremath") || (parser.math && !isTextual(name)));
        } else if (DOUBLE_STRUCK.contains(name)) {
            dressed(Letters::doubleStruck);
        } else if (SCRIPT.contains(name)) {
            dressed(Letters::script);
        } else if (DROPPED.contains(name)) {
            dropInvisibleDelimiter(name);
        } else if (DROPPED_WITH_ARGUMENT.contains(name)) {
            drop();
        } else {
            return false;
        }
        return true;
    }

    private static boolean isTextual(String name) {
        return name.startsWith("text") || name.endsWith("box");
    }

    private void dressed(UnaryOperator<String> dress) {
        parser.emit(dress.apply(Plain.of(parser.argument())));
    }

    private void dropInvisibleDelimiter(String name) {
        if ((name.equals("left") || name.equals("right")) && parser.cursor.peek(0) == '.') {
            parser.cursor.at++;
        }
    }

    private void drop() {
        LatexCursor cursor = parser.cursor;
        cursor.skipBracketed();
        cursor.takeRaw();
        char next = cursor.peek(0);
        if (next == 0 || ".,;:)!?".indexOf(next) >= 0) {
            parser.out.dropTrailingSpace();
        }
    }

    private boolean construct(String name) {
        if (FRACTIONS.contains(name)) {
            fraction();
        } else if (name.equals("sqrt")) {
            root();
        } else if (name.equals("binom")) {
            List<Span> upper = parser.argument();
            bracketed("(", upper, " choose ");
            bracketed("", parser.argument(), ")");
        } else if (name.equals("operatorname")) {
            parser.out.operator(Plain.of(parser.argument()), parser.style);
        } else if (name.equals("not")) {
            parser.out.relation(Letters.negated(Plain.of(parser.argument())), parser.style);
        } else if (name.equals("url") || name.equals("nolinkurl") || name.equals("path")) {
            parser.emit(raw());
        } else if (name.equals("href")) {
            link();
        } else if (name.equals("textsuperscript")) {
            parser.out.append(Plain.of(parser.argument()), Style.SUPERSCRIPT);
        } else if (name.equals("textsubscript")) {
            parser.out.append(Plain.of(parser.argument()), Style.SUBSCRIPT);
        } else if (name.equals("item")) {
            parser.emit(" • ");
        } else {
            return false;
        }
        return true;
    }

    private void fraction() {
        List<Span> upper = parser.argument();
        List<Span> lower = parser.argument();
        atom(upper, Plain.of(upper).codePoints().allMatch(Character::isLetterOrDigit));
        parser.emit("/");
        atom(lower, isOneAtom(Plain.of(lower)));
    }

    private static boolean isOneAtom(String text) {
        return text.codePointCount(0, text.length()) <= 1
                || text.chars().allMatch(Character::isDigit)
                || (text.startsWith("√") && text.codePointCount(0, text.length()) == 2);
    }

    private void atom(List<Span> spans, boolean alone) {
        bracketed(alone ? "" : "(", spans, alone ? "" : ")");
    }

    private void bracketed(String before, List<Span> spans, String after) {
        parser.emit(before);
        parser.out.appendAll(spans);
        parser.emit(after);
    }

    private void root() {
        LatexCursor cursor = parser.cursor;
        int from = cursor.at + 1;
        cursor.skipBracketed();
        if (cursor.at > from) {
            parser.emit(Scripts.superscript(cursor.text.substring(from, cursor.at - 1)));
        }
        List<Span> under = parser.argument();
        String text = Plain.of(under);
        parser.emit("√");
        atom(under, isOneAtom(text));
    }

    private String raw() {
        String raw = parser.cursor.takeRaw();
        return raw == null
                ? ""
                : raw.replace("\\_", "_")
                        .replace("\\%", "%")
                        .replace("\\#", "#")
                        .replace("\\&", "&");
    }

    private void link() {
        String address = raw();
        List<Span> label = parser.argument();
        parser.out.appendAll(label);
        boolean shown = Plain.of(label).equals(address) || address.isEmpty();
        parser.emit(shown ? "" : " (" + address + ")");
    }

    private boolean accent(String name) {
        String combining = parser.math ? Letters.mathAccent(name) : Letters.textAccent(name);
        if (combining == null) {
            return false;
        }
        boolean letterNamed = LatexCursor.isLetter(name.charAt(0));
        if (!letterNamed && parser.cursor.peek(0) == ' ') {
            parser.emit(name);
            return true;
        }
        String base = Plain.of(parser.argument());
        String accented = Letters.accented(base, combining);
        parser.emit(accented.equals(base) && !letterNamed ? name + base : accented);
        return true;
    }

    /// A macro of the authors' own: in mathematics its name, in running text all of it as typed.
    private void unknown(String name) {
        LatexCursor cursor = parser.cursor;
        if (parser.math) {
            parser.emit(parser.out.endsWord() && name.length() > 1 ? " " + name : name);
            return;
        }
        parser.emit("\\" + name);
        if (cursor.startsWith("{}")) {
            cursor.at += 2;
        } else if (cursor.peek(0) == '{') {
            parser.keepGroup();
        }
    }
}
