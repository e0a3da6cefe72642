package org.lectern.schedule.reader;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/// Asks a server for a schedule, once, and tells whatever goes wrong in a few words.
final class Fetcher implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s\";]+)");
    private static final String TOO_LARGE = "it is larger than 20 MB: it is no schedule";
    private static final String BROKE_OFF = "the answer broke off";

    private final String agent;
    private final InstantSource clock;
    private final Duration patience;
    private final HttpClient client;

    /// @param agent how Lectern calls itself
    /// @param patience how long the whole answer may take
    Fetcher(String agent, InstantSource clock, Duration patience) {
        this.agent = agent;
        this.clock = clock;
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /// @param known the version that one has
    Fetched fetch(URI address, Fetched.Version known) {
        try {
            URI at = address;
            for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
                HttpResponse<byte[]> answer = answer(request(at, address, known));
                Optional<String> elsewhere = elsewhere(answer);
                if (elsewhere.isEmpty()) {
                    return read(answer, known);
                }
                URI next = at.resolve(elsewhere.get());
                if (!leadsOn(at, next)) {
                    return new Fetched.Failed("it leads to " + new Origin.Web(next) + ", which is not followed");
                }
                at = next;
            }
            return new Fetched.Failed("it leads from one address to the next, more than " + MOST_REDIRECTS + " times");
        } catch (IOException e) {
            return new Fetched.Failed(told(e));
        } catch (IllegalArgumentException _) {
            return new Fetched.Failed("it leads to an address that is none");
        }
    }

    private static Optional<String> elsewhere(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 301, 302, 303, 307, 308 -> answer.headers().firstValue("Location");
            default -> Optional.empty();
        };
    }

    /// From https never to http.
    private static boolean leadsOn(URI from, URI to) {
        return to.getHost() != null
                && ("https".equalsIgnoreCase(to.getScheme())
                        || ("http".equalsIgnoreCase(to.getScheme()) && "http".equalsIgnoreCase(from.getScheme())));
    }

    private HttpRequest request(URI at, URI first, Fetched.Version known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .timeout(patience)
                .header("User-Agent", agent)
                .header("Accept", "*/*")
                .header("Accept-Encoding", "gzip");
        if (known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        String user = first.getUserInfo();
        if (user != null && first.resolve("/").equals(at.resolve("/"))) {
            String encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        return request.build();
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ScheduleFile.MAX_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new HttpTimeoutException("the answer takes too long");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Lectern ends");
        } finally {
            answer.cancel(true);
        }
    }

    private Fetched read(HttpResponse<byte[]> answer, Fetched.Version known) throws IOException {
        int status = answer.statusCode();
        return switch (status) {
            case 200 -> new Fetched.Fresh(text(answer), version(answer));
            case 304 ->
                known.equals(Fetched.Version.UNKNOWN)
                        ? new Fetched.Failed("the server answered that it has not changed, without having been asked")
                        : new Fetched.Unchanged();
            case 401, 403 ->
                new Fetched.Failed("the server lets nobody in (" + status
                        + "): name an address that is public, or one with a name and password, such as"
                        + " https://name:password@example.org/schedule.xml");
            case 404 -> new Fetched.Failed("there is nothing at this address (404): correct it");
            case 410 -> new Fetched.Failed("it is gone for good (410): name another address");
            case 429, 503 ->
                new Fetched.Failed("the server asks to be left alone for a while (" + status + ")", retryAfter(answer));
            default -> new Fetched.Failed("the server answered " + status + " instead of a schedule");
        };
    }

    private static Fetched.Version version(HttpResponse<?> answer) {
        return new Fetched.Version(
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Last-Modified").orElse(null));
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        byte[] body = answer.body();
        String coding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
            try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unzipped.readNBytes(ScheduleFile.MAX_BYTES + 1);
            }
            if (body.length > ScheduleFile.MAX_BYTES) {
                throw new TooLarge();
            }
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return ScheduleFile.decoded(body, charset(type));
    }

    /// UTF-8 where a server does not say another.
    private static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }

    /// A number of seconds, or a date.
    private Duration retryAfter(HttpResponse<?> answer) {
        String said = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (said.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(said));
        }
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(said, Instant::from);
            Duration left = Duration.between(clock.instant(), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }

    private static String told(IOException fault) {
        return switch (fault) {
            case TooLarge _ -> TOO_LARGE;
            case HttpTimeoutException _ -> "the server takes too long to answer";
            case ConnectException _ ->
                fault.getCause() instanceof UnresolvedAddressException
                        ? "no server of that name is known: correct the address, or connect to the network"
                        : "no server answers there";
            case SSLException _ -> "no secure connection to it can be made (" + fault.getMessage() + ")";
            case CharacterCodingException _ ->
                "it is no text in UTF-8, nor in the encoding that its server names: serve it in UTF-8";
            case EOFException _, ZipException _ -> BROKE_OFF;
            case InterruptedIOException _ -> "Lectern ends";
            default -> String.valueOf(fault.getMessage()).startsWith("body exceeds") ? TOO_LARGE : BROKE_OFF;
        };
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
