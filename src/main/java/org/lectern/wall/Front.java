package org.lectern.wall;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.lectern.floor.DeskAct;
import org.lectern.floor.Floor;
import org.lectern.floor.FloorView;
import org.lectern.floor.Link;
import org.lectern.floor.Past;
import org.lectern.report.Format;
import org.lectern.report.Report;
import org.lectern.web.Assets;
import org.lectern.web.Assets.Asset;
import org.lectern.web.Pages;
import org.lectern.wording.DeskView;
import org.lectern.wording.WallView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is at which address. Addresses within pages are relative, so that they hold behind any path prefix.
///
/// | address | |
/// | --- | --- |
/// | `/health` | whether it answers |
/// | `/assets/NAME` | what pages are made of |
/// | `/wall/TOKEN` | the question wall |
/// | `/wall/TOKEN/events` | what it shows, whenever that changes, as server-sent events |
/// | `/report/TOKEN` | what came of a session |
/// | `/desk/TOKEN/` | the chairs' desk |
/// | `/desk/TOKEN/events` | what it shows |
/// | `/desk/TOKEN/act` | does what a chair has pressed there; the only one that takes POST |
final class Front extends Handler.Abstract {
    private static final Pattern ASSET = Pattern.compile("/assets/([a-z.]+)");
    private static final Pattern WALL = Pattern.compile("/wall/([A-Za-z0-9_-]{10,100})(/events)?");
    private static final Pattern REPORT = Pattern.compile("/report/([A-Za-z0-9_-]{10,100})");
    private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");
    private static final Pattern DESK = Pattern.compile("/desk/([A-Za-z0-9_-]{10,100})/(events|act)?");
    private static final int NOT_FOUND = 404;

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private final Floor floor;
    private final Feeds feeds;
    private final Assets assets = new Assets(Map.of(
            "wall.css", Asset.style("/org/lectern/wall/wall.css"),
            "live.js", Asset.script("/org/lectern/wall/live.js"),
            "desk.css", Asset.style("/org/lectern/wall/desk.css"),
            "desk.js", Asset.script("/org/lectern/wall/desk.js")));

