package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A bot that nobody has given more than everybody has.
class GuildPermissionsTest extends RawTest {
    @Test
    void channels_and_events_are_made_by_those_who_may() throws Exception {
        String guild = "/guilds/" + standin.guildId();
        assertThat(rest.post(guild + "/channels", Json.object().put("name", "hall"))
                        .code())
                .isEqualTo(50013);
        assertThat(rest.post(guild + "/scheduled-events", Json.object().put("name", "talks"))
                        .code())
                .isEqualTo(50013);
    }
}
