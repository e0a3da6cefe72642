package org.lectern.app;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.lectern.chat.ChatListener;
import org.lectern.chat.Interaction;
import org.lectern.chat.Post.Message;
import org.lectern.chat.Reply;
import org.lectern.chat.Responder;
import org.lectern.wording.Replies;

/// Asks whoever comes before the sessions are taken up to come again, lets everybody in from then on, and asks whoever
/// comes while Lectern ends to come again.
final class Doorman implements ChatListener, AutoCloseable {
    private volatile ChatListener listener = turningAway(Replies::starting);

    void letIn(ChatListener inside) {
        listener = inside;
    }

    @Override
    public void on(Interaction interaction, Responder responder) {
        listener.on(interaction, responder);
    }

    @Override
    public void replied(Reply reply) {
        listener.replied(reply);
    }

    @Override
    public void close() {
        listener = turningAway(Replies::stopping);
    }

    private static ChatListener turningAway(Function<Locale, Message> words) {
        return (interaction, responder) -> {
            switch (interaction) {
                case Interaction.TalkTyped _, Interaction.Typed _ -> responder.suggest(List.of());
                case Interaction.Ask _,
                        Interaction.Look _,
                        Interaction.AskPressed _,
                        Interaction.AskSubmitted _,
                        Interaction.AddToQa _,
                        Interaction.Pressed _,
                        Interaction.Picked _,
                        Interaction.Filled _,
                        Interaction.Ran _,
                        Interaction.OnMessage _ ->
                    responder.answer(words.apply(interaction.context().locale()));
            }
        };
    }
}
