package org.lectern.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatexReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GTAV $\\rightarrow$ Cityscapes          | GTAV → Cityscapes
            an $\\eps$-corrupted set                 | an ε-corrupted set
            a $1 - O(\\eps\\log\\eps^{-1})$-approximate | a 1 − O(ε log ε⁻¹)-approximate
            $O(p\\log(\\tfrac{nd}{\\eps})\\eps^{-1})$ | O(p log(nd/ε)ε⁻¹)
            $O(k^3 \\ln k \\ln n)$                   | O(k³ ln k ln n)
            $\\widetilde{O}(kn + k^3)$               | Õ(kn + k³)
            the $O(\\cdot)$ notation                 | the O(·) notation
            $x \\in \\mathbb{R}^d$                    | x ∈ ℝᵈ
            $x\\in\\mathbb R^d$                       | x ∈ ℝᵈ
            $\\mathcal{L}_{ij}$                      | ℒᵢⱼ
            $x^{abc}$                               | xᵃᵇᶜ
            $x^{aQc}$                               | x^(aQc)
            $y_{i,j}$                               | y_(i,j)
            $y_Q$                                   | y_Q
            $x^{2^k}$                               | x^(2ᵏ)
            $a\\leq b$                               | a ≤ b
            $\\frac{a+b}{2}$                         | (a+b)/2
            $\\frac{1}{nd}$                          | 1/(nd)
            $\\frac{1}{\\sqrt{n}}$                    | 1/√n
            $\\sqrt{n + 1}$                          | √(n + 1)
            $\\log_2 n$                              | log₂ n
            $\\arg\\min_x f(x)$                       | arg minₓ f(x)
            $\\operatorname{rank}(A)$                | rank(A)
            $\\left(\\frac{n}{2}\\right)^2$            | (n/2)²
            $n \\times m$                            | n × m
            $\\{0, 1\\}^n$                            | {0, 1}ⁿ
            $f'(x)$                                 | f′(x)
            $\\ell_1$-norm                           | ℓ₁-norm
            $x \\text{ if } y-1$                     | x if y−1
            $a \\not= b$                             | a ≠ b
            the 1$^{st}$ of                         | the 1ˢᵗ of
            $$E = mc^2$$                            | E = mc²
            \\(k\\)-means and \\[k > 1\\]               | k-means and k > 1
            """)
    void mathematics_becomes_unicode(String latex, String expected) {
        assertThat(LatexReader.read(latex).plain()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Beyond P\\'olya and Erd\\H{o}s        | Beyond Pólya and Erdős
            Veli\\v{c}kovi\\'{c}, \\"Uber, na\\"{\\i}ve | Veličković, Über, naïve
            Stra\\ss{}e, {\\o}re, Ko{\\c c}             | Straße, øre, Koç
            ``quoted'' text                      | “quoted” text
            pages 1--5 --- all                   | pages 1–5 — all
            Figure~3                             | Figure 3
            Q\\&A, 50\\% off, \\$5, \\#1, a\\_b       | Q&A, 50% off, $5, #1, a_b
            as shown \\cite{foo,bar}.             | as shown.
            as shown~\\citep[p. 3]{foo} before    | as shown before
            {GAN}s and {B}ayes                   | GANs and Bayes
            labels in {0,1}                      | labels in {0,1}
            et al.\\ to                           | et al. to
            see \\url{https://x.org/a\\_b}         | see https://x.org/a_b
            \\href{https://x.org}{our page}       | our page (https://x.org)
            10% of snake_case & more #1          | 10% of snake_case & more #1
            ~5% run --fast                       | ~5% run --fast
            """)
    void text_macros_and_typography_become_unicode(String latex, String expected) {
        assertThat(LatexReader.read(latex).plain()).isEqualTo(expected);
    }

    @Test
    void em_in_a_group_and_emph_are_emphasis() {
        assertThat(LatexReader.read("for {\\em robust} and \\emph{grossly corrupted} or \\textbf{bold} ones")
                        .spans())
                .containsExactly(
                        new Span.Plain("for "),
                        new Span.Emphasis("robust"),
                        new Span.Plain(" and "),
                        new Span.Emphasis("grossly corrupted"),
                        new Span.Plain(" or "),
                        new Span.Emphasis("bold"),
                        new Span.Plain(" ones"));
    }

    @Test
    void scripts_are_spans_of_their_own() {
        assertThat(LatexReader.read("$\\eps^{-1}$ and $x_i$").spans())
                .containsExactly(
                        new Span.Plain("ε"),
                        new Span.Superscript("−1"),
                        new Span.Plain(" and x"),
                        new Span.Subscript("i"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from $5 and $10",
                "US$5M or US$6M",
                "between $5-$10",
                "$5 million in US$",
                "A$AP and B$B",
                "$",
                "a $ b",
                "costs $20,000 and $30,000 a year"
            })
    void money_is_not_mathematics(String text) {
        assertThat(LatexReader.read(text)).isEqualTo(RichText.plain(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://github.com/kgl-prml/Pixel--Level_Cycle~x%20y?a=1&b=$c$#d", "http://example.org/a'b''c"})
    void addresses_are_kept_as_they_are(String address) {
        assertThat(LatexReader.read("see " + address + ", or").plain()).isEqualTo("see " + address + ", or");
    }

    @Test
    void an_unknown_macro_stays_readable_and_breaks_nothing() {
        assertThat(LatexReader.read("our \\method{} and \\foo{bar $x^2$} in $\\KL(p\\|q) \\in \\R^d$ at C:\\temp")
                        .plain())
                .isEqualTo("our \\method and \\foo{bar x²} in KL(p‖q) ∈ Rᵈ at C:\\temp");
    }

    @Test
    void the_source_is_the_text_as_printed_with_white_space_normalised() {
        assertThat(LatexReader.read("  a\u00a0 $x$\n\tb ").source()).isEqualTo("a $x$ b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "a } b",
                "{a",
                "$x",
                "$x^",
                "$x^{",
                "$\\frac{1",
                "$\\frac",
                "\\",
                "\\'",
                "\\cite{",
                "\\emph",
                "\\emph{",
                "{\\em",
                "$$",
                "$$x",
                "$x^{}$",
                "$}$",
                "\\(",
                "\\[x",
                "$\\sqrt[3$",
                "\\v",
                "\\href{a",
                "$_^$",
                "\\begin{x}",
                "^_"
            })
    void what_is_unbalanced_never_throws(String latex) {
        assertThat(LatexReader.read(latex).source()).isEqualTo(latex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\\em ",
                "$x^{",
                "\\frac{",
                "\\hat",
                "\\'",
                "$\\hat",
                "$",
                "$ ",
                "$$ x",
                "\\(",
                "\\[",
                "}",
                "`",
                "--",
                "\\cite{",
                "[",
                "\\sqrt[",
                "\\emph{a",
                "https://",
                "$a$",
                "$a {",
                "{1",
                "\\foo{",
                "\\text{$"
            })
    void a_hundred_thousand_of_anything_are_read_in_a_moment(String part) {
        String long_ = part.repeat(100_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(LatexReader.read(long_ + " end").plain()).isNotNull());
    }

    @Test
    void what_stands_in_very_deep_groups_is_still_there() {
        String deep = "{".repeat(100_000) + "core" + "}".repeat(100_000) + " and after";
        assertThat(LatexReader.read(deep).plain()).isEqualTo("core and after");
    }
}
