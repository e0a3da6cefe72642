package org.lectern.chat.discord;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ChatListener;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears Discord's events and tells the listener in our own words. JDA calls it on a virtual thread for each event,
/// so that whatever it waits for never holds up the gateway's heartbeat.
final class Ear implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

    private final ChatListener listener;
    private final Commands commands;
    private final ScheduledExecutorService timer;
    private final Running running;
    private final Admission admission;

    Ear(
            ChatListener listener,
            Commands commands,
            ScheduledExecutorService timer,
            Running running,
            Admission admission) {
        this.listener = listener;
        this.commands = commands;
        this.timer = timer;
        this.running = running;
        this.admission = admission;
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case GuildReadyEvent ready -> commands.register(ready.getGuild());
            case GuildJoinEvent joined -> commands.registerAnew(joined.getGuild());
            case SlashCommandInteractionEvent slash -> hear(slash, command(slash), Words.OLD_COMMAND);
            case MessageContextInteractionEvent menu -> hear(menu, onMessage(menu), Words.OLD_COMMAND);
            case GenericCommandInteractionEvent other -> hear(other, Optional.empty(), Words.OLD_COMMAND);
            case CommandAutoCompleteInteractionEvent typing -> hear(typing, Optional.of(typed(typing)), Words.FAILED);
            case ButtonInteractionEvent button -> hear(button, pressed(button), Words.OLD_BUTTON);
            case GenericComponentInteractionCreateEvent other -> hear(other, Optional.empty(), Words.OLD_BUTTON);
            case ModalInteractionEvent form -> hear(form, Forms.read(context(form), form), Words.OLD_FORM);
            default -> {}
        }
    }

    private void hear(GenericInteractionCreateEvent event, Optional<Interaction> interaction, Words unknown) {
        if (!admission.enter()) {
            new Answer(event, timer, running, () -> {}).answer(Post.Message.of(Words.TOO_MANY.in(event)));
            return;
        }
        Answer answer = new Answer(event, timer, running, admission::leave);
        if (interaction.isEmpty()) {
            answer.answer(Post.Message.of(unknown.in(event)));
            return;
        }
        try {
            listener.on(interaction.get(), answer);
        } catch (RuntimeException fault) {
            LOG.error("Interaction {} failed", event.getInteraction().getId(), fault);
            answer.apologise();
        }
    }

    private static Optional<Interaction> command(SlashCommandInteractionEvent event) {
        Context context = context(event);
        return switch (event.getName()) {
            case "ask" ->
                Optional.of(new Interaction.Ask(
                        context,
                        Optional.ofNullable(text(event.getOption(Commands.QUESTION)))
                                .orElse(""),
                        text(event.getOption(Commands.TALK))));
            case "next" -> Optional.of(new Interaction.Look(context, View.NEXT));
            case "now" -> Optional.of(new Interaction.Look(context, View.NOW));
            case "schedule" -> Optional.of(new Interaction.Look(context, View.SCHEDULE));
            default -> Optional.empty();
        };
    }

    private static @Nullable String text(@Nullable OptionMapping option) {
        return option == null ? null : option.getAsString();
    }

    /// The text of a message comes with the command used on it, without any intent.
    private static Optional<Interaction> onMessage(MessageContextInteractionEvent event) {
        if (!event.getName().equals(Commands.ADD_TO_QA)) {
            return Optional.empty();
        }
        net.dv8tion.jda.api.entities.Message target = event.getTarget();
        Person author = person(target.getMember(), target.getAuthor());
        return Optional.of(new Interaction.AddToQa(
                context(event), new Interaction.Message(target.getIdLong(), author, target.getContentRaw())));
    }

    private static Interaction typed(CommandAutoCompleteInteractionEvent event) {
        return new Interaction.TalkTyped(
                context(event), event.getFocusedOption().getValue());
    }

    private static Optional<Interaction> pressed(ButtonInteractionEvent event) {
        Context context = context(event);
        return ButtonId.parse(event.getComponentId()).map(id -> switch (id.action()) {
            case ASK -> new Interaction.AskPressed(context, id.about());
            case NEXT -> new Interaction.Look(context, View.NEXT);
            case SCHEDULE -> new Interaction.Look(context, View.SCHEDULE);
        });
    }

    private static Context context(GenericInteractionCreateEvent event) {
        return new Context(
                event.getInteraction().getIdLong(),
                person(event.getMember(), event.getUser()),
                event.getInteraction().getChannelIdLong(),
                event.getChannel() instanceof ThreadChannel thread
                        ? thread.getParentChannel().getIdLong()
                        : null,
                event.getUserLocale().toLocale());
    }

    private static Person person(@Nullable Member member, User user) {
        return member == null
                ? new Person(user.getIdLong(), user.getEffectiveName())
                : new Person(
                        user.getIdLong(),
                        member.getEffectiveName(),
                        member.getUnsortedRoles().stream().map(Role::getIdLong).collect(Collectors.toSet()));
    }
}
