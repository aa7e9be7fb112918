package io.broadsheet.article.application;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static io.broadsheet.article.Newsroom.ARTICLES;
import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.application.ArticleLists.Place;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Rendition;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.SectionTree;
import io.broadsheet.article.domain.SectionTree.Section;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.domain.Words;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class ScheduledPublicationIT {

    private static final int AT_ONCE = 40;

    @Autowired
    private RestTestClient client;

    @Autowired
    private ScheduledArticles scheduled;

    @Autowired
    private Articles articles;

    @Autowired
    private ArticlePublishing publishing;

    @Autowired
    private ReaderCaches caches;

    @Autowired
    private Names names;

    @Autowired
    private Rendering rendering;

    @Autowired
    private PictureGuard guard;

    @Autowired
    private PictureErasure pictures;

    @Autowired
    private Revisions revisions;

    @Autowired
    private MongoDatabase database;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    @Test
    void ofTwoInstancesOnePublishesEachAndNoneEarly() {
        var other = new ScheduledPublication(scheduled, publishing, new SimpleMeterRegistry());
        other.start();
        try {
            var later = Instant.now().plus(Duration.ofHours(1));
            var ids = new ArrayList<UUID>();
            for (var i = 0; i < AT_ONCE; i++) {
                ids.add(newsroom.start(draft("At the same second " + i)));
                schedule(ids.getLast(), later).expectStatus().isOk();
            }
            // In one write: however slow the machine is, all of them wait for it.
            var at = scheduled.now().plusSeconds(2);
            var due = combine(set("due", at), set("schedule.at", at));
            database.getCollection("articles").updateMany(in("_id", ids), due);

            await().atMost(Duration.ofSeconds(30)).until(() -> ids.stream().allMatch(this::isPublished));

            assertThat(ids).allSatisfy(id -> {
                assertThat(entry(id).version()).isEqualTo(3);
                var publication = ((Article.Published) entry(id).article()).publication();
                assertThat(publication.publishedAt()).isAfterOrEqualTo(at);
                // By the database's clock.
                assertThat(entry(id).latest().step().at()).isAfterOrEqualTo(at);
            });
            for (var id : ids.subList(0, 5)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !TestEvents.told(Topics.ARTICLES, id).isEmpty());
                assertThat(TestEvents.told(Topics.ARTICLES, id)).hasSize(1);
            }
        } finally {
            other.stop();
        }
    }

    /** Sweeps that change articles in the background, of which the first pages fail. */
    @Test
    void noSweepStopsAtWhatFails() {
        var all = IntStream.rangeClosed(1, 120).mapToObj(i -> new UUID(1, i)).toList();
        Set<UUID> tried = ConcurrentHashMap.newKeySet();
        var failing = (Articles) Proxy.newProxyInstance(
                Articles.class.getClassLoader(), new Class<?>[] {Articles.class}, (self, method, arguments) -> {
                    tried.add((UUID) arguments[0]);
                    throw new IllegalStateException("no such article");
                });
        var watch = new BreakingWatch((now, but, limit) -> without(all, but, limit), failing, scheduled, caches);
        var renaming = new SectionRenaming(renamed(all), names, failing, caches, Clock.systemUTC());
        var told = new AtomicInteger();
        var telling = new PictureTelling(
                untold(told), uses(all), failing, body -> new Rendition("", "", "", 0), caches, Clock.systemUTC());
        for (Background sweep : List.of(watch, renaming, telling)) {
            tried.clear();
            sweep.start();
            try {
                await().untilAsserted(() -> assertThat(tried).containsAll(all));
            } finally {
                sweep.stop();
            }
        }
        assertThat(told).as("images that all articles show as they are").hasValue(0);
    }

    /** One image that was changed. */
    private static Images untold(AtomicInteger told) {
        var image = Image.of(
                new UUID(2, 1), new Picture("0f", "jpg", 1_000, 500), new Words("", true, "", ""), Rights.UNKNOWN);
        return (Images) Proxy.newProxyInstance(
                Images.class.getClassLoader(), new Class<?>[] {Images.class}, (self, method, arguments) -> {
                    if (method.getName().equals("untold")) {
                        return arguments[0] == null ? List.of(new Images.Untold(image, null)) : List.of();
                    }
                    told.incrementAndGet();
                    return null;
                });
    }

    private static PictureUses uses(List<UUID> articles) {
        return new PictureUses() {
            @Override
            public List<Use> of(String hash, @Nullable Place after, int limit) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<UUID> articles(String hash, @Nullable UUID after, int limit) {
                return articles.stream()
                        .filter(id -> after == null || id.compareTo(after) > 0)
                        .limit(limit)
                        .toList();
            }

            @Override
            public int count(String hash, int most) {
                return articles.size();
            }

            @Override
            public Map<String, Integer> count(Collection<String> hashes, int most) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static List<UUID> without(List<UUID> all, Set<UUID> others, int limit) {
        return all.stream().filter(id -> !others.contains(id)).limit(limit).toList();
    }

    private static SectionTrees renamed(List<UUID> articles) {
        var tree = SectionTree.NONE.changed(
                null, List.of(new Section("Now", List.of("Before"), List.of())), Fixtures.ANA, Fixtures.NOON);
        return new SectionTrees() {
            @Override
            public SectionTree current() {
                return tree;
            }

            @Override
            public SectionTree latest() {
                return tree;
            }

            @Override
            public SectionTree change(UnaryOperator<SectionTree> decision) {
                return tree;
            }

            @Override
            public List<UUID> articlesIn(String key, Collection<String> spellings, Set<UUID> passedOver, int limit) {
                return without(articles, passedOver, limit);
            }
        };
    }

    @Test
    void publishesAtOnceWhatCameWhileNobodyRan() {
        var id = newsroom.start(draft("Promised before the outage"));
        schedule(id, Instant.now().plus(Duration.ofHours(1))).expectStatus().isOk();
        var past = Instant.now().minus(Duration.ofHours(1));
        store(id, past);

        await().atMost(Duration.ofSeconds(20)).until(() -> isPublished(id));

        assertThat(((Article.Published) entry(id).article()).publication().publishedAt())
                .isAfter(past.plus(Duration.ofMinutes(59)));
        newsroom.get(ARTICLES + "/" + id + "/activity")
                .expectBody()
                .jsonPath("$.items[0].action")
                .isEqualTo("published-as-scheduled")
                .jsonPath("$.items[0].by.subject")
                .isEqualTo("editor");
    }

    @Test
    void tellsWhyWhatCannotBePublishedByThenWasNot() {
        var id = newsroom.start(draft("Emptied before its hour"));
        schedule(id, Instant.now().plus(Duration.ofHours(1))).expectStatus().isOk();
        newsroom.edit(
                        id,
                        2,
                        draft(
                                "Emptied before its hour",
                                "body",
                                Map.of("format", "html", "source", "<script>1</script>")))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.warnings[?(@.place == 'schedule')].message")
                .isEqualTo("As it is, it will not be published when its time comes:"
                        + " the text has nothing that readers would see.");
        newsroom.get(ARTICLES + "/" + id)
                .expectBody()
                .jsonPath("$.warnings[?(@.place == 'schedule')].errors[0].code")
                .isEqualTo("text-nothing")
                .jsonPath("$.warnings[?(@.place == 'schedule')].errors[0].field")
                .isEqualTo("body.source")
                .jsonPath("$.warnings[?(@.place == 'body.source')].code")
                .isEqualTo("text-nothing")
                .jsonPath("$.warnings[?(@.place == 'body.source')].message")
                .isEqualTo("The text cannot be published: it has nothing that readers would see.");
        store(id, Instant.now());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> newsroom.get(ARTICLES + "/" + id)
                        .expectBody()
                        .jsonPath("$.schedule.problem")
                        .isEqualTo("The text has nothing that readers would see.")
                        .jsonPath("$.schedule.problemCode")
                        .isEqualTo("text-nothing"));

        newsroom.get(ARTICLES + "/" + id).expectBody().jsonPath("$.state").isEqualTo("draft");
        newsroom.get(ARTICLES + "/" + id + "/activity")
                .expectBody()
                .jsonPath("$.items[0].action")
                .isEqualTo("schedule-failed");
        newsroom.get(ARTICLES + "/" + id)
                .expectBody()
                .jsonPath("$.warnings[?(@.place == 'schedule')]")
                .isEmpty();
    }

    @Test
    void anArticleThatIsMendedAsItsTimeComesIsNotGivenUp() {
        var id = newsroom.start(draft("Mended at the last moment"));
        var at = Instant.now().plus(Duration.ofHours(1));
        schedule(id, at).expectStatus().isOk();
        var mended = new AtomicInteger();
        Rendering refusing = body -> {
            if (mended.getAndIncrement() == 0) {
                newsroom.edit(id, 2, draft("Mended at the last moment", "standfirst", "As it should be."))
                        .expectStatus()
                        .isOk();
                throw new NotPublishable(Sentence.TEXT_NOTHING.with());
            }
            return rendering.render(body);
        };
        var due = new ArticlePublishing(articles, refusing, caches, guard, pictures, revisions, Clock.systemUTC());

        assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> due.publishDue(id, at.plusSeconds(1)));

        var schedule = entry(id).article().schedule();
        assertThat(schedule).isNotNull();
        assertThat(schedule.problem()).isNull();
        due.publishDue(id, at.plusSeconds(2));
        assertThat(isPublished(id)).isTrue();
    }

    @Test
    void saysWhileItCanBeMendedThatAPictureHoldsUpASchedule() {
        var id = newsroom.start(draft("Pictured before its hour"));
        schedule(id, Instant.now().plus(Duration.ofHours(1))).expectStatus().isOk();
        var bare = Map.of("url", "https://news.example/a.jpg", "alt", "A pier");

        newsroom.edit(id, 2, draft("Pictured before its hour", "heroImage", bare))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.warnings[?(@.place == 'schedule')].message")
                .isEqualTo("As it is, it will not be published when its time comes:"
                        + " heroImage.credit is required before readers see it.");
        newsroom.delete(ARTICLES + "/" + id + "/schedule").expectStatus().isOk();
    }

    @Test
    void clearsWhatAnOlderBuildLeftBehind() {
        var id = newsroom.start(draft("Erased by an older build"));
        newsroom.erase(id).expectStatus().isNoContent();
        store(id, Instant.now());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> scheduled.next(null, 100).stream()
                        .noneMatch(each -> each.id().equals(id)));

        assertThat(entry(id).article()).isInstanceOf(Article.Erased.class);
    }

    @Test
    void listsWhatIsScheduledTheSoonestFirstAndInPages() {
        var far = Instant.now().plus(Duration.ofDays(300));
        var ids = List.of(newsroom.start(draft("Second")), newsroom.start(draft("First")));
        schedule(ids.get(0), far.plusSeconds(1)).expectStatus().isOk();
        schedule(ids.get(1), far).expectStatus().isOk();

        var found = new ArrayList<UUID>();
        var page = scheduled.next(null, 1);
        while (!page.isEmpty()) {
            found.add(page.getFirst().id());
            page = scheduled.next(page.getFirst(), 1);
        }

        assertThat(found).containsSubsequence(ids.get(1), ids.get(0)).doesNotHaveDuplicates();
        ids.forEach(newsroom::erase);
    }

    private RestTestClient.ResponseSpec schedule(UUID id, Instant at) {
        return newsroom.post(ARTICLES + "/" + id + "/publication", Map.of("at", at.toString()));
    }

    private boolean isPublished(UUID id) {
        return entry(id).article() instanceof Article.Published;
    }

    private Entry entry(UUID id) {
        return articles.find(id).orElseThrow();
    }

    /** As if the time had passed. */
    private void store(UUID id, Instant at) {
        database.getCollection("articles")
                .updateOne(
                        eq("_id", id),
                        combine(set("due", at), set("schedule.at", at), set("schedule.subject", "editor")));
    }
}
