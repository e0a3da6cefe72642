package org.lectern.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.rehearsal.AuditReport;
import org.lectern.rehearsal.Rehearsal;

/// A rehearsal that waits in its room, and what one does there in a browser.
final class OpenRoom implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/room/\\S+/");

    private final StringWriter out = new StringWriter();
    private final CompletableFuture<AuditReport> report = new CompletableFuture<>();
    private final Rehearsal rehearsal;
    private final Thread playing;

    private OpenRoom(Path page) {
        rehearsal = Rehearsal.inLines(Rehearsal.Options.of(List.of(page), 1).waiting(true), new PrintWriter(out, true));
        playing = Thread.ofPlatform().start(() -> {
            try {
                report.complete(rehearsal.play());
            } catch (Exception e) {
                report.completeExceptionally(e);
            }
        });
    }

    /// Opened, with a session's page to play.
    static OpenRoom of(Path page) {
        return new OpenRoom(page);
    }

    /// Waits until it is printed.
    URI link() throws InterruptedException {
        while (!report.isDone()) {
            Matcher found = LINK.matcher(out.toString());
            if (found.find()) {
                return URI.create(found.group());
            }
            Thread.sleep(20);
        }
        throw new AssertionError(out + " " + report);
    }

    CompletableFuture<AuditReport> report() {
        return report;
    }

    @Override
    public void close() {
        rehearsal.close();
        try {
            playing.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Picks a slash command from what is offered when it is typed.
    static void command(Browser browser, String name) {
        browser.fill("#text", "/" + name);
        browser.await("#palette li", text -> text.startsWith("/" + name));
        browser.click("#palette button");
        browser.await("#command strong", text -> text.equals("/" + name));
        browser.await(".htmx-settling, .htmx-added, .htmx-request", String::isEmpty);
    }

    /// Acts as somebody else.
    static void be(Browser browser, String person) {
        browser.select("#as", person);
        browser.run("document.getElementById('who').submit()");
        browser.await("#as option:checked", text -> text.equals(person));
    }

    /// Goes to a channel or thread that has this in its name.
    static void go(Browser browser, String place) {
        browser.click(
                "return [...document.querySelectorAll('#places a')]"
                        + ".find(link => link.innerText.includes(arguments[0]))",
                new Object[] {place});
        browser.await("main h2", text -> text.contains(place));
    }
}
