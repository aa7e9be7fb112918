package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.systemtest.Newsroom.Service;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Every place where readers, machines, other services and mail meet articles: what was never published is on none of them,
 * nor what is public no more, whether one asks plainly, with the version that was there before, or for the head alone.
 */
final class PublicSurfaces {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** In a working copy and in a draft, and in no address that is looked at for words. */
    private static final String UNPUBLISHED = "hatchling9";

    /** In an article that is public at first. */
    private static final String PUBLISHED = "nestling8";

    private static final String SLUG = "kestrelgate-opens";

    private static final String REASON = "It was another bird.";

    private final Newsroom newsroom;
    private final Service website;
    private final Story story;
    private final TopicReader topics;
    private final Map<String, String> versionsBefore = new HashMap<>();

    private record Look(String address, String how, Http.Answer answer) {

        boolean has(String word) {
            return (answer.body() + answer.headers())
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains(word);
        }

        @Override
        public String toString() {
            return address + " " + how + ": " + answer.status();
        }
    }

    private PublicSurfaces(Newsroom newsroom, Service website, Story story, TopicReader topics) {
        this.newsroom = newsroom;
        this.website = website;
        this.story = story;
        this.topics = topics;
    }

    static void check(Newsroom newsroom, Service website, Story story) {
        try (var topics = new TopicReader(newsroom.bootstrapServers())) {
            new PublicSurfaces(newsroom, website, story, topics).check();
        }
    }

