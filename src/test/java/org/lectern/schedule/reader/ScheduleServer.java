package org.lectern.schedule.reader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/// A web server whose answers a test decides, one after the other: it says what it was asked, and the last answer
/// stays.
public final class ScheduleServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Answer answer = status(404);

    /// What it does with a request.
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    public ScheduleServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            headers.put("path", exchange.getRequestURI().toString());
            asked.add(headers);
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/plan.ics";
    }

    public ScheduleServer answers(Answer next) {
        answer = next;
        return this;
    }

    /// The headers of every request, and its path.
    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    public static Answer status(int status, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public static Answer text(String text, String... headers) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Answer bytes(byte[] bytes, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        };
    }

    /// Of a server that knows what a version is.
    public static Answer versioned(String text, String etag) {
        return exchange -> (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                        ? status(304, "ETag", etag)
                        : text(text, "ETag", etag))
                .to(exchange);
    }

    public static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static void set(HttpExchange exchange, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
