package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lectern.app.Configuration.HostedSchedule;
import org.lectern.floor.Moderation;
import org.lectern.question.Question;
import org.lectern.question.State;
import org.lectern.standin.Permissions;
import org.lectern.standin.Person;
import org.lectern.standin.SeenMessage;
import org.lectern.standin.StandIn;

/// The desk, in a real browser.
class DeskTest {
    private static final String NASTY =
            "</p><script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" 'single'";

    private final Bot bot = Bot.ready("18:03", UnaryOperator.identity(), DeskTest::withTwoChairs)
            .withPages()
            .start();

    private static List<HostedSchedule> withTwoChairs(StandIn standin) {
        HostedSchedule one = Bot.hosted(standin, Bot.SEED, Bot.ROOM);
        Person second = standin.createUser("second", Permissions.MANAGE_MESSAGES);
        return List.of(new HostedSchedule(
                one.schedule(),
                one.channel(),
                List.of(one.chairs().getFirst(), Long.parseUnsignedLong(second.id())),
                Map.of(),
                Locale.ENGLISH));
    }

    @AfterEach
    void end() {
        bot.close();
    }

    private URI link(String chair, Map<String, ?> options) {
        SeenMessage told = bot.answer(chair, Bot.ROOM, "session desk", options);
        assertThat(told.ephemeral()).isTrue();
        return URI.create(told.buttons().getFirst().url());
    }

    private URI link() {
        return link("chair", Map.of());
    }

