package org.lectern.chat.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.Request;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.RequestBody;
import org.lectern.chat.Delivery;

/// A request of the sender's own through JDA's requester. JDA's own actions want the channel in its cache, which a
/// thread made a moment ago is not, and turn every answer into an exception that no longer says what certainly did
/// not happen.
final class SendCall extends RestActionImpl<Delivery> {
    private final Exchange exchange;
    private final RateLimits limits;

    SendCall(JDA jda, Route.CompiledRoute route, RequestBody body, Exchange exchange, RateLimits limits) {
        super(jda, route, body);
        this.exchange = exchange;
        this.limits = limits;
    }

    @Override
    public void handleResponse(Response response, Request<Delivery> request) {
        if (response.isRateLimit()) {
            limits.refused(exchange, Outcomes.retryAfter(response), Outcomes.global(response));
        }
        request.onSuccess(Outcomes.of(response, exchange));
    }
}
