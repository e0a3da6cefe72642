package org.lectern.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Keeps the answer to one interaction.
public class RecordingResponder implements Responder {
    private final CompletableFuture<Post.Message> answer = new CompletableFuture<>();
    private final CompletableFuture<Post> updated = new CompletableFuture<>();
    private final List<AskForm> forms = new ArrayList<>();
    private final CompletableFuture<Form> textForm = new CompletableFuture<>();
    private final List<Post.Message> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Post.Message> firstTold = new CompletableFuture<>();
    private final List<Choice> choices = new ArrayList<>();
    private volatile boolean promised;
    private volatile boolean updating;

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
    public CompletableFuture<Boolean> update(CompletableFuture<Post> post) {
        updating = true;
        var _ = post.whenComplete((drawn, fault) -> {
            if (fault != null) {
                updated.completeExceptionally(fault);
            } else if (!updated.complete(drawn)) {
                throw new AssertionError("updated twice");
            }
        });
        return post.handle((_, fault) -> fault == null);
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
        if (updating) {
            var _ = updated.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    @Override
    public void open(Form form) {
        textForm.complete(form);
    }

    @Override
    public Later later() {
        return message -> {
            told.add(message);
            firstTold.complete(message);
            return CompletableFuture.completedFuture(true);
        };
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

    /// The form of one field, once it is there.
    public Form textForm() {
        return textForm.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// What takes the place of the message pressed on, once it is there.
    public Post updated() {
        return updated.orTimeout(10, TimeUnit.SECONDS).join();
    }

    public boolean isUpdated() {
        return updated.isDone();
    }

    /// What was told after the answer.
    public List<Post.Message> told() {
        return List.copyOf(told);
    }

    /// The first of these, once it is there.
    public Post.Message firstTold() {
        return firstTold.orTimeout(10, TimeUnit.SECONDS).join();
    }

    public List<Choice> choices() {
        return List.copyOf(choices);
    }
}
