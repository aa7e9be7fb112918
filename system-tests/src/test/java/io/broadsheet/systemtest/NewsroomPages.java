package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.ArrayList;
import java.util.List;

/** Every page of the newsroom as one window has it: under axe, no wider than the window, asking nobody else. */
final class NewsroomPages {

    private static final List<String> OF_AN_ARTICLE =
            List.of("", "/history", "/history/1", "/activity", "/correction", "/withdrawal", "/erasure");

    private static final List<String> OTHERS = List.of(
            "/articles",
            "/articles?q=nothing",
            "/articles?changed=true&author=Nobody",
            "/articles/new",
            "/calendar",
            "/library",
            "/front",
            "/sections",
            "/account",
            "/accounts",
            "/accounts/new",
            "/moderation?state=visible",
            "/moderation/policy",
            "/moderation/measures",
            "/moderation/statistics",
            "/moderation/score");

    private final FirstStart start;
    private final Editors editors;
    private final Reader editor;
    private final Page page;
    private final List<String> wrong = new ArrayList<>();

    NewsroomPages(FirstStart start, Editors editors, Reader editor, Page page) {
        this.start = start;
        this.editors = editors;
        this.editor = editor;
        this.page = page;
        page.onPageError(wrong::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(start.newsroomUrl())) {
                wrong.add("asks elsewhere: " + request.url());
            }
        });
    }

    void areAllForEverybody() {
        String neverOut = editors.scheduledInVain("Never out, " + editor);
        page.navigate(start.newsroomUrl() + "/articles/new");
        page.locator("#title").fill("For all " + editor);
        page.locator("#editor").fill("Text.");
        press(page, "Publish now");
        String article = page.url().replaceAll("\\?.*", "");
        for (String path : OF_AN_ARTICLE) {
            page.navigate(article + path);
            look("article" + path.replace('/', '-'));
        }
        for (String path : OTHERS) {
            page.navigate(start.newsroomUrl() + path);
            look(path.replaceAll("\\W", "-").substring(1));
        }
        page.navigate(start.newsroomUrl() + "/front");
        page.locator(".offer button").first().click();
        page.locator(".places input[name=until]").first().fill("2027-01-01T09:00");
        look("front-with-places");
        compared(article);
        page.navigate(start.newsroomUrl() + "/library");
        page.locator("#picture").setInputFiles(FirstStart.picture("foghorn"));
        press(page, "Upload");
        assertThat(page.locator("#picture-form")).isVisible();
        look("picture");
        page.navigate(start.newsroomUrl() + "/accounts");
        page.locator("main li a, main td a").first().click();
        look("one-account");
        decidedTogether();
        editors.awaitProblem(neverOut);
        page.navigate(editors.address(neverOut));
        assertThat(page.locator(".panel .error").first()).containsText("Did not come out when its time had come");
        look("not-come-out");
        assertThat(wrong).isEmpty();
        previewed(article);
    }

    private void compared(String article) {
        page.navigate(article);
        page.locator("#title").fill("For all, changed " + editor);
        press(page, "Save");
        page.navigate(article + "/history");
        page.getByText("Compare both").click();
        assertThat(page.locator("ins, del").first()).isVisible();
        look("differences");
    }

    /** What comes of a choice of several where no script is: axe itself needs one. */
    private void decidedTogether() {
        page.navigate(new Desk(start).hold(2).queue());
        page.evaluate("""
                () => {
                  document.querySelectorAll('[name=chosen]').forEach((box) => { box.checked = true; });
                  const form = document.getElementById('bulk');
                  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'verdict', value: 'approve' }));
                  form.submit();
                }""");
        assertThat(page.locator(".bulk-results li").first()).isVisible();
        look("moderation-decisions");
    }

    private void previewed(String article) {
        page.navigate(article + "/preview");
        Chromium.keep(page, "newsroom-previews-" + editor);
        // The site's own page, and a mail, in which no script may run: there axe would wait without end.
        page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())");
        look("preview");
    }

    private void look(String name) {
        Axe.accessible(page, "newsroom-" + name + "-" + editor);
        assertThat(Chromium.fits(page)).as(page.url() + " fits into its window").isTrue();
    }
}
