package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.follow;
import static io.broadsheet.systemtest.Editors.press;
import static io.broadsheet.systemtest.Editors.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.broadsheet.systemtest.Chromium.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** One article from its first word to its withdrawal, as an editor has it on a desk or a phone, with script or without. */
final class ArticleLife {

    private static final String REASON = "It was five o’clock.";

    private final FirstStart start;
    private final Chromium chromium;
    private final Reader editor;
    private final Page page;
    private final String title;

    ArticleLife(FirstStart start, Chromium chromium, Reader editor, Page page) {
        this.start = start;
        this.chromium = chromium;
        this.editor = editor;
        this.page = page;
        this.title = "Written at " + editor;
    }

    void isWrittenWithAPicture() {
        follow(page, "New article");
        press(page, "Save");
        assertThat(page.locator("#title-error")).isVisible();

        page.locator("#title").fill(title);
        page.locator("#standfirst").fill("From the first word to the last.");
        write("“Four o’clock,” said *everybody*.\n\n## Then\n\nNothing.");
        page.locator("#section").fill("World");
        page.locator("#authors").fill("Åse Lund, Jo Vik");
        page.locator("#picture").setInputFiles(FirstStart.picture("foghorn"));
        page.locator("#alt").fill("A foghorn on a cliff");
        page.locator("#credit").fill("Ida Holm");
        press(page, "Save");
        assertThat(page.locator("img.hero")).isVisible();
        assertThat(page.getByText("Nothing is missing.")).isVisible();
    }

    private void write(String text) {
        if (editor.script() && page.locator("#editor").isVisible()) {
            press(page, "Markdown");
        }
        page.locator("#source").fill(text);
    }

    /** Whoever has the link sees the later page, and no search engine does. */
    void isPreviewedWithoutAnAccount() {
        press(page, "Link to a preview");
        String link = page.locator("#link").inputValue();
        try (BrowserContext stranger = chromium.window(editor)) {
            Page preview = stranger.newPage();
            var answer = preview.navigate(link);
            assertThat(preview.locator("h1")).hasText(title);
            assertThat(preview.getByText("“Four o’clock,” said everybody.")).isVisible();
            assertThat(answer.headers().getOrDefault("cache-control", "")).contains("no-store");
            assertThat(answer.headers().getOrDefault("x-robots-tag", "")
                            + preview.locator("meta[name=robots]").first().getAttribute("content"))
                    .contains("noindex");
            assertThat(Chromium.fits(preview)).isTrue();
            Chromium.keep(preview, "newsroom-preview-of-a-stranger-" + editor);
        }
        follow(page, "Back to the article");
        assertThat(page.locator("#write")).isVisible();
    }

    void isScheduledAndNotAnyMore() {
        schedule(ZonedDateTime.now(ZoneOffset.UTC).plusDays(1));
        if (editor.script()) {
            page.locator("#time").press("Enter");
        } else {
            press(page, "Schedule");
        }
        assertThat(said(page)).hasText("Scheduled.");
        assertThat(page.locator("main")).containsText("Comes out ");
        if (editor.script()) {
            Axe.accessible(page, "newsroom-scheduled-" + editor);
        }
        String article = page.url();
        page.navigate(start.newsroomUrl() + "/articles?state=scheduled");
        assertThat(page.locator(".articles")).containsText(title);
        page.navigate(article);

        press(page, "Do not publish it then");
        assertThat(said(page)).hasText("It will not be published by itself.");
        assertThat(page.locator("main")).not().containsText("Comes out ");
    }

