package org.lectern.chat.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.lectern.chat.Delivery;

/// What became of a request, read from its answer or from the way in which none came.
final class Outcomes {
    /// After a failure that is over as suddenly as it came, such as a connection refused.
    private static final Duration SOON = Duration.ofSeconds(1);

    /// After a token that is not accepted: Discord bans an address that goes on and on with one.
    private static final Duration LATER = Duration.ofMinutes(1);

    private Outcomes() {}

    static Delivery of(Response response, Exchange exchange) {
        Instant left = exchange.left();
        if (left == null) {
            return new Delivery.Postponed(SOON, "Discord cannot be reached: " + cause(response));
        }
        if (response.isOk()) {
            return response.optObject()
                    .<Delivery>map(body ->
                            new Delivery.Delivered(body.getUnsignedLong("id"), left, Set.copyOf(History.keys(body))))
                    .orElseGet(() -> new Delivery.Unknown("an answer without a body"));
        }
        if (response.isError()) {
            return new Delivery.Unknown("no answer: " + cause(response));
        }
        return refusal(response, exchange.status());
    }

    private static Delivery refusal(Response response, int status) {
        if (status == 429) {
            return new Delivery.Postponed(retryAfter(response), "Discord's rate limit");
        }
        if (status == 401) {
            return new Delivery.Postponed(LATER, "Discord does not accept the bot's token any more");
        }
        if (status == 408 || status >= 500) {
            return new Delivery.Unknown("HTTP " + status);
        }
        DataObject body = response.optObject().orElse(null);
        ErrorResponseException told = ErrorResponseException.create(ErrorResponse.fromJSON(body), response);
        int code = body == null ? 0 : body.getInt("code", 0);
        return new Delivery.Refused(
                code == 0 ? status : code, Objects.requireNonNullElse(told.getMessage(), told.getMeaning()));
    }

    /// To the millisecond from the body; the header has whole seconds.
    static Duration retryAfter(Response response) {
        double seconds = body(response)
                .map(body -> body.getDouble("retry_after", 0))
                .filter(told -> told > 0)
                .orElse(response.retryAfter / 1000.0);
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    static boolean global(Response response) {
        return body(response).map(body -> body.getBoolean("global", false)).orElse(false);
    }

    private static Optional<DataObject> body(Response response) {
        return response.optObject();
    }

    private static String cause(Response response) {
        Exception exception = response.getException();
        return exception == null ? "no reason told" : exception.toString();
    }
}
