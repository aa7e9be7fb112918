package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A site whose own language is Arabic: all of it runs from right to left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArabicSiteIT {

    private static final Map<String, String> PAGES = Map.of(
            "home", "/",
            "article-arabic", "/articles/خريطة-الروائح",
            "article-english", "/articles/the-night-ferry-learns-to-whisper",
            "section", "/sections/Sea",
            "search", "/search?q=harbour",
            "archive", "/archive",
            "subscribe", "/subscribe",
            "about", "/about",
            "newsroom", "/newsroom",
            "withdrawn", "/articles/council-to-paint-the-sea");

    /** Of two things beside each other, that the first is to the right. */
    private static final String ORDER = """
            ([first, second]) => {
              const [a, b] = [first, second].map((at) => document.querySelector(at)?.getBoundingClientRect());
              return a && b ? Math.sign(a.right - b.right) : null;
            }""";

    private FirstStart site;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        chromium = Chromium.start();
        site = FirstStart.with(Map.of("BROADSHEET_WEBSITE_LANGUAGE", "ar"), folder);
        for (var path : PAGES.values()) {
            await(path)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> List.of(200, 410).contains(read(path).status()));
        }
    }

    private Http.Answer read(String path) {
        return Http.get(site.siteUrl() + URI.create(path).toASCIIString(), "text/html");
    }

    @AfterAll
    void stop() {
        Chromium.closeAll(site, chromium);
    }

    static Stream<Reader> readers() {
        return Stream.of(new Reader(1280, ColorScheme.LIGHT, true), new Reader(390, ColorScheme.DARK, true));
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Execution(ExecutionMode.CONCURRENT)
    void everyPageIsMirrored(Reader reader) {
        try (Chromium own = Chromium.start();
                BrowserContext window = own.window(reader)) {
            Page page = window.newPage();
            var checker = new HtmlChecker();
            var wrong = new ArrayList<String>();
            PAGES.forEach((name, path) -> {
                page.navigate(site.siteUrl() + path);
                wrong.addAll(Axe.violations(page, "arabic-" + name + "-" + reader));
                checker.errors(read(path).body()).forEach(error -> wrong.add(name + ": " + error));
                for (var around : List.of(".masthead", ".imprint")) {
                    assertThat(page.locator(around).getAttribute("dir")).isEqualTo("rtl");
                }
                assertThat(Chromium.fits(page))
                        .as(name + " fits into " + reader.width() + " px")
                        .isTrue();
            });
            assertThat(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsFirstIsToTheRight(Reader reader) {
        try (BrowserContext window = chromium.window(reader)) {
            Page page = window.newPage();
            page.navigate(site.siteUrl());
            assertThat(page.evaluate(ORDER, List.of(".sections a", ".sections li:nth-child(2) a")))
                    .isEqualTo(1);
            if (reader.width() > 1000) {
                assertThat(page.evaluate(ORDER, List.of(".lead-story", ".beside")))
                        .isEqualTo(1);
            }
            page.navigate(site.siteUrl() + PAGES.get("article-arabic"));
            assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.story .text')).direction"))
                    .isEqualTo("rtl");
            assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.text blockquote')).fontStyle"))
                    .isEqualTo("normal");
            page.navigate(site.siteUrl() + PAGES.get("article-english"));
            assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.story .text')).direction"))
                    .as("an English text within it")
                    .isEqualTo("ltr");
        }
    }
}
