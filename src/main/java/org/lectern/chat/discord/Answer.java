package org.lectern.chat.discord;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IAutoCompleteCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.Post;
import org.lectern.chat.Responder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answer to one interaction. Discord takes one acknowledgement within 3 s; whichever of the message and the
/// deferral comes first takes the only turn there is.
final class Answer implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    /// How long a message may take until it is announced by a deferral, counted from when the interaction was
    /// heard: a third of Discord's deadline, which leaves two for the way.
    private static final long DIRECT_MILLIS = 1000;

    /// Discord takes no first response after this. One that has waited longer for its turn to leave is not sent:
    /// it would only make those behind it late too.
    private static final long DEADLINE_MILLIS = 3000;

    private final GenericInteractionCreateEvent event;
    private final ScheduledExecutorService timer;
    private final Running running;
    private final Runnable ended;
    private final long heard;
    private final AtomicBoolean taken = new AtomicBoolean();

    /// @param ended is called once: when the last of it has arrived, or certainly will not
    Answer(GenericInteractionCreateEvent event, ScheduledExecutorService timer, Running running, Runnable ended) {
        this.event = event;
        this.timer = timer;
        this.running = running;
        this.ended = ended;
        this.heard = System.nanoTime();
    }

    @Override
    public void answer(Post.Message message) {
        if (take()) {
            reply(message);
        }
    }

    @Override
    public void answerWhen(CompletableFuture<Post.Message> message) {
        CompletableFuture<Post.Message> said = message.exceptionally(this::failed);
        Future<?> deferral = deferLater(said);
        var _ = running.track(said.thenAccept(text -> {
            if (taken.compareAndSet(false, true)) {
                deferral.cancel(false);
                reply(text);
            }
        }));
    }

    @Override
    public void suggest(List<Choice> choices) {
        if (event.getInteraction() instanceof IAutoCompleteCallback typing && take()) {
            respond(() -> typing.replyChoices(choices.stream()
                    .limit(Choice.MAX_CHOICES)
                    .map(choice -> new Command.Choice(choice.label(), choice.value()))
                    .toList()));
        }
    }

    @Override
    public void open(AskForm form) {
        if (event.getInteraction() instanceof IModalCallback pressed) {
            try {
                Modal modal = Forms.modal(form, event.getUserLocale().toLocale());
                if (take()) {
                    respond(() -> pressed.replyModal(modal));
                }
            } catch (IllegalArgumentException unsayable) {
                answer(failed(unsayable));
            }
        }
    }

    /// Says that it did not work, in the way that this kind of interaction has for it, unless it is answered
    /// already.
    void apologise() {
        if (taken.compareAndSet(false, true)) {
            reply(Post.Message.of(Words.FAILED.in(event)));
        }
    }

    private boolean take() {
        boolean first = taken.compareAndSet(false, true);
        if (!first) {
            LOG.error(
                    "Interaction {} was to be answered twice",
                    event.getInteraction().getId());
        }
        return first;
    }

    private Post.Message failed(Throwable failure) {
        LOG.error(
                "Interaction {} could not be carried out",
                event.getInteraction().getId(),
                failure);
        return Post.Message.of(Words.FAILED.in(event));
    }

    private void reply(Post.Message message) {
        if (event.getInteraction() instanceof IAutoCompleteCallback typing) {
            // There is no way to say anything here; no choices are the one answer left.
            respond(() -> typing.replyChoices(List.of()));
        } else if (event.getInteraction() instanceof IReplyCallback callback) {
            respond(() -> callback.reply(payload(message)).setEphemeral(true));
        }
    }

    private Future<?> deferLater(CompletableFuture<Post.Message> said) {
        try {
            return timer.schedule(() -> defer(said), leftOf(DIRECT_MILLIS), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    /// The edit does not depend on whether the deferral seems to have arrived: one that was delivered can still be
    /// told as failed. It waits for it to end, though, because there is nothing to edit before.
    private void defer(CompletableFuture<Post.Message> said) {
        if (said.isDone() || !(event.getInteraction() instanceof IReplyCallback callback)) {
            return;
        }
        if (taken.compareAndSet(false, true)) {
            CompletableFuture<?> deferred = attempt(() -> inTime(callback.deferReply(true)));
            var _ = running.track(deferred.thenAcceptBoth(said, (_, message) -> edit(callback, message)));
        }
    }

    private void edit(IReplyCallback callback, Post.Message message) {
        end(() -> InteractionHook.from(event.getJDA(), callback.getToken())
                .editOriginal(changed(payload(message)))
                .submit());
    }

    /// JDA forgets that the message unfolds no addresses when it makes an edit of it.
    private static MessageEditData changed(MessageCreateData message) {
        return MessageEditBuilder.fromCreateData(message)
                .setSuppressEmbeds(message.isSuppressEmbeds())
                .build();
    }

    private MessageCreateData payload(Post.Message message) {
        try {
            return Payloads.message(message);
        } catch (IllegalArgumentException | IllegalStateException unsayable) {
            return Payloads.message(failed(unsayable));
        }
    }

    private void respond(Supplier<RestAction<?>> response) {
        end(() -> inTime(response.get()));
    }

    private CompletableFuture<?> inTime(RestAction<?> response) {
        return response.timeout(Math.max(1, leftOf(DEADLINE_MILLIS)), TimeUnit.MILLISECONDS)
                .submit();
    }

    /// What is left of a time since the interaction was heard; 0 where it is over.
    private long leftOf(long millis) {
        return Math.max(0, millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heard));
    }

    /// The last request of the answer.
    private void end(Supplier<CompletableFuture<?>> request) {
        var _ = attempt(request).thenRun(ended);
    }

    private CompletableFuture<?> attempt(Supplier<CompletableFuture<?>> request) {
        try {
            return running.track(request.get()).handle((_, failure) -> lost(failure));
        } catch (RuntimeException fault) {
            return CompletableFuture.completedFuture(lost(fault));
        }
    }

    /// 10062 (too late), 40060 (answered already, perhaps by this very answer), a connection that broke: what the
    /// answer tells has been done, so there is nothing to do but to note it.
    private boolean lost(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn(
                    "The answer to interaction {} may not have arrived: {}",
                    event.getInteraction().getId(),
                    Login.plain(failure));
        }
        return failure != null;
    }
}
