package org.lectern.rehearsal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.chaos.Campaign;

/// Kills a real bot over and over at every point at which it could do harm, and looks after each session whether
/// anything was said twice, is missing, is stale or was lost.
@Tag("campaign")
class CrashCampaign {
    @Test
    void whateverInstantTheBotIsKilledAtEverythingIsSaidOnceAndKeptOnce() throws Exception {
        try (Campaign campaign = Campaign.open("crash")) {
            do {
                play(campaign);
            } while (campaign.goesOn());
        }
    }

    private static void play(Campaign campaign) throws Exception {
        long seed = campaign.seed("a session");
        ToLongFunction<KillPoint> tried = point -> campaign.seed(point.toString());
        List<KillPoint> leastTriedFirst =
                KillPoint.ALL.stream().sorted(Comparator.comparingLong(tried)).toList();
        try (KilledSession session = KilledSession.open(seed, leastTriedFirst, campaign::goesOn)) {
            List<String> faults = session.play().stream()
                    .map(fault -> "seed " + seed + ": " + fault)
                    .toList();
            for (Map.Entry<KillPoint, Integer> kills : session.kills().entrySet()) {
                campaign.tried(kills.getKey().toString(), kills.getValue(), List.of());
            }
            campaign.tried("a session", 1, faults);
        }
    }
}
