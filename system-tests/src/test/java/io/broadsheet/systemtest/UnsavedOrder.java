package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.follow;
import static io.broadsheet.systemtest.Editors.press;
import static io.broadsheet.systemtest.Editors.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pages whose form is saved as a whole: whoever leaves one with what is not saved is asked, and nobody else. */
record UnsavedOrder(FirstStart start, Chromium chromium, Editors editors) {

    void isNotLeftUnasked() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            var asked = new ArrayList<String>();
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });
            sections(page, asked);
            front(page, asked);
        }
    }

    private void sections(Page page, List<String> asked) {
        page.navigate(start.newsroomUrl() + "/sections");
        page.locator("#new-name").fill("Harbour");
        assertThat(page.locator("#unsaved")).isVisible();
        follow(page, "Calendar");
        page.waitForCondition(() -> asked.size() == 1);
        assertThat(page.locator("#new-name")).hasValue("Harbour");

        page.locator("#new-name").fill("");
        assertThat(page.locator("#unsaved")).isHidden();
        leave(page);

        page.navigate(start.newsroomUrl() + "/sections");
        page.locator("#new-name").fill("Harbour");
        press(page, "Save the sections");
        assertThat(said(page)).containsText("Saved");
        leave(page);
        assertThat(asked).containsExactly("beforeunload");
    }

    private void front(Page page, List<String> asked) {
        String id = editors.begun("Above all", "The quay is open again.");
        Http.post(start.articlesUrl() + "/newsroom/articles/" + id + "/publication", start.token(), Map.of())
                .expect(200);
        page.navigate(start.newsroomUrl() + "/front");
        page.locator("#q").fill("above");
        press(page, "Find");
        press(page, "Put on top: Above all");
        assertThat(page.locator("#unsaved")).isVisible();
        follow(page, "Calendar");
        page.waitForCondition(() -> asked.size() == 2);
        assertThat(page.locator("#unsaved")).isVisible();
        press(page, "Show it to readers");
        assertThat(said(page)).containsText("Readers see this order now");
        page.locator("#q").fill("quay");
        leave(page);

        page.navigate(start.newsroomUrl() + "/front");
        press(page, "Take away: Above all");
        assertThat(page.locator("#unsaved")).isVisible();
        follow(page, "Calendar");
        page.waitForCondition(() -> asked.size() == 3);
        press(page, "Show it to readers");
        assertThat(said(page)).containsText("Readers see this order now");
        assertThat(asked).containsOnly("beforeunload");
    }

    private void leave(Page page) {
        follow(page, "Calendar");
        page.waitForURL(start.newsroomUrl() + "/calendar");
    }
}
