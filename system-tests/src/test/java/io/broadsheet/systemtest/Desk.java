package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Comments moderated by keyboard, in a browser window or two. */
record Desk(FirstStart start) {

    private static final String OPEN = ".card[data-open=true]";

    /** @param queue where they wait and no others do: tests run beside each other */
    record Held(String queue, List<String> ids) {}

    /** Each waits: nobody of them has commented before. */
    Held hold(int count) {
        var story = new Story(start);
        String article =
                story.publish("Held " + System.nanoTime(), List.of("harbour")).id();
        return new Held(
                start.newsroomUrl() + "/moderation?article=" + article,
                IntStream.range(0, count)
                        .mapToObj(i ->
                                post(article, "Reader " + article + i, "Words of reader " + i + " on the old pier."))
                        .toList());
    }

    private String post(String article, String author, String text) {
        var answer = await("the article is known to comments")
                .until(
                        () -> Http.post(
                                start.commentsUrl() + "/articles/" + article + "/comments",
                                null,
                                Map.of("author", author, "text", text)),
                        posted -> posted.status() == 201);
        return answer.json().get("id").asString();
    }

    String state(String comment) {
        return Http.staffGet(start.commentsUrl() + "/moderation/comments/" + comment, start.token())
                .json()
                .get("state")
                .asString();
    }

    /** Approves, rejects, marks as spam and takes back, without a hand on the mouse. */
    void decidesByKeyboard(Page page) {
        var waiting = hold(6);
        var held = waiting.ids();
        page.navigate(waiting.queue());
        assertThat(page.locator(".card.current")).hasCount(1);
        assertThat(page.locator(".card.current").boundingBox().width)
                .as("nothing stands beside a card")
                .isEqualTo(page.locator("#cards").boundingBox().width);
        Axe.accessible(page, "newsroom-moderation");

        press(page, "f");
        press(page, "d");
        press(page, "t");
        assertThat(page.locator("#desk-status")).containsText("3 decided");
        press(page, "z");
        assertThat(page.locator("#desk-status")).containsText("2 decided");
        await("what the keys said")
                .untilAsserted(() -> assertThat(held.stream().limit(3).map(this::state))
                        .containsExactly("visible", "rejected", "held"));

        page.keyboard().press("?");
        assertThat(page.locator("#desk-help")).isVisible();
        // Not what switches them off: a space closes it.
        assertThat(page.locator("#desk-help button")).isFocused();
        Axe.accessible(page, "newsroom-moderation-keys");
        page.locator("#keys-on").uncheck();
        page.keyboard().press("Escape");
        page.reload();
        assertThat(page.locator(".card.current")).hasCount(1);
        press(page, "f");
        assertThat(page.locator(".card.sent")).hasCount(0);
        assertThat(page.locator("#desk-status")).isEmpty();
        page.locator("#show-keys").click();
        page.locator("#keys-on").check();
        page.keyboard().press("Escape");
        // What was taken back is the one that is chosen: it comes again before the others.
        press(page, "f");
        // The same key under Caps Lock, and where it writes Russian and Arabic.
        for (String letter : new String[] {"F", "а", "ب"}) {
            page.evaluate(
                    "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code: 'KeyF', bubbles: true, cancelable: true }))",
                    letter);
        }
        await("all are decided")
                .until(() -> held.stream().noneMatch(each -> state(each).equals("held")));
        page.navigate(start.newsroomUrl() + "/moderation/comments/" + held.getFirst());
        page.locator(".note-form summary").click();
        Axe.accessible(page, "newsroom-moderation-comment");
        var note = page.locator(".note-form textarea").boundingBox();
        assertThat(page.locator(".note-form button").boundingBox().y)
                .as("the button is apart from its field")
                .isGreaterThan(note.y + note.height + 6);
    }

    /** Selects by keyboard, decides on all of them with one key, and takes that back with another. */
    void decidesOnSeveral(Page page) {
        page.navigate(start.newsroomUrl() + "/moderation?article=" + UUID.randomUUID());
        assertThat(page.locator("#desk-empty")).isVisible();
        assertThat(page.locator("#bulk")).isHidden();
        var waiting = hold(3);
        var held = waiting.ids();
        page.navigate(waiting.queue());
        assertThat(page.locator(OPEN)).hasCount(3);

        selectThree(page);
        Axe.accessible(page, "newsroom-moderation-selected");
        press(page, "d");
        assertThat(page.locator("#desk-status")).containsText("3 decided");
        await("what one key said")
                .untilAsserted(() -> assertThat(held.stream().map(this::state)).containsOnly("rejected"));
        press(page, "z");
        await("what one key took back")
                .untilAsserted(() -> assertThat(held.stream().map(this::state)).containsOnly("held"));

        page.navigate(waiting.queue());
        selectThree(page);
        page.locator("#bulk [value=approve]").click();
        await("all are decided")
                .untilAsserted(() -> assertThat(held.stream().map(this::state)).containsOnly("visible"));
    }

