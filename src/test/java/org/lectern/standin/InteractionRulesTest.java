package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Interactions: one acknowledgement, in time, of a kind that fits. JDA hears them; they are answered by hand.
class InteractionRulesTest extends RawTest {
    private static final int MESSAGE = 4;
    private static final int DEFERRED = 5;

    private final BlockingQueue<GenericInteractionCreateEvent> heard = new LinkedBlockingQueue<>();
    private JdaBot bot;

    @BeforeEach
    void login() throws Exception {
        bot = JdaBot.login(standin, JdaBot.on(GenericInteractionCreateEvent.class, heard::add));
        ObjectNode command = Json.object().put("name", "now").put("description", "Now");
        ObjectNode guarded = Json.object().put("name", "close").put("description", "Close");
        guarded.put("default_member_permissions", Long.toString(Permissions.MANAGE_MESSAGES));
        rest.send("PUT", commands(), Json.objects(List.of(command, guarded)));
    }

    @AfterEach
    void logout() {
        bot.close();
    }

    private String commands() {
        return "/applications/" + standin.applicationId() + "/guilds/" + standin.guildId() + "/commands";
    }

    private String callback() throws InterruptedException {
        GenericInteractionCreateEvent event = heard.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an interaction that the bot hears").isNotNull();
        return "/interactions/" + event.getId() + "/" + event.getToken() + "/callback";
    }

    private String webhook(String callback) {
        return "/webhooks/" + standin.applicationId() + "/"
                + Route.Pattern.steps(callback).get(2);
    }

    private static ObjectNode response(int type, String content) {
        ObjectNode body = Json.object().put("type", type);
        body.putObject("data").put("content", content);
        return body;
    }

    @Test
    void an_interaction_tells_what_its_person_may_do_in_the_channel() throws Exception {
        standin.as("chair").command("general", "now");
        GenericInteractionCreateEvent event = heard.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        long told = event.getRawData().getObject("d").getObject("channel").getUnsignedLong("permissions");
        assertThat(told & Permissions.MANAGE_MESSAGES).isNotZero();
        assertThat(told & Permissions.ADMINISTRATOR).isZero();
    }

