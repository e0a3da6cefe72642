package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.InstantSource;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The control API, as curl would use it.
class ControlTest {
    private StandIn standin;
    private RawClient control;

    @BeforeEach
    void start() {
        standin = StandIn.start(StandIn.Config.at(InstantSource.system()));
        control = new RawClient(standin.controlUrl(), "");
    }

    @AfterEach
    void stop() {
        control.close();
        standin.close();
    }

    private static ObjectNode as(String who) {
        return Json.object().put("as", who);
    }

    @Test
    void it_says_where_everything_is() throws Exception {
        JsonNode info = control.get("").body();
        assertThat(info.path("restUrl").asText()).isEqualTo(standin.restUrl());
        assertThat(info.path("gatewayUrl").asText()).isEqualTo(standin.gatewayUrl());
        assertThat(info.at("/channels/track-13").asText()).isEqualTo(standin.channelId("track-13"));
        assertThat(info.at("/users/chair").asText())
                .isEqualTo(standin.person("chair").id());
        assertThat(Json.read(standin.info().json())).isEqualTo(info);
        assertThat(standin.info().json()).doesNotContain("\n");
    }

    @Test
    void there_may_be_several_guilds() throws Exception {
        String other = control.post("/guilds", Json.object().put("name", "other"))
                .body()
                .path("id")
                .asText();
        assertThat(control.get("/guilds").body().path(other).asText()).isEqualTo("other");
        JsonNode made = control.post(
                        "/channels", Json.object().put("name", "there").put("guild", other))
                .body();
        assertThat(made.path("guildId").asText()).isEqualTo(other);
        assertThat(control.send(
                                "PUT",
                                "/channels/there/overwrites/" + other,
                                Json.object().put("deny", 1024))
                        .status())
                .isEqualTo(200);
        assertThat(standin.as("attendee").sees("there")).isFalse();
    }

    @Test
    void a_person_posts_reacts_and_reads() throws Exception {
        String id = control.post("/post", as("attendee").put("in", "general").put("text", "hi"))
                .body()
                .path("id")
                .asText();
        control.post("/react", as("chair").put("message", id).put("emoji", "👍"));
        JsonNode message =
                control.get("/channels/general/messages?as=chair").body().get(0);
        assertThat(message.path("text").asText()).isEqualTo("hi");
        assertThat(message.at("/reactions/👍")).hasSize(1);
    }