    private void check() {
        String reader = "surfaces@example.org";
        story.subscribe(reader, List.of("kestrels"));
        story.confirm(reader);
        story.publish("A neighbour of the kestrels", List.of("kestrels"));
        Story.Published bird = publishUnderTwoAddresses();
        String comment = story.comment(bird.id(), "Ada", "What a " + PUBLISHED + "!")
                .get("id")
                .asString();
        story.approve(comment);
        List<String> lists = lists();
        List<String> own = own(bird);
        awaitOnEveryList(lists);
        Stream.concat(lists.stream(), own.stream())
                .forEach(address ->
                        versionsBefore.put(address, Http.ask("GET", address).header("ETag")));

        JsonNode picture = writeWithoutPublishing(bird);
        assertNothingIsSeenOf(
                UNPUBLISHED, Stream.concat(lists.stream(), own.stream()).toList());
        assertAreUnknown(Stream.concat(named(UNPUBLISHED), pictures(picture)));
        assertThat(topics.read()).noneMatch(record -> record.has(UNPUBLISHED));
        assertThat(mailAfterADigest(reader, bird)).contains(PUBLISHED).doesNotContain(UNPUBLISHED);

        story.withdraw(bird.id(), REASON);
        assertIsGone(lists, own);
        assertThat(everyWay(own).filter(look -> !look.how().startsWith("HEAD")))
                .allMatch(look -> look.answer().body().contains(REASON));

        Http.delete(newsroom.articlesUrl() + "/newsroom/articles/" + bird.id(), story.token())
                .expect(204);
        assertIsGone(lists, own);
        await("the tombstone")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(topics.read())
                        .filteredOn(record -> record.topic().equals("articles.v1")
                                && record.key().equals(bird.id()))
                        .last()
                        .matches(record -> record.value() == null));
        Story.Published next = story.publish("Nothing else of kestrels", List.of("kestrels"));
        assertThat(mailAfterADigest(reader, next)).doesNotContain(PUBLISHED).doesNotContain(UNPUBLISHED);
    }

    private void awaitOnEveryList(List<String> lists) {
        List<String> all = lists.stream().filter(PublicSurfaces::hadIt).toList();
        await("the article on every list")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(looks(all)).allMatch(PublicSurfaces::hasIt));
        assertThat(looks(named(PUBLISHED).toList()))
                .allMatch(look -> look.answer().status() == 200);
    }

    private static boolean hadIt(String list) {
        return !list.contains("popular") && !list.contains("canary");
    }

    private static boolean hasIt(Look look) {
        return look.has(PUBLISHED) || look.has(SLUG);
    }

    /** @return the picture of what readers shall not see: in a working copy of the article, and in a draft */
    private JsonNode writeWithoutPublishing(Story.Published article) {
        JsonNode picture = Http.upload(newsroom.articlesUrl() + "/newsroom/images", story.token(), "A " + UNPUBLISHED)
                .expect(201)
                .json();
        var unpublished = new HashMap<>(draft("Canary4711 the " + UNPUBLISHED, UNPUBLISHED));
        unpublished.put("heroImage", picture.get("id").asString());
        Http.post(newsroom.articlesUrl() + "/newsroom/articles", story.token(), unpublished)
                .expect(201);
        unpublished.remove("slug");
        edit(article, unpublished);
        return picture;
    }

    private Story.Published publishUnderTwoAddresses() {
        JsonNode draft = Http.post(
                        newsroom.articlesUrl() + "/newsroom/articles",
                        story.token(),
                        draft("Kestrelgate " + PUBLISHED, PUBLISHED))
                .expect(201)
                .json();
        var article = new Story.Published(draft.get("id").asString(), SLUG);
        publish(article);
        var again = new HashMap<>(draft("Kestrelgate " + PUBLISHED, PUBLISHED));
        again.put("slug", article.slug());
        edit(article, again);
        publish(article);
        return article;
    }

    private void publish(Story.Published article) {
        Http.post(staffAddress(article) + "/publication", story.token(), Map.of())
                .expect(200);
    }

    private void edit(Story.Published article, Map<String, ?> draft) {
        String seen =
                Http.staffGet(staffAddress(article), story.token()).expect(200).header("ETag");
        Http.json("PUT", staffAddress(article), story.token(), draft, "If-Match", seen)
                .expect(200);
    }

    private String staffAddress(Story.Published article) {
        return newsroom.articlesUrl() + "/newsroom/articles/" + article.id();
    }

    private static Map<String, Object> draft(String title, String word) {
        var draft = new HashMap<>(
                Story.draft(title, "They say " + word + " in the text of the kestrelgate.", List.of(word, "kestrels")));
        draft.put("slug", "the-" + title.split(" ")[0].toLowerCase(java.util.Locale.ROOT));
        draft.put("section", word);
        draft.put("authors", List.of(word));
        return draft;
    }

    private List<String> lists() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String month = "%04d-%02d".formatted(today.getYear(), today.getMonthValue());
        var lists = new ArrayList<String>();
        for (String path : List.of(
                "/",
                "/archive/" + month.replace('-', '/'),
                "/search?q=canary4711",
                "/search?q=kestrelgate",
                "/articles/a-neighbour-of-the-kestrels",
                "/feeds/rss.xml",
                "/feeds/atom.xml",
                "/feeds/feed.json",
                "/sitemap.xml",
                "/sitemap.xml?month=" + month,
                "/news-sitemap.xml")) {
            lists.add(website.url() + path);
        }
        for (String path : List.of(
                "/articles",
                "/articles/a-neighbour-of-the-kestrels/related",
                "/articles/popular",
                "/articles/search?q=canary4711",
                "/articles/search?q=kestrelgate",
                "/front",
                "/sections",
                "/tags",
                "/feeds/rss.xml",
                "/feeds/atom.xml",
                "/feeds/feed.json",
                "/news-sitemap.xml")) {
            lists.add(newsroom.articlesUrl() + path);
        }
        return lists;
    }

    /** What is the article's own, under both of its addresses. */
    private List<String> own(Story.Published article) {
        return Stream.of(
                        website.url() + "/articles/" + article.slug(),
                        website.url() + "/articles/the-kestrelgate",
                        website.url() + "/articles/" + article.slug() + "?sort=oldest",
                        newsroom.articlesUrl() + "/articles/" + article.slug(),
                        newsroom.articlesUrl() + "/articles/the-kestrelgate",
                        newsroom.articlesUrl() + "/articles/" + article.slug() + "/related",
                        story.comments(article.id()))
                .toList();
    }

    /** Lists that there are only while an article is in them. */
    private Stream<String> named(String word) {
        return Stream.of("/topics/", "/sections/", "/authors/").map(list -> website.url() + list + word);
    }

    private static Stream<Look> looks(List<String> addresses) {
        return addresses.stream().map(address -> new Look(address, "GET", Http.ask("GET", address)));
    }

    private Stream<Look> everyWay(List<String> addresses) {
        return addresses.stream()
                .flatMap(address -> Stream.concat(
                        looks(List.of(address)),
                        Stream.of(
                                conditional("GET", address),
                                conditional("HEAD", address),
                                new Look(address, "HEAD", Http.ask("HEAD", address)))));
    }

    private Look conditional(String method, String address) {
        String version = versionsBefore.getOrDefault(address, "");
        return new Look(
                address,
                method + " of who has " + version,
                version.isEmpty() ? Http.ask(method, address) : Http.ask(method, address, "If-None-Match", version));
    }

    private void assertNothingIsSeenOf(String word, List<String> addresses) {
        assertThat(everyWay(addresses))
                .noneMatch(look -> look.has(word))
                .allMatch(look -> look.answer().status() < 400);
    }

    private void assertAreUnknown(Stream<String> addresses) {
        assertThat(everyWay(addresses.toList())).allMatch(look -> look.answer().status() == 404);
    }

    private void assertIsGone(List<String> lists, List<String> own) {
        await("gone from every list")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(looks(lists)).noneMatch(PublicSurfaces::hasIt));
        assertNothingIsSeenOf(PUBLISHED, lists);
        // Whoever has the version from before would go on to show it where that were said to be the one that is.
        assertThat(everyWay(lists.stream().filter(PublicSurfaces::hadIt).toList()))
                .allMatch(look -> look.answer().status() == 200);
        await("gone")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(everyWay(own))
                        .allMatch(look -> look.answer().status() == 410)
                        .noneMatch(look -> look.has(PUBLISHED)));
        assertAreUnknown(named(PUBLISHED));
    }

    /** @return what the reader was mailed of it and of all before */
    private String mailAfterADigest(String reader, Story.Published article) {
        await("the newsletter knows it").atMost(SOON).until(() -> newsroom.newsletterKnows(article.id()));
        story.forgetMails();
        story.runDaily();
        await("the digest").atMost(SOON).until(() -> story.mailTo(reader).isPresent());
        JsonNode mail = story.mailTo(reader).orElseThrow();
        return mail.get("Text").asString() + mail.get("HTML").asString();
    }

    private Stream<String> pictures(JsonNode image) {
        String path = URI.create(image.get("url").asString()).getPath();
        return Stream.of(newsroom.articlesUrl() + path, website.url() + path);
    }
}
