package org.lectern.chat.discord;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// What stands between JDA and the connection: it notes when a request of the sender's leaves and what limits its
/// answer tells.
///
/// It also keeps JDA from sending such a request again. JDA repeats what is answered with 502 to 504 and their like
/// up to four times with pauses that double, and OkHttp repeats a 503 that says so; neither repeats a 500, so that is
/// what they are shown. Answers to interactions (acknowledged once by Discord), edits and reads may be repeated, and
/// are left to JDA.
///
/// Each request waits here until Discord's limit of all requests lets it leave. Answers to interactions do not count
/// for that.
///
/// And it has Discord answer a first response without the message that became of it. JDA asks for that always; nobody
/// here looks at it, and to read it took a tenth of all that `/ask` took.
final class Wire implements Interceptor {
    private static final int NOT_REPEATED = 500;
    private static final String WITH_RESPONSE = "with_response";

    private final InstantSource sessionClock;
    private final RateLimits limits;
    private final Supplier<Runnable> leaving;

    /// @param leaving returns when a request may leave, with what is run when it is answered
    Wire(InstantSource sessionClock, RateLimits limits, Supplier<Runnable> leaving) {
        this.sessionClock = sessionClock;
        this.limits = limits;
        this.leaving = leaving;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (Exchange.CURRENT.isBound()) {
            return carry(chain, Exchange.CURRENT.get());
        }
        if (!counts(chain.request())) {
            return chain.proceed(plain(chain.request()));
        }
        Runnable answered = leaving.get();
        try {
            return chain.proceed(chain.request());
        } finally {
            answered.run();
        }
    }

    /// Whether it counts for the limit of all requests, as those of interactions do not.
    private static boolean counts(Request request) {
        List<String> path = request.url().pathSegments();
        return !path.contains("interactions") && !path.contains("webhooks");
    }

    private static Request plain(Request request) {
        return request.url().queryParameter(WITH_RESPONSE) == null
                ? request
                : request.newBuilder()
                        .url(request.url()
                                .newBuilder()
                                .removeAllQueryParameters(WITH_RESPONSE)
                                .build())
                        .build();
    }

    private Response carry(Chain chain, Exchange exchange) throws IOException {
        limits.leaves(exchange);
        Runnable answered = leaving.get();
        try {
            exchange.leaves(sessionClock.instant());
            Response response = chain.proceed(chain.request());
            exchange.answered(response.code());
            limits.answered(exchange, response);
            return response.code() > NOT_REPEATED
                    ? response.newBuilder().code(NOT_REPEATED).build()
                    : response;
        } finally {
            answered.run();
            limits.returned(exchange);
        }
    }
}
