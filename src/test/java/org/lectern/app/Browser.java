package org.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/// A real browser. Where the machine has none, whoever asks for one is skipped, and says so.
final class Browser implements AutoCloseable {
    private static final Path AXE = Path.of("src", "test", "js", "node_modules", "axe-core", "axe.min.js");
    private static final Duration SOON = Duration.ofSeconds(15);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /// @param width of the page itself, in CSS pixels; less than a window may have is a phone's
    static Browser open(int width, int height) {
        Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> service = onPath("chromedriver");
        Assumptions.assumeTrue(
                browser.isPresent() && service.isPresent(),
                "no browser: install Debian's packages chromium and chromium-driver to run this test");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(service.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return new Browser(driver);
    }

    private static Optional<Path> onPath(String... names) {
        List<Path> folders = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser go(URI address) {
        driver.get(address.toString());
        return this;
    }

    /// Of the elements that a selector finds, the texts as a reader sees them.
    List<String> texts(String selector) {
        // At one instant: the page may change between two requests.
        Object texts = driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(found => found.innerText)", selector);
        return ((List<?>) Objects.requireNonNull(texts))
                .stream().map(String::valueOf).toList();
    }

    String text(String selector) {
        return String.join("\n", texts(selector));
    }

    /// Waits until the text there is as it should be.
    void await(String selector, Predicate<String> as) {
        long deadline = System.nanoTime() + SOON.toNanos();
        String seen = "";
        do {
            try {
                seen = text(selector);
                if (as.test(seen)) {
                    return;
                }
                Thread.sleep(20);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        } while (System.nanoTime() < deadline);
        throw new AssertionError("after " + SOON.toSeconds() + " s " + selector + " still reads: " + seen);
    }

    /// Waits until a script returns true.
    void awaitThat(String script) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!Boolean.TRUE.equals(driver.executeScript(script))) {
            assertThat(System.nanoTime()).as(script).isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Presses the first button of that label below what a selector finds.
    void click(String selector, String label) {
        click("""
                return [...document.querySelectorAll(arguments[0])]
                    .flatMap(part => [...part.querySelectorAll('button')])
                    .find(button => button.innerText.trim() === arguments[1])
                """, new Object[] {selector, label});
    }

    void click(String selector) {
        click("return document.querySelector(arguments[0])", new Object[] {selector});
    }

    /// A page that changes under the pointer is looked at again.
    void click(String script, Object[] arguments) {
        for (int tries = 0; ; tries++) {
            try {
                WebElement found = awaitElement(script, arguments);
                driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
                found.click();
                return;
            } catch (StaleElementReferenceException e) {
                if (tries == 5) {
                    throw e;
                }
            }
        }
    }

    void fill(String selector, String text) {
        awaitElement("""
                const field = document.querySelector(arguments[0]);
                if (field) {
                    field.value = arguments[1];
                    field.dispatchEvent(new Event('input', {bubbles: true}));
                }
                return field;
                """, selector, text);
    }

    /// Chooses the first option that begins so.
    void select(String selector, String beginning) {
        awaitElement("""
                const menu = document.querySelector(arguments[0]);
                const option = menu && [...menu.options].find(each => each.text.startsWith(arguments[1]));
                if (option) {
                    menu.value = option.value;
                    menu.dispatchEvent(new Event('input', {bubbles: true}));
                }
                return option;
                """, selector, beginning);
    }

    private WebElement awaitElement(String script, Object... arguments) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < deadline) {
            if (driver.executeScript(script, arguments) instanceof WebElement found) {
                return found;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("after " + SOON.toSeconds() + " s there is no " + List.of(arguments) + "; the page: "
                + driver.executeScript("return document.body.innerText"));
    }

    /// Types letters wherever the focus is.
    void type(String letters) {
        new Actions(driver).sendKeys(letters).perform();
    }

    /// From now on the page shows nothing new.
    void freeze() {
        run("document.body.addEventListener('htmx:sseBeforeMessage', event => event.preventDefault())");
    }

    /// @param scheme `light` or `dark`
    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// What the browser complains about: scripts that fail, and whatever a page may not load.
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /// What axe finds that keeps somebody from using the page, by WCAG 2.2 AA.
    void isAccessible() {
        Assumptions.assumeTrue(Files.exists(AXE), "axe is missing: run npm ci --prefix src/test/js");
        try {
            driver.executeScript(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Object violations = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
                    .then(found => done(found.violations.map(each =>
                        each.id + ': ' + each.nodes.map(node => node.html).join(' | '))));
                """);
        assertThat((List<?>) violations).isEmpty();
    }

    @Nullable
    Object run(String script) {
        return driver.executeScript(script);
    }

    /// Saves what it shows.
    Browser shoot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
