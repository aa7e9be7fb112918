package io.broadsheet.systemtest;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine's own Chromium, driven by Playwright; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Without these it would call home while pages are read. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE = 30_000;

    private static final String ZONE = "Europe/Oslo";
    private static final String LANGUAGE = "en-GB";

    private final Path program;
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.program = program;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(QUIET));
    }

    static Chromium start() {
        Path program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "The browser tests need Chromium, and there is none on the PATH: apt-get install chromium"));
        return new Chromium(program);
    }

    /** How somebody reads. */
    record Reader(int width, ColorScheme scheme, boolean script) {

        @Override
        public String toString() {
            return width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + (script ? "" : "-noscript");
        }
    }

    /** A reader's own window, without anything kept from another's. */
    BrowserContext window(Reader reader) {
        return patient(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(reader.width(), reader.width() < 600 ? 740 : 900)
                .setColorScheme(reader.scheme())
                // A page that still scrolls cannot be clicked on.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(reader.script())
                .setTimezoneId(ZONE)
                .setLocale(LANGUAGE)));
    }

    private static BrowserContext patient(BrowserContext window) {
        window.setDefaultTimeout(PATIENCE);
        return window;
    }

    /** A browser that is a process of its own, with what it keeps in a folder. */
    OwnBrowser ownBrowser(Path folder) {
        return new OwnBrowser(
                folder,
                patient(playwright
                        .chromium()
                        .launchPersistentContext(
                                folder,
                                new BrowserType.LaunchPersistentContextOptions()
                                        .setExecutablePath(program)
                                        .setArgs(QUIET)
                                        .setViewportSize(1280, 900)
                                        .setReducedMotion(ReducedMotion.REDUCE)
                                        .setTimezoneId(ZONE)
                                        .setLocale(LANGUAGE))));
    }

    record OwnBrowser(Path folder, BrowserContext window) implements AutoCloseable {

        /** As {@code kill -9}: what it had not written down is gone. */
        void kill() {
            processes().forEach(ProcessHandle::destroyForcibly);
            await("its end").until(() -> processes().findAny().isEmpty());
        }

        /** As when a lid is closed: nothing of it runs until {@link #thaw}. */
        void freeze() {
            signal("STOP");
        }

        void thaw() {
            signal("CONT");
        }

        private void signal(String name) {
            processes()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .forEach(process -> StartedProcess.signal(process, name));
        }

        private Stream<ProcessHandle> processes() {
            return ProcessHandle.current()
                    .descendants()
                    .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                            .anyMatch(("--user-data-dir=" + folder)::equals));
        }

        @Override
        public void close() {
            if (processes().findAny().isPresent()) {
                window.close();
            }
        }
    }

    /** Kept as build output. */
    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Whether nothing of it is wider than the window. */
    static boolean fits(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    }

    /** Whatever of a test was started, each though another cannot be closed. */
    static void closeAll(@Nullable AutoCloseable... parts) {
        var failed = new IllegalStateException("Not all could be closed");
        for (var part : parts) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                failed.addSuppressed(e);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
