package org.lectern.chat.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.Route.CompiledRoute;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.Requester;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.lectern.chat.ChatSender.Route;
import org.lectern.chat.Delivery;
import org.lectern.chat.GuildEvent;
import org.lectern.chat.Guilds;

/// Channels and scheduled events, made by the requests of the sender and looked up by JDA's own.
final class GuildCalls implements Guilds {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration BEGINS_IN = Duration.ofSeconds(30);
    private static final int TEXT = 0;
    private static final int LOOKS = 100;
    private static final int LOOK_AGAIN_MILLIS = 20;

    /// How an event is marked as one of ours, at the end of its description, before its key.
    private static final String MARK = "\n\nLectern · ";

    private final JDA jda;
    private final InstantSource clock;
    private final Carrier carrier;

    /// Carries a request to Discord.
    interface Carrier {
        CompletableFuture<Delivery> carry(Exchange exchange, CompiledRoute route, Supplier<RequestBody> body);
    }

    /// @param clock the sessions'
    GuildCalls(JDA jda, InstantSource clock, Carrier carrier) {
        this.jda = jda;
        this.clock = clock;
        this.carrier = carrier;
    }

    @Override
    public CompletableFuture<List<Channel>> channels(long guild) {
        return get(
                net.dv8tion.jda.api.requests.Route.Guilds.GET_CHANNELS.compile(id(guild)),
                response -> response.getArray().stream(DataArray::getObject)
                        .filter(channel -> channel.getInt("type") == TEXT)
                        .map(GuildCalls::channel)
                        .toList());
    }

    private static Channel channel(DataObject channel) {
        long category = channel.getUnsignedLong("parent_id", 0);
        return new Channel(
                channel.getUnsignedLong("id"), category == 0 ? null : (Long) category, channel.getString("name"));
    }

    @Override
    public CompletableFuture<Delivery> createChannel(long guild, @Nullable Long category, String name, String topic) {
        DataObject body = DataObject.empty().put("name", name).put("type", TEXT).put("topic", topic);
        if (category != null) {
            body.put("parent_id", id(category));
        }
        return carry(
                        Route.CREATE_CHANNEL,
                        guild,
                        net.dv8tion.jda.api.requests.Route.Guilds.CREATE_CHANNEL.compile(id(guild)),
                        body)
                .thenCompose(made -> made instanceof Delivery.Delivered delivered
                        ? heardOf(delivered, LOOKS)
                        : CompletableFuture.completedFuture(made));
    }

