package org.lectern.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTest {
    @TempDir
    private Path folder;

    @Test
    void aCampaignThatIsRunAgainGoesOnWithTheNextSeeds() throws Exception {
        Path file = folder.resolve("results").resolve("chaos.tsv");
        try (Campaign first = Campaign.open("crash", file, Duration.ZERO)) {
            assertThat(first.seed("after the row")).isZero();
            first.tried("after the row", 12, List.of());
            assertThat(first.seed("after the row")).isEqualTo(1);
            assertThat(first.goesOn()).isFalse();
        }
        try (Campaign second = Campaign.open("crash", file, Duration.ofMinutes(1))) {
            assertThat(second.seed("after the row")).isEqualTo(1);
            assertThat(second.seed("before the row")).isZero();
            assertThat(second.goesOn()).isTrue();
        }
        assertThat(Files.readAllLines(file)).containsExactly("crash\tafter the row\t0\t12\t0\t");
    }

    @Test
    void whatBrokeAPromiseFailsTheCampaignOnceItIsDone() {
        Campaign campaign = Campaign.open("crash", folder.resolve("chaos.tsv"), Duration.ZERO);
        campaign.tried("after the row", 1, List.of("talk 5 was said twice"));
        campaign.tried("before the row", 1, List.of());
        assertThatThrownBy(campaign::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("after the row: talk 5 was said twice");
        assertThatThrownBy(Campaign.open("crash", folder.resolve("chaos.tsv"), Duration.ZERO)::close)
                .as("a run that goes on with it")
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in an earlier run, after the row: talk 5 was said twice");
    }
}
