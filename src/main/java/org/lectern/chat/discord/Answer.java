package org.lectern.chat.discord;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IAutoCompleteCallback;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.lectern.chat.Later;
import org.lectern.chat.Post;
import org.lectern.chat.Responder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answer to one interaction.
final class Answer implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private final GenericInteractionCreateEvent event;
    private final Interaction interaction;
    private final FirstResponse response;

    /// @param ended is called once: when the last of it has arrived, or certainly will not
    Answer(GenericInteractionCreateEvent event, ScheduledExecutorService timer, Running running, Runnable ended) {
        this.event = event;
        this.interaction = event.getInteraction();
        this.response = new FirstResponse(interaction.getId(), timer, running, ended);
    }

    /// Defers the answer before anything is done for it; only where somebody asks.
    CompletableFuture<?> defer() {
        return interaction instanceof IReplyCallback callback
                ? response.defer(() -> callback.deferReply(true))
                : CompletableFuture.completedFuture(false);
    }

    @Override
    public void answer(Post.Message message) {
        if (take()) {
            var _ = reply(message);
        }
    }

    @Override
    public void answerWhen(CompletableFuture<Post.Message> message) {
        CompletableFuture<Post.Message> said = message.exceptionally(this::failed);
        if (interaction instanceof IReplyCallback callback) {
            var _ = response.giveWhen(said, () -> callback.deferReply(true), this::reply, this::edit);
        } else {
            var _ = said.thenAccept(this::answer);
        }
    }

    @Override
    public CompletableFuture<Boolean> update(CompletableFuture<Post> post) {
        if (!(interaction instanceof IMessageEditCallback pressed)) {
            answer(failed(new IllegalStateException("there is no message to update")));
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Optional<MessageEditData>> drawn = post.thenApply(Payloads::message)
                .thenApply(Payloads::anew)
                .thenApply(Optional::of)
                .exceptionally(failure -> {
                    failed(failure);
                    return Optional.empty();
                });
        return response.giveWhen(
                drawn,
                pressed::deferEdit,
                data -> data.map(each -> response.give(() -> pressed.editMessage(each)))
                        .orElseGet(() -> not(reply(failed()))),
                data -> data.map(each ->
                                response.end(() -> hook().editOriginal(each).submit()))
                        .orElseGet(() -> not(response.end(() -> whisper(failed())))));
    }

    private static CompletableFuture<Boolean> not(CompletableFuture<Boolean> told) {
        return told.thenApply(_ -> false);
    }

    @Override
    public void suggest(List<Choice> choices) {
        if (interaction instanceof IAutoCompleteCallback typing && take()) {
            var _ = response.give(() -> typing.replyChoices(choices.stream()
                    .limit(Choice.MAX_CHOICES)
                    .map(choice -> new Command.Choice(choice.label(), choice.value()))
                    .toList()));
        }
    }

    @Override
    public void open(AskForm form) {
        open(() -> Forms.modal(form, event.getUserLocale().toLocale()));
    }

    @Override
    public void open(Form form) {
        open(() -> Forms.modal(form));
    }

    private void open(Supplier<Modal> form) {
        if (interaction instanceof IModalCallback pressed) {
            try {
                Modal modal = form.get();
                if (take()) {
                    var _ = response.give(() -> pressed.replyModal(modal));
                }
            } catch (IllegalArgumentException unsayable) {
                answer(failed(unsayable));
            }
        }
    }

    @Override
    public Later later() {
        // It is kept for as long as the token holds, and is not to keep all that came with the interaction.
        JDA jda = event.getJDA();
        String token = interaction.getToken();
        FirstResponse first = response;
        return message -> first.follow(() -> InteractionHook.from(jda, token)
                .sendMessage(Payloads.message(message))
                .setEphemeral(true)
                .submit());
    }

    /// Says that it did not work, in the way that this kind of interaction has for it, unless it is answered
    /// already.
    void apologise() {
        if (response.take()) {
            var _ = reply(failed());
        }
    }

    private boolean take() {
        boolean first = response.take();
        if (!first) {
            LOG.error("Interaction {} was to be answered twice", interaction.getId());
        }
        return first;
    }

    private Post.Message failed(Throwable failure) {
        LOG.error("Interaction {} could not be carried out", interaction.getId(), failure);
        return failed();
    }

    private CompletableFuture<Boolean> reply(Post.Message message) {
        return response.give(() -> first(message), () -> edit(message));
    }

    private RestAction<?> first(Post.Message message) {
        return switch (interaction) {
            // There is no way to say anything here; no choices are the one answer left.
            case IAutoCompleteCallback typing -> typing.replyChoices(List.of());
            case IReplyCallback callback -> callback.reply(payload(message)).setEphemeral(true);
            default -> throw new IllegalStateException("there is no way to answer " + interaction.getType());
        };
    }

    private CompletableFuture<Boolean> edit(Post.Message message) {
        return response.end(
                () -> hook().editOriginal(Payloads.anew(payload(message))).submit());
    }

    private CompletableFuture<?> whisper(Post.Message message) {
        return hook().sendMessage(payload(message)).setEphemeral(true).submit();
    }

    /// By the token alone: JDA's own hook gives up where the first response seems not to have arrived.
    private InteractionHook hook() {
        return InteractionHook.from(event.getJDA(), interaction.getToken());
    }

    private Post.Message failed() {
        return Post.Message.of(Words.FAILED.in(event));
    }

    /// That it failed, where Discord cannot be told the message.
    private MessageCreateData payload(Post.Message message) {
        try {
            return Payloads.message(message);
        } catch (IllegalArgumentException | IllegalStateException unsayable) {
            return Payloads.message(failed(unsayable));
        }
    }
}
