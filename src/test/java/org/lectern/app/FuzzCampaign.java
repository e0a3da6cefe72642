package org.lectern.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.chaos.Campaign;

/// Hostile input by the million. Rounds are inputs; a batch of them is made by its seed alone, so that a failure comes
/// again with `new FuzzTargets(…)`, its target's [FuzzTarget#run] and that seed.
@Tag("campaign")
class FuzzCampaign {
    private static final long BATCH = Duration.ofSeconds(2).toNanos();

    @Test
    void whatever_is_read_breaks_no_promise() {
        List<FuzzTarget> targets = new FuzzTargets(Path.of("target")).all();
        try (Campaign campaign = Campaign.open("fuzz")) {
            do {
                targets.parallelStream().forEach(target -> {
                    FuzzTarget.Batch batch = target.run(campaign.seed(target.name()), Long.MAX_VALUE, BATCH);
                    campaign.tried(target.name(), batch.inputs(), batch.failures());
                });
            } while (campaign.goesOn());
        }
    }
}
