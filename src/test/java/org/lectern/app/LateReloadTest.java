package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.app.TwoHalls.A;
import static org.lectern.app.TwoHalls.B;
import static org.lectern.app.TwoHalls.CLOCKS;
import static org.lectern.app.TwoHalls.FANS;
import static org.lectern.app.TwoHalls.GEARS;
import static org.lectern.app.TwoHalls.KETTLES;
import static org.lectern.app.TwoHalls.row;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What chairs did to the time, and a schedule that changes then.
class LateReloadTest extends InTwoHalls {
    @Test
    void a_talk_that_goes_and_comes_back_is_as_late_as_the_rest() throws IOException {
        bot.clock.set(Bot.instant("18:05"));
        bot.answer("chair", B, "session late", Map.of("minutes", 10));
        halls.reload(KETTLES, CLOCKS, GEARS);
        halls.note(B, "Fans** is cancelled");
        bot.clock.set(Bot.instant("18:09"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        halls.note(B, "Fans** takes place after all, at " + Bot.stamp("18:50", "t"));
        bot.stop();
        bot.start().settle();
        bot.clock.set(Bot.instant("18:50"));
        bot.awaitIn(
                B,
                message -> message.text().startsWith("4 · Oral · Fans")
                        && message.text().contains(Bot.stamp("19:10", "t")));
    }

    @Test
    void a_talk_that_goes_and_comes_back_is_as_early_as_a_chair_has_made_it() throws IOException {
        bot.clock.set(Bot.instant("18:05"));
        bot.answer("chair", B, "session skip", Map.of());
        halls.reload(KETTLES, CLOCKS, GEARS);
        halls.note(B, "Fans** is cancelled");
        bot.clock.set(Bot.instant("18:09"));
        halls.reload(KETTLES, CLOCKS, GEARS, FANS);
        halls.note(B, "Fans** takes place after all, at " + Bot.stamp("18:25", "t"));
        bot.clock.set(Bot.instant("18:25"));
        bot.awaitIn(B, message -> message.text().startsWith("4 · Oral · Fans"));
    }

    @Test
    void what_a_chair_has_left_out_stays_so_by_another_plan_and_after_a_restart() throws IOException {
        bot.clock.set(Bot.instant("18:05"));
        bot.answer("chair", A, "session skip", Map.of());
        bot.clock.set(Bot.instant("18:07"));
        halls.reload(row("18:10", "18:25", "Hall A", 1, "Kettles", "Ada Penrose"), CLOCKS, GEARS, FANS);
        bot.settle();
        String before = bot.answer("attendee", A, "schedule", Map.of()).text();
        bot.stop();
        bot.start().settle();
        assertThat(bot.answer("attendee", A, "schedule", Map.of()).text()).isEqualTo(before);
    }
}
