package org.lectern.chat.discord;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
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
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.lectern.chat.ChatListener;
import org.lectern.chat.Interaction;
import org.lectern.chat.Post;
import org.lectern.chat.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears Discord's events and tells the listener in our own words: on a virtual thread for each event, so that whatever
/// that waits for never holds up the gateway.
final class Ear implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

    private final ChatListener listener;
    private final Commands commands;
    private final Incoming incoming;
    private final ScheduledExecutorService timer;
    private final Running running;
    private final Admission admission;
    private final Turns turns;
    private final Recent recent = new Recent();

    Ear(
            ChatListener listener,
            Commands commands,
            ScheduledExecutorService timer,
            Running running,
            Admission admission,
            Turns turns) {
        this.listener = listener;
        this.commands = commands;
        this.incoming = new Incoming(commands);
        this.timer = timer;
        this.running = running;
        this.admission = admission;
        this.turns = turns;
    }

    @Override
    public void onEvent(GenericEvent event) {
        // JDA tells of much else, as of every request that was answered: no thread for that.
        if (event instanceof GenericInteractionCreateEvent
                || event instanceof MessageReceivedEvent
                || event instanceof GuildReadyEvent
                || event instanceof GuildJoinEvent) {
            Thread.startVirtualThread(() -> {
                try {
                    hear(event);
                } catch (RuntimeException fault) {
                    LOG.error("{} failed", event, fault);
                }
            });
        }
    }

    private void hear(GenericEvent event) {
        switch (event) {
            case GuildReadyEvent ready -> commands.register(ready.getGuild());
            case GuildJoinEvent joined -> commands.registerAnew(joined.getGuild());
            case SlashCommandInteractionEvent slash -> hear(slash, incoming.command(slash), Words.OLD_COMMAND);
            case MessageContextInteractionEvent menu -> hear(menu, incoming.onMessage(menu), Words.OLD_COMMAND);
            case GenericCommandInteractionEvent other -> hear(other, Optional.empty(), Words.OLD_COMMAND);
            case CommandAutoCompleteInteractionEvent typing -> hear(typing, incoming.typed(typing), Words.FAILED);
            case ButtonInteractionEvent button -> hear(button, Incoming.pressed(button), Words.OLD_BUTTON);
            case StringSelectInteractionEvent menu -> hear(menu, Incoming.picked(menu), Words.OLD_BUTTON);
            case GenericComponentInteractionCreateEvent other -> hear(other, Optional.empty(), Words.OLD_BUTTON);
            case ModalInteractionEvent form -> hear(form, Forms.read(Incoming.context(form), form), Words.OLD_FORM);
            case MessageReceivedEvent message -> Incoming.reply(message).ifPresent(this::replied);
            default -> {}
        }
    }

    private void replied(Reply reply) {
        try {
            listener.replied(reply);
        } catch (RuntimeException fault) {
            LOG.error("The reply {} failed", reply.path(), fault);
        }
    }

    private void hear(GenericInteractionCreateEvent event, Optional<Interaction> interaction, Words unknown) {
        if (!recent.isNew(event.getInteraction().getIdLong())) {
            LOG.debug("Interaction {} came again", event.getInteraction().getId());
            return;
        }
        if (!admission.enter()) {
            new Answer(event, timer, running, () -> {}).answer(Post.Message.of(Words.TOO_MANY.in(event)));
            return;
        }
        if (interaction.filter(Ear::isQuestion).isPresent()) {
            Answer answer = new Answer(event, timer, running, () -> {
                admission.leave();
                turns.leave();
            });
            var _ = running.track(turns.take(answer::defer)).thenRun(() -> on(interaction.get(), answer));
            return;
        }
        Answer answer = new Answer(event, timer, running, admission::leave);
        interaction.ifPresentOrElse(
                known -> on(known, answer), () -> answer.answer(Post.Message.of(unknown.in(event))));
    }

    private static boolean isQuestion(Interaction interaction) {
        return interaction instanceof Interaction.Ask || interaction instanceof Interaction.AskSubmitted;
    }

    private void on(Interaction interaction, Answer answer) {
        try {
            listener.on(interaction, answer);
        } catch (RuntimeException fault) {
            LOG.error("Interaction {} failed", interaction.context().id(), fault);
            answer.apologise();
        }
    }
}
