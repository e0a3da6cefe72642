package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Acts as a person of the guild, as far as their client would let them. Places are ids or names of channels, or ids of
/// threads. What a client would not let them do is an [IllegalArgumentException] that says why.
public final class Actor {
    private final World world;
    private final Wire wire;
    private final Access access;
    private final Posts posts;
    private final Function<String, Commands> commands;
    private final Interactions interactions;
    private final Person person;
    private final CommandData commandData;

    Actor(
            World world,
            Wire wire,
            Access access,
            Posts posts,
            Function<String, Commands> commands,
            Interactions interactions,
            Person person) {
        this.world = world;
        this.wire = wire;
        this.access = access;
        this.posts = posts;
        this.commands = commands;
        this.interactions = interactions;
        this.person = person;
        this.commandData = new CommandData(world, wire);
    }

    public Person person() {
        return person;
    }

    /// Runs a slash command, with its subcommand after a blank: `session late`.
    ///
    /// @param options by name: texts, numbers or booleans, and people by name or id
    public Interaction command(String place, String name, Map<String, ?> options) {
        return world.locked(() -> {
            ChannelState at = commandPlace(place);
            ObjectNode data = commandData.run(usable(Commands.CHAT_INPUT, first(name), at), name, options);
            return interactions.begin(Interaction.Kind.COMMAND, person, at, data, null);
        });
    }

    /// Acts, and has something run as soon as the bot responds.
    Interaction doing(Supplier<Interaction> act, Runnable then) {
        return world.locked(() -> {
            Interaction interaction = act.get();
            interaction.then(then);
            return interaction;
        });
    }

    private static String first(String name) {
        return name.split(" ", 2)[0];
    }

    public Interaction command(String place, String name) {
        return command(place, name, Map.of());
    }

    /// Types into an option of a slash command, to see what is suggested; the others are filled in already.
    public Interaction autocomplete(String place, String name, String option, String typed, Map<String, ?> others) {
        return world.locked(() -> {
            ChannelState at = commandPlace(place);
            ObjectNode command = usable(Commands.CHAT_INPUT, first(name), at);
            ObjectNode data = commandData.typed(command, name, option, typed, others);
            return interactions.begin(Interaction.Kind.AUTOCOMPLETE, person, at, data, null);
        });
    }

    public Interaction autocomplete(String place, String name, String option, String typed) {
        return autocomplete(place, name, option, typed, Map.of());
    }

    /// Runs a message command on a message.
    public Interaction messageCommand(String messageId, String name) {
        return world.locked(() -> {
            MessageState target = visible(messageId);
            ChannelState at = commandPlace(target.channelId);
            ObjectNode data = CommandData.of(usable(Commands.MESSAGE, name, at)).put("target_id", messageId);
            data.putObject("resolved").putObject("messages").set(messageId, wire.message(target));
            return interactions.begin(
                    Interaction.Kind.COMMAND, person, at, data, Interactions.Origin.target(messageId));
        });
    }

    /// Presses a button, by custom id or label.
    public Interaction press(String messageId, String button) {
        return world.locked(() -> {
            MessageState message = visible(messageId);
            JsonNode component = component(message, button);
            if (Components.type(component) != Components.BUTTON || !Json.has(component, "custom_id")) {
                throw new IllegalArgumentException("\"" + button + "\" is no button that tells the bot");
            }
            return component(message, component, Json.object());
        });
    }

    /// Chooses values of a select, by custom id.
    public Interaction select(String messageId, String customId, String... values) {
        return world.locked(() -> {
            MessageState message = visible(messageId);
            JsonNode component = component(message, customId);
            if (!Components.isSelect(component)) {
                throw new IllegalArgumentException("\"" + customId + "\" is no select");
            }
            offered(component, List.of(values));
            ObjectNode chosen = Json.object();
            chosen.set("values", Json.array(List.of(values)));
            return component(message, component, chosen);
        });
    }

    private static void offered(JsonNode select, List<String> values) {
        List<String> offered = select.path("options").findValuesAsText("value");
        int min = select.path("min_values").asInt(1);
        int max = select.path("max_values").asInt(1);
        boolean known = Components.type(select) != Components.STRING_SELECT || offered.containsAll(values);
        if (!known || values.size() < min || values.size() > max) {
            throw new IllegalArgumentException("choose " + min + " to " + max + " of " + offered + ", not " + values);
        }
    }

    private static JsonNode component(MessageState message, String idOrLabel) {
        return Components.find(message.components, idOrLabel)
                .filter(each -> !each.path("disabled").asBoolean(false))
                .orElseThrow(() -> new IllegalArgumentException(
                        "message " + message.id + " has nothing enabled called \"" + idOrLabel + "\""));
    }

    private Interaction component(MessageState message, JsonNode component, ObjectNode data) {
        data.put("component_type", Components.type(component))
                .put("custom_id", Json.text(component, "custom_id"))
                .put("id", component.path("id").asInt());
        ChannelState at = world.channel(message.channelId);
        return interactions.begin(Interaction.Kind.COMPONENT, person, at, data, Interactions.Origin.of(message));
    }

