package org.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormattingTest {
    @Test
    void every_source_is_formatted() throws Exception {
        List<Path> off = new ArrayList<>();
        for (Path file : Formatting.sources()) {
            String text = Files.readString(file);
            if (!Formatting.format(text).equals(text)) {
                off.add(file);
            }
        }
        assertThat(off)
                .as("sources not formatted: run  mvn test-compile exec:exec@format")
                .isEmpty();
    }

    @Test
    void a_planted_violation_is_seen() throws Exception {
        String planted = "class A{int a(){return 1;}}\n";
        assertThat(Formatting.format(planted)).isNotEqualTo(planted);
    }
}
