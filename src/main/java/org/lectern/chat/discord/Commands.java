package org.lectern.chat.discord;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The commands, registered with each server that the bot is in: there they take effect at once. Discord allows 200
/// registrations a day, so a server that has them already is left alone.
final class Commands {
    static final int MAX_QUESTION = 500;
    static final String QUESTION = Words.ASK_QUESTION.original();
    static final String TALK = Words.ASK_TALK.original();
    static final String ADD_TO_QA = Words.ADD_TO_QA.original();

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Map<Long, CompletableFuture<Void>> registered = new ConcurrentHashMap<>();
    private final Running running;

    Commands(Running running) {
        this.running = running;
    }

    static List<CommandData> all() {
        SlashCommandData ask = slash("ask", Words.ASK)
                .addOptions(
                        text(Words.ASK_QUESTION, Words.ASK_QUESTION_DESCRIPTION)
                                .setRequired(true)
                                .setMaxLength(MAX_QUESTION),
                        text(Words.ASK_TALK, Words.ASK_TALK_DESCRIPTION).setAutoComplete(true));
        CommandData add = net.dv8tion.jda.api.interactions.commands.build.Commands.message(ADD_TO_QA)
                .setNameLocalizations(Words.ADD_TO_QA.translations())
                .setContexts(InteractionContextType.GUILD);
        return List.of(ask, slash("next", Words.NEXT), slash("now", Words.NOW), slash("schedule", Words.SCHEDULE), add);
    }

    /// Its name is the same in every language: people tell each other what to type.
    private static SlashCommandData slash(String name, Words description) {
        return net.dv8tion.jda.api.interactions.commands.build.Commands.slash(name, description.original())
                .setDescriptionLocalizations(description.translations())
                .setContexts(InteractionContextType.GUILD);
    }

    private static OptionData text(Words name, Words description) {
        return new OptionData(OptionType.STRING, name.original(), description.original())
                .setNameLocalizations(name.translations())
                .setDescriptionLocalizations(description.translations());
    }

    void registerAll(Collection<Guild> guilds) {
        guilds.forEach(this::register);
    }

    /// Registers with a server that has not been seen yet; one that refuses is logged.
    void register(Guild guild) {
        registered.computeIfAbsent(guild.getIdLong(), _ -> running.track(write(guild)));
    }

    /// A server that is joined again has lost the commands it had.
    void registerAnew(Guild guild) {
        registered.remove(guild.getIdLong());
        register(guild);
    }

    private static CompletableFuture<Void> write(Guild guild) {
        List<CommandData> wanted = all();
        return guild.retrieveCommands(true)
                .submit()
                .thenCompose(there ->
                        essence(there.stream().map(CommandData::fromCommand).toList())
                                        .equals(essence(wanted))
                                ? CompletableFuture.completedFuture(there)
                                : guild.updateCommands().addCommands(wanted).submit())
                .<Void>thenApply(_ -> null)
                .exceptionally(failure -> refused(guild, failure));
    }

    @SuppressWarnings("NullAway") // the only value of Void
    private static Void refused(Guild guild, Throwable failure) {
        LOG.error(
                "The commands could not be registered with the server \"{}\" ({}): {}."
                        + " If the bot was invited without the scope applications.commands, invite it anew with it;"
                        + " else start Lectern again.",
                guild.getName(),
                guild.getId(),
                Login.plain(failure));
        return null;
    }

    /// What of the commands is ours to say; Discord adds fields of its own.
    private static Map<String, Object> essence(List<CommandData> commands) {
        return commands.stream().collect(Collectors.toMap(CommandData::getName, Commands::essence));
    }

    private static Map<String, Object> essence(CommandData command) {
        DataObject data = command.toData();
        return Map.of(
                "type", data.getInt("type"),
                "description", data.getString("description", ""),
                "translations", translations(data),
                "options",
                        data.optArray("options").orElseGet(DataArray::empty).stream(DataArray::getObject)
                                .map(Commands::option)
                                .toList());
    }

    private static Map<String, Object> option(DataObject option) {
        return Map.of(
                "name", option.getString("name"),
                "type", option.getInt("type"),
                "description", option.getString("description"),
                "translations", translations(option),
                "required", option.getBoolean("required", false),
                "autocomplete", option.getBoolean("autocomplete", false),
                "max_length", option.getInt("max_length", 0));
    }

    private static List<Map<String, Object>> translations(DataObject named) {
        return Stream.of("name_localizations", "description_localizations")
                .map(field ->
                        named.optObject(field).orElseGet(DataObject::empty).toMap())
                .toList();
    }
}
