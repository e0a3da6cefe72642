package org.lectern.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void a_trouble_is_new_once_until_it_is_another_or_all_went_well() {
        Lane lane = new Lane();
        assertThat(lane.isNewTrouble("Missing Permissions")).isTrue();
        lane.rest(0, 10);
        assertThat(lane.isNewTrouble("Missing Permissions")).isFalse();
        assertThat(lane.isNewTrouble("Missing Access")).isTrue();
        lane.done();
        assertThat(lane.isNewTrouble("Missing Access")).isTrue();
    }
}
