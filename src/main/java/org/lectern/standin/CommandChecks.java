package org.lectern.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Discord's limits on commands (Discord, "Application Command Structure").
final class CommandChecks {
    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
    private static final int CHAT = 100;
    private static final int CONTEXT = 15;
    private static final int OPTIONS = 25;
    private static final int LAST_TYPE = 11;

    private CommandChecks() {}

    static void checkAll(JsonNode commands) {
        Problems problems = new Problems();
        Set<String> names = new HashSet<>();
        int chat = 0;
        int context = 0;
        for (int i = 0; i < commands.size(); i++) {
            JsonNode command = commands.get(i);
            check(command, problems.at(i));
            int type = command.path("type").asInt(Commands.CHAT_INPUT);
            chat += type == Commands.CHAT_INPUT ? 1 : 0;
            context += type == Commands.MESSAGE ? 1 : 0;
            if (!names.add(type + Json.text(command, "name"))) {
                problems.at(i).add("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }
        problems.raise();
        if (chat > CHAT || context > CONTEXT) {
            throw new ApiError(400, 30032, "Maximum number of application commands reached");
        }
    }

    static void checkOne(JsonNode command) {
        Problems problems = new Problems();
        check(command, problems);
        problems.raise();
    }

    private static void check(JsonNode command, Problems at) {
        if (command.path("type").asInt(Commands.CHAT_INPUT) == Commands.CHAT_INPUT) {
            name(command, at);
            at.at("description").length(command.path("description"), 1, 100);
            options(command.path("options"), at.at("options"));
        } else {
            at.at("name").length(command.path("name"), 1, 32);
            localizations(command, "name_localizations", 32, at);
            if (!Json.text(command, "description").isEmpty()) {
                at.at("description")
                        .add(
                                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED",
                                "Context menu commands cannot have description");
            }
        }
    }

    private static void name(JsonNode named, Problems at) {
        at.at("name").length(named.path("name"), 1, 32);
        valid(Json.text(named, "name"), at.at("name"));
        localizations(named, "name_localizations", 32, at);
        localizations(named, "description_localizations", 100, at);
        named.path("name_localizations")
                .properties()
                .forEach(each -> valid(
                        each.getValue().asText(), at.at("name_localizations").at(each.getKey())));
    }

    private static void valid(String name, Problems at) {
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT)))) {
            at.add("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void localizations(JsonNode named, String field, int max, Problems at) {
        named.path(field).properties().forEach(each -> {
            Problems there = at.at(field).at(each.getKey());
            if (!Locales.ALL.contains(each.getKey())) {
                there.choices(String.join(", ", Locales.ALL));
            }
            there.length(each.getValue(), 1, max);
        });
    }

    private static void options(JsonNode options, Problems at) {
        if (options.size() > OPTIONS) {
            at.size(options, 0, OPTIONS);
        }
        boolean optional = false;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.get(i);
            name(option, at.at(i));
            at.at(i).at("description").length(option.path("description"), 1, 100);
            if (!names.add(Json.text(option, "name"))) {
                at.at(i).add("APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique");
            }
            if (CommandData.isPart(option) != CommandData.isPart(options.get(0))) {
                at.at(i)
                        .add(
                                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                                "Sub-command and sub-command group option types are mutually exclusive to all other"
                                        + " types");
            }
            if (CommandData.isPart(option)) {
                part(option, at.at(i));
                continue;
            }
            value(option, at.at(i));
            choices(option, at.at(i));
            boolean required = option.path("required").asBoolean(false);
            if (required && optional) {
                at.at(i)
                        .add(
                                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                                "Required options must be placed before non-required options");
            }
            optional |= !required;
        }
    }

    /// A subcommand, or a group of them; neither holds its own kind.
    private static void part(JsonNode part, Problems at) {
        int type = part.path("type").asInt();
        for (JsonNode inner : part.path("options")) {
            boolean fits = type == CommandData.GROUP
                    ? inner.path("type").asInt() == CommandData.SUBCOMMAND
                    : !CommandData.isPart(inner);
            if (!fits) {
                at.at("options")
                        .add("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command option type is nested too deep");
                return;
            }
        }
        options(part.path("options"), at.at("options"));
    }

    private static void value(JsonNode option, Problems at) {
        int type = option.path("type").asInt(-1);
        boolean number = type == CommandData.INTEGER || type == CommandData.NUMBER;
        if (type < CommandData.STRING || type > LAST_TYPE) {
            at.at("type").choices("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");
        }
        if (option.path("autocomplete").asBoolean(false) && type != CommandData.STRING && !number) {
            at.add("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "This option type cannot autocomplete");
        }
        if (!number && (Json.has(option, "min_value") || Json.has(option, "max_value"))) {
            at.add("APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID", "Only numbers have a least and a greatest value");
        }
        if (option.path("min_value").asDouble(-Double.MAX_VALUE)
                > option.path("max_value").asDouble(Double.MAX_VALUE)) {
            at.add("APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID", "min_value must not be above max_value");
        }
    }

    private static void choices(JsonNode option, Problems at) {
        JsonNode choices = option.path("choices");
        if (choices.size() > OPTIONS) {
            at.at("choices").size(choices, 0, OPTIONS);
        }
        if (!choices.isEmpty() && option.path("autocomplete").asBoolean(false)) {
            at.add("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "An option with choices cannot autocomplete");
        }
        for (int i = 0; i < choices.size(); i++) {
            at.at("choices").at(i).at("name").length(choices.get(i).path("name"), 1, 100);
        }
    }
}
