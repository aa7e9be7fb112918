package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A page with comments that stays open while others speak, and links from elsewhere that lead to it. */
record OpenComments(Chromium chromium, FirstStart site, Story story) {

    private static final String AUTHOR = "localStorage.getItem('author')";
    private static final String BETTER = "As it is better said.";

    void keepsWhatIsWrittenAndTakesNothingFromLinks() {
        var article = story.publish("What is said while others speak", List.of("harbour"));
        String address = site.siteUrl() + "/articles/" + article.slug();
        story.approve(story.comment(article.id(), "Early", "The first word.")
                .get("id")
                .asString());
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = window.newPage();
            page.navigate(address);
            page.locator("#reply-text").fill("As it was said first.");
            page.locator("#reply-author").fill("Keeper");
            page.locator("#reply button").click();
            keepsWhatIsWritten(page, article.id());
            takesNothingFromLinks(page, address);
            saysWhenAVoteIsNotCounted(page, address);
            answersWhatIsOnAnotherPageByNow(page, address, article.id());
        }
    }

    /** First where it waits for a look, then where everybody sees it. */
    private void keepsWhatIsWritten(Page page, String article) {
        Locator own = page.locator("[id^=own-][data-own=held]");
        assertThat(own).isVisible();
        String id = own.getAttribute("id").substring("own-".length());
        reword(page, id);
        others(page, article, "Held");
        assertThat(page.locator("#own-text-" + id)).hasValue(BETTER);
        page.locator("#own-" + id + " details[open] button").click();
        assertThat(page.locator(".own .said")).hasText(BETTER);

        story.approve(id);
        page.navigate(page.url().replaceAll("/comments.*", ""));
        page.locator("#c-" + id + " .own-tools summary").first().click();
        page.locator("#own-text-" + id).fill(BETTER + " Twice.");
        others(page, article, "Shown");
        assertThat(page.locator("#c-" + id + " #own-text-" + id)).hasValue(BETTER + " Twice.");
    }

    private static void reword(Page page, String id) {
        page.locator("#own-" + id + " .own-tools summary").first().click();
        page.locator("#own-text-" + id).fill(BETTER);
    }

    /** Whoever has the keyboard at the button keeps it there while more is said. */
    private void others(Page page, String article, String name) {
        Locator show = page.locator("#fresh button");
        say(article, name + " One");
        assertThat(show).hasText("One new comment: show");
        show.focus();
        say(article, name + " Two");
        assertThat(show).hasText("2 new comments: show");
        assertThat(show).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#thread").getByText(name + " Two.")).isVisible();
        assertThat(page.locator("#comments-title")).isFocused();
    }

    private void say(String article, String author) {
        story.approve(story.comment(article, author, "Said by " + author + ".")
                .get("id")
                .asString());
    }

    private static void takesNothingFromLinks(Page page, String address) {
        Object token = page.evaluate(AUTHOR);
        assertThat((String) token).isNotBlank();
        page.navigate("about:blank");
        page.navigate(
                address + "#author=another&own=0197a0b0-0000-7000-8000-0000000000c9.another&for=null&to=comments");
        assertThat(page).hasURL(address + "#comments");
        assertThat(page.evaluate(AUTHOR)).isEqualTo(token);
        assertThat((String) page.evaluate("localStorage.getItem('own')")).doesNotContain("another");
    }

    private static void saysWhenAVoteIsNotCounted(Page page, String address) {
        page.navigate(address);
        Locator votes = page.locator(".votes").first();
        Locator up = votes.locator("[data-vote='1']");
        var limited = new Route.FulfillOptions()
                .setStatus(429)
                .setContentType("text/html")
                .setBody("<p>Slower");
        notCounted(page, votes, Route::abort);
        notCounted(page, votes, route -> route.fulfill(limited));
        up.click();
        assertThat(up).hasAttribute("aria-pressed", "true");
        assertThat(votes.locator("[data-said]")).isEmpty();
    }

    /** As if so much had been said that this page holds it no more; then as if it were removed. */
    private void answersWhatIsOnAnotherPageByNow(Page page, String address, String article) {
        page.navigate(address);
        Locator link = page.locator("#thread [data-reply]").last();
        String id = link.getAttribute("data-reply");
        link.click();
        page.locator("#reply-text").fill("In reply to you.");
        Locator answered = page.locator("#reply-place [name=inReplyTo]");
        showsAnother(page, article, "Pushing", body -> body.replace(id, "0197a0b0-0000-7000-8000-0000000000c8"));
        assertThat(answered).hasValue(id);
        assertThat(answered).isEnabled();
        assertThat(page.locator("#reply-place [data-answering]")).isVisible();

        page.navigate(address);
        page.locator("[data-reply='" + id + "']").click();
        page.locator("#reply-text").fill("In reply to you.");
        showsAnother(
                page,
                article,
                "Removing",
                body -> body.replaceFirst(
                        "(?s)(<li id=\"c-" + id + "\">\\s*<article class=\"comment\">).*?(</article>)",
                        "$1<p class=\"quiet\">It was removed.</p>$2"));
        assertThat(answered).isDisabled();
        assertThat(page.locator("#fresh")).containsText("was removed");
        assertThat(page.locator("#reply-text")).hasValue("In reply to you.");
    }

    private void showsAnother(Page page, String article, String name, UnaryOperator<String> change) {
        page.route("**/articles/*", route -> {
            APIResponse answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(change.apply(answer.text())));
        });
        say(article, name);
        page.locator("#fresh button").click();
        assertThat(page.locator("#thread").getByText(name + ".")).isVisible();
        page.unroute("**/articles/*");
    }

    private static void notCounted(Page page, Locator votes, Consumer<Route> answer) {
        page.route("**/vote", answer);
        votes.locator("[data-said]").evaluate("said => { said.textContent = '' }");
        votes.locator("[data-vote='1']").click();
        assertThat(votes.locator("[data-said]")).containsText("could not be sent");
        page.unroute("**/vote");
    }
}
