package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A session whose title, chairs, talks, authors, askers and questions are all markup and script, on every page that
/// has a link. (The room has the same in its own test.)
class HostilePagesTest {
    private static final String ASKER = "<b>At</b><script>alert(4)</script>";
    private static final String QUESTION = "</p><script>alert(1)</script><img src=x onerror=alert(2)> &amp; \"'";

    @TempDir
    private Path folder;

    private Bot bot;

    @BeforeEach
    void open() throws Exception {
        Path page = Files.writeString(folder.resolve("hall.txt"), RoomTest.PAGE);
        bot = Bot.ready("18:03", UnaryOperator.identity(), standin -> List.of(Bot.hosted(standin, page, Bot.ROOM)))
                .withPages()
                .start()
                .settle();
        bot.standin
                .as(bot.standin.createUser(ASKER))
                .command(Bot.ROOM, "ask", Map.of("question", QUESTION, "talk", "1"))
                .message(Bot.SOON);
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wall", "desk", "report"})
    void what_people_wrote_stays_text(String page) {
        String link = bot.answer("chair", Bot.ROOM, "session " + page, Map.of())
                .buttons()
                .getFirst()
                .url();
        try (Browser browser = Browser.open(1280, 900).go(URI.create(link))) {
            browser.await(
                    "body",
                    text -> text.contains("Hall of <b>Attacks</b> & \"Quotes\"")
                            && text.contains("<img src=x onerror=alert(1)> Falling")
                            && text.contains(ASKER)
                            && text.contains("<script>alert(1)</script><img src=x onerror=alert(2)> &amp;"));
            assertThat(browser.run("return [...document.querySelectorAll('body script, b, i, img')]"
                            + ".filter(each => !each.src.startsWith('data:')).map(each => each.outerHTML)"))
                    .isEqualTo(List.of());
            assertThat(browser.complaints()).isEmpty();
            browser.isAccessible();
        }
    }
}
