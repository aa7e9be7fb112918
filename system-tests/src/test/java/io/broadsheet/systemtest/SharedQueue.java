package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Several people at the comments of one article, each under an account and in a window of their own. */
final class SharedQueue {

    private static final int PACE = 50;

    /** More take long to post; the pace of decisions is the same. */
    private static final int HELD = Integer.getInteger("broadsheet.held", 60);

    private final FirstStart start;
    private final Story.Published article;
    private final List<String> held;

    /** An article with comments that wait, each of a reader of another name and network. */
    SharedQueue(FirstStart start, int count) {
        this.start = start;
        var story = new Story(start);
        article = story.publish("Talked about " + System.nanoTime(), List.of("harbour"));
        String comments = story.comments(article.id());
        await("comment-service knows the article")
                .atMost(Duration.ofSeconds(40))
                .until(() -> Http.get(comments).status() == 200);
        try (var readers = Executors.newFixedThreadPool(4)) {
            held = readers
                    .invokeAll(IntStream.range(0, count)
                            .<Callable<String>>mapToObj(i -> () -> Http.post(
                                            comments,
                                            null,
                                            Map.of("author", "Nr " + i + " of " + article.id(), "text", "Words " + i),
                                            "Forwarded",
                                            "for=\"[2001:db8:%x:%x::1]\"".formatted(System.nanoTime() & 0xFFFF, i))
                                    .expect(201)
                                    .json()
                                    .get("id")
                                    .asString())
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static SharedQueue large(FirstStart start) {
        return new SharedQueue(start, HELD);
    }

    /** Made by an admin, and signed in for the first time. */
    static void signIn(FirstStart start, Page admin, Page person, String name, String displayName, String role) {
        admin.navigate(start.newsroomUrl() + "/accounts/new");
        admin.locator("#name").fill(name);
        admin.locator("#display-name").fill(displayName);
        admin.locator("input[name=role][value=" + role + "]").check();
        admin.locator("main form button").first().click();
        String once = admin.locator(".drawn code").textContent();

        person.navigate(start.newsroomUrl() + "/account");
        person.getByLabel("Name").fill(name);
        person.getByLabel("Password").fill(once);
        press(person, "Sign in");
        for (String field : new String[] {"chosen", "again"}) {
            person.locator("input[name=" + field + "]").fill("behind the harbour wall");
        }
        press(person, "Save");
        person.waitForURL(start.newsroomUrl() + "/**");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String queue() {
        return start.newsroomUrl() + "/moderation?article=" + article.id();
    }

    private JsonNode comment(String id) {
        return Http.staffGet(start.commentsUrl() + "/moderation/comments/" + id, start.token())
                .expect(200)
                .json();
    }

    /** By keys alone, the next ones asked for as they are needed. */
    void isDecidedByKeyboardAtAPace(Page page) {
        page.navigate(queue());
        assertThat(page.locator(".card.current[data-open=true]")).hasCount(1);
        long began = System.nanoTime();
        for (int i = 0; i < held.size(); i++) {
            // Whoever decides reads first: a comment that waits is under the cursor.
            assertThat(page.locator(".card.current[data-open=true]:not(.sent)")).hasCount(1);
            page.keyboard().press(i % 3 == 0 ? "d" : "f");
        }
        assertThat(page.locator("#desk-status")).containsText(held.size() + " decided");
        double minutes = (System.nanoTime() - began) / 60e9;
        System.out.printf("%d comments decided by keyboard in %.1f minutes%n", held.size(), minutes);
        assertThat(held.size() / minutes).as("decisions a minute").isGreaterThan(PACE);
        assertThat(held)
                .allSatisfy(
                        id -> assertThat(comment(id).get("decisions").size()).isEqualTo(1));
    }

    /** Each decides on their share, at the same time; nothing is decided twice. */
    void isSharedByTwo(Page one, Page other) {
        one.navigate(queue());
        other.navigate(queue());
        await("all are decided")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    one.keyboard().press("f");
                    other.keyboard().press("d");
                    return allDecided();
                });
        var by = new HashMap<String, Integer>();
        held.forEach(id -> {
            var decisions = comment(id).get("decisions");
            assertThat(decisions.size()).isEqualTo(1);
            by.merge(decisions.get(0).get("by").asString(), 1, Integer::sum);
        });
        assertThat(by).hasSize(2);
    }

    private boolean allDecided() {
        var answer = Http.staffGet(
                start.commentsUrl() + "/moderation/comments?state=held&limit=1&article=" + article.id(), start.token());
        return answer.expect(200).json().get("items").isEmpty();
    }

    /** What one decides elsewhere leaves the other's queue at once. */
    void tellsAtOnceWhatTheOtherDecides(Page one, Page other) {
        try (Page told = withoutLooks(one)) {
            told.navigate(queue());
            String first = "#c-" + held.getFirst();
            assertThat(told.locator(first + "[data-open=true]")).isVisible();
            other.navigate(start.newsroomUrl() + "/moderation/comments/" + held.getFirst());

            other.locator("[value=reject]").click();

            assertThat(told.locator(first + " .state")).hasText("rejected");
            assertThat(told.locator(first + ".elsewhere")).hasCount(1);
        }
    }

    /** @param other who would claim it, if they were still at the queue and first */
    void tellsAtOnceWhatComes(Page page, Page other) {
        other.navigate("about:blank");
        try (Page told = withoutLooks(page)) {
            told.navigate(queue());
            assertThat(told.locator("#desk-empty")).isVisible();

            var comment = new Story(start).comment(article.id(), "Late " + article.id(), "Is it too late?");

            assertThat(told.locator("#c-" + comment.get("id").asString())).isVisible();
        }
    }

    /** A window of the same person that looks only when it is told to. */
    private static Page withoutLooks(Page of) {
        Page page = of.context().newPage();
        page.addInitScript("window.setInterval = () => 0");
        return page;
    }

    /** Every decision is a form. */
    void isDecidedWithoutScript(Page page) {
        page.navigate(queue());
        var card = page.locator("#c-" + held.get(0));
        card.locator("[value=approve]").click();
        assertThat(page.locator(".notice")).containsText("Approved.");
        page.locator(".notice button").click();
        assertThat(page.locator(".notice")).containsText("Taken back.");
        assertThat(comment(held.get(0)).get("state").asString()).isEqualTo("held");

        card.locator("summary").first().click();
        card.locator("[name=rule]").selectOption("insult");
        card.locator("[name=statement]").fill("We keep it civil.");
        card.locator("[value=reject]").click();
        assertThat(page.locator(".notice")).containsText("Rejected.");
        assertThat(comment(held.get(0)).get("state").asString()).isEqualTo("rejected");

        for (String id : held.subList(1, 3)) {
            page.locator("#c-" + id + " [data-select]").check();
        }
        page.locator("#bulk [value=spam]").click();
        assertThat(page.locator(".bulk-results li")).hasCount(2);
        assertThat(held.subList(1, 3))
                .allSatisfy(id -> assertThat(comment(id)
                                .get("decisions")
                                .get(0)
                                .get("verdict")
                                .asString())
                        .isEqualTo("spam"));
    }

    /** The answer to several at once, one comment, and what whoever wrote the article sees of them. */
    void isForEverybody(Page page) {
        page.navigate(queue());
        page.locator("#c-" + held.get(0) + " [data-select]").check();
        page.locator("#c-" + held.get(1) + " [data-select]").check();
        // As without script, where the page of results is what comes.
        page.evaluate("""
                () => {
                  const form = document.getElementById('bulk');
                  const verdict = Object.assign(document.createElement('input'), { name: 'verdict', value: 'approve', type: 'hidden' });
                  form.append(verdict);
                  form.submit();
                }""");
        assertThat(page.locator(".bulk-results li")).hasCount(2);
        isForEverybody(page, "bulk");
        page.navigate(start.newsroomUrl() + "/moderation/comments/" + held.getFirst());
        isForEverybody(page, "comment");
        page.navigate(start.newsroomUrl() + "/articles/" + article.id() + "/comments");
        page.locator("#c-" + held.getFirst() + " a").click();
        assertThat(page.locator("#reply-text")).isVisible();
        isForEverybody(page, "readers-comments");
    }

    private static void isForEverybody(Page page, String name) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 800);
            assertThat(Axe.violationsInBothSchemes(page, "newsroom-" + name + "-" + width))
                    .as(name + " at " + width)
                    .isEmpty();
            assertThat(Chromium.fits(page)).as(name + " at " + width).isTrue();
        }
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** An author of it, who decides on nothing, reads what readers see of it and answers under the own name. */
    void isAnsweredByItsAuthor(Page author) {
        new Story(start).approve(held.getFirst());
        author.navigate(start.newsroomUrl() + "/articles/" + article.id());
        author.getByText("Readers’ comments").click();
        author.locator("#c-" + held.getFirst() + " a").click();
        author.locator("#reply-text").fill("I was there, and it was so.");
        press(author, "Post the reply");
        assertThat(author.locator(".notice")).containsText("posted");
        assertThat(author.locator("#c-" + held.getFirst() + " .below")).containsText("I was there");

        JsonNode threads =
                Http.get(new Story(start).comments(article.id())).json().get("items");
        JsonNode reply = StreamSupport.stream(threads.spliterator(), false)
                .filter(thread -> thread.get("id").asString().equals(held.getFirst()))
                .findFirst()
                .orElseThrow()
                .get("replies")
                .get(0);
        assertThat(reply.get("staff").asBoolean()).isTrue();
        assertThat(reply.get("ownName").asBoolean()).isTrue();
        await("readers see whose it is")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Http.get(start.siteUrl() + "/articles/" + article.slug(), "text/html")
                        .body()
                        .contains("I was there, and it was so."));
    }
}
