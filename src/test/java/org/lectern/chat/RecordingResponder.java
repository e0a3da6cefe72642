package org.lectern.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Keeps the answer to one interaction.
public final class RecordingResponder implements Responder {
    private final CompletableFuture<Post.Message> answer = new CompletableFuture<>();
    private final List<AskForm> forms = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private volatile boolean promised;

    @Override
    public void answer(Post.Message message) {
        if (!answer.complete(message)) {
            throw new AssertionError("answered twice");
        }
    }

    @Override
    public void answerWhen(CompletableFuture<Post.Message> message) {
        promised = true;
        var _ = message.whenComplete((words, fault) -> {
            if (fault == null) {
                answer(words);
            } else {
                answer.completeExceptionally(fault);
            }
        });
    }

    @Override
    public void suggest(List<Choice> suggested) {
        choices.addAll(suggested);
    }

    @Override
    public void open(AskForm form) {
        forms.add(form);
    }

    /// Waits until it is answered, where an answer was promised.
    public void settle() {
        if (promised) {
            var _ = message();
        }
    }

    public boolean isAnswered() {
        return answer.isDone();
    }

    /// The answer, once it is there.
    public Post.Message message() {
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// What the answer says.
    public String words() {
        Post.Message message = message();
        Embed embed = message.embed();
        return embed == null ? message.content() : embed.title() + "\n" + embed.description();
    }

    public AskForm form() {
        return forms.getFirst();
    }

    public List<Choice> choices() {
        return List.copyOf(choices);
    }
}