    Front(Floor floor, Feeds feeds) {
        this.floor = floor;
        this.feeds = feeds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Pages.guard(response);
        try {
            answer(request, response, callback);
        } catch (RuntimeException fault) {
            if (response.isCommitted()) {
                throw fault;
            }
            LOG.error("A page could not be made", fault);
            Pages.write(response, callback, 500, Pages.TEXT, "Lectern could not make this page; its log says why.\n");
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getCanonicalPath();
        Matcher asset = ASSET.matcher(path);
        Matcher wall = WALL.matcher(path);
        Matcher desk = DESK.matcher(path);
        Matcher report = REPORT.matcher(path);
        if (desk.matches() && "act".equals(desk.group(2))) {
            act(desk.group(1), request, response, callback);
        } else if (!request.getMethod().equals("GET")) {
            Pages.onlyBy("GET", response, callback);
        } else if (path.equals("/health")) {
            Pages.write(response, callback, 200, "application/json", "{\"status\":\"up\"}\n");
        } else if (asset.matches()) {
            asset(asset.group(1), response, callback);
        } else if (wall.matches()) {
            wall(wall.group(1), wall.group(2) != null, response, callback);
        } else if (report.matches()) {
            report(report.group(1), request, response, callback);
        } else if (desk.matches()) {
            desk(desk.group(1), desk.group(2) != null, request, response, callback);
        } else {
            notFound(response, callback);
        }
    }

    private void asset(String name, Response response, Callback callback) {
        if (!Pages.asset(assets, name, response, callback)) {
            notFound(response, callback);
        }
    }

    private void wall(String token, boolean events, Response response, Callback callback) throws Exception {
        Optional<Link> link = link(token, Link.Page.WALL);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (link.isPresent() && events) {
            events(new Feeds.Shown(link.get().session(), Link.Page.WALL, Locale.ROOT), token, response, callback);
            return;
        }
        Optional<FloorView> view = link.isEmpty()
                ? Optional.empty()
                : floor.view(link.get().session()).join();
        if (view.isEmpty()) {
            notFound(response, callback);
        } else {
            FloorView now = view.get();
            WallView shown = WallView.of(now.scene(), now.questions(), now.at());
            Pages.write(response, callback, 200, Pages.HTML, Templates.page(shown, now.at(), now.pace(), token));
        }
    }

    private Optional<Link> link(String token, Link.Page page) {
        return floor.link(token).join().filter(each -> each.page() == page);
    }

    private void events(Feeds.Shown shown, String token, Response response, Callback callback) throws Exception {
        Pages.events(response);
        feeds.of(shown).serve(token, response);
        callback.succeeded();
    }

    private void report(String token, Request request, Response response, Callback callback) {
        Optional<Link> link = link(token, Link.Page.REPORT);
        Optional<Past> past = link.isEmpty()
                ? Optional.empty()
                : floor.past(link.get().session()).join();
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (past.isEmpty()) {
            notFound(response, callback);
            return;
        }
        Locale reader = reader(request);
        Past it = past.get();
        String page =
                Format.HTML.write(Report.of(it.scene().in(reader), it.printed(), it.asked(), it.history()), reader);
        response.getHeaders().put("Content-Security-Policy", policyOf(page));
        Pages.write(response, callback, 200, Pages.HTML, page);
    }

    /// The page has its style within it, so that it opens offline: just that one is let through.
    private static String policyOf(String page) {
        Matcher style = STYLE.matcher(page);
        String source = style.find() ? "'sha256-" + sha256(style.group(1)) + "'" : "'none'";
        return "default-src 'none'; style-src " + source + "; img-src data:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void desk(String token, boolean events, Request request, Response response, Callback callback)
            throws Exception {
        Optional<Link> link = link(token, Link.Page.DESK);
        Locale reader = reader(request);
        Optional<DeskView> view = link.isEmpty()
                ? Optional.empty()
                : floor.desk(link.get().session(), reader).join();
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (link.isEmpty() || view.isEmpty()) {
            notFound(response, callback);
        } else if (events) {
            events(new Feeds.Shown(link.get().session(), Link.Page.DESK, reader), token, response, callback);
        } else {
            Pages.write(response, callback, 200, Pages.HTML, Templates.desk(view.get(), floor.tick()));
        }
    }

    private static Locale reader(Request request) {
        String wanted = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        try {
            return DeskView.language(wanted == null ? List.of() : Locale.LanguageRange.parse(wanted));
        } catch (IllegalArgumentException garbled) {
            return DeskView.language(List.of());
        }
    }

    private void act(String token, Request request, Response response, Callback callback) throws Exception {
        Optional<Link> link = link(token, Link.Page.DESK);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (!request.getMethod().equals("POST")) {
            Pages.onlyBy("POST", response, callback);
        } else if (link.isEmpty()) {
            notFound(response, callback);
        } else if (!Pages.isOurs(request)) {
            Pages.write(response, callback, 403, Pages.TEXT, "Only from the desk's own page.\n");
        } else {
            DeskForm form = new DeskForm(FormFields.getFields(request, 20, 10_000));
            Optional<DeskAct> act = form.act();
            if (act.isEmpty()) {
                Pages.write(response, callback, 400, Pages.TEXT, "That is nothing that the desk can do.\n");
            } else {
                DeskView.Answer answer =
                        floor.act(link.get(), act.get(), reader(request)).join();
                Pages.write(response, callback, 200, Pages.HTML, Templates.said(answer));
            }
        }
    }

    /// The same whether there was such a link or never one.
    private static void notFound(Response response, Callback callback) {
        Pages.write(response, callback, NOT_FOUND, Pages.HTML, Templates.notFound());
    }
}
