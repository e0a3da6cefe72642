package org.lectern.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The samples that CLDR gives for its rules.
class PluralTest {
    @ParameterizedTest
    @CsvSource({
        "en, 0, other", "en, 1, one", "en, 2, other", "en, 21, other",
        "de, 0, other", "de, 1, one", "de, 2, other", "de, 101, other",
        "fr, 0, one", "fr, 1, one", "fr, 2, other", "fr, 21, other"
    })
    void counts(Locale language, int number, String category) {
        assertThat(Plural.cardinal(language, number)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, one",
        "en, 2, two",
        "en, 3, few",
        "en, 4, other",
        "en, 11, other",
        "en, 12, other",
        "en, 13, other",
        "en, 21, one",
        "en, 102, two",
        "en, 113, other",
        "en, 123, few",
        "de, 1, other",
        "de, 3, other",
        "fr, 1, one",
        "fr, 2, other",
        "fr, 21, other"
    })
    void places_in_a_row(Locale language, int number, String category) {
        assertThat(Plural.ordinal(language, number)).isEqualTo(category);
    }
}
