package io.broadsheet.website.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.website.client.Answer;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Summary;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleVersionsTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant PUBLISHED = Instant.parse("2025-05-22T10:00:00Z");

    private final ArticleVersions versions = new ArticleVersions();
    private final AtomicLong nanos = new AtomicLong(System.nanoTime());
    private volatile int reads;
    private volatile boolean away;
    private volatile ArticleAt source = article(1);
    private final ServiceCache<String, ArticleAt> articles = new ServiceCache<>(
            100_000,
            AnswerSizes::of,
            readAt -> true,
            slug -> {
                if (away) {
                    throw ServiceAway.tooSlow();
                }
                reads++;
                return source;
            },
            versions.ofArticles(),
            nanos::get);

    @Test
    void takesAWithdrawnArticleFromReadersWhileItsServiceIsAway() throws ServiceAway {
        var before = articles.get("gates");
        away = true;

        versions.withdrawn(ID, 2, List.of("gates"), "It was wrong.");
        articles.reduceAll();

        assertThat(articles.get("gates").value()).isEqualTo(new ArticleAt.Withdrawn("It was wrong."));
        assertThat(before.prolong(System.nanoTime())).isFalse();
        assertThat(before.isUsable(System.nanoTime(), readAt -> true)).isFalse();
    }

    @Test
    void believesTheEventMoreThanAnInstanceThatHasNotHeardOfIt() throws ServiceAway {
        versions.withdrawn(ID, 2, List.of("gates"), null);

        assertThat(articles.get("gates").value()).isEqualTo(new ArticleAt.Withdrawn(null));
    }

    @Test
    void tellsWhatWasErasedFromWhatWasWithdrawnWithoutAReason() throws ServiceAway {
        versions.erased(ID, List.of("gates"));

        assertThat(articles.get("gates").value()).isEqualTo(new ArticleAt.Erased());
    }

    @Test
    void showsWhatWasPublishedAgain() throws ServiceAway {
        versions.withdrawn(ID, 2, List.of("gates"), null);
        source = article(3);

        assertThat(articles.get("gates").value()).isEqualTo(source);
    }

    @Test
    void readsAgainUntilTheVersionOfTheEventArrivesAndNeverGoesBack() throws ServiceAway {
        articles.get("gates");
        versions.published(ID, 2, List.of("gates"));
        articles.outdate("gates");

        assertThat(version()).isEqualTo(1);
        source = article(2);
        pass(Duration.ofMillis(60));
        assertThat(version()).isEqualTo(2);

        // Its counts changed, and the instance that is asked lags behind.
        articles.outdate("gates");
        source = article(1);
        assertThat(version()).isEqualTo(2);
        source = new ArticleAt.Unknown();
        pass(Duration.ofSeconds(10));
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void waitsLongerAndLongerBetweenReadingsOfAnInstanceThatLagsBehind() throws ServiceAway {
        versions.published(ID, 2, List.of("gates"));
        var before = reads;

        for (var i = 0; i < 10_000; i++) {
            articles.get("gates");
            pass(Duration.ofMillis(1));
        }

        assertThat(reads - before).isBetween(8, 14);
    }

    @Test
    void readsAgainWhatLedElsewhereOrNowhereWhereAnArticleIsPublished() throws ServiceAway {
        for (var answer : List.of(
                new ArticleAt.Unknown(), new ArticleAt.Withdrawn("Back soon."), new ArticleAt.Moved("/articles/old"))) {
            source = answer;
            articles.forget("gates");
            versions.published(ID, 2, List.of("gates"));
            articles.outdate("gates");
            articles.get("gates");

            source = article(2);
            pass(Duration.ofMillis(60));

            assertThat(version()).as(answer.toString()).isEqualTo(2);
        }
    }

    @Test
    void takesAListForRightMeanwhileUnlessItNamesWhatHasChanged() {
        var filter = versions.ofSummaries();
        var list = List.of(summary(1));

        versions.published(UUID.randomUUID(), 1, List.of("another"));
        assertThat(filter.isRightMeanwhile("gates", list)).isTrue();

        versions.published(ID, 2, List.of("gates"));
        assertThat(filter.isRightMeanwhile("gates", list)).isFalse();
    }

    @Test
    void leavesOutOfListsWhatWasWithdrawnAndReadsThemAgain() {
        versions.withdrawn(ID, 2, List.of("gates"), null);
        var stale = new Listing<>(List.of(summary(1)), null);
        var republished = new Listing<>(List.of(summary(3)), null);
        var filter = versions.ofListings();

        assertThat(filter.visible("", stale).items()).isEmpty();
        assertThat(filter.isBehind("", stale)).isTrue();
        assertThat(filter.visible("", republished)).isSameAs(republished);
        assertThat(filter.isBehind("", republished)).isFalse();
    }

    @Test
    void takesNothingBackForAnEventThatIsStatedAgain() {
        versions.published(ID, 3, List.of("gates"));
        versions.withdrawn(ID, 2, List.of("gates"), "Late.");

        assertThat(versions.visible(List.of(summary(3)))).hasSize(1);
    }

    /** As article-service writes them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<loc>https://x/articles/storm</loc>",
                "<link>https://x/articles/storm</link>",
                "<link rel=\"alternate\" type=\"text/html\" href=\"https://x/articles/storm\"></link>",
                "{\"id\":\"1\",\"url\":\"https://x/articles/storm\",\"title\":\"Storm\"}",
            })
    void findsWhatWasTakenAwayWhereAFileNamesIt(String file) {
        assertThat(isNamedIn(file)).as("nothing is taken away").isFalse();

        versions.withdrawn(ID, 2, List.of("storm", "stürm"), null);

        assertThat(isNamedIn(file)).isTrue();
        assertThat(isNamedIn(file.replace("storm", "st%C3%BCrm"))).isTrue();
        for (var another : List.of("storm-2", "storms", "storm%C3%BC", "a-storm")) {
            assertThat(isNamedIn(file.replace("/storm", "/" + another)))
                    .as(another)
                    .isFalse();
        }
        versions.published(ID, 3, List.of("storm"));
        assertThat(isNamedIn(file)).isFalse();
    }

    /** A text that tells of a withdrawal links to what was withdrawn. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<content:encoded>&lt;a href=\"https://x/articles/storm\"&gt;It&lt;/a&gt;</content:encoded>",
                "<content type=\"html\">&lt;a href=\"https://x/articles/storm\"&gt;It&lt;/a&gt;</content>",
                "<description>It was https://x/articles/storm</description>",
                "{\"content_html\":\"<a href=\\\"https://x/articles/storm\\\">It</a>\"}",
                "{\"content_text\":\"It was https://x/articles/storm\",\"url\":\"https://x/articles/calm\"}",
            })
    void aLinkInATextNamesNothing(String file) {
        versions.withdrawn(ID, 2, List.of("storm"), null);

        assertThat(isNamedIn(file)).isFalse();
    }

    private boolean isNamedIn(String file) {
        return versions.isNamedIn(
                new Answer(200, HttpHeaders.of(Map.of(), (name, value) -> true), file.getBytes(UTF_8)));
    }

    private long version() throws ServiceAway {
        return articles.get("gates").value() instanceof ArticleAt.Here(var article)
                ? article.summary().version()
                : -1;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static ArticleAt article(long version) {
        return new ArticleAt.Here(new Article(summary(version), "", List.of()));
    }

    private static Summary summary(long version) {
        return new Summary(
                ID, "gates", "Gates", null, "", List.of(), null, List.of(), "en", PUBLISHED, PUBLISHED, version, 1, 0,
                true, null, false, null, null, "", null, null, null, null);
    }
}
