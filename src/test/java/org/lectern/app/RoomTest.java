package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.rehearsal.AuditReport;

/// The rehearsal room in a real browser: the real bot in a process of its own, and somebody who is everybody in turn.
@Timeout(240)
class RoomTest {
    static final String PAGE = """
            Hall of <b>Attacks</b> & "Quotes"

            Each Oral includes Q&A
            Spotlights have joint Q&As

            2020-12-08T18:00:00-08:00 - 2020-12-08T19:00:00-08:00

            Session chairs

            Ada <i>Lovelace</i>

            Schedule

            2020-12-08T18:00:00-08:00 - 2020-12-08T18:15:00-08:00
            1 - Oral: <img src=x onerror=alert(1)> Falling
            Lise Meitner
            How to fall.
            2020-12-08T18:15:00-08:00 - 2020-12-08T18:30:00-08:00
            2 - Spotlight: Getting Up
            Bo <script>alert(2)</script>
            How to get up.
            2020-12-08T18:30:00-08:00 - 2020-12-08T18:40:00-08:00
            3 - Spotlight: Walking
            Cy Twombly
            How to walk.
            2020-12-08T18:40:00-08:00 - 2020-12-08T19:00:00-08:00
            Joint Q&A: for the preceding Spotlights
            """;
    private OpenRoom room;
    private URI link;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        room = OpenRoom.of(Files.writeString(folder.resolve("hall.txt"), PAGE));
        link = room.link();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static void say(Browser browser, String text) {
        browser.fill("#text", text);
        browser.click("#say", "Send");
    }

