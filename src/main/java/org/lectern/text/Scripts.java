package org.lectern.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Superscripts and subscripts in plain Unicode. Where a character has no raised or lowered form, the whole script
/// stays on the line: `x^q`, `x^(abc)`, `y_(i,j)`.
final class Scripts {
    private static final Map<Integer, String> RAISED = pairs(
            "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ*†‡′∘°⊤",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ*†‡′°°ᵀ");
    private static final Map<Integer, String> LOWERED =
            pairs("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    private Scripts() {}

    static String superscript(String text) {
        return unicode(text, RAISED).orElseGet(() -> onTheLine('^', text));
    }

    static String subscript(String text) {
        return unicode(text, LOWERED).orElseGet(() -> onTheLine('_', text));
    }

    private static Optional<String> unicode(String text, Map<Integer, String> forms) {
        StringBuilder moved = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            String form = codePoint == ' ' ? "" : forms.get(codePoint);
            if (form == null) {
                return Optional.empty();
            }
            moved.append(form);
        }
        return Optional.of(moved.toString());
    }

    private static String onTheLine(char mark, String text) {
        return text.codePointCount(0, text.length()) == 1 ? mark + text : mark + "(" + text + ")";
    }

    private static Map<Integer, String> pairs(String from, String to) {
        int[] keys = from.codePoints().toArray();
        int[] forms = to.codePoints().toArray();
        Map<Integer, String> pairs = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            pairs.put(keys[i], Character.toString(forms[i]));
        }
        return Map.copyOf(pairs);
    }
}
