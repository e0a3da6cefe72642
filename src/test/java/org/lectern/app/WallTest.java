package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.standin.Permissions;
import org.lectern.standin.Person;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;

/// The wall of a real bot, by HTTP and in a real browser.
class WallTest {
    private static final String NASTY =
            "<script>document.title='x'</script><img src=x onerror=alert(1)> \u202e\"'&amp; **b**";

    private static final String ENTRIES = """
            const list = document.querySelector('.open ol').getBoundingClientRect();
            const entries = [...document.querySelectorAll('.open li')].map(each => each.getBoundingClientRect());
            const seen = entries.filter(each => each.left < list.right);
            """;
    private static final String SHOWN_PARTLY =
            ENTRIES + "return seen.filter(each => each.bottom > list.bottom + 1).map(each => each.bottom);";
    private static final String OVERLAPS = """
            const code = document.querySelector('#join').getBoundingClientRect();
            const list = document.querySelector('.open ol').getBoundingClientRect();
            return [...document.querySelectorAll('.stage, .open li, footer p')]
                .map(each => each.getBoundingClientRect())
                .filter(each => each.left < list.right && each.right > code.left && each.bottom > code.top)
                .map(each => each.bottom);
            """;
    private static final String SHOWN_WHOLE =
            ENTRIES + "return seen.filter(each => each.bottom <= list.bottom + 1).map(each => each.bottom);";

    private final Bot bot = Bot.ready("18:03", UnaryOperator.identity(), WallTest::withInvitation)
            .withPages()
            .start();

    /// Its invitation is shown as a QR code.
    static List<HostedSchedule> withInvitation(StandIn standin) {
        HostedSchedule seed = Bot.hosted(standin, Bot.SEED, Bot.ROOM);
        return List.of(new HostedSchedule(
                seed.schedule(),
                seed.channel(),
                seed.chairs(),
                Map.of("video", Bot.VIDEO, "invite", URI.create("https://discord.gg/example")),
                seed.language()));
    }

    @AfterEach
    void close() {
        bot.close();
    }

    private URI link(Map<String, ?> options) {
        SeenMessage told = bot.answer("chair", Bot.ROOM, "session wall", options);
        return URI.create(told.buttons().getFirst().url());
    }

    private URI link() {
        return link(Map.of());
    }

