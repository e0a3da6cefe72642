package org.lectern.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// The one port: REST under `/api/v10`, the control API under `/control`, files under `/attachments`, and the gateway's
/// WebSocket everywhere else.
final class Front extends Handler.Abstract {
    private static final String API = "/api/v10";
    private static final String CONTROL = "/control";

    private final Rest rest;
    private final Control control;
    private final Files files;
    private final Gateway gateway;
    private final ServerWebSocketContainer webSockets;

    Front(Rest rest, Control control, Files files, Gateway gateway, ServerWebSocketContainer webSockets) {
        this.rest = rest;
        this.control = control;
        this.files = files;
        this.gateway = gateway;
        this.webSockets = webSockets;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (path.startsWith(API + "/")) {
            api(request, response, callback, path.substring(API.length()));
        } else if (path.startsWith(CONTROL)) {
            write(control(request, path.substring(CONTROL.length())), response, callback);
        } else if (path.startsWith("/attachments/")) {
            file(decode(path), response, callback);
        } else if (request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) {
            return upgrade(request, response, callback);
        } else {
            write(Rest.Reply.of(404, ApiError.notFound().body()), response, callback);
        }
        return true;
    }

    private boolean upgrade(Request request, Response response, Callback callback) {
        Fields query = Request.extractQueryParameters(request);
        boolean compressed = "zlib-stream".equals(query.getValue("compress"));
        return webSockets.upgrade((_, _, _) -> new GatewayConnection(gateway, compressed), request, response, callback);
    }

    private void api(Request request, Response response, Callback callback, String path) throws Exception {
        Rest.Reply reply;
        try {
            reply = rest.handle(call(request, path));
        } catch (JsonProcessingException _) {
            reply = Rest.Reply.of(400, ApiError.unreadable().body());
        }
        if (reply.status() == 0) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EofException("cut, as was asked for"));
            return;
        }
        write(reply, response, callback);
    }

    private Rest.Reply control(Request request, String path) throws IOException {
        try {
            return control.handle(call(request, path));
        } catch (JsonProcessingException e) {
            return Rest.Reply.of(400, Json.object().put("error", e.getOriginalMessage()));
        }
    }

    private static Call call(Request request, String path) throws IOException {
        String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .orElse("");
        byte[] bytes;
        try (InputStream in = Content.Source.asInputStream(request)) {
            bytes = in.readAllBytes();
        }
        List<Draft.Upload> uploads = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (Multipart.is(type)) {
            Multipart multipart = Multipart.read(bytes, type);
            uploads.addAll(multipart.files());
            text = multipart.payload();
        }
        JsonNode body = Json.read(text);
        Map<String, String> query = new LinkedHashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.put(field.getName(), field.getValue()));
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return new Call(
                request.getMethod(), decode(path), Map.of(), query, body, uploads, authorization, System.nanoTime());
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void write(Rest.Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        // Without it JDA takes a 429 for a ban by Discord's front.
        response.getHeaders().put(HttpHeader.VIA, "1.1 google");
        reply.headers().forEach(response.getHeaders()::put);
        if (reply.body() == null) {
            response.write(true, null, callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, Json.write(reply.body()), callback);
    }

    private void file(String path, Response response, Callback callback) {
        Optional<Draft.Upload> upload = files.at(path);
        if (upload.isEmpty()) {
            write(Rest.Reply.of(404, ApiError.notFound().body()), response, callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, upload.get().type());
        response.write(true, upload.get().bytes().duplicate(), callback);
    }
}