    @Test
    void what_cannot_be_done_is_said() throws Exception {
        RawClient.Reply reply =
                control.post("/command", as("nobody").put("in", "general").put("name", "x"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error").asText()).contains("nobody is called \"nobody\"");
        assertThat(control.post("/press", as("chair")).body().path("error").asText())
                .contains("\"message\" is needed");
        assertThat(control.get("/nonsense").status()).isEqualTo(404);
        RawClient.Reply unreadable =
                control.post("/post", Json.MAPPER.getNodeFactory().rawValueNode(new RawValue("{")));
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.body().path("error").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            POST;   /faults;                                 {"route":"x","fault":"5xx"};                   a method and a path
            POST;   /faults;                                 {"route":"GET /x","fault":"5xx","status":99};  from 500 to 599
            POST;   /faults;                                 {"route":"GET /x","fault":"delay","ms":-1};    "ms" is a whole
            POST;   /faults;                                 {"route":"GET /x","fault":"5xx","times":0};    "times" is a whole
            POST;   /faults;                                 {"route":"GET /x","fault":"429","scope":"z"};  user, global, shared
            POST;   /gateway/close;                          {"code":"x"};                                  from 1000 to 4999
            POST;   /gateway/twice;                          {"interactions":-3};                           "interactions" is
            POST;   /gateway/heartbeats;                     {"acknowledged":"no"};                         true or false
            PATCH;  /threads/1;                              {};                                            is needed
            POST;   /channels;                               {"name":"new","type":7};                       0 (text), 2 (voice)
            POST;   /channels;                               {"name":"general"};                            already
            POST;   /channels;                               {"name":"new","guild":"7"};                    no guild
            POST;   /guilds;                                 {};                                            "name" is needed
            POST;   /people;                                 {"name":"chair"};                              already
            POST;   /people;                                 {"name":"x","permissions":"all"};              "permissions" is
            PUT;    /channels/general/overwrites/attendee;   {"deny":"all"};                                "deny" is
            PUT;    /people/attendee/locale;                 {"locale":"xx"};                               locale
            """)
    void what_makes_no_sense_is_refused_with_why(String method, String path, String body, String why) throws Exception {
        RawClient.Reply reply = control.send(method, path, Json.MAPPER.readTree(body));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error").asText()).contains(why);
    }

    @Test
    void a_person_runs_a_command_presses_chooses_and_fills_in_a_form() throws Exception {
        try (JdaBot bot = bot()) {
            bot.guild()
                    .updateCommands()
                    .addCommands(Commands.slash("n", "n").addOption(OptionType.INTEGER, "i", "i", true))
                    .complete();
            String message = run();
            ObjectNode choose = as("chair").put("message", message).put("select", "s");
            choose.putArray("values").add("1");
            assertThat(shown("/select", choose)).isEqualTo("chose [1]");
            JsonNode form = control.post(
                            "/press", as("chair").put("message", message).put("button", "Press"))
                    .body();
            assertThat(form.at("/answer/fields/0/label").asText()).isEqualTo("L");
            ObjectNode fill = as("chair").put("interaction", form.path("id").asText());
            fill.putObject("values").put("L", "filled in");
            assertThat(shown("/submit", fill)).isEqualTo("filled in");
        }
    }

    private String run() throws Exception {
        ObjectNode run = as("attendee").put("in", "general").put("name", "n");
        run.putObject("options").put("i", 7);
        JsonNode ran = control.post("/command", run).body();
        assertThat(ran.at("/answer/kind").asText()).isEqualTo("message");
        assertThat(ran.at("/message/content").asText()).isEqualTo("r 7");
        return ran.at("/message/id").asText();
    }

    private String shown(String path, ObjectNode body) throws Exception {
        return control.post(path, body).body().at("/message/content").asText();
    }

    private JdaBot bot() {
        return JdaBot.login(
                standin,
                JdaBot.on(SlashCommandInteractionEvent.class, ControlTest::answer),
                JdaBot.on(
                        StringSelectInteractionEvent.class,
                        event -> event.reply("chose " + event.getValues()).queue()),
                JdaBot.on(
                        ModalInteractionEvent.class,
                        event -> event.reply(event.getValue("t").getAsString()).queue()),
                JdaBot.on(
                        ButtonInteractionEvent.class,
                        event -> event.replyModal(form()).queue()));
    }

    private static void answer(SlashCommandInteractionEvent event) {
        event.reply("r " + event.getOptions().getFirst().getAsLong())
                .addComponents(
                        ActionRow.of(Button.primary("b", "Press")),
                        ActionRow.of(StringSelectMenu.create("s")
                                .addOption("One", "1")
                                .build()))
                .queue();
    }

    private static Modal form() {
        TextInput text = TextInput.create("t", TextInputStyle.SHORT).build();
        return Modal.create("m", "M").addComponents(Label.of("L", text)).build();
    }

    @Test
    void direct_messages_are_read_and_closed() throws Exception {
        try (RawClient rest = new RawClient(standin)) {
            ObjectNode attendee =
                    Json.object().put("recipient_id", standin.person("attendee").id());
            String direct =
                    rest.post("/users/@me/channels", attendee).body().path("id").asText();
            rest.post("/channels/" + direct + "/messages", RawClient.content("for you"));
            assertThat(control.get("/people/attendee/messages").body().findValuesAsText("text"))
                    .containsExactly("for you");
            assertThat(control.get("/people/chair/messages").body()).isEmpty();
            control.send(
                    "PUT", "/people/attendee/direct-messages", Json.object().put("open", false));
            assertThat(rest.post("/channels/" + direct + "/messages", RawClient.content("more"))
                            .code())
                    .isEqualTo(50007);
        }
    }

    @Test
    void faults_speed_and_requests_are_at_hand() throws Exception {
        control.post(
                "/faults",
                Json.object().put("route", "GET /users/@me").put("fault", "5xx").put("status", 503));
        try (RawClient rest = new RawClient(standin)) {
            assertThat(rest.get("/users/@me").status()).isEqualTo(503);
            assertThat(rest.get("/users/@me").status()).isEqualTo(200);
        }
        assertThat(control.get("/requests").body().findValuesAsText("status")).containsExactly("503", "200");
        control.send("PUT", "/speed", Json.object().put("speed", 60));
        assertThat(control.get("/status").body().path("speed").asDouble()).isEqualTo(60);
        assertThat(control.send("PUT", "/speed", Json.object().put("speed", -1)).status())
                .isEqualTo(400);
        control.send("DELETE", "/requests", Json.MAPPER.missingNode());
        assertThat(standin.requests()).isEmpty();
    }
}
