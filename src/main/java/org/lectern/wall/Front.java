package org.lectern.wall;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.lectern.floor.Floor;
import org.lectern.floor.FloorView;
import org.lectern.floor.Link;
import org.lectern.wording.WallView;

/// What is at which address. Addresses within pages are relative, so that they hold behind any path prefix.
///
/// | address | |
/// | --- | --- |
/// | `/health` | whether it answers |
/// | `/assets/NAME` | what pages are made of |
/// | `/wall/TOKEN` | the question wall |
/// | `/wall/TOKEN/events` | what it shows, whenever that changes, as server-sent events |
final class Front extends Handler.Abstract {
    private static final Pattern ASSET = Pattern.compile("/assets/([a-z.]+)");
    private static final Pattern WALL = Pattern.compile("/wall/([A-Za-z0-9_-]{10,100})(/events)?");
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
    private static final String HTML = "text/html; charset=utf-8";
    private static final int NOT_FOUND = 404;

    private final Floor floor;
    private final Feeds feeds;
    private final Assets assets = new Assets();

    Front(Floor floor, Feeds feeds) {
        this.floor = floor;
        this.feeds = feeds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        for (HttpField field : EVERYWHERE) {
            response.getHeaders().put(field);
        }
        String path = request.getHttpURI().getCanonicalPath();
        Matcher asset = ASSET.matcher(path);
        Matcher wall = WALL.matcher(path);
        if (!request.getMethod().equals("GET")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET");
            write(response, callback, 405, "text/plain", "Only GET.\n");
        } else if (path.equals("/health")) {
            write(response, callback, 200, "application/json", "{\"status\":\"up\"}\n");
        } else if (asset.matches()) {
            asset(asset.group(1), response, callback);
        } else if (wall.matches()) {
            wall(wall.group(1), wall.group(2) != null, response, callback);
        } else {
            notFound(response, callback);
        }
        return true;
    }

    private void asset(String name, Response response, Callback callback) {
        Optional<Assets.Content> found = assets.named(name);
        if (found.isEmpty()) {
            notFound(response, callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "max-age=600");
        write(response, callback, 200, found.get().type(), found.get().text());
    }

    private void wall(String token, boolean events, Response response, Callback callback) throws Exception {
        Optional<Link> link = floor.link(token).join().filter(each -> each.page() == Link.Page.WALL);
        Optional<FloorView> view = link.isEmpty()
                ? Optional.empty()
                : floor.view(link.get().session()).join();
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (link.isEmpty() || view.isEmpty()) {
            notFound(response, callback);
        } else if (events) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
            // Else a reverse proxy may hold events back.
            response.getHeaders().put("X-Accel-Buffering", "no");
            feeds.of(link.get().session()).serve(token, response);
            callback.succeeded();
        } else {
            FloorView now = view.get();
            WallView shown = WallView.of(now.scene(), now.questions(), now.at());
            write(response, callback, 200, HTML, Templates.page(shown, now.at(), now.pace(), token));
        }
    }

    /// The same whether there was such a link or never one.
    private static void notFound(Response response, Callback callback) {
        write(response, callback, NOT_FOUND, HTML, Templates.notFound());
    }

    private static void write(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
