package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Some hundred inputs of each kind; [FuzzCampaign] tries them by the million.
class FuzzTest {
    private static final int INPUTS = 500;

    static List<FuzzTarget> targets() {
        return new FuzzTargets(Path.of("target")).all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatever_is_read_breaks_no_promise(FuzzTarget target) {
        assertThat(target.run(13, INPUTS, Long.MAX_VALUE / 2).failures()).isEmpty();
    }
}