    private static void selectThree(Page page) {
        assertThat(page.locator(".card.current")).hasCount(1);
        press(page, "x");
        press(page, "j");
        press(page, "j");
        press(page, "Shift+X");
        assertThat(page.locator("#bulk-count")).hasText("3 selected:");
    }

    private static void press(Page page, String key) {
        page.keyboard().press(key);
    }

    /** What one decides the other sees, and a decision on it is stopped with what is there. */
    void twoAtOnce(BrowserContext window, Page one) {
        var waiting = hold(2);
        var held = waiting.ids();
        Page other = window.newPage();
        one.navigate(waiting.queue());
        other.navigate(waiting.queue());
        String card = "#c-" + held.getFirst();
        assertThat(other.locator(card + OPEN.substring(".card".length()))).isVisible();

        one.locator(card + " [value=reject]").click();
        assertThat(one.locator(card + " .state")).hasText("rejected");
        other.bringToFront();
        assertThat(other.locator(card + " .state")).hasText("rejected");

        one.bringToFront();
        one.locator("#c-" + held.getLast() + " [value=approve]").click();
        assertThat(one.locator("#c-" + held.getLast() + " .state")).hasText("published");
    }

    /** A page that is left open over the end of a sign-in goes on with the next one. */
    void goesOnAfterAnotherSignIn(BrowserContext window, Page page) {
        var waiting = hold(3);
        page.navigate(waiting.queue());
        assertThat(page.locator(OPEN)).hasCount(3);
        var signedIn = window.cookies();
        window.clearCookies();
        press(page, "f");
        assertThat(page.locator("#desk-status")).containsText("Your sign-in has ended");
        String article = waiting.queue().replaceAll(".*article=", "");
        String later = post(article, "Late reader " + article, "Words that came meanwhile.");
        assertThat(page.locator("#c-" + later)).hasCount(0);

        window.addCookies(signedIn);
        press(page, "f");
        assertThat(page.locator("#desk-status")).containsText("1 decided");
        assertThat(page.locator("#desk-status")).not().containsText("Your sign-in has ended");
        assertThat(page.locator("#c-" + later)).isVisible();

        page.route("**/decision", route -> route.fulfill(new Route.FulfillOptions().setStatus(403)));
        press(page, "f");
        assertThat(page.locator(".card.stopped")).containsText("This could not be done.");
        assertThat(page.locator("#desk-status")).not().containsText("Your sign-in has ended");
        page.unroute("**/decision");
    }

    /** Whoever decides, decides on what was read: not on the words that its author has put there since. */
    void decidesOnNothingUnread(Page page) {
        var story = new Story(start);
        String article = story.publish("Reworded " + System.nanoTime(), List.of("harbour"))
                .id();
        var comment = story.comment(article, "Reader " + article, "The words that were read.");
        String id = comment.get("id").asString();
        page.navigate(start.newsroomUrl() + "/moderation?article=" + article);
        String card = "#c-" + id;
        assertThat(page.locator(card + ".current")).containsText("The words that were read.");

        page.waitForResponse(
                        answer -> answer.url().endsWith(id + "/card"),
                        () -> Http.json(
                                        "PATCH",
                                        start.commentsUrl() + "/comments/" + id,
                                        null,
                                        Map.of("text", "Words that nobody has read."),
                                        "X-Edit-Token",
                                        comment.get("editToken").asString())
                                .expect(200))
                .finished();
        // What came before this answer has been looked at.
        page.evaluate("() => fetch(location.href).then((answer) => answer.text())");
        press(page, "f");

        assertThat(page.locator(card + ".stopped")).containsText("Words that nobody has read.");
        assertThat(state(id)).isEqualTo("held");
        press(page, "j");
        press(page, "f");
        await("what was read then is decided on").until(() -> state(id).equals("visible"));
    }
}