    /// The gateway tells of a new channel, too, perhaps a little later.
    private CompletableFuture<Delivery> heardOf(Delivery.Delivered made, int looks) {
        if (looks == 0 || guildOf(made.id()) != 0) {
            return CompletableFuture.completedFuture(made);
        }
        return CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS))
                .thenCompose(_ -> heardOf(made, looks - 1));
    }

    @Override
    public CompletableFuture<Delivery> archive(long thread, boolean archived) {
        return change(thread, DataObject.empty().put("archived", archived));
    }

    @Override
    public CompletableFuture<Delivery> rename(long thread, String name) {
        return change(thread, DataObject.empty().put("name", name));
    }

    private CompletableFuture<Delivery> change(long thread, DataObject body) {
        return carry(
                Route.CHANGE_THREAD,
                thread,
                net.dv8tion.jda.api.requests.Route.Channels.MODIFY_CHANNEL.compile(id(thread)),
                body);
    }

    @Override
    public Set<Long> activeThreads(long guild) {
        Guild known = jda.getGuildById(guild);
        return known == null
                ? Set.of()
                : known.getThreadChannelCache().stream()
                        .filter(thread -> !thread.isArchived())
                        .map(ThreadChannel::getIdLong)
                        .collect(Collectors.toSet());
    }

    @Override
    public long guildOf(long channel) {
        GuildChannel known = jda.getChannelById(GuildChannel.class, channel);
        return known == null ? 0 : known.getGuild().getIdLong();
    }

    @Override
    public CompletableFuture<Delivery> createEvent(long guild, GuildEvent event, String key) {
        // Discord takes none that has begun.
        Instant earliest = clock.instant().plus(BEGINS_IN);
        Instant start = event.start().isAfter(earliest) ? event.start() : earliest;
        if (!event.end().isAfter(start)) {
            return CompletableFuture.completedFuture(new Delivery.Refused(0, "it is about to end"));
        }
        DataObject body = described(event, key)
                .put("privacy_level", 2)
                .put("entity_type", 3)
                .put("scheduled_start_time", start.toString())
                .put("scheduled_end_time", event.end().toString());
        return carry(
                Route.CREATE_EVENT,
                guild,
                net.dv8tion.jda.api.requests.Route.Guilds.CREATE_SCHEDULED_EVENT.compile(id(guild)),
                body);
    }

    @Override
    public CompletableFuture<Delivery> editEvent(long guild, long id, GuildEvent event, String key) {
        return get(
                        net.dv8tion.jda.api.requests.Route.Guilds.GET_SCHEDULED_EVENT.compile(id(guild), id(id)),
                        Response::getObject)
                .thenApply(now -> now.getInt("status"))
                .thenCompose(status -> edit(guild, id, event, key, status))
                .exceptionally(GuildCalls::refusal);
    }

    private CompletableFuture<Delivery> edit(long guild, long id, GuildEvent event, String key, int now) {
        if (now == Status.COMPLETED || now == Status.CANCELED) {
            return CompletableFuture.completedFuture(new Delivery.Delivered(id, clock.instant(), Set.of()));
        }
        DataObject body = described(event, key);
        Instant instant = clock.instant();
        if (now == Status.SCHEDULED && event.start().isAfter(instant)) {
            body.put("scheduled_start_time", event.start().toString());
        }
        if (event.end().isAfter(instant)) {
            body.put("scheduled_end_time", event.end().toString());
        }
        List<Integer> way = Status.way(now, event.state());
        if (!way.isEmpty()) {
            body.put("status", way.getFirst());
        }
        CompletableFuture<Delivery> changed = change(guild, id, body);
        return way.size() < 2
                ? changed
                : changed.thenCompose(first -> first instanceof Delivery.Delivered
                        ? change(guild, id, status(way.getLast()))
                        : CompletableFuture.completedFuture(first));
    }

    private CompletableFuture<Delivery> change(long guild, long id, DataObject body) {
        return carry(
                Route.EDIT,
                guild,
                net.dv8tion.jda.api.requests.Route.Guilds.MODIFY_SCHEDULED_EVENT.compile(id(guild), id(id)),
                body);
    }

    @Override
    public CompletableFuture<Map<String, Long>> findEvents(long guild, Collection<String> keys) {
        return get(
                        net.dv8tion.jda.api.requests.Route.Guilds.GET_SCHEDULED_EVENTS.compile(id(guild)),
                        Response::getArray)
                .thenApply(events -> {
                    Map<String, Long> found = new HashMap<>();
                    events.stream(DataArray::getObject).forEach(event -> {
                        String description = event.getString("description", "");
                        int at = description.lastIndexOf(MARK);
                        String key = at < 0 ? "" : description.substring(at + MARK.length());
                        boolean own = event.getUnsignedLong("creator_id", 0)
                                == jda.getSelfUser().getIdLong();
                        if (own && keys.contains(key)) {
                            found.merge(key, event.getUnsignedLong("id"), Math::min);
                        }
                    });
                    return Map.copyOf(found);
                });
    }

    private DataObject described(GuildEvent event, String key) {
        return DataObject.empty()
                .put("name", event.name())
                .put("description", event.description() + MARK + key)
                .put("entity_metadata", DataObject.empty().put("location", location(event)));
    }

    private String location(GuildEvent event) {
        GuildChannel channel = jda.getChannelById(GuildChannel.class, event.channel());
        return !event.location().isBlank() ? event.location() : channel == null ? "Discord" : "#" + channel.getName();
    }

    private static DataObject status(int status) {
        return DataObject.empty().put("status", status);
    }

    private CompletableFuture<Delivery> carry(Route route, long guild, CompiledRoute compiled, DataObject body) {
        return carrier.carry(
                new Exchange(route, guild),
                compiled,
                () -> RequestBody.create(body.toJson(), Requester.MEDIA_TYPE_JSON));
    }

    private <T> CompletableFuture<T> get(CompiledRoute route, Function<Response, T> read) {
        return new RestActionImpl<T>(jda, route, (response, _) -> read.apply(response)).submit();
    }

    /// What a look has failed by: nothing was changed.
    private static Delivery refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ErrorResponseException told && told.getErrorCode() > 0
                ? new Delivery.Refused(told.getErrorCode(), told.getMeaning())
                : new Delivery.Postponed(SOON, Login.plain(cause));
    }

    private static String id(long id) {
        return Long.toUnsignedString(id);
    }

    /// Discord's numbers (Discord, "Guild Scheduled Event Status").
    private static final class Status {
        static final int SCHEDULED = 1;
        static final int ACTIVE = 2;
        static final int COMPLETED = 3;
        static final int CANCELED = 4;

        private Status() {}

        /// The steps from a status that is not over; one that has begun can only be completed.
        static List<Integer> way(int now, GuildEvent.State wanted) {
            boolean isOn = now == ACTIVE;
            return switch (wanted) {
                case TO_COME -> List.of();
                case ON -> isOn ? List.of() : List.of(ACTIVE);
                case OVER -> isOn ? List.of(COMPLETED) : List.of(ACTIVE, COMPLETED);
                case CANCELLED -> List.of(isOn ? COMPLETED : CANCELED);
            };
        }
    }
}
