package org.lectern.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What LaTeX's symbol macros look like in Unicode. The first table's symbols stand as they are; those of the second
/// are relations and arrows, which are set with a space on both sides; the third names the operators that are words.
final class Symbols {
    static final Map<String, String> PLAIN = table("""
            alpha α beta β gamma γ delta δ epsilon ε varepsilon ε eps ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
            lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ
            varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
            Omega Ω ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ wp ℘ partial ∂ nabla ∇ infty ∞ emptyset ∅
            varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □
            blacksquare ■ star ⋆ bullet • circ ∘ cdot · cdotp · times × div ÷ pm ± mp ∓ ast * oplus ⊕ otimes ⊗ odot ⊙
            ominus ⊖ cup ∪ cap ∩ setminus ∖ smallsetminus ∖ backslash \\ land ∧ wedge ∧ lor ∨ vee ∨ sum ∑ prod ∏
            coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigwedge ⋀ bigvee ⋁ langle ⟨
            rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | lbrace { rbrace }
            lbrack [ rbrack ] ldots … dots … dotsc … dotsb … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ dagger † dag † ddagger ‡
            ddag ‡ S § P ¶ copyright © pounds £ euro € degree ° checkmark ✓ surd √ flat ♭ sharp ♯ natural ♮
            textquotesingle ' textasciitilde ~ textbackslash \\ textunderscore _ textendash – textemdash —
            textellipsis … textregistered ® texttrademark ™ textdegree ° textmu µ textquoteright ’ textquoteleft ‘ textbullet •
            ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
            LaTeX LaTeX TeX TeX slash / colon : lt < gt >
            """);

    static final Map<String, String> RELATIONS = table("""
            rightarrow → to → longrightarrow ⟶ Rightarrow ⇒ implies ⇒ Longrightarrow ⟹ leftarrow ← gets ← Leftarrow ⇐
            leftrightarrow ↔ Leftrightarrow ⇔ iff ⇔ mapsto ↦ hookrightarrow ↪ rightharpoonup ⇀ uparrow ↑ downarrow ↓
            nearrow ↗ searrow ↘ leadsto ⇝ rightsquigarrow ⇝ leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ ll ≪ gg ≫ neq ≠
            ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ in ∈ notin ∉
            ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ prec ≺ preceq ⪯ succ ≻ succeq ⪰ lesssim ≲
            gtrsim ≳ perp ⟂ parallel ∥ mid ∣ vdash ⊢ models ⊨ vDash ⊨
            """);

    static final Set<String> OPERATORS = words("""
            log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan max min sup inf lim limsup liminf
            argmax argmin det dim ker deg gcd arg hom Pr mod bmod poly polylog tr sgn sign diag rank span supp softmax
            """);

    private Symbols() {}

    /// The words of a text, separated by white space.
    static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }

    /// Pairs of words as a table.
    static Map<String, String> table(String words) {
        String[] cells = words.strip().split("\\s+", -1);
        Map<String, String> table = new HashMap<>();
        for (int i = 0; i + 1 < cells.length; i += 2) {
            table.put(cells[i], cells[i + 1]);
        }
        return Map.copyOf(table);
    }
}