    /// Fills in a form that was the response to something this person did; values by custom id or label.
    public Interaction submit(Interaction form, Map<String, String> values) {
        return world.locked(() -> {
            if (!form.modal.isObject() || !form.person.equals(person)) {
                throw new IllegalArgumentException("no form is open for " + person.name());
            }
            ObjectNode data = Forms.filled(form.modal, values);
            ChannelState at = world.channel(form.channelId());
            return interactions.begin(Interaction.Kind.FORM, person, at, data, Interactions.Origin.of(form));
        });
    }

    /// Posts a text.
    ///
    /// @throws IllegalArgumentException where they may not
    public SeenMessage post(String place, String text) {
        return world.locked(() -> {
            Draft draft = new Draft(Json.object().put("content", text), List.of());
            return refused(() -> SeenMessage.of(posts.create(person, Places.find(world, place), draft)));
        });
    }

    /// Posts a text as a reply to a message.
    ///
    /// @throws IllegalArgumentException where they may not
    public SeenMessage reply(String messageId, String text) {
        return world.locked(() -> {
            MessageState to = visible(messageId);
            ObjectNode body = Json.object().put("content", text);
            body.putObject("message_reference").put("message_id", messageId);
            return refused(() ->
                    SeenMessage.of(posts.create(person, Places.find(world, to.channelId), new Draft(body, List.of()))));
        });
    }

    /// The commands that their client offers them there, as Discord's JSON; with all their names in other
    /// languages.
    public List<JsonNode> commands(String place) {
        return world.locked(() -> {
            ChannelState at = Places.find(world, place);
            return access.may(person, at, Permissions.VIEW_CHANNEL | Permissions.USE_APPLICATION_COMMANDS)
                    ? commands.apply(at.guildId).all().stream()
                            .filter(command -> offered(command, at))
                            .<JsonNode>map(ObjectNode::deepCopy)
                            .toList()
                    : List.of();
        });
    }

    /// Whether they may look into a channel or thread.
    public boolean sees(String place) {
        return world.locked(() -> access.may(person, Places.find(world, place), Permissions.VIEW_CHANNEL));
    }

    /// Puts away a message that only they see.
    ///
    /// @throws IllegalArgumentException where others see it too
    public void dismiss(String messageId) {
        world.locked(() -> {
            MessageState message = visible(messageId);
            if (message.ephemeralFor == null) {
                throw new IllegalArgumentException("everybody sees message " + messageId);
            }
            posts.delete(message);
            return true;
        });
    }

    public void react(String messageId, String emoji) {
        reacts(messageId, emoji, true);
    }

    public void unreact(String messageId, String emoji) {
        reacts(messageId, emoji, false);
    }

    private void reacts(String messageId, String emoji, boolean add) {
        world.locked(() -> refused(() -> {
            posts.react(person, visible(messageId), emoji, add);
            return true;
        }));
    }

    /// What they see at a place, oldest first: with what is meant for them alone.
    public List<SeenMessage> messages(String place) {
        return world.locked(() -> {
            ChannelState at = Places.find(world, place);
            return world.messages.values().stream()
                    .filter(message -> message.channelId.equals(at.id) && sees(message))
                    .map(SeenMessage::of)
                    .toList();
        });
    }

    /// The direct messages between the bot and them, oldest first.
    public List<SeenMessage> directMessages() {
        return world.locked(() -> world.direct(person).messages.values().stream()
                .map(SeenMessage::of)
                .toList());
    }

    private boolean sees(MessageState message) {
        boolean forThem = message.ephemeralFor == null || message.ephemeralFor.equals(person.id());
        return forThem
                && world.findChannel(message.channelId)
                        .map(channel -> channel.recipient)
                        .filter(recipient -> !recipient.equals(person))
                        .isEmpty();
    }

    private MessageState visible(String messageId) {
        MessageState message = world.messages.get(messageId);
        if (message == null || !sees(message)) {
            throw new IllegalArgumentException(person.name() + " sees no message " + messageId);
        }
        return message;
    }

    private ChannelState commandPlace(String place) {
        ChannelState at = Places.find(world, place);
        if (!access.may(person, at, Permissions.VIEW_CHANNEL | Permissions.USE_APPLICATION_COMMANDS)) {
            throw new IllegalArgumentException(person.name() + " may not use commands in " + place);
        }
        return at;
    }

    private ObjectNode usable(int type, String name, ChannelState at) {
        ObjectNode command = commands.apply(at.guildId)
                .find(type, name)
                .orElseThrow(() -> new IllegalArgumentException("no command \"" + name + "\" is registered"));
        if (!offered(command, at)) {
            throw new IllegalArgumentException("\"" + name + "\" is not shown to " + person.name());
        }
        return command;
    }

    private boolean offered(ObjectNode command, ChannelState at) {
        String needed = Json.text(command, "default_member_permissions");
        boolean nobody = needed.equals("0") && !access.may(person, at, Permissions.ADMINISTRATOR);
        return !nobody && (needed.isEmpty() || access.may(person, at, Long.parseLong(needed)));
    }

    private static <T> T refused(Supplier<T> work) {
        try {
            return work.get();
        } catch (ApiError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
