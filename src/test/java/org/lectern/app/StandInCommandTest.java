package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/// `lectern standin`: its one line, and its end.
@Timeout(60)
class StandInCommandTest {
    private static int lectern(StringWriter err, String... arguments) {
        CommandLine line = Main.commandLine();
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void one_line_of_json_tells_all_that_a_client_needs_and_a_signal_ends_it() throws Exception {
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lectern.app.Main",
                        "standin",
                        "--port",
                        String.valueOf(port))
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            JsonNode info = new ObjectMapper().readTree(out.readLine());
            assertThat(info.path("restUrl").textValue()).isEqualTo("http://127.0.0.1:" + port + "/api/v10/");
            assertThat(info.path("gatewayUrl").textValue()).startsWith("ws://127.0.0.1:" + port);
            assertThat(info.path("controlUrl").textValue()).startsWith("http://127.0.0.1:" + port + "/control");
            assertThat(info.path("token").textValue()).isNotBlank();
            for (String id : new String[] {"applicationId", "botUserId", "guildId"}) {
                assertThat(info.path(id).textValue()).as(id).matches("\\d{15,20}");
            }
            for (String ids : new String[] {"channels", "users"}) {
                assertThat(info.path(ids))
                        .as(ids)
                        .isNotEmpty()
                        .allSatisfy(id -> assertThat(id.textValue()).matches("\\d{15,20}"));
            }
            assertThat(create(info, "channels", "{\"name\":\"hall-1\"}")).isEqualTo(201);
            assertThat(create(info, "scheduled-events", """
                            {"name":"Talks","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"Hall 1"},
                            "scheduled_start_time":"2100-01-01T10:00:00Z","scheduled_end_time":"2100-01-01T11:00:00Z"}""")).isEqualTo(200);
            // Its own destroy() would close the stream, too.
            process.toHandle().destroy();
            assertThat(out.readLine()).as("a second line").isNull();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /// Has the bot make something in its guild; gives the status.
    private static int create(JsonNode info, String what, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(info.path("restUrl")
                                .textValue() + "guilds/" + info.path("guildId").textValue() + "/" + what))
                .header("Authorization", "Bot " + info.path("token").textValue())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StringWriter err = new StringWriter();
            assertThat(lectern(err, "standin", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err.toString().strip())
                    .contains("cannot listen on port " + taken.getLocalPort())
                    .doesNotContain("\n");
        }
    }

    @Test
    void a_port_that_cannot_be_one_is_wrong_usage() {
        StringWriter err = new StringWriter();
        assertThat(lectern(err, "standin", "--port", "65536")).isEqualTo(2);
        assertThat(lectern(err, "standin", "--port", "-1")).isEqualTo(2);
        assertThat(lectern(err, "standin", "--port", "http")).isEqualTo(2);
        assertThat(err.toString()).contains("from 0 to 65535, not 65536", "not -1", "'http'");
    }
}
