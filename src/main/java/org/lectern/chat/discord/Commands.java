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
    static final String QUESTION = Words.ASK_QUESTION.original();
    static final String TALK = Words.ASK_TALK.original();
    static final String ADD_TO_QA = Words.ADD_TO_QA.original();
    static final String MARK_AS_ANSWER = Words.MARK_AS_ANSWER.original();
    static final String ANONYMOUS = "anonymous";

    /// A day.
    private static final int MOST_MINUTES = 24 * 60;

    /// Of a reminder, in minutes.
    private static final int MOST_BEFORE = 60;

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
                slash("next", Words.NEXT).addOptions(room(), kind()),
                slash("now", Words.NOW).addOptions(room(), kind()),
                slash("schedule", Words.SCHEDULE).addOptions(day(), room(), kind()),
                remind(),
                calendar(),
                slash("my-questions", Words.MY_QUESTIONS),
                slash("queue", Words.QUEUE).setDefaultPermissions(chairs),
                session().setDefaultPermissions(chairs),
                onMessage(Words.ADD_TO_QA),
                onMessage(Words.MARK_AS_ANSWER));
    }

    private static SlashCommandData ask() {
        return slash("ask", Words.ASK)
                .addOptions(
                        option(OptionType.STRING, Words.ASK_QUESTION, Words.ASK_QUESTION_DESCRIPTION)
                                .setRequired(true)
                                .setMaxLength(MAX_QUESTION),
                        option(OptionType.STRING, Words.ASK_TALK, Words.ASK_TALK_DESCRIPTION)
                                .setAutoComplete(true),
                        option(OptionType.BOOLEAN, Words.ASK_ANONYMOUS, Words.ASK_ANONYMOUS_DESCRIPTION));
    }

    private static SlashCommandData remind() {
        return slash("remind", Words.REMIND)
                .addOptions(
                        option(OptionType.STRING, Words.ASK_TALK, Words.REMIND_TALK_DESCRIPTION)
                                .setAutoComplete(true),
                        option(OptionType.INTEGER, Words.REMIND_BEFORE, Words.REMIND_BEFORE_DESCRIPTION)
                                .setRequiredRange(0, MOST_BEFORE));
    }

    private static SlashCommandData calendar() {
        return slash("calendar", Words.CALENDAR)
                .addOptions(
                        option(OptionType.STRING, Words.ASK_TALK, Words.CALENDAR_TALK_DESCRIPTION)
                                .setAutoComplete(true),
                        day(),
                        room(),
                        kind(),
                        option(OptionType.BOOLEAN, Words.CALENDAR_MINE, Words.CALENDAR_MINE_DESCRIPTION));
    }

    private static OptionData room() {
        return option(OptionType.STRING, Words.ROOM, Words.ROOM_DESCRIPTION).setAutoComplete(true);
    }

    private static OptionData kind() {
        return option(OptionType.STRING, Words.KIND, Words.KIND_DESCRIPTION).setAutoComplete(true);
    }

    private static OptionData day() {
        return option(OptionType.STRING, Words.DAY, Words.DAY_DESCRIPTION).setAutoComplete(true);
    }

    private static SlashCommandData session() {
        OptionData minutes = option(
                        OptionType.INTEGER, Words.SESSION_LATE_MINUTES, Words.SESSION_LATE_MINUTES_DESCRIPTION)
                .setRequired(true)
                .setRequiredRange(-MOST_MINUTES, MOST_MINUTES);
        OptionData absorb = option(OptionType.BOOLEAN, Words.SESSION_ABSORB, Words.SESSION_ABSORB_DESCRIPTION);
        return slash("session", Words.SESSION)
                .addSubcommands(
                        sub("late", Words.SESSION_LATE).addOptions(minutes, absorb),
                        sub("start", Words.SESSION_START),
                        sub("hold", Words.SESSION_HOLD),
                        sub("resume", Words.SESSION_RESUME),
                        sub("end", Words.SESSION_END),
                        sub("skip", Words.SESSION_SKIP)
                                .addOptions(
                                        option(
                                                        OptionType.STRING,
                                                        Words.SESSION_SKIP_SLOT,
                                                        Words.SESSION_SKIP_SLOT_DESCRIPTION)
                                                .setAutoComplete(true),
                                        absorb),
                        sub("undo", Words.SESSION_UNDO),
                        sub("author", Words.SESSION_AUTHOR)
                                .addOptions(
                                        option(
                                                        OptionType.USER,
                                                        Words.SESSION_AUTHOR_PERSON,
                                                        Words.SESSION_AUTHOR_PERSON_DESCRIPTION)
                                                .setRequired(true),
                                        option(OptionType.STRING, Words.ASK_TALK, Words.SESSION_AUTHOR_TALK_DESCRIPTION)
                                                .setAutoComplete(true),
                                        option(
                                                OptionType.BOOLEAN,
                                                Words.SESSION_AUTHOR_REMOVE,
                                                Words.SESSION_AUTHOR_REMOVE_DESCRIPTION)),
                        sub("log", Words.SESSION_LOG),
                        sub("desk", Words.SESSION_DESK)
                                .addOptions(option(
                                        OptionType.BOOLEAN,
                                        Words.SESSION_WALL_REVOKE,
                                        Words.SESSION_WALL_REVOKE_DESCRIPTION)),
                        sub("reload", Words.SESSION_RELOAD)
                                .addOptions(option(
                                        OptionType.BOOLEAN,
                                        Words.SESSION_RELOAD_PREVIEW,
                                        Words.SESSION_RELOAD_PREVIEW_DESCRIPTION)),
                        sub("report", Words.SESSION_REPORT)
                                .addOptions(option(
                                        OptionType.BOOLEAN,
                                        Words.SESSION_WALL_REVOKE,
                                        Words.SESSION_WALL_REVOKE_DESCRIPTION)),
                        sub("wall", Words.SESSION_WALL)
                                .addOptions(option(
                                        OptionType.BOOLEAN,
                                        Words.SESSION_WALL_REVOKE,
                                        Words.SESSION_WALL_REVOKE_DESCRIPTION)));
    }

    private static SubcommandData sub(String name, Words description) {
        return new SubcommandData(name, description.original()).setDescriptionLocalizations(description.translations());
    }

    private static OptionData option(OptionType type, Words name, Words description) {
        return new OptionData(type, name.original(), description.original())
                .setNameLocalizations(name.translations())
                .setDescriptionLocalizations(description.translations());
    }

    /// Its name is the same in every language: people tell each other what to type.
    private static SlashCommandData slash(String name, Words description) {
        return net.dv8tion.jda.api.interactions.commands.build.Commands.slash(name, description.original())
                .setDescriptionLocalizations(description.translations())
                .setContexts(InteractionContextType.GUILD);
    }

    private static CommandData onMessage(Words name) {
        return net.dv8tion.jda.api.interactions.commands.build.Commands.message(name.original())
                .setNameLocalizations(name.translations())
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
                "translations", translations(option),
                "required", option.getBoolean("required", false),
                "autocomplete", option.getBoolean("autocomplete", false),
                "max_length", option.getInt("max_length", 0),
                "min_value", option.getString("min_value", ""),
                "max_value", option.getString("max_value", ""),
                "options", options(option));
    }

    private static List<Map<String, Object>> translations(DataObject named) {
        return Stream.of("name_localizations", "description_localizations")
                .map(field ->
                        named.optObject(field).orElseGet(DataObject::empty).toMap())
                .toList();
    }
}