    @Test
    void an_organiser_sees_what_everybody_will_see() throws Exception {
        try (Browser browser = Browser.open(1280, 800).go(link)) {
            browser.await("#presses .speed", text -> text.equals("Paused"));
            browser.await("#places", text -> text.contains("#hall"));
            browser.click("#presses", "Quieter");
            browser.await("#presses .audience", text -> text.equals("Audience: nobody asks"));
            browser.click("#presses", "Next boundary");
            browser.await("#messages", text -> text.contains("starts "));
            browser.click("#presses", "Next boundary");
            browser.await("#messages", text -> text.contains("<img src=x onerror=alert(1)> Falling"));
            browser.await("#presses .speed", text -> text.equals("Speed 1 ×"));
            browser.shoot(Path.of("target", "screenshots", "room-announced.png"));

            OpenRoom.command(browser, "ask");
            browser.fill("#o-question", "Is it **safe** to fall? <b>");
            browser.click("#command", "Send");
            browser.await("#messages .forOne", text -> text.contains("#1") && text.contains("Only you can see this"));
            browser.await("#say", text -> text.contains("Send"));
            browser.click("#messages .forOne", "Dismiss message");
            browser.await("#messages .forOne", String::isEmpty);

            browser.click("#messages", "Ask");
            browser.await("dialog h2", text -> !text.isEmpty());
            browser.shoot(Path.of("target", "screenshots", "room-form.png"));
            browser.isAccessible();
            browser.fill("dialog textarea", "How high <script>alert(3)</script> is too high?");
            browser.click("dialog", "Submit");
            browser.await("#messages .forOne", text -> text.contains("#2"));
            browser.await("dialog", String::isEmpty);

            OpenRoom.go(browser, "Falling");
            browser.await("#messages .frame", text -> text.contains("How high <script>alert(3)</script> is too high?"));
            browser.await("#messages .frame", text -> text.contains("Is it **safe** to fall? <b>"));

            OpenRoom.be(browser, "organiser");
            browser.click("return document.querySelector('#messages .frame button')", new Object[0]);
            browser.await("#messages .frame button", text -> text.contains("1"));

            say(browser, "Does it hurt? <i>");
            browser.await("#messages", text -> text.contains("Does it hurt? <i>"));
            browser.click("return [...document.querySelectorAll('#messages .apps summary')].at(-1)", new Object[0]);
            browser.click("#messages li:last-child .apps", "Add to Q&A");
            browser.await("#messages .frame", text -> text.contains("Does it hurt?"));
            browser.shoot(Path.of("target", "screenshots", "room-thread.png"));

            OpenRoom.be(browser, "chair");
            OpenRoom.command(browser, "queue");
            browser.click("#command", "Send");
            browser.await("#messages .forOne", text -> text.contains("How high"));
            browser.select("#messages .forOne select", "#2");
            browser.click("#messages .forOne", "Choose");
            browser.await("#messages .forOne", text -> text.contains("On stage"));
            browser.click("#messages .forOne", "On stage");
            browser.await("#messages .forOne", text -> text.contains("Back in line"));
            browser.shoot(Path.of("target", "screenshots", "room-queue.png"));
            OpenRoom.command(browser, "session late");
            browser.fill("#o-minutes", "2");
            browser.click("#command", "Send");
            browser.await("#messages .forOne", text -> text.contains("2 minutes later"));

            OpenRoom.be(browser, "author");
            OpenRoom.go(browser, "Falling");
            browser.click("return document.querySelector('#messages li.message .apps summary')", new Object[0]);
            browser.click("#messages .apps[open]", "Reply");
            browser.await("#replying", text -> text.contains("Replying to Lectern"));
            say(browser, "As high as you like.");
            browser.await("#messages .reply", text -> !text.isEmpty());
            OpenRoom.go(browser, "hall");
            OpenRoom.command(browser, "ask");
            browser.fill("#o-question", "About the next one?");
            browser.fill("#o-talk", "gett");
            browser.await("#command .suggestions", text -> text.contains("Getting Up") && !text.contains("Walking"));
            browser.click("#command .suggestions button");
            assertThat(browser.run("return document.getElementById('o-talk').value"))
                    .asString()
                    .contains("Getting Up");
            browser.click("#command", "Send");
            browser.await("#messages .forOne", text -> text.contains("#4") && text.contains("Getting Up"));

            browser.scheme("light");
            browser.isAccessible();
            browser.scheme("dark");
            browser.isAccessible();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void the_rehearsal_is_directed_from_there() throws Exception {
        try (Browser browser = Browser.open(1280, 800).go(link)) {
            browser.click("#presses", "Louder");
            browser.await("#presses .audience", text -> text.equals("Audience: many"));
            browser.click("#presses", "Faster");
            browser.await("#presses .speed", text -> text.equals("Speed 2 ×"));
            for (int i = 0; i < 4; i++) {
                browser.click("#presses", "Faster");
            }
            browser.await("#presses .speed", text -> text.equals("Speed 60 ×"));
            browser.await("#messages", text -> text.contains("Falling"));
            browser.click("#presses", "Crash and restart the bot");
            browser.await("#presses .bot", text -> text.contains("starts again"));
            browser.await("#presses .bot", String::isEmpty);
            browser.click("#presses", "Pause");
            browser.await("#presses .speed", text -> text.equals("Paused"));
            String stands = browser.text("#status .clock");
            OpenRoom.command(browser, "now");
            browser.click("#command", "Send");
            browser.await("#messages .forOne", text -> text.contains("Falling") || text.contains("Getting Up"));
            assertThat(browser.text("#status .clock")).isEqualTo(stands);
            browser.click("#presses", "Go on");
            browser.await("#presses .speed", text -> text.equals("Speed 60 ×"));
            browser.click("#presses", "Faster");
            browser.click("#presses", "Faster");
            browser.await("#presses .speed", text -> text.equals("Speed 240 ×"));
            browser.click("#presses", "Slower");
            browser.await("#presses .speed", text -> text.equals("Speed 120 ×"));
            browser.click("#presses", "Faster");
            browser.await("#status .what", text -> text.contains("over"));
            browser.awaitThat("const chart = document.querySelector('#messages img');"
                    + " return chart !== null && chart.naturalWidth > 0 && chart.alt.startsWith('Chart of')");
            browser.click("#presses", "End and audit");
            AuditReport found = room.report().get(60, TimeUnit.SECONDS);
            assertThat(found.faults()).isEmpty();
            assertThat(found.answers().receipts()).isGreaterThan(20);
            browser.await("#lost", text -> text.contains("ended"));
        }
    }

    @Test
    void the_wall_shows_also_while_the_time_stands_and_comes_back_after_a_crash() {
        try (Browser browser = Browser.open(1280, 800).go(link);
                Browser wall = Browser.open(1280, 720)) {
            OpenRoom.be(browser, "chair");
            OpenRoom.command(browser, "session wall");
            browser.click("#command", "Send");
            browser.await("#messages .forOne", text -> text.contains("/wall/"));
            wall.go(
                    URI.create(
                            String.valueOf(
                                    browser.run(
                                            "return [...document.querySelectorAll('#messages .forOne a')].find(a => a.href.includes('/wall/')).href"))));
            wall.await("h1", text -> text.contains("Falling"));
            String stands = wall.text(".left");
            browser.click("#presses", "Crash and restart the bot");
            wall.await("#lost", text -> text.contains("The connection is lost"));
            wall.await("#lost", String::isEmpty);
            assertThat(wall.text(".left")).isEqualTo(stands);
            assertThat(wall.run("return document.querySelector('#join svg') !== null"))
                    .isEqualTo(true);
        }
    }

    @Test
    void only_its_own_page_may_act() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder press = HttpRequest.newBuilder(link.resolve("do/stage"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("press=END"));
            assertThat(status(client, press.build())).isEqualTo(403);
            assertThat(status(
                            client,
                            press.header("HX-Request", "true")
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .build()))
                    .isEqualTo(403);
            assertThat(status(
                            client,
                            HttpRequest.newBuilder(link.resolve("do/stage")).build()))
                    .isEqualTo(405);
            assertThat(status(
                            client,
                            HttpRequest.newBuilder(link.resolve("/room/another/"))
                                    .build()))
                    .isEqualTo(404);
            assertThat(status(
                            client,
                            HttpRequest.newBuilder(link.resolve("?as=nobody")).build()))
                    .isEqualTo(200);
        }
        assertThat(room.report()).isNotDone();
    }

    private static int status(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