    private Question question(String text) {
        return bot.records().questions().stream()
                .map(each -> each.question())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static int post(URI desk, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.resolve("act"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    @Test
    void a_chair_runs_the_queue_by_it() {
        bot.ask(Bot.ROOM, "Why sine?", "1");
        bot.ask(Bot.ROOM, "How many layers does it need?", "1");
        try (Browser browser = Browser.open(1280, 900)) {
            browser.go(link());
            browser.await("#queue", text -> text.contains("Why sine?") && text.contains("How many layers"));
            browser.click("article", "On stage");
            browser.await("#said", text -> text.contains("chair put question #1 on stage."));
            browser.await(".staged", text -> text.contains("Why sine?"));
            assertThat(question("Why sine?").state()).isEqualTo(State.STAGED);
            browser.click(".staged", "Back in line");
            browser.await("#said", text -> text.contains("chair put question #1 back in line."));
            browser.click("article", "Pin");
            browser.await("article", text -> text.contains("📌"));
            browser.click("article", "Unpin");
            browser.await("article", text -> !text.contains("📌"));
            browser.click("article", "Hide");
            browser.await("#queue", text -> !text.contains("Why sine?"));
            browser.click("#said", "Undo");
            browser.await("#queue", text -> text.contains("Why sine?"));
            browser.click("article", "Merge into…");
            browser.await("#said .choices", text -> text.contains("#2 How many layers"));
            browser.click("#said .choices", "#2 How many layers does it need?");
            browser.await("#queue", text -> !text.contains("Why sine?"));
            assertThat(question("Why sine?").state()).isEqualTo(State.MERGED);
            browser.click("#log li", "Undo");
            browser.await("#queue", text -> text.contains("Why sine?"));
            browser.click("article", "Mute asker");
            browser.await("#log", text -> text.contains("muted"));
            browser.click("#log li", "Undo");
            browser.await("#log li", text -> text.contains("ask again"));
            browser.click(".orders", "By time");
            browser.await(".orders [aria-pressed=true]", "By time"::equals);
            browser.run("scrollTo(0, 0)");
            browser.isAccessible();
            browser.shoot(Path.of("target", "desk.png"));
            browser.click("article", "Answered");
            browser.await("#queue", text -> !text.contains("Why sine?"));
            assertThat(question("Why sine?").state()).isEqualTo(State.ANSWERED);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_chair_runs_the_clock_by_it() {
        try (Browser browser = Browser.open(1280, 900)) {
            browser.go(link());
            browser.await("h1", text -> text.startsWith("1 · "));
            browser.fill("#minutes", "7");
            browser.click("#time", "Change");
            browser.await("#said", text -> text.contains("Done: everything from here on is 7 minutes later."));
            browser.await("#takeBack", text -> text.contains("7 minutes"));
            browser.click("#said", "Undo");
            browser.await("#said", text -> text.contains("Taken back."));
            browser.click("#time", "Hold the time");
            browser.await(".label", text -> text.contains("The session is held up"));
            browser.click("#time", "Go on");
            browser.await(".label", text -> text.contains("On now"));
            browser.select("#toSkip", "3 · ");
            browser.click("#time", "Leave out");
            browser.await("#said", text -> text.contains("is left out"));
            browser.click("#takeBack");
            browser.await("#said", text -> text.contains("Taken back."));
            browser.click("#start");
            browser.await("h1", text -> text.startsWith("2 · "));
            browser.click("#end");
            browser.await("#said", text -> text.contains("is over"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void authors_are_let_in_and_links_to_the_wall_made() {
        Person author = bot.standin.createUser("author");
        try (Browser browser = Browser.open(1280, 900)) {
            browser.go(link());
            browser.run("document.querySelectorAll('details').forEach(each => each.open = true)");
            browser.fill("[name=person]", author.id());
            browser.click("#more", "Save");
            browser.await("#said", text -> text.contains("may answer for 1 · "));
            browser.click("#more", "Wall, for the projector");
            browser.await("#said", text -> text.contains("/wall/"));
            browser.click("#more", "Report");
            browser.await("#said", text -> text.contains("/report/"));
            browser.click("[name=revoke]");
            browser.click("#more", "Desk");
            browser.await("#said", text -> text.contains("/desk/"));
            browser.await("#desk", text -> text.contains("This link has been revoked"));
        }
    }

    @Test
    void what_is_on_goes_first() {
        bot.ask(Bot.ROOM, "Why sine?", "1");
        bot.through("18:15", "18:30", "18:45", "19:00");
        bot.ask(Bot.ROOM, "How much does it perturb?", "5");
        try (Browser browser = Browser.open(1280, 900).go(link())) {
            browser.await("#queue h3", text -> text.startsWith("Joint Q&A 5–8") && text.contains("Q&A 1"));
            assertThat(browser.texts("article .text")).containsExactly("How much does it perturb?", "Why sine?");
        }
    }

    @Test
    void a_chair_approves_by_it_where_questions_are_approved_first() {
        try (Bot careful = Bot.ready("18:03", UnaryOperator.identity(), DeskTest::approvedFirst)
                        .withPages()
                        .start();
                Browser browser = Browser.open(1280, 900)) {
            careful.ask(Bot.ROOM, "Why sine?", "1");
            SeenMessage told = careful.answer("chair", Bot.ROOM, "session desk", Map.of());
            browser.go(URI.create(told.buttons().getFirst().url()));
            browser.await(".waiting", text -> text.contains("Why sine?"));
            browser.isAccessible();
            browser.click(".waiting", "Approve");
            browser.await("#said", text -> text.contains("approved question #1"));
            browser.await(".waiting", String::isEmpty);
            careful.card("Q&A 1", "Why sine?");
        }
    }

    private static List<HostedSchedule> approvedFirst(StandIn standin) {
        HostedSchedule one = Bot.hosted(standin, Bot.SEED, Bot.ROOM);
        return List.of(new HostedSchedule(
                one.schedule(),
                one.channel(),
                one.chairs(),
                Map.of(),
                Locale.ENGLISH,
                null,
                List.of(),
                Map.of(),
                Moderation.BEFORE,
                true));
    }

    @Test
    void of_two_chairs_the_second_learns_what_the_first_has_done() {
        bot.ask(Bot.ROOM, "Why sine?", "1");
        try (Browser one = Browser.open(1280, 900);
                Browser other = Browser.open(1280, 900)) {
            one.go(link());
            other.go(link("second", Map.of()));
            one.await("#queue", text -> text.contains("Why sine?"));
            other.await("#queue", text -> text.contains("Why sine?"));
            other.freeze();
            one.click("article", "Hide");
            one.await("#queue", text -> !text.contains("Why sine?"));
            other.click("article", "On stage");
            other.await("#said", text -> text.contains("In the meantime: chair took question #1 down"));
            assertThat(question("Why sine?").state()).isEqualTo(State.HIDDEN);
            one.fill("#minutes", "5");
            one.click("#time", "Change");
            one.await("#said", text -> text.contains("5 minutes later"));
            other.fill("#minutes", "5");
            other.click("#time", "Change");
            other.await("#said", text -> text.contains("In the meantime the time was changed: 5 minutes later"));
            one.await("#log", text -> text.contains("/session late 5"));
            assertThat(one.text("#log").split("/session late", -1)).hasSize(2);
        }
    }

    @Test
    void letters_do_what_the_buttons_say_unless_switched_off() {
        bot.ask(Bot.ROOM, "Why sine?", "1");
        bot.ask(Bot.ROOM, "How many layers does it need?", "1");
        try (Browser browser = Browser.open(1280, 900)) {
            browser.go(link());
            browser.await("#queue", text -> text.contains("How many layers"));
            browser.type("jjs");
            browser.await(".staged", text -> text.contains("How many layers"));
            browser.await("#said", text -> text.contains("on stage"));
            browser.type("u");
            browser.await("#said", text -> text.contains("undid"));
            browser.await("article", text -> !text.contains("being answered"));
            browser.run("document.querySelectorAll('details').forEach(each => each.open = true)");
            browser.run("document.getElementById('keys').click()");
            browser.run("document.querySelector('article').focus()");
            browser.type("s");
            browser.click("article", "Pin");
            browser.await("article", text -> text.contains("📌"));
            assertThat(browser.texts(".staged")).isEmpty();
        }
    }

    @Test
    void on_a_phone_and_in_the_dark_it_is_accessible() {
        bot.ask(Bot.ROOM, "Why sine?", "1");
        try (Browser browser = Browser.open(390, 844)) {
            browser.go(link());
            browser.await("#queue", text -> text.contains("Why sine?"));
            browser.shoot(Path.of("target", "desk-phone.png"));
            browser.run("document.querySelectorAll('details').forEach(each => each.open = true)");
            browser.click("article", "On stage");
            browser.await("#said", text -> text.contains("on stage"));
            for (String scheme : List.of("light", "dark")) {
                browser.scheme(scheme);
                browser.isAccessible();
                browser.shoot(Path.of("target", "desk-phone-" + scheme + ".png"));
            }
            assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the phone")
                    .isEqualTo(true);
        }
    }

    @Test
    void what_people_wrote_stays_text() {
        bot.ask(Bot.ROOM, NASTY, "1");
        bot.standin
                .as(bot.standin.createUser("<b>At</b>"))
                .command(Bot.ROOM, "ask", Map.of("question", "Is <i>this</i> **fine**?", "talk", "1"))
                .message(Bot.SOON);
        try (Browser browser = Browser.open(1280, 900)) {
            browser.go(link());
            browser.await("#queue", text -> text.contains("<script>") && text.contains("<i>this</i> **fine**"));
            browser.click("article", "Merge into…");
            browser.await("#said", text -> text.contains("<i>this</i>"));
            assertThat(browser.run("return document.querySelectorAll('body script, img, i, b').length"))
                    .isEqualTo(0L);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void only_its_own_page_acts_and_only_with_its_link() throws Exception {
        URI desk = link();
        Map<String, String> own = Map.of("HX-Request", "true");
        assertThat(post(desk, own, "do=hold&seen=0")).isEqualTo(200);
        assertThat(post(desk, Map.of(), "do=resume&seen=1")).isEqualTo(403);
        assertThat(post(desk, Map.of("HX-Request", "true", "Sec-Fetch-Site", "cross-site"), "do=resume&seen=1"))
                .isEqualTo(403);
        for (String nonsense : List.of(
                "",
                "do=fly&seen=0",
                "do=late&minutes=x&seen=0",
                "do=late&minutes=5",
                "do=start&slot=&seen=1",
                "do=author")) {
            assertThat(post(desk, own, nonsense)).as(nonsense).isEqualTo(400);
        }
        assertThat(post(desk, own, "id=queue%3Ado.other.-.0.HIDE.q1.0%3A")).isEqualTo(200);
        URI wall = URI.create(bot.answer("chair", Bot.ROOM, "session wall", Map.of())
                .buttons()
                .getFirst()
                .url());
        String token = wall.getPath().substring("/wall/".length());
        assertThat(post(wall.resolve("/desk/" + token + "/"), own, "do=resume&seen=1"))
                .isEqualTo(404);
        link("chair", Map.of("revoke", true));
        assertThat(post(desk, own, "do=resume&seen=1")).isEqualTo(404);
        assertThat(bot.answer("chair", Bot.ROOM, "session log", Map.of()).text())
                .contains("/session hold")
                .doesNotContain("/session resume");
    }

    @Test
    void after_a_restart_it_catches_up_and_a_revoked_one_shows_nothing_more() {
        URI desk = link();
        try (Browser browser = Browser.open(1280, 900)) {
            browser.go(desk);
            browser.await("h1", text -> text.startsWith("1 · "));
            bot.stop();
            browser.await("#lost", text -> text.contains("The connection is lost"));
            bot.withPages(desk.getPort()).start();
            bot.ask(Bot.ROOM, "Back again?", "1");
            browser.await("#queue", text -> text.contains("Back again?"));
            browser.await("#lost", String::isEmpty);
            link("chair", Map.of("revoke", true));
            browser.await("#desk", text -> text.contains("This link has been revoked"));
        }
    }

    @Test
    void it_speaks_the_language_of_the_browser() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(link())
                    .header("Accept-Language", "fr-CA,de;q=0.5")
                    .build();
            String page =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(page).contains("<html lang=\"fr\">", "Raccourcis clavier", "Arrêter le temps");
            assertThat(Stream.of("{0}", "Desk<", "Undo")).noneMatch(page::contains);
        }
    }
}
