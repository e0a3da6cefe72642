package org.lectern.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewChannelTest {
    private static NewChannel room(String name) {
        return new NewChannel(1, null, name);
    }

    @ParameterizedTest
    @CsvSource({
        "Hall 3, hall-3",
        "'  Main  Hall (ground floor) ', main-hall-ground-floor",
        "Salle Émile Borel, salle-émile-borel",
        "講堂 A, 講堂-a",
        "C++ / Rust, c-rust",
        "???, room"
    })
    void a_name_is_as_discord_writes_it(String room, String name) {
        assertThat(room(room).name()).isEqualTo(name);
    }

    @Test
    void a_name_that_is_taken_gets_a_number() {
        assertThat(room("Hall 3").name(Set.of("hall-3", "hall-3-2")::contains)).isEqualTo("hall-3-3");
    }

    @Test
    void a_long_name_stays_within_100_characters_whole() {
        String name = room("x" + "\uD835\uDC00".repeat(80)).name(Set.of()::contains);
        assertThat(name).hasSizeLessThanOrEqualTo(96);
        assertThat(Character.isLowSurrogate(name.charAt(name.length() - 1))).isTrue();
    }

    @Test
    void the_same_room_is_known_however_its_name_is_set() {
        assertThat(room("Hall  3 ").key()).isEqualTo(room("hall 3").key());
    }
}
