package org.lectern.schedule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lectern.schedule.reader.Pages.only;
import static org.lectern.schedule.reader.Pages.problems;
import static org.lectern.schedule.reader.Pages.talks;

import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lectern.schedule.Slot;

class HtmlPageTest {
    private static final Given IN_2030 = new Given(null, Year.of(2030));

    /// A page of lines, each in a block of its own.
    static String page(String text) {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html><head><title>Not this</title><style>p { }</style></head>
                <body><nav>Home <a href="/">More</a></nav><script>var x = "<p>";</script>
                """);
        text.lines()
                .map(line -> line.replace("&", "&amp;").replace("<", "&lt;"))
                .forEach(line -> html.append("<div>").append(line).append("</div>\n"));
        return html.append("</body></html>\n").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "<HTML lang=en>",
                "\ufeff\n<!doctype html>",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">",
                "<?xml version=\"1.0\"?>\n<!-- saved -->\n<html xmlns=\"x\">"
            })
    void html_is_known_by_its_beginning(String beginning) {
        assertThat(new HtmlPage().knows(beginning + "<p>x")).isTrue();
    }

    @Test
    void other_texts_are_no_html() {
        assertThat(new HtmlPage().knows("The <html> element")).isFalse();
        assertThat(new HtmlPage().knows("<?xml version=\"1.0\"?><schedule/>")).isFalse();
    }

    @Test
    void a_session_page_is_read_as_its_text_is() {
        assertThat(AnyFormat.read(page(SessionPage.EXAMPLE)).sessions())
                .isEqualTo(AnyFormat.read(SessionPage.EXAMPLE).sessions())
                .hasSize(1);
        assertThat(AnyFormat.read(page(SessionPage.EXAMPLE)).problems()).isEmpty();
    }

    @Test
    void a_platforms_page_is_read_as_its_text_is() {
        assertThat(AnyFormat.read(page(PlatformPageTest.SESSION), IN_2030, 1).sessions())
                .isEqualTo(AnyFormat.read(PlatformPageTest.SESSION, IN_2030, 1).sessions())
                .hasSize(1);
    }

    @Test
    void a_workshop_marked_up_as_sites_do_is_read() {
        Reading reading = AnyFormat.read("""
                <!doctype html>
                <html><body>
                <h3>Workshop</h3><h2>Small Machines &amp; Beyond</h2>
                <h3>Ada Penrose &middot; Tom&nbsp;Okafor</h3>
                <p>Tue 16 Jul 2030,
                   11:40 p.m. PDT</p>
                <table>
                <tr><td>Tue 11:40 p.m. -
                  12:00 a.m.</td></tr>
                <tr><td><div>Opening
                   <b>Remarks</b> (<i>
                   Introduction
                   </i>) &gt;</div>
                   <button hidden>Show</button>Ada Penrose &#183; Tom Okafor <a href="#">&#128279;</a></td></tr>
                <tr><td>Wed 12:30 a.m. - 12:30 a.m.</td></tr><tr><td>Nothing</td></tr>
                </table>
                """);
        assertThat(only(reading).title().plain()).isEqualTo("Small Machines & Beyond");
        assertThat(only(reading).chairs()).containsExactly("Ada Penrose", "Tom Okafor");
        Slot.Talk talk = talks(only(reading)).getFirst();
        assertThat(talk.title().plain()).isEqualTo("Opening Remarks");
        assertThat(talk.kind()).isEqualTo("Introduction");
        assertThat(talk.authors()).containsExactly("Ada Penrose", "Tom Okafor");
        assertThat(problems(reading))
                .containsExactly("15 ERROR This slot ends when it starts. The slot “Nothing” is left out.");
    }

    @ParameterizedTest
    @CsvSource({
        "a<br>b, 'a|b|'",
        "a<p>b</p>c, 'a||b||c|'",
        "a <b>b</b>c, 'a bc|'",
        "<td>a</td><td>b</td>, 'ab|'",
        "<pre>a&#10; b</pre>, 'a|b||'",
        "&lt;b&gt;&amp;&eacute;, '<b>&é|'"
    })
    void text_is_what_a_browser_copies(String html, String text) {
        assertThat(HtmlText.of("<html><body>" + html).text().replace('\n', '|')).isEqualTo(text);
    }

    @Test
    void a_page_that_a_script_fills_in_says_what_to_do() {
        assertThat(problems(AnyFormat.read("<html><body><div id=app></div><script>fill()</script>")))
                .singleElement()
                .asString()
                .startsWith("1 ERROR No times are found")
                .endsWith("Where a script fills the page in, open it in a browser and save what it shows as text.");
    }

    @Test
    void a_page_of_too_many_tags_is_refused() {
        assertThat(problems(AnyFormat.read("<html>" + "<b>".repeat(200_000))))
                .singleElement()
                .asString()
                .startsWith("1 ERROR The page has more than 5,000,000 characters or 200,000 tags");
    }
}