    private void schedule(ZonedDateTime at) {
        page.getByText("At a later time").click();
        page.locator("#date").fill(at.toLocalDate().toString());
        page.locator("#time")
                .fill(at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
        page.locator("#zone").fill("UTC");
    }

    /** @return where readers find it */
    String isPublished() {
        press(page, "Publish now");
        assertThat(said(page)).hasText("Published.");
        return there();
    }

    /** At the next minute that leaves time to say so: the form knows no seconds. */
    ZonedDateTime isScheduledSoon(String id) {
        page.navigate(start.newsroomUrl() + "/articles/" + id);
        var at = ZonedDateTime.now(ZoneOffset.UTC)
                .plusSeconds(20)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        schedule(at);
        press(page, "Schedule");
        assertThat(said(page)).hasText("Scheduled.");
        return at;
    }

    void cameOutAt(ZonedDateTime at) {
        Duration left = Duration.between(ZonedDateTime.now(ZoneOffset.UTC), at);
        await("the minute")
                .atMost(Duration.ofSeconds(Math.max(0, left.toSeconds()) + 20))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    page.reload();
                    return page.locator("#state").innerText().equals("published");
                });
        assertThat(ZonedDateTime.now(ZoneOffset.UTC)).isAfterOrEqualTo(at);
        follow(page, "See it on the site");
        var published = page.locator("time[datetime]").first().getAttribute("datetime");
        assertThat(Instant.parse(published))
                .isBetween(at.toInstant(), at.toInstant().plusSeconds(10));
    }

    private String there() {
        return page.getByText("See it on the site").getAttribute("href");
    }

    /** A correction with a changed text: readers get both, the note with its date. */
    void isCorrected(String there) {
        write("“Five o’clock,” said *everybody*.\n\n## Then\n\nNothing.");
        press(page, "Save");
        assertThat(said(page)).containsText("Saved.");
        follow(page, "Correct");
        page.locator("#note").fill("It was five o’clock, not four.");
        page.getByLabel("Publish the changes of the text with it").check();
        if (editor.script()) {
            Axe.accessible(page, "newsroom-correction-with-changes-" + editor);
        }
        press(page, "Publish the correction");
        assertThat(said(page)).hasText("The correction is published.");

        Page reader = page.context().newPage();
        reader.navigate(there);
        await("readers have it").ignoreExceptions().until(() -> {
            reader.reload();
            return reader.getByText("“Five o’clock,” said everybody.").isVisible();
        });
        Locator note = reader.locator(".corrections");
        assertThat(note).containsText("It was five o’clock, not four.");
        assertThat(note.locator("time")).hasAttribute("datetime", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*"));
        assertThat(reader.getByAltText("A foghorn on a cliff").first()).isVisible();
        reader.close();
    }

    /** The text that was published first comes back, and the correction stays. */
    void isBroughtBack(String there) {
        follow(page, "History");
        page.locator(".log .version > span > a").last().click();
        page.locator("form[action*='/restoration'] button").click();
        assertThat(said(page)).containsText("The earlier version is back in the form.");
        assertThat(page.locator("#source")).hasValue(Pattern.compile("“Four o’clock,” said.*", Pattern.DOTALL));
        press(page, "Publish the changes");
        assertThat(said(page)).hasText("Published.");
        await("readers have the text from before").until(() -> {
            String now = Http.get(there, "text/html").body();
            return now.contains("“Four o’clock,” said") && now.contains("It was five o’clock, not four.");
        });
    }

    void isWithdrawn(String there) {
        follow(page, "Withdraw");
        page.locator("#reason").fill(REASON);
        press(page, "Withdraw it");
        assertThat(page.locator(".bar .state")).hasText("withdrawn");
        await("readers get the reason")
                .until(() -> Http.get(there, "text/html").body().contains(REASON));
    }

    void isErased(String there) {
        follow(page, "Erase");
        assertThat(page.locator("main")).containsText("This cannot be undone");
        if (editor.script()) {
            Axe.accessible(page, "newsroom-erasure-" + editor);
        }
        page.getByLabel("I mean it").check();
        press(page, "Erase it for good");
        assertThat(said(page)).hasText("Erased. What was done with it stays here.");
        assertThat(page.locator(".log")).containsText("Erased");
        await("readers learn that it is gone for good")
                .until(() -> Http.get(there, "text/html").body().contains("taken away for good"));
    }
}
