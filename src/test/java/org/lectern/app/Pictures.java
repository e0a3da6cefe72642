package org.lectern.app;

import static org.lectern.app.Bot.ROOM;
import static org.lectern.app.Bot.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lectern.standin.Person;
import org.lectern.standin.SeenMessage;

/// The pictures of the README and the guide, of the real bot in a real browser. `mvn -Ppictures verify` makes them
/// anew.
@Tag("pictures")
class Pictures {
    private static final Path FOLDER = Path.of("docs", "images");
    private static final int VOTERS = 23;

    /// @param votes at most [#VOTERS]
    private record Asked(String person, String talk, String text, int votes) {}

    private static final List<Asked> JOINT = List.of(
            new Asked("mira", "5", "Does the perturbation help when the new task has only a hundred images?", 17),
            new Asked("jonas", "7", "What happens to “not”: can two negated concepts cancel each other?", 11),
            new Asked("amara", "6", "How were the two learning rates chosen, and how wrong may their ratio be?", 9),
            new Asked("pavel", "8", "Is the certificate still cheap for networks with a million weights?", 6),
            new Asked("li", "5", "Could the regularizer be trained on language and used on images?", 4),
            new Asked("sofia", "7", "How many Langevin steps does one picture take?", 2));
    private static final List<Asked> FIRST = List.of(
            new Asked("mira", "1", "Why sine, and not a sum of many frequencies?", 12),
            new Asked("pavel", "1", "How sensitive is training to the first layer's frequency?", 7),
            new Asked("li", "2", "Does the cycle survive classes that the target never shows?", 5));

    @Test
    void of_the_wall_the_desk_the_report_and_the_chart() throws IOException {
        try (Bot bot = Bot.ready("18:02", config -> config, WallTest::withInvitation)
                .withPages()
                .start()
                .settle()) {
            List<Person> voters = IntStream.rangeClosed(1, VOTERS)
                    .mapToObj(number -> bot.standin.createUser("voter-" + number))
                    .toList();
            FIRST.subList(0, 2).forEach(asked -> ask(bot, "Q&A 1", asked, voters));
            bot.step("18:15");
            bot.clock.set(Bot.instant("18:20"));
            ask(bot, "Q&A 2", FIRST.getLast(), voters);
            bot.through("18:30", "18:45", "19:00", "19:10", "19:20", "19:30");
            JOINT.forEach(asked -> ask(bot, "Joint Q&A 5–8", asked, voters));
            bot.step("19:40");
            bot.clock.set(Bot.instant("19:43"));
            try (Browser desk = Browser.open(1280, 900).go(link(bot, "session desk"))) {
                desk.scheme("light");
                desk.await("#queue", text -> text.contains(JOINT.getFirst().text()));
                press(desk, JOINT.get(3), "Answered");
                press(desk, JOINT.getFirst(), "On stage");
                wall(bot);
                desk.run("document.getElementById('said').replaceChildren(); scrollTo(0, 0)");
                desk.shoot(FOLDER.resolve("desk.png"));
                try (Browser phone = Browser.open(390, 844).go(link(bot, "session desk"))) {
                    phone.scheme("dark");
                    phone.await("#queue", text -> text.contains(JOINT.getFirst().text()));
                    phone.shoot(FOLDER.resolve("desk-phone.png"));
                }
                press(desk, JOINT.getFirst(), "Answered");
            }
            bot.answer("chair", ROOM, "session late", Map.of("minutes", 4));
            bot.through("19:54", "20:44", "21:04");
            Files.write(FOLDER.resolve("chart.png"), chart(bot));
            try (Browser report = Browser.open(1000, 1100).go(link(bot, "session report"))) {
                report.scheme("light");
                report.shoot(FOLDER.resolve("report.png"));
            }
        }
    }

    private static URI link(Bot bot, String command) {
        SeenMessage told = bot.answer("chair", ROOM, command, Map.of());
        return URI.create(told.buttons().getFirst().url());
    }

    private static void ask(Bot bot, String thread, Asked asked, List<Person> voters) {
        List<Person> people = new ArrayList<>(voters);
        Person asker = bot.standin.info().users().containsKey(asked.person())
                ? bot.standin.person(asked.person())
                : bot.standin.createUser(asked.person());
        bot.standin
                .as(asker)
                .command(ROOM, "ask", Map.of("question", asked.text(), "talk", asked.talk()))
                .message(SOON);
        SeenMessage card = bot.card(thread, asked.text());
        String key = bot.records().questions().stream()
                .filter(each -> each.question().text().equals(asked.text()))
                .findFirst()
                .orElseThrow()
                .question()
                .id()
                .cardKey();
        String button = card.buttons().stream()
                .map(SeenMessage.Button::customId)
                .filter(id -> id.startsWith("vote:" + key))
                .findFirst()
                .orElseThrow();
        people.subList(0, asked.votes())
                .forEach(voter -> bot.standin.as(voter).press(card.id(), button).answer(SOON));
    }

    /// Presses one of the buttons of a question, and waits until the desk has told what came of it.
    private static void press(Browser desk, Asked asked, String label) {
        desk.run("document.getElementById('said').replaceChildren()");
        desk.click("""
                return [...document.querySelectorAll('article')]
                    .filter(article => article.innerText.includes(arguments[0]))
                    .flatMap(article => [...article.querySelectorAll('button')])
                    .find(button => button.innerText.trim() === arguments[1])
                """, new Object[] {asked.text(), label});
        desk.await("#said", text -> !text.isEmpty());
    }

    private static void wall(Bot bot) {
        for (String scheme : List.of("light", "dark")) {
            try (Browser wall = Browser.open(1600, 900)) {
                wall.scheme(scheme);
                wall.go(link(bot, "session wall"));
                wall.await(".stage", text -> text.contains(JOINT.getFirst().text()));
                wall.shoot(FOLDER.resolve("wall-" + scheme + ".png"));
            }
        }
    }

    /// The picture of the closing message.
    private static byte[] chart(Bot bot) {
        JsonNode file = bot.awaitIn(ROOM, message -> !message.attachments().isEmpty())
                .attachments()
                .path(0);
        ByteBuffer bytes = bot.standin
                .file(URI.create(file.path("url").asText()).getPath())
                .orElseThrow()
                .bytes();
        byte[] picture = new byte[bytes.remaining()];
        bytes.get(picture);
        return picture;
    }

    @Test
    void of_the_rehearsal_room() throws Exception {
        try (OpenRoom room = OpenRoom.of(Bot.SEED);
                Browser browser = Browser.open(1280, 900).go(room.link())) {
            browser.scheme("dark");
            browser.click("#presses", "Next boundary");
            browser.await("#messages", text -> text.contains("starts"));
            browser.click("#presses", "Next boundary");
            browser.await("#messages", text -> text.contains("1 · Oral"));
            OpenRoom.be(browser, "chair");
            OpenRoom.be(browser, "attendee");
            OpenRoom.command(browser, "ask");
            browser.fill("#o-question", "Why sine, and not a sum of many frequencies?");
            browser.click("#command", "Send");
            browser.await("#messages .forOne", text -> text.contains("#"));
            browser.run("document.getElementById('messages').scrollTo(0, 1e6)");
            browser.shoot(FOLDER.resolve("room.png"));
            OpenRoom.go(browser, "Q&A 1");
            browser.await("#messages .frame", text -> text.contains("Why sine"));
            browser.shoot(FOLDER.resolve("room-thread.png"));
        }
    }
}
