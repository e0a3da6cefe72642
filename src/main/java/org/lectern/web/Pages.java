package org.lectern.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers as every page of ours gives them.
public final class Pages {
    public static final String HTML = "text/html; charset=utf-8";
    public static final String TEXT = "text/plain";

    /// Nothing from elsewhere, nothing inline, in nobody's frame. The token stands in the address: no page that is
    /// linked to learns it.
    private static final HttpField[] EVERYWHERE = {
        new HttpField(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        new HttpField("Referrer-Policy", "no-referrer"),
        new HttpField("X-Content-Type-Options", "nosniff"),
        new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
        new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
    };

    private Pages() {}

    /// What every answer begins with.
    public static void guard(Response response) {
        for (HttpField field : EVERYWHERE) {
            response.getHeaders().put(field);
        }
    }

    /// Whether a press comes from a page of ours. No page of elsewhere can send this: it needs a header that a form
    /// has not, and browsers say from where it comes.
    public static boolean isOurs(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return "true".equals(request.getHeaders().get("HX-Request")) && (site == null || site.equals("same-origin"));
    }

    public static void events(Response response) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        // Else a reverse proxy may hold events back.
        response.getHeaders().put("X-Accel-Buffering", "no");
    }

    public static ByteBuffer event(String name, String html) {
        return bytes("event: " + name + "\n"
                + html.lines().map(line -> "data: " + line + "\n").collect(Collectors.joining()) + "\n");
    }

    public static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @return false where there is no such asset
    public static boolean asset(Assets assets, String name, Response response, Callback callback) {
        Optional<Assets.Content> found = assets.named(name);
        found.ifPresent(content -> {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "max-age=600");
            write(response, callback, 200, content.type(), content.text());
        });
        return found.isPresent();
    }

    public static void onlyBy(String method, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.ALLOW, method);
        write(response, callback, 405, TEXT, "Only " + method + ".\n");
    }

    public static void write(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, bytes(body), callback);
    }
}
