package org.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.chat.Texts;

/// The resource bundles: complete in each language, and in step with the code.
class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/lectern");
    private static final Map<String, List<String>> TEMPLATES =
            Map.of("wording", List.of("wall", "desk"), "report", List.of("report"));
    private static final Path SOURCES = Path.of("src/main/java/org/lectern");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
    private static final Pattern PLURAL = Pattern.compile("\\.(one|two|few|other)$");
    private static final Pattern ASKED_FOR = Pattern.compile("\\b(?:text|count|ordinal)\\(\\s*\"([\\w.]+)\"");

    /// Languages differ in the ordinals that they tell apart: [org.lectern.chat.PluralTest] holds those.
    private static final Pattern ORDINAL = Pattern.compile("^ordinal\\.");

    static List<String> rooms() {
        return List.of("wording", "report", "chat/discord");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void every_language_has_every_text(String room) {
        Set<String> keys = keys(read(room, Locale.ROOT));
        for (Locale language : translations()) {
            assertThat(keys(read(room, language))).as(language.toString()).isEqualTo(keys);
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void every_translation_has_the_arguments_of_the_original(String room) {
        Properties original = read(room, Locale.ROOT);
        for (Locale language : translations()) {
            Properties translated = read(room, language);
            for (String key : keys(translated)) {
                assertThat(arguments(translated.getProperty(key)))
                        .as(language + " " + key)
                        .isEqualTo(arguments(original.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void nothing_but_arguments_stands_in_braces_and_no_apostrophe_is_doubled(String room) {
        for (Locale language :
                Stream.concat(Stream.of(Locale.ROOT), translations().stream()).toList()) {
            Properties texts = read(room, language);
            for (String key : texts.stringPropertyNames()) {
                assertThat(texts.getProperty(key)).as(language + " " + key).isNotBlank();
                assertThat(ARGUMENT.matcher(texts.getProperty(key)).replaceAll(""))
                        .as(language + " " + key)
                        .doesNotContain("{", "}", "''");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void every_text_is_asked_for_and_every_text_asked_for_is_there(String room) throws IOException {
        String code = code(room);
        Set<String> keys = read(room, Locale.ROOT).stringPropertyNames().stream()
                .map(key -> PLURAL.matcher(key).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(code).contains('"' + key + '"'));
        assertThat(keys).containsAll(found(ASKED_FOR, code, 1));
    }

    private static List<Locale> translations() {
        return Texts.LANGUAGES.stream()
                .filter(language -> !language.equals(Locale.ENGLISH))
                .toList();
    }

    private static Set<String> keys(Properties texts) {
        return texts.stringPropertyNames().stream()
                .filter(key -> !ORDINAL.matcher(key).find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> arguments(String text) {
        return found(ARGUMENT, text, 0);
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String room, Locale language) {
        String suffix = language.equals(Locale.ROOT) ? "" : "_" + language;
        try (Reader file = Files.newBufferedReader(RESOURCES.resolve(room, "Texts" + suffix + ".properties"))) {
            Properties texts = new Properties();
            texts.load(file);
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Templates ask for texts, too.
    private static String code(String room) throws IOException {
        StringBuilder code = new StringBuilder();
        for (String pages : TEMPLATES.getOrDefault(room, List.of())) {
            try (Stream<Path> templates = Files.list(Path.of("src/main/jte").resolve(pages))) {
                for (Path file : templates.toList()) {
                    code.append(Files.readString(file));
                }
            }
        }
        try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }
}
