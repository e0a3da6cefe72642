package org.lectern.chat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// A room's texts in one language: those of the resource bundle `Texts` that lies beside its classes.
///
/// `{0}`, `{1}`, … in a text stand for arguments, which are put in as they are. Nothing else in it means anything,
/// unlike in a [java.text.MessageFormat]: an apostrophe is an apostrophe, and no id is grouped into thousands. What
/// depends on a number has a text for each of the language's plural categories: `queue.one`, `queue.other`.
public final class Texts {
    /// The languages that there are texts in. The first is what those of other languages read.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    private static final Map<Key, Texts> READ = new ConcurrentHashMap<>();

    private final Locale language;
    private final ResourceBundle bundle;

    private Texts(Key key) {
        this.language = key.language();
        this.bundle = ResourceBundle.getBundle(
                key.room() + ".Texts",
                language,
                // The machine's own language is nobody's choice.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private record Key(String room, Locale language) {}

    /// @param room any class of the room
    /// @param reader of any region; who reads a language that there are no texts in gets English
    public static Texts of(Class<?> room, Locale reader) {
        Locale language = LANGUAGES.stream()
                .filter(each -> each.getLanguage().equals(reader.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
        return READ.computeIfAbsent(new Key(room.getPackageName(), language), Texts::new);
    }

    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        StringBuilder said = new StringBuilder(text.length());
        int from = 0;
        for (int brace = text.indexOf('{'); brace >= 0; brace = text.indexOf('{', brace + 1)) {
            int argument = argumentAt(text, brace);
            if (argument >= 0) {
                said.append(text, from, brace).append(arguments[argument]);
                from = brace + "{0}".length();
            }
        }
        return said.append(text, from, text.length()).toString();
    }

    /// Which argument is to stand there; -1 where none is.
    private static int argumentAt(String text, int brace) {
        return text.startsWith("}", brace + 2) ? "0123456789".indexOf(text.charAt(brace + 1)) : -1;
    }

    /// The text for so many: `{0}` is the number, the other arguments follow.
    public String count(String key, int number, Object... others) {
        return get(key + "." + Plural.cardinal(language, number), with(number, others));
    }

    /// The text for the first, second, …: `{0}` is the number.
    public String ordinal(String key, int number) {
        return get(key + "." + Plural.ordinal(language, number), number);
    }

    private static Object[] with(int number, Object... others) {
        Object[] all = new Object[others.length + 1];
        all[0] = number;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
