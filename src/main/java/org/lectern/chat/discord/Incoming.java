package org.lectern.chat.discord;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ButtonId;
import org.lectern.chat.Interaction;
import org.lectern.chat.Interaction.Context;
import org.lectern.chat.Interaction.Person;
import org.lectern.chat.Interaction.View;
import org.lectern.chat.Reply;

/// Discord's interactions in our own words; empty where one is of nothing that we have.
final class Incoming {
    private static final String ASK = "ask";

    private final Commands commands;

    Incoming(Commands commands) {
        this.commands = commands;
    }

    Optional<Interaction> command(SlashCommandInteractionEvent event) {
        Context context = context(event);
        String name = event.getFullCommandName();
        if (!commands.has(name)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case ASK -> ask(context, event);
                    case "next" -> new Interaction.Look(context, View.NEXT, options(event));
                    case "now" -> new Interaction.Look(context, View.NOW, options(event));
                    case "schedule" -> new Interaction.Look(context, View.SCHEDULE, options(event));
                    default -> new Interaction.Ran(context, name, options(event));
                });
    }

    private static Map<String, String> options(SlashCommandInteractionEvent event) {
        return event.getOptions().stream()
                .collect(Collectors.toMap(OptionMapping::getName, OptionMapping::getAsString));
    }

    private static Interaction ask(Context context, SlashCommandInteractionEvent event) {
        OptionMapping anonymous = event.getOption(Commands.ANONYMOUS);
        return new Interaction.Ask(
                context,
                Optional.ofNullable(text(event.getOption(Commands.QUESTION))).orElse(""),
                text(event.getOption(Commands.TALK)),
                anonymous != null && anonymous.getAsBoolean());
    }

    private static @Nullable String text(@Nullable OptionMapping option) {
        return option == null ? null : option.getAsString();
    }

    /// The text of a message comes with the command used on it, without any intent.
    Optional<Interaction> onMessage(MessageContextInteractionEvent event) {
        String name = event.getName();
        if (!commands.has(name)) {
            return Optional.empty();
        }
        net.dv8tion.jda.api.entities.Message target = event.getTarget();
        Interaction.Message message = new Interaction.Message(
                target.getIdLong(),
                person(target.getMember(), target.getAuthor()),
                target.getContentRaw(),
                path(event, target.getIdLong()));
        Context context = context(event);
        return Optional.of(
                name.equals(Commands.ADD_TO_QA)
                        ? new Interaction.AddToQa(context, message)
                        : new Interaction.OnMessage(context, name, message));
    }

    /// Only what answers a message of our own; the texts of others do not come without a privileged intent.
    static Optional<Reply> reply(MessageReceivedEvent event) {
        net.dv8tion.jda.api.entities.Message message = event.getMessage();
        net.dv8tion.jda.api.entities.Message to = message.getReferencedMessage();
        if (!event.isFromGuild()
                || to == null
                || message.getType() != MessageType.INLINE_REPLY
                || event.getAuthor().isBot()
                || to.getAuthor().getIdLong() != event.getJDA().getSelfUser().getIdLong()) {
            return Optional.empty();
        }
        String path = event.getGuild().getId() + "/" + event.getChannel().getId() + "/" + message.getId();
        return Optional.of(new Reply(person(event.getMember(), event.getAuthor()), to.getIdLong(), path));
    }

    private static String path(MessageContextInteractionEvent event, long message) {
        String server = event.getGuild() == null ? "@me" : event.getGuild().getId();
        return server + "/" + event.getInteraction().getChannelIdLong() + "/" + message;
    }

    Optional<Interaction> typed(CommandAutoCompleteInteractionEvent event) {
        Context context = context(event);
        String name = event.getFullCommandName();
        String typed = event.getFocusedOption().getValue();
        if (!commands.has(name)) {
            return Optional.empty();
        }
        return Optional.of(
                name.equals(ASK)
                        ? new Interaction.TalkTyped(context, typed)
                        : new Interaction.Typed(
                                context, name, event.getFocusedOption().getName(), typed));
    }

    static Optional<Interaction> pressed(ButtonInteractionEvent event) {
        Context context = context(event);
        return ButtonId.parse(event.getComponentId()).map(id -> switch (id.action()) {
            case ASK -> new Interaction.AskPressed(context, id.about());
            case NEXT -> new Interaction.Look(context, View.NEXT);
            case SCHEDULE -> new Interaction.Look(context, View.SCHEDULE);
            case PAGE, REMIND, VOTE, VOTE_FOR, VOTE_AGAIN, ASK_ANYWAY, QUEUE, MINE, SESSION ->
                new Interaction.Pressed(context, id);
        });
    }

    static Optional<Interaction> picked(StringSelectInteractionEvent event) {
        return ButtonId.parse(event.getComponentId())
                .map(id -> new Interaction.Picked(
                        context(event), id, event.getValues().getFirst()));
    }

    static Context context(GenericInteractionCreateEvent event) {
        return new Context(
                event.getInteraction().getIdLong(),
                person(event.getMember(), event.getUser()),
                event.getInteraction().getChannelIdLong(),
                event.getChannel() instanceof ThreadChannel thread
                        ? thread.getParentChannel().getIdLong()
                        : null,
                event.getUserLocale().toLocale(),
                event.getGuild() == null ? 0 : event.getGuild().getIdLong());
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
