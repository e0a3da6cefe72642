package org.lectern.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.ScheduledEvent;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.forums.ForumTagSnowflake;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Actor;
import org.lectern.standin.Interaction;
import org.lectern.standin.JdaBot;
import org.lectern.standin.Permissions;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;

/// Everything that real JDA sends, and everything that the stand-in answers, is as Discord's document says.
class StandInAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private OpenApi openApi;
    private StandIn standin;

    @BeforeEach
    void start() {
        openApi = OpenApi.orSkip();
        standin = StandIn.start(StandIn.Config.at(InstantSource.system())
                .withSpeed(20)
                .withBotPermissions(-1L & ~Permissions.ADMINISTRATOR));
        standin.createChannel("posts", 15);
    }

    @AfterEach
    void stop() {
        if (standin != null) {
            standin.close();
        }
    }

    @Test
    void messages_threads_and_reactions_are_as_documented() {
        try (JdaBot bot = JdaBot.login(standin)) {
            TextChannel channel = bot.channel("track-13");
            Message message = channel.sendMessage(
                            "hello <@" + standin.person("chair").id() + ">")
                    .addEmbeds(new EmbedBuilder()
                            .setTitle("t", "https://example.org")
                            .setDescription("d")
                            .setFooter("f")
                            .addField("n", "v", true)
                            .build())
                    .addComponents(ActionRow.of(Button.primary("a", "A"), Button.link("https://example.org", "L")))
                    .addComponents(ActionRow.of(
                            StringSelectMenu.create("s").addOption("x", "1").build()))
                    .setNonce("n1")
                    .complete();
            message.addReaction(Emoji.fromUnicode("👍")).complete();
            message.editMessage("changed").complete();
            inThread(message);
            message.removeReaction(Emoji.fromUnicode("👍")).complete();
            message.delete().complete();
            inChannel(bot, channel);
        }
        openApi.check(standin.requests());
        assertThat(standin.requests()).hasSizeGreaterThan(15);
    }

    private static void inThread(Message message) {
        ThreadChannel thread = message.createThreadChannel("Q&A").complete();
        thread.sendMessageComponents(
                        Container.of(
                                Section.of(Button.secondary("v", "▲ 3"), TextDisplay.of("a question")),
                                Separator.createDivider(Separator.Spacing.SMALL)),
                        TextDisplay.of("more"))
                .useComponentsV2()
                .complete();
        thread.getHistory().retrievePast(10).complete();
        thread.getManager().setName("Q&A 1").complete();
        thread.getManager().setArchived(true).complete();
    }

    private static void inChannel(JdaBot bot, TextChannel channel) {
        Message chart = channel.sendFiles(FileUpload.fromData(new byte[] {1, 2}, "chart.png"))
                .complete();
        channel.sendMessage("a reply").setMessageReference(chart).complete();
        channel.createThreadChannel("bare").complete();
        channel.getHistory().retrievePast(20).complete();
        channel.sendTyping().complete();
        bot.guild().retrieveActiveThreads().complete();
        channel.retrieveArchivedPublicThreadChannels().complete();
    }

    @Test
    void channels_and_scheduled_events_are_as_documented() {
        try (JdaBot bot = JdaBot.login(standin)) {
            OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC).plusDays(1);
            bot.guild().createTextChannel("hall-3").setTopic("Talks").complete();
            ScheduledEvent event = bot.guild()
                    .createScheduledEvent("Talks", "Hall 3", start, start.plusHours(1))
                    .setDescription("All day")
                    .complete();
            event.getManager().setStatus(ScheduledEvent.Status.ACTIVE).complete();
            // JDA may not have heard yet that it is on.
            bot.guild()
                    .retrieveScheduledEventById(event.getId())
                    .flatMap(on -> on.getManager().setStatus(ScheduledEvent.Status.COMPLETED))
                    .complete();
            bot.guild()
                    .createScheduledEvent("More", "Hall 4", start, start.plusHours(1))
                    .flatMap(ScheduledEvent::delete)
                    .complete();
        }
        openApi.check(standin.requests());
        assertThat(standin.requests()).hasSizeGreaterThan(7);
    }

    @Test
    void direct_messages_are_as_documented() {
        try (JdaBot bot = JdaBot.login(standin)) {
            bot.jda()
                    .openPrivateChannelById(standin.person("attendee").id())
                    .flatMap(channel -> channel.sendMessage("hello"))
                    .complete()
                    .editMessage("changed")
                    .complete()
                    .delete()
                    .complete();
            standin.takesDirectMessages("chair", false);
            assertThat(bot.jda()
                            .openPrivateChannelById(standin.person("chair").id())
                            .flatMap(channel -> channel.sendMessage("hello"))
                            .submit())
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withMessageContaining("50007");
        }
        openApi.check(standin.requests());
        assertThat(standin.requests()).hasSizeGreaterThan(5);
    }

    @Test
    void commands_and_every_kind_of_interaction_are_as_documented() {
        try (JdaBot bot = JdaBot.login(
                standin,
                JdaBot.on(
                        SlashCommandInteractionEvent.class,
                        event -> event.reply("r")
                                .addComponents(ActionRow.of(
                                        Button.primary("modal", "Modal"),
                                        Button.primary("edit", "Edit"),
                                        Button.primary("defer", "Defer")))
                                .queue(hook -> hook.sendMessage("more")
                                        .setEphemeral(true)
                                        .queue())),
                JdaBot.on(
                        CommandAutoCompleteInteractionEvent.class,
                        event -> event.replyChoice("n", "v").queue()),
                JdaBot.on(
                        MessageContextInteractionEvent.class,
                        event -> event.deferReply(true)
                                .queue(hook -> hook.editOriginal("done").queue())),
                JdaBot.on(
                        ModalInteractionEvent.class,
                        event -> event.editMessage("from the form").queue()),
                JdaBot.on(ButtonInteractionEvent.class, StandInAnswersTest::pressed))) {
            register(bot);
            actAll();
        }
        openApi.check(standin.requests());
    }

    private static void register(JdaBot bot) {
        bot.guild()
                .updateCommands()
                .addCommands(
                        Commands.slash("ask", "Ask")
                                .addOptions(new OptionData(OptionType.STRING, "talk", "which").setAutoComplete(true)),
                        Commands.slash("session", "Session")
                                .addSubcommands(new SubcommandData("author", "Author")
                                        .addOption(OptionType.USER, "person", "who", true)
                                        .addOption(OptionType.BOOLEAN, "absorb", "whether"))
                                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MESSAGE_MANAGE)),
                        Commands.message("Add"))
                .complete();
        bot.guild().retrieveCommands().complete();
    }

    private static void pressed(ButtonInteractionEvent event) {
        switch (event.getComponentId()) {
            case "modal" ->
                event.replyModal(Modal.create("m", "M")
                                .addComponents(Label.of(
                                        "L",
                                        TextInput.create("t", TextInputStyle.SHORT)
                                                .build()))
                                .build())
                        .queue();
            case "edit" -> event.editMessage("edited").queue();
            default ->
                event.deferEdit().queue(hook -> hook.editOriginal("later").queue());
        }
    }

    private void actAll() {
        Actor chair = standin.as("chair");
        Interaction asked = chair.command("track-13", "ask");
        SeenMessage reply = asked.message(SOON);
        asked.followUp(SOON);
        chair.autocomplete("track-13", "ask", "talk", "x").choices(SOON);
        chair.command("track-13", "session author", Map.of("person", "attendee"))
                .message(SOON);
        chair.messageCommand(reply.id(), "Add").message(SOON);
        chair.press(reply.id(), "Edit")
                .message(SOON, message -> message.content().equals("edited"));
        chair.press(reply.id(), "Defer")
                .message(SOON, message -> message.content().equals("later"));
        Interaction form = chair.press(reply.id(), "Modal");
        form.form(SOON);
        chair.submit(form, Map.of("L", "text"))
                .message(SOON, message -> message.content().equals("from the form"));
    }

    /// Two buttons of one id: the document allows them, Discord does not. JDA would see it, so it is sent past it.
    private static void refusedForm(JdaBot bot) {
        DataObject button = DataObject.empty()
                .put("type", 2)
                .put("style", 1)
                .put("label", "S")
                .put("custom_id", "same");
        DataObject row = DataObject.empty()
                .put("type", 1)
                .put("components", DataArray.empty().add(button).add(button));
        Route.CompiledRoute route =
                Route.Messages.SEND_MESSAGE.compile(bot.channel("general").getId());
        DataObject body = DataObject.empty().put("components", DataArray.empty().add(row));
        assertThat(new RestActionImpl<>(bot.jda(), route, body).submit())
                .failsWithin(SOON)
                .withThrowableThat()
                .withMessageContaining("COMPONENT_CUSTOM_ID_DUPLICATED");
    }

    @Test
    void every_exemption_is_still_needed() {
        try (JdaBot bot = JdaBot.login(standin)) {
            register(bot);
            bot.jda().openPrivateChannelById(standin.person("attendee").id()).complete();
            bot.channel("general")
                    .sendFiles(FileUpload.fromData(new byte[] {1}, "a.png"))
                    .complete();
            bot.guild()
                    .getForumChannelsByName("posts", false)
                    .getFirst()
                    .createForumPost("p", MessageCreateData.fromContent("c"))
                    .setTags(ForumTagSnowflake.fromId(5))
                    .complete();
            refusedForm(bot);
        }
        openApi.check(standin.requests());
        assertThat(openApi.used())
                .as("exemptions in use")
                .containsExactlyInAnyOrderElementsOf(List.copyOf(Exemption.ALL));
    }
}
