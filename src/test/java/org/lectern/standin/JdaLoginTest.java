package org.lectern.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a bot by JDA does all day, against the stand-in.
class JdaLoginTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private StandIn standin;

    @BeforeEach
    void start() {
        standin = StandIn.start(StandIn.Config.at(InstantSource.system()));
    }

    @AfterEach
    void stop() {
        standin.close();
    }

    @Test
    void jda_logs_in_and_knows_the_guild_with_its_channels() {
        try (JdaBot bot = JdaBot.login(standin)) {
            assertThat(bot.guild().getTextChannels()).extracting("name").containsExactly("general", "track-13");
            assertThat(bot.jda().getSelfUser().getId()).isEqualTo(standin.botUserId());
        }
    }

    @Test
    void whoever_comes_later_does_not_own_the_guild() {
        standin.createUser("latecomer");
        try (JdaBot bot = JdaBot.login(standin)) {
            assertThat(bot.guild().getOwnerId())
                    .isEqualTo(standin.person("organiser").id());
        }
    }

    @Test
    void jda_knows_a_voice_channel() {
        standin.createChannel("stage", 2);
        try (JdaBot bot = JdaBot.login(standin)) {
            assertThat(bot.guild().getVoiceChannels()).extracting("name").containsExactly("stage");
        }
    }

    @Test
    void a_slash_command_is_answered_to_the_one_who_ran_it() {
        try (JdaBot bot = JdaBot.login(
                standin,
                JdaBot.on(
                        SlashCommandInteractionEvent.class,
                        event -> event.reply("you asked: "
                                        + event.getOption("question").getAsString())
                                .setEphemeral(true)
                                .queue()))) {
            register(bot);
            Interaction asked = standin.as("attendee").command("track-13", "ask", Map.of("question", "why?"));
            SeenMessage reply = asked.message(SOON);
            assertThat(reply.content()).isEqualTo("you asked: why?");
            assertThat(reply.ephemeral()).isTrue();
            assertThat(standin.as("chair").messages("track-13")).isEmpty();
            assertThat(standin.as("attendee").messages("track-13")).hasSize(1);
            assertThat(asked.latency())
                    .hasValueSatisfying(took -> assertThat(took).isLessThan(Interaction.DEADLINE));
        }
    }

    private static void register(JdaBot bot) {
        bot.guild()
                .updateCommands()
                .addCommands(
                        Commands.slash("ask", "Ask")
                                .addOption(OptionType.STRING, "question", "what", true)
                                .addOptions(new OptionData(OptionType.STRING, "talk", "which").setAutoComplete(true)),
                        Commands.message("Add to Q&A"))
                .complete();
    }

    @Test
    void what_is_typed_is_completed() {
        try (JdaBot bot = JdaBot.login(
                standin,
                JdaBot.on(
                        CommandAutoCompleteInteractionEvent.class,
                        event -> event.replyChoice(event.getFocusedOption().getValue() + "!", "value")
                                .queue()))) {
            register(bot);
            Interaction typed = standin.as("attendee").autocomplete("track-13", "ask", "talk", "meta");
            assertThat(typed.choices(SOON)).extracting(Answer.Choice::name).containsExactly("meta!");
        }
    }

    @Test
    void a_button_opens_a_form_and_the_form_is_answered() {
        try (JdaBot bot = JdaBot.login(
                standin,
                JdaBot.on(
                        ButtonInteractionEvent.class,
                        event -> event.replyModal(Modal.create("form", "Ask")
                                        .addComponents(Label.of(
                                                "Your question",
                                                TextInput.create("text", TextInputStyle.PARAGRAPH)
                                                        .setMaxLength(500)
                                                        .build()))
                                        .build())
                                .queue()),
                JdaBot.on(
                        ModalInteractionEvent.class,
                        event -> event.reply("got " + event.getValue("text").getAsString())
                                .queue()))) {
            bot.channel("track-13")
                    .sendMessage("a talk")
                    .addComponents(ActionRow.of(Button.primary("ask:1", "Ask")))
                    .complete();
            String announcement = standin.messages("track-13").getFirst().id();
            Actor attendee = standin.as("attendee");
            Interaction pressed = attendee.press(announcement, "Ask");
            assertThat(pressed.form(SOON).title()).isEqualTo("Ask");
            Interaction sent = attendee.submit(pressed, Map.of("Your question", "how?"));
            assertThat(sent.message(SOON).content()).isEqualTo("got how?");
        }
    }

    @Test
    void a_message_command_shows_the_bot_the_message() {
        try (JdaBot bot = JdaBot.login(standin, JdaBot.on(MessageContextInteractionEvent.class, event -> {
            event.deferReply(true).queue();
            event.getHook()
                    .editOriginal(event.getTarget().getContentRaw().toUpperCase(Locale.ROOT))
                    .queue();
        }))) {
            register(bot);
            SeenMessage posted = standin.as("attendee").post("track-13", "does it scale?");
            Interaction run = standin.as("chair").messageCommand(posted.id(), "Add to Q&A");
            assertThat(run.answer(SOON)).isEqualTo(new Answer.Thinking(true));
            assertThat(run.message(SOON).content()).isEqualTo("DOES IT SCALE?");
        }
    }

    @Test
    void a_thread_from_a_message_has_its_id() {
        try (JdaBot bot = JdaBot.login(standin)) {
            var message = bot.channel("track-13").sendMessage("a talk").complete();
            ThreadChannel thread = message.createThreadChannel("Q&A 1").complete();
            thread.sendMessage("ask here").complete();
            assertThat(thread.getId()).isEqualTo(message.getId());
            assertThat(standin.threads()).extracting(SeenThread::name).containsExactly("Q&A 1");
            assertThat(standin.messages(thread.getId()))
                    .extracting(SeenMessage::content)
                    .containsExactly("ask here");
        }
    }
}
