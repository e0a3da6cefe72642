package org.lectern.rehearsal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lectern.rehearsal.Evidence.Response;
import org.lectern.rehearsal.Script.Move;
import org.lectern.standin.Actor;
import org.lectern.standin.Answer;
import org.lectern.standin.Interaction;
import org.lectern.standin.Person;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.SeenThread;
import org.lectern.standin.StandIn;

/// One person of the audience, who does one thing and reads the answer.
final class Player {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ASK = "Ask";

    /// A receipt names the question's number; so does the answer to a question that is there already.
    private static final Pattern NUMBER = Pattern.compile("question(?: is)? \\*\\*#(\\d+)\\*\\*");

    private final StandIn standin;
    private final Actor actor;
    private final String channel;

    Player(StandIn standin, Actor actor, String channel) {
        this.standin = standin;
        this.actor = actor;
        this.channel = channel;
    }

    Person person() {
        return actor.person();
    }

    static String name(Move move) {
        return switch (move) {
            case Move.Ask(String _, boolean inThread) -> inThread ? "/ask in a thread" : "/ask";
            case Move.AskInItsThread _ -> "/ask in the talk's thread";
            case Move.AskAbout _ -> "/ask with a talk";
            case Move.Press _ -> "the Ask button";
            case Move.Add _ -> "Add to Q&A";
            case Move.Vote _ -> "a vote";
            case Move.Look(String command) -> "/" + command;
        };
    }

    static @Nullable String question(Move move) {
        return switch (move) {
            case Move.Ask(String question, boolean _) -> question;
            case Move.AskInItsThread(String question, String _) -> question;
            case Move.AskAbout(String question, String _) -> question;
            case Move.Press(String question) -> question;
            case Move.Add(String question) -> question;
            case Move.Vote _, Move.Look _ -> null;
        };
    }

    /// @throws IllegalArgumentException where a client would not let them
    Response play(Move move) {
        return switch (move) {
            case Move.Ask(String question, boolean inThread) ->
                response(actor.command(inThread ? thread() : channel, "ask", Map.of("question", question)));
            case Move.AskInItsThread(String question, String title) ->
                response(actor.command(thread(title), "ask", Map.of("question", question)));
            case Move.AskAbout(String question, String typed) -> askAbout(question, typed);
            case Move.Press(String question) -> press(question);
            case Move.Add(String question) -> {
                SeenMessage message = actor.post(thread(), question);
                yield response(actor.messageCommand(message.id(), "Add to Q&A"));
            }
            case Move.Vote(int which) -> vote(which);
            case Move.Look(String command) -> response(actor.command(channel, command));
        };
    }

    private Response askAbout(String question, String typed) {
        String part = beginning(typed);
        Interaction typing = actor.autocomplete(channel, "ask", "talk", part, Map.of("question", question));
        if (!(typing.answer(PATIENCE) instanceof Answer.Choices(List<Answer.Choice> choices)) || choices.isEmpty()) {
            return new Response.Impossible("nothing was suggested for the talk “" + part + "”");
        }
        String talk = choices.getFirst().value().asText();
        return response(actor.command(channel, "ask", Map.of("question", question, "talk", talk)));
    }

    private static String beginning(String title) {
        return title.substring(0, Math.min(title.length(), 25));
    }

    private Response vote(int which) {
        record Ballot(String message, String button) {}
        List<Ballot> ballots = standin.messages(thread()).stream()
                .flatMap(message -> message.buttons().stream()
                        .filter(button -> button.customId().startsWith("vote:") && !button.disabled())
                        .map(button -> new Ballot(message.id(), button.customId())))
                .toList();
        if (ballots.isEmpty()) {
            return new Response.Told("There is nothing to vote for yet.", Duration.ZERO);
        }
        Ballot ballot = ballots.get(which % ballots.size());
        Interaction pressed = actor.press(ballot.message(), ballot.button());
        return pressed.answer(PATIENCE) instanceof Answer.Nothing
                ? new Response.Nothing()
                : new Response.Told("", pressed.latency().orElse(Duration.ZERO));
    }

    private Response press(String question) {
        Optional<SeenMessage> message = standin.messages(channel).reversed().stream()
                .filter(each -> each.button(ASK).isPresent())
                .findFirst();
        if (message.isEmpty()) {
            return response(actor.command(channel, "ask", Map.of("question", question)));
        }
        Interaction pressed = actor.press(message.get().id(), ASK);
        if (!(pressed.answer(PATIENCE) instanceof Answer.Form form)) {
            return response(pressed);
        }
        Map<String, String> values = new HashMap<>();
        for (Answer.Field field : form.fields()) {
            if (field.customId().equals("anonymous")) {
                continue;
            }
            values.put(
                    field.customId(),
                    field.options().isEmpty() ? question : field.options().getFirst());
        }
        return response(actor.submit(pressed, values));
    }

    /// The newest thread of the channel; the channel, where there is none yet.
    private String thread() {
        return standin.threads().reversed().stream()
                .filter(thread -> thread.parentId().equals(channel))
                .findFirst()
                .map(SeenThread::id)
                .orElse(channel);
    }

    /// The newest thread that is called by a talk; the channel, where there is none.
    private String thread(String title) {
        return standin.threads().reversed().stream()
                .filter(thread -> thread.name().contains(beginning(title)))
                .findFirst()
                .map(SeenThread::id)
                .orElse(channel);
    }

    private Response response(Interaction interaction) {
        return switch (interaction.answer(PATIENCE)) {
            case Answer.Nothing _ -> new Response.Nothing();
            case Answer.Message(SeenMessage message) -> told(interaction, message);
            case Answer.Thinking _ -> told(interaction, interaction.message(PATIENCE));
            case Answer.Silent _, Answer.Updated _, Answer.Choices _, Answer.Form _ ->
                new Response.Impossible("no message was the answer");
        };
    }

    /// Who is shown a question much like theirs asks their own all the same.
    private Response told(Interaction interaction, SeenMessage message) {
        return message.buttons().stream()
                .filter(button -> button.customId().startsWith("ask_anyway:"))
                .findFirst()
                .map(button -> response(actor.press(message.id(), button.customId())))
                .orElseGet(() -> read(interaction, message));
    }

    private static Response read(Interaction interaction, SeenMessage message) {
        Duration latency = interaction.latency().orElse(Duration.ZERO);
        Matcher number = NUMBER.matcher(message.text());
        return number.find()
                ? new Response.Receipt(Integer.parseInt(number.group(1)), latency)
                : new Response.Told(message.text(), latency);
    }
}
