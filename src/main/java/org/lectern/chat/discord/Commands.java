package org.lectern.chat.discord;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The commands, registered with each server that the bot is in: there they take effect at once. Discord allows 200
/// registrations a day, so a server that has them already is left alone.
final class Commands {
    static final int MAX_QUESTION = 500;
    static final String QUESTION = "question";
    static final String TALK = "talk";
    static final String ANONYMOUS = "anonymous";

    /// A day.
    private static final int MOST_MINUTES = 24 * 60;

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final Map<Long, CompletableFuture<Void>> registered = new ConcurrentHashMap<>();
    private final Running running;
    private final List<CommandData> wanted;
    private final Set<String> names;

    Commands(Running running, ChairPermission chairs) {
        this.running = running;
        this.wanted = all(DefaultMemberPermissions.enabledFor(chairs.permission()));
        this.names = wanted.stream().flatMap(Commands::names).collect(Collectors.toSet());
    }

    private static List<CommandData> all(DefaultMemberPermissions chairs) {
        return List.of(
                ask(),
                slash("next", Words.NEXT),
                slash("now", Words.NOW),
                slash("schedule", Words.SCHEDULE),
                slash("my-questions", Words.MY_QUESTIONS),
                slash("queue", Words.QUEUE).setDefaultPermissions(chairs),
                session().setDefaultPermissions(chairs),
                onMessage(Words.ADD_TO_QA),
                onMessage(Words.MARK_AS_ANSWER));
    }

    private static SlashCommandData ask() {
        return slash("ask", Words.ASK)
                .addOptions(
                        new OptionData(OptionType.STRING, QUESTION, Words.ASK_QUESTION, true)
                                .setMaxLength(MAX_QUESTION),
                        typed(TALK, Words.ASK_TALK),
                        new OptionData(OptionType.BOOLEAN, ANONYMOUS, Words.ASK_ANONYMOUS));
    }

    private static SlashCommandData session() {
        OptionData minutes = new OptionData(OptionType.INTEGER, "minutes", Words.SESSION_LATE_MINUTES, true)
                .setRequiredRange(-MOST_MINUTES, MOST_MINUTES);
        OptionData absorb = new OptionData(OptionType.BOOLEAN, "absorb", Words.SESSION_ABSORB);
        OptionData author = new OptionData(OptionType.USER, "person", Words.SESSION_AUTHOR_PERSON, true);
        return slash("session", Words.SESSION)
                .addSubcommands(
                        new SubcommandData("late", Words.SESSION_LATE).addOptions(minutes, absorb),
                        new SubcommandData("start", Words.SESSION_START),
                        new SubcommandData("hold", Words.SESSION_HOLD),
                        new SubcommandData("resume", Words.SESSION_RESUME),
                        new SubcommandData("end", Words.SESSION_END),
                        new SubcommandData("skip", Words.SESSION_SKIP)
                                .addOptions(typed("slot", Words.SESSION_SKIP_SLOT), absorb),
                        new SubcommandData("undo", Words.SESSION_UNDO),
                        new SubcommandData("author", Words.SESSION_AUTHOR)
                                .addOptions(author, typed(TALK, Words.SESSION_AUTHOR_TALK)),
                        new SubcommandData("log", Words.SESSION_LOG));
    }

    private static OptionData typed(String name, String description) {
        return new OptionData(OptionType.STRING, name, description).setAutoComplete(true);
    }

    private static SlashCommandData slash(String name, String description) {
        return net.dv8tion.jda.api.interactions.commands.build.Commands.slash(name, description)
                .setContexts(InteractionContextType.GUILD);
    }

    private static CommandData onMessage(String name) {
        return net.dv8tion.jda.api.interactions.commands.build.Commands.message(name)
                .setContexts(InteractionContextType.GUILD);
    }

    /// Those that a command is run by: its own, or with each of its subcommands.
    private static Stream<String> names(CommandData command) {
        return command instanceof SlashCommandData slash
                        && !slash.getSubcommands().isEmpty()
                ? slash.getSubcommands().stream().map(sub -> slash.getName() + " " + sub.getName())
                : Stream.of(command.getName());
    }

    /// Whether there is a command of this name, with its subcommand's after a blank.
    boolean has(String name) {
        return names.contains(name);
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

    private CompletableFuture<Void> write(Guild guild) {
        return guild.retrieveCommands()
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
                "permissions", data.getString("default_member_permissions", ""),
                "options", options(data));
    }

    private static List<Map<String, Object>> options(DataObject data) {
        return data.optArray("options").orElseGet(DataArray::empty).stream(DataArray::getObject)
                .map(Commands::option)
                .toList();
    }

    private static Map<String, Object> option(DataObject option) {
        return Map.of(
                "name", option.getString("name"),
                "type", option.getInt("type"),
                "description", option.getString("description"),
                "required", option.getBoolean("required", false),
                "autocomplete", option.getBoolean("autocomplete", false),
                "max_length", option.getInt("max_length", 0),
                "min_value", option.getString("min_value", ""),
                "max_value", option.getString("max_value", ""),
                "options", options(option));
    }
}
