package org.lectern.chat.discord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.lectern.chat.ButtonId;
import org.lectern.chat.ChatException;

/// The messages of our own in a channel, found by the keys that the `custom_id`s of their buttons bear.
final class History {
    /// Discord's limit of messages a page.
    private static final int PAGE = 100;

    private final JDA jda;

    History(JDA jda) {
        this.jda = jda;
    }

    /// Pages upwards from `after` until all keys are found or the channel ends; a channel that was deleted holds
    /// nothing. It may wait for Discord's limits. Without the permission to read, Discord would answer that there
    /// is nothing.
    CompletableFuture<Map<String, Long>> find(long channel, long after, Collection<String> keys) {
        GuildChannel known = jda.getChannelById(GuildChannel.class, channel);
        if (known != null && !Permissions.has(known, Permission.MESSAGE_HISTORY)) {
            return CompletableFuture.failedFuture(
                    new ChatException(Permissions.lacks(known, Permission.MESSAGE_HISTORY)));
        }
        return page(channel, after, Set.copyOf(keys), new HashMap<>())
                .exceptionallyCompose(failure -> isUnknown(failure)
                        ? CompletableFuture.completedFuture(Map.of())
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isUnknown(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ErrorResponseException told && told.getErrorResponse() == ErrorResponse.UNKNOWN_CHANNEL;
    }

    private CompletableFuture<Map<String, Long>> page(
            long channel, long after, Set<String> keys, Map<String, Long> found) {
        return request(channel, after).submit().thenCompose(page -> {
            page.stream(DataArray::getObject).forEach(message -> collect(message, keys, found));
            boolean last = page.length() < PAGE || found.keySet().containsAll(keys);
            return last
                    ? CompletableFuture.completedFuture(Map.copyOf(found))
                    : page(channel, newest(page), keys, found);
        });
    }

    private RestAction<DataArray> request(long channel, long after) {
        Route.CompiledRoute route = Route.Messages.GET_MESSAGE_HISTORY
                .compile(Long.toUnsignedString(channel))
                .withQueryParams("limit", String.valueOf(PAGE), "after", Long.toUnsignedString(after));
        return new RestActionImpl<>(jda, route, (response, _) -> response.getArray());
    }

    private static long newest(DataArray page) {
        return page.stream(DataArray::getObject)
                .mapToLong(message -> message.getUnsignedLong("id"))
                .max()
                .orElseThrow();
    }

    private void collect(DataObject message, Set<String> keys, Map<String, Long> found) {
        if (message.getObject("author").getUnsignedLong("id")
                == jda.getSelfUser().getIdLong()) {
            for (String key : keys(message)) {
                if (keys.contains(key)) {
                    found.merge(key, message.getUnsignedLong("id"), Math::min);
                }
            }
        }
    }

    /// Buttons stand in rows, and beside texts in sections and frames: wherever they are, they bear the key.
    static List<String> keys(DataObject part) {
        List<String> keys = new ArrayList<>();
        ButtonId.parse(part.getString("custom_id", ""))
                .ifPresent(id -> keys.addAll(Arrays.asList(id.key().split(",", -1))));
        part.optArray("components")
                .ifPresent(inner -> inner.stream(DataArray::getObject).forEach(each -> keys.addAll(keys(each))));
        part.optObject("accessory").ifPresent(accessory -> keys.addAll(keys(accessory)));
        return keys;
    }
}
