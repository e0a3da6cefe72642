package org.lectern.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lectern.standin.Actor;

/// The commands that a person's client offers them at a place.
///
/// @param all as Discord's JSON
record Directory(List<JsonNode> all) {
    private static final int SLASH = 1;
    private static final int ON_MESSAGES = 3;
    private static final int SUBCOMMAND = 1;
    private static final int GROUP = 2;

    static Directory of(Actor actor, String place) {
        return new Directory(actor.commands(place));
    }

    /// Those whose names begin so, and then those that have it somewhere in them.
    List<Draft.Offer> offers(String typed) {
        String part = typed.toLowerCase(Locale.ROOT).strip();
        List<Draft.Offer> offers = commands().stream()
                .map(command -> new Draft.Offer(command.name(), command.description()))
                .toList();
        return Stream.concat(
                        offers.stream().filter(offer -> offer.name().startsWith(part)),
                        offers.stream()
                                .filter(offer -> !offer.name().startsWith(part)
                                        && offer.name().contains(part)))
                .toList();
    }

    Optional<Draft.Command> command(String name) {
        return commands().stream()
                .filter(command -> command.name().equals(name))
                .findFirst();
    }

    private List<Draft.Command> commands() {
        List<Draft.Command> commands = new ArrayList<>();
        all.stream()
                .filter(each -> each.path("type").asInt(SLASH) == SLASH)
                .forEach(each -> add(each, each.path("name").asText(), commands));
        return commands;
    }

    private static void add(JsonNode command, String name, List<Draft.Command> commands) {
        List<JsonNode> parts = command.path("options")
                .valueStream()
                .filter(option -> option.path("type").asInt() == SUBCOMMAND
                        || option.path("type").asInt() == GROUP)
                .toList();
        if (parts.isEmpty()) {
            commands.add(new Draft.Command(
                    name,
                    command.path("description").asText(),
                    command.path("options").valueStream().map(Draft.Option::of).toList()));
        }
        parts.forEach(part -> add(part, name + " " + part.path("name").asText(), commands));
    }

    /// What may be done to a message.
    List<String> onMessages() {
        return all.stream()
                .filter(each -> each.path("type").asInt() == ON_MESSAGES)
                .map(each -> each.path("name").asText())
                .toList();
    }
}