    @Test
    void a_second_acknowledgement_is_refused() throws Exception {
        Interaction asked = standin.as("attendee").command("general", "now");
        String callback = callback();
        assertThat(rest.post(callback, response(MESSAGE, "first")).status()).isEqualTo(204);
        RawClient.Reply second = rest.post(callback, response(MESSAGE, "second"));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.code()).isEqualTo(40060);
        assertThat(asked.message(SOON).content()).isEqualTo("first");
    }

    @Test
    void an_answer_after_three_real_seconds_is_too_late_whatever_the_speed() throws Exception {
        Interaction asked = standin.as("attendee").command("general", "now");
        standin.faults().next("POST /interactions/**", new Fault.Delay(Duration.ofMillis(3050)));
        RawClient.Reply late = rest.post(callback(), response(MESSAGE, "late"));
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.code()).isEqualTo(10062);
        assertThat(asked.answer(SOON)).isEqualTo(new Answer.Nothing());
        assertThat(asked.failed()).isTrue();
    }

    @Test
    void follow_ups_end_after_fifteen_minutes() throws Exception {
        Interaction asked = standin.as("attendee").command("general", "now");
        String callback = callback();
        rest.post(callback, response(MESSAGE, "first"));
        assertThat(rest.post(webhook(callback), RawClient.content("more")).status())
                .isEqualTo(200);
        standin.faults().age(asked, Interaction.LIFE);
        RawClient.Reply late = rest.post(webhook(callback), RawClient.content("too late"));
        assertThat(late.code()).isEqualTo(50027);
        assertThat(asked.followUps()).hasSize(1);
    }

    @Test
    void a_follow_up_takes_the_place_of_is_thinking() throws Exception {
        Interaction asked = standin.as("attendee").command("general", "now");
        String callback = callback();
        ObjectNode deferred = Json.object().put("type", DEFERRED);
        deferred.putObject("data").put("flags", 64);
        rest.post(callback, deferred);
        assertThat(asked.answer(SOON)).isEqualTo(new Answer.Thinking(true));
        assertThat(asked.shown()).isEmpty();
        rest.post(webhook(callback), RawClient.content("thought"));
        assertThat(asked.message(SOON).content()).isEqualTo("thought");
        assertThat(asked.message(SOON).ephemeral()).isTrue();
        assertThat(asked.followUps()).isEmpty();
    }

    @Test
    void a_deferred_response_takes_no_flag_but_ephemeral() throws Exception {
        standin.as("attendee").command("general", "now");
        ObjectNode deferred = Json.object().put("type", DEFERRED);
        deferred.putObject("data").put("flags", MessageState.COMPONENTS_V2);
        assertThat(rest.post(callback(), deferred).code()).isEqualTo(50035);
    }

    @Test
    void a_response_that_does_not_fit_its_interaction_is_refused_and_can_be_mended() throws Exception {
        Interaction asked = standin.as("attendee").command("general", "now");
        String callback = callback();
        for (int type : new int[] {1, 6, 7, 8, 12}) {
            assertThat(rest.post(callback, Json.object().put("type", type)).code())
                    .isEqualTo(50035);
        }
        assertThat(rest.post(callback, response(MESSAGE, "x".repeat(2001))).code())
                .isEqualTo(50035);
        assertThat(rest.post(callback, response(MESSAGE, "right")).status()).isEqualTo(204);
        assertThat(asked.message(SOON).content()).isEqualTo("right");
    }

    @Test
    void an_over_long_form_is_refused() throws Exception {
        standin.as("attendee").command("general", "now");
        ObjectNode body = Json.object().put("type", 9);
        ObjectNode data = body.putObject("data").put("custom_id", "f").put("title", "x".repeat(46));
        ObjectNode label =
                data.putArray("components").addObject().put("type", 18).put("label", "l");
        label.putObject("component").put("type", 4).put("custom_id", "t").put("style", 1);
        RawClient.Reply refused = rest.post(callback(), body);
        assertThat(refused.body().at("/errors/title/_errors/0/code").asText()).isEqualTo("BASE_TYPE_MAX_LENGTH");
    }

    @Test
    void an_ephemeral_reply_is_no_message_of_the_channel() throws Exception {
        Interaction asked = standin.as("attendee").command("general", "now");
        String callback = callback();
        ObjectNode body = response(MESSAGE, "for you");
        ((ObjectNode) body.get("data")).put("flags", 64);
        RawClient.Reply told = rest.post(callback + "?with_response=true", body);
        assertThat(told.body().at("/resource/message/content").asText()).isEqualTo("for you");
        String path = "/channels/" + standin.channelId("general") + "/messages/"
                + asked.message(SOON).id();
        assertThat(rest.get(path).code()).isEqualTo(10008);
        assertThat(rest.get(webhook(callback) + "/messages/@original")
                        .body()
                        .path("content")
                        .asText())
                .isEqualTo("for you");
    }

    @Test
    void an_interaction_can_be_delivered_twice() throws Exception {
        standin.faults().deliverTwice(1);
        standin.as("attendee").command("general", "now");
        assertThat(callback()).isEqualTo(callback());
    }

    private RawClient.Reply register(String options) throws Exception {
        ObjectNode command = Json.object().put("name", "session").put("description", "Session");
        command.set("options", Json.read(options));
        RawClient.Reply reply = rest.send("PUT", commands(), Json.objects(List.of(command)));
        // A window of that route is over within milliseconds here.
        while (reply.status() == 429) {
            reply = rest.send("PUT", commands(), Json.objects(List.of(command)));
        }
        return reply;
    }

    private static String option(String name, int type, String more) {
        return "{\"name\":\"%s\",\"description\":\"d\",\"type\":%d%s}".formatted(name, type, more);
    }

    @Test
    void subcommands_and_values_do_not_stand_side_by_side_nor_too_deep() throws Exception {
        String sub = option("late", 1, ",\"options\":[" + option("minutes", 4, "") + "]");
        String group = option("time", 2, ",\"options\":[" + sub + "]");
        assertThat(register("[" + sub + "," + group + "]").status()).isEqualTo(200);
        assertThat(register("[" + sub + "," + option("text", 3, "") + "]").code())
                .isEqualTo(50035);
        assertThat(register("[" + option("late", 1, ",\"options\":[" + sub + "]") + "]")
                        .code())
                .isEqualTo(50035);
        assertThat(register("[" + option("time", 2, ",\"options\":[" + option("text", 3, "") + "]") + "]")
                        .code())
                .isEqualTo(50035);
        assertThat(register("[" + sub + "," + sub + "]").code()).isEqualTo(50035);
    }

    @Test
    void an_option_has_a_type_and_only_what_its_type_can_have() throws Exception {
        for (String wrong : List.of(
                option("o", 12, ""),
                option("o", 5, ",\"autocomplete\":true"),
                option("o", 3, ",\"min_value\":1"),
                option("o", 4, ",\"min_value\":2,\"max_value\":1"))) {
            assertThat(register("[" + wrong + "]").code()).as(wrong).isEqualTo(50035);
        }
        assertThat(register("[" + option("o", 4, ",\"autocomplete\":true,\"min_value\":1,\"max_value\":2") + "]")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_subcommand_is_named_after_its_command_and_a_person_comes_with_who_they_are() throws Exception {
        register("[" + option("author", 1, ",\"options\":[" + option("person", 6, ",\"required\":true") + "]") + "]");
        Actor chair = standin.as("chair");
        chair.command("general", "session author", Map.of("person", "attendee"));
        GenericInteractionCreateEvent event = heard.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOfSatisfying(SlashCommandInteractionEvent.class, ran -> {
            assertThat(ran.getFullCommandName()).isEqualTo("session author");
            assertThat(ran.getOption("person").getAsMember().getEffectiveName()).isEqualTo("attendee");
        });
        assertThatThrownBy(() -> chair.command("general", "session")).hasMessageContaining("one of its subcommands");
        assertThatThrownBy(() -> chair.command("general", "session late")).hasMessageContaining("no option \"late\"");
        assertThatThrownBy(() -> chair.command("general", "session author", Map.of("person", "nobody")))
                .hasMessageContaining("nobody is called \"nobody\"");
    }

    @Test
    void a_command_for_moderators_is_not_shown_to_others() throws Exception {
        assertThat(standin.commands()).contains("close");
        assertThatThrownBy(() -> standin.as("attendee").command("general", "close", Map.of()))
                .hasMessageContaining("not shown to attendee");
        standin.as("chair").command("general", "close");
        assertThat(callback()).isNotEmpty();
    }
}