    private void vote(String question, String person) {
        SeenMessage card = bot.card("Q&A 1", question);
        String key = bot.records().questions().stream()
                .filter(each -> each.question().text().equals(question))
                .map(each -> each.question().id().cardKey())
                .findFirst()
                .orElseThrow();
        String button = card.buttons().stream()
                .map(SeenMessage.Button::customId)
                .filter(id -> id.startsWith("vote:" + key))
                .findFirst()
                .orElseThrow();
        bot.standin.as(person).press(card.id(), button).answer(Bot.SOON);
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void only_chairs_get_a_link_and_are_told_it_in_private() {
        SeenMessage told = bot.answer("chair", Bot.ROOM, "session wall", Map.of());
        assertThat(told.ephemeral()).isTrue();
        assertThat(told.content()).startsWith("The question wall of **Orals & Spotlights Track 13");
        Person manager = bot.standin.createUser("manager", Permissions.MANAGE_MESSAGES);
        assertThat(bot.standin
                        .as(manager)
                        .command(Bot.ROOM, "session wall")
                        .message(Bot.SOON)
                        .content())
                .startsWith("Only the session's chairs may do that");
    }

    @Test
    void without_a_link_there_is_nothing_but_health() throws Exception {
        URI wall = link();
        assertThat(get(wall).statusCode()).isEqualTo(200);
        assertThat(get(wall.resolve("/health")).body()).isEqualTo("{\"status\":\"up\"}\n");
        String token = wall.getPath().substring("/wall/".length());
        for (String other : new String[] {
            "/",
            "/wall/",
            "/wall/" + token.substring(1),
            "/wall/" + token + "x",
            "/wall/" + token + "/other",
            "/desk/" + token,
            "/assets/",
            "/assets/../wall.css",
            "/assets/lectern.db"
        }) {
            assertThat(get(wall.resolve(other)).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void nothing_of_a_page_comes_from_elsewhere_and_nothing_runs_inline() throws Exception {
        HttpResponse<String> page = get(link());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("://", "style=", "onclick");
    }

    @Test
    void tokens_are_kept_as_hashes_only() throws Exception {
        String token = link().getPath().substring("/wall/".length());
        assertThat(new String(
                        java.nio.file.Files.readAllBytes(bot.store()), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(token);
    }

    @Test
    void it_shows_what_is_on_and_votes_move_its_questions() {
        bot.ask(Bot.ROOM, "Why sine?", "1");
        bot.ask(Bot.ROOM, "How deep?", "1");
        try (Browser browser = Browser.open(1920, 1080)) {
            browser.go(link());
            assertThat(browser.text("h1")).startsWith("1 · ");
            assertThat(browser.text(".left")).matches("1[012]:\\d\\d");
            browser.await(".open", text -> text.contains("Why sine?") && text.contains("How deep?"));
            assertThat(browser.texts(".open .text")).containsExactly("Why sine?", "How deep?");
            vote("How deep?", "attendee");
            browser.await(".open .text", text -> text.startsWith("How deep?"));
            assertThat(browser.texts(".open .votes").getFirst()).contains("1");
            bot.ask(Bot.ROOM, "How wide?", "1");
            browser.await("#told", text -> text.contains("3 open"));
            for (String scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                browser.isAccessible();
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void nothing_has_to_be_scrolled_however_much_there_is() {
        String long280 = "Why is it that this works so well? ".repeat(7).strip();
        for (int i = 1; i <= 9; i++) {
            bot.ask(Bot.ROOM, i + ". " + long280, "1");
        }
        URI wall = link();
        try (Browser desk = Browser.open(1280, 900).go(desk())) {
            desk.await("#queue", text -> text.contains("9. Why"));
            desk.click("article", "On stage");
            desk.await(".staged", text -> text.contains("1. Why"));
        }
        for (List<Integer> size : List.of(List.of(1920, 1080), List.of(3840, 2160), List.of(1280, 720))) {
            try (Browser browser = Browser.open(size.getFirst(), size.getLast()).go(wall)) {
                browser.await(".stage", text -> text.contains("1. Why"));
                assertThat(browser.text(".open h2")).contains("8 open");
                assertThat(browser.run("return document.documentElement.scrollHeight <= innerHeight"))
                        .as("the page at %s", size)
                        .isEqualTo(true);
                assertThat(browser.run(SHOWN_PARTLY)).as("cut at %s", size).isEqualTo(List.of());
                assertThat(browser.run(SHOWN_WHOLE)).as("whole at %s", size).isNotEqualTo(List.of());
                assertThat(browser.run("return document.querySelector('footer').getBoundingClientRect().bottom <="
                                + " innerHeight"))
                        .as("what comes next, at %s", size)
                        .isEqualTo(true);
                assertThat(browser.run(OVERLAPS))
                        .as("behind the code, at %s", size)
                        .isEqualTo(List.of());
                browser.isAccessible();
                browser.shoot(Path.of("target", "screenshots", "wall-full-" + size.getFirst() + ".png"));
            }
        }
    }

    private URI desk() {
        SeenMessage told = bot.answer("chair", Bot.ROOM, "session desk", Map.of());
        return URI.create(told.buttons().getFirst().url());
    }

    @Test
    void a_page_that_is_not_there_says_so_to_everybody() {
        try (Browser browser = Browser.open(1280, 720).go(link().resolve("/wall/nothing-is-here"))) {
            assertThat(browser.text("h1")).isEqualTo("There is nothing here");
            browser.isAccessible();
        }
    }

    @Test
    void what_people_wrote_stays_text() {
        bot.ask(Bot.ROOM, NASTY, "1");
        bot.standin
                .as(bot.standin.createUser("<b>At</b>"))
                .command(Bot.ROOM, "ask", Map.of("question", "Is <i>this</i> fine?", "talk", "1"))
                .message(Bot.SOON);
        try (Browser browser = Browser.open(1280, 720)) {
            browser.go(link());
            browser.await(".open", text -> text.contains("<script>") && text.contains("<i>this</i>"));
            assertThat(browser.run("return document.querySelectorAll('#wall script, #wall img, #wall i').length"))
                    .isEqualTo(0L);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_link_that_is_revoked_shows_nothing_more() throws Exception {
        URI wall = link();
        try (Browser browser = Browser.open(1280, 720)) {
            browser.go(wall);
            browser.await("h1", text -> text.startsWith("1 · "));
            URI other = link(Map.of("revoke", true));
            browser.await("#wall", text -> text.contains("This link has been revoked"));
            browser.awaitThat("return getComputedStyle(document.getElementById('join')).display === 'none'");
            assertThat(browser.text("#lost")).isEmpty();
            assertThat(get(wall).statusCode()).isEqualTo(404);
            assertThat(get(other).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void after_a_restart_it_says_that_it_is_behind_and_catches_up() {
        URI wall = link();
        try (Browser browser = Browser.open(1280, 720)) {
            browser.go(wall);
            browser.await("h1", text -> text.startsWith("1 · "));
            bot.stop();
            browser.await("#lost", text -> text.contains("The connection is lost"));
            bot.withPages(wall.getPort()).start();
            bot.ask(Bot.ROOM, "Back again?", "1");
            browser.await(".open", text -> text.contains("Back again?"));
            browser.await("#lost", String::isEmpty);
        }
    }
}
