package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many people at once, through the control API.
class LoadTest {
    private static final double MILLI = 1e6;
    private static final String HARD = "hard";

    private final StandIn standin = StandIn.start(StandIn.Config.at(InstantSource.system()));
    private final RawClient control = new RawClient(standin.controlUrl(), "");
    private final Set<String> askers = new ConcurrentSkipListSet<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();
    private final JdaBot bot = JdaBot.login(
            standin,
            JdaBot.on(SlashCommandInteractionEvent.class, this::answer),
            JdaBot.on(ButtonInteractionEvent.class, event -> event.deferEdit().queue()));

    LoadTest() {
        bot.guild()
                .updateCommands()
                .addCommands(Commands.slash("ask", "a").addOption(OptionType.STRING, "q", "q"))
                .complete();
    }

    /// Takes a while, so that whoever does not wait for it is seen. The next may ask before this bot hears that
    /// its answer has arrived: so nobody waits any more once it leaves.
    private void answer(SlashCommandInteractionEvent event) {
        askers.add(event.getUser().getId());
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        if (event.getOptions().isEmpty()) {
            return;
        }
        CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> {
            waiting.decrementAndGet();
            if (event.getOptions().getFirst().getAsString().equals(HARD)) {
                event.deferReply().queue(thinking -> {
                    var _ = thinking.editOriginal("kept at last").queueAfter(50, TimeUnit.MILLISECONDS);
                });
                return;
            }
            event.reply("kept " + event.getOptions().getFirst().getAsString())
                    .addComponents(ActionRow.of(Button.primary("b", "Press")))
                    .queue();
        });
    }

    @AfterEach
    void stop() {
        bot.close();
        control.close();
        standin.close();
    }

    private static ObjectNode ask(String... texts) {
        ObjectNode body = Json.object().put("in", "general").put("name", "ask").put("option", "q");
        List.of(texts).forEach(body.putArray("texts")::add);
        return body;
    }

    private JsonNode load(ObjectNode body) throws Exception {
        RawClient.Reply reply = control.post("/load", body);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body();
    }

    @Test
    void each_asks_something_else_and_is_told_what_became_of_it() throws Exception {
        JsonNode loaded = load(ask("one", "two", "three").put("atOnce", 2));
        assertThat(loaded.path("done").findValuesAsText("told"))
                .isSubsetOf("kept one", "kept two", "kept three")
                .hasSize(3);
        assertThat(loaded.path("toldNanos").asLong())
                .isGreaterThanOrEqualTo(loaded.path("nanos").asLong());
        assertThat(loaded.path("done").findValuesAsText("deferred")).containsOnly("false");
        assertThat(loaded.path("done"))
                .allSatisfy(each -> assertThat(each.path("toldNanos")).isEqualTo(each.path("nanos")));
        assertThat(loaded.path("done").findValues("nanos"))
                .allSatisfy(nanos -> assertThat(nanos.asLong())
                        .isBetween(1L, loaded.path("nanos").asLong()));
        assertThat(askers).hasSize(3);
    }

    @Test
    void in_turns_nobody_asks_before_somebody_was_answered() throws Exception {
        load(ask("1", "2", "3", "4", "5").put("atOnce", 1));
        assertThat(mostWaiting).hasValue(1);
    }

    @Test
    void so_many_a_second_come_whether_or_not_others_were_answered() throws Exception {
        JsonNode loaded = load(ask("1", "2", "3", "4", "5").put("perSecond", 50));
        assertThat(loaded.path("nanos").asDouble()).isGreaterThanOrEqualTo(80 * MILLI);
        assertThat(loaded.path("done")).hasSize(5);
    }

    @Test
    void whoever_is_deferred_is_told_later_than_answered() throws Exception {
        JsonNode loaded = load(ask(HARD, "easy").put("atOnce", 2)).path("done");
        assertThat(loaded.at("/0/deferred").asBoolean()).isTrue();
        assertThat(loaded.at("/0/told").asText()).isEqualTo("kept at last");
        assertThat(loaded.at("/0/toldNanos").asDouble())
                .isGreaterThanOrEqualTo(loaded.at("/0/nanos").asDouble() + 50 * MILLI);
        assertThat(loaded.at("/1/toldNanos")).isEqualTo(loaded.at("/1/nanos"));
    }

    @Test
    void one_who_is_named_does_it_all() throws Exception {
        load(ask("1", "2", "3").put("as", "chair"));
        assertThat(askers).containsExactly(standin.person("chair").id());
    }

    @Test
    void whoever_is_not_answered_within_three_seconds_has_no_time() throws Exception {
        ObjectNode silent = Json.object()
                .put("in", "general")
                .put("name", "ask")
                .put("times", 2)
                .put("atOnce", 2);
        JsonNode loaded = load(silent);
        assertThat(loaded.path("done"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.has("nanos")).isFalse());
    }

    @Test
    void buttons_are_pressed_by_many() throws Exception {
        Interaction asked = standin.as("attendee").command("general", "ask", Map.of("q", "x"));
        String message = asked.message(Interaction.DEADLINE).id();
        JsonNode loaded = load(
                Json.object().put("message", message).put("button", "Press").put("times", 3));
        assertThat(loaded.path("done").findValues("nanos")).hasSize(3);
    }

    @Test
    void a_bot_that_is_far_away_answers_later() throws Exception {
        control.send("PUT", "/round-trip", Json.object().put("ms", 200));
        JsonNode loaded = load(ask("far").put("atOnce", 1));
        assertThat(loaded.at("/done/0/nanos").asDouble()).isGreaterThanOrEqualTo(100 * MILLI);
        control.send("PUT", "/round-trip", Json.object().put("ms", 0));
    }

    @Test
    void what_makes_no_sense_is_refused_with_why() throws Exception {
        JsonNode tooFew = control.post("/load", ask("1").put("times", 2)).body();
        assertThat(tooFew.path("error").asText()).contains("only 1");
        assertThat(control.post("/load", ask("1").put("perSecond", 0)).status()).isEqualTo(400);
    }
}
