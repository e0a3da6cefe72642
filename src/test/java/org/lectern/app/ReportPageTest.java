package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.standin.SeenMessage;

/// The report's page of a real bot, by HTTP and in a real browser.
class ReportPageTest {
    private static final String NASTY = "</p><script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\"";

    private final Bot bot = Bot.ready("18:03").withPages().start();

    @AfterEach
    void close() {
        bot.close();
    }

    private URI link(Map<String, ?> options) {
        SeenMessage told = bot.answer("chair", Bot.ROOM, "session report", options);
        assertThat(told.ephemeral()).isTrue();
        return URI.create(told.buttons().getFirst().url());
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void it_tells_what_came_of_the_session_and_is_accessible() {
        bot.ask(Bot.ROOM, "Why sine?", "1");
        bot.ask(Bot.ROOM, NASTY, "1");
        bot.answer("chair", Bot.ROOM, "session late", Map.of("minutes", 4));
        try (Browser browser = Browser.open(1280, 900)) {
            browser.go(link(Map.of()));
            assertThat(browser.text("header")).contains("Orals & Spotlights Track 13", "2 asked, 0 votes");
            assertThat(browser.text("main"))
                    .contains("Why sine?", "attendee", "<script>", "chair used /session late 4.");
            assertThat(browser.run("return document.querySelector('main img').naturalWidth"))
                    .isEqualTo(1200L);
            assertThat(browser.run("return document.querySelectorAll('script').length"))
                    .isEqualTo(0L);
            for (String scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                browser.isAccessible();
                browser.shoot(Path.of("target", "report-" + scheme + ".png"));
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_link_opens_no_other_page_and_none_when_it_is_revoked() throws Exception {
        URI report = link(Map.of());
        String token = report.getPath().substring("/report/".length());
        assertThat(get(report).statusCode()).isEqualTo(200);
        assertThat(get(report).headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'sha256-")
                .doesNotContain("unsafe");
        for (String other : List.of("/wall/" + token, "/desk/" + token + "/", "/report/" + token + "x", "/report/")) {
            assertThat(get(report.resolve(other)).statusCode()).as(other).isEqualTo(404);
        }
        URI next = link(Map.of("revoke", true));
        assertThat(get(report).statusCode()).isEqualTo(404);
        assertThat(get(next).statusCode()).isEqualTo(200);
    }
}
