package io.broadsheet.article.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.search.ArticleSearch.Found;
import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.article.search.Corrections.Correction;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.contract.ArticlePublished;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

class SearchIndexTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID ARTICLE = UUID.fromString("0193f0a2-5c4e-7d11-9a63-2f8b1e6d4c70");

    private static final Random RANDOM = new Random(42);

    @TempDir
    Path folder;

    private SearchIndex index;

    @BeforeEach
    void open() throws Exception {
        index = reopened(NOON, "topic");
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    private SearchIndex at(Instant now) {
        return at(now, folder);
    }

    private SearchIndex at(Instant now, @Nullable Path folder) {
        var settings = new SearchSettings(folder, DataSize.ofMegabytes(4), Duration.ofSeconds(30), Duration.ofDays(7));
        return new SearchIndex(new IndexFolder(settings, Clock.fixed(now, ZoneOffset.UTC)), new SimpleMeterRegistry());
    }

    private SearchIndex reopened(Instant now, String topic) throws IOException {
        if (index != null) {
            index.close();
        }
        var opened = at(now);
        opened.open(topic, false);
        return opened;
    }

    static ArticlePublished article(UUID id, long version, String text) {
        return article(id, version, text, null);
    }

    private static ArticlePublished article(UUID id, long version, String text, @Nullable String section) {
        return PublishedArticles.event(id, version, "en", "Title", text, List.of(), section, List.of());
    }

    private int found(String words) {
        return new ArticleSearch(index, Clock.fixed(NOON, ZoneOffset.UTC))
                .search(new Wanted(words, null, null, null), null, 10)
                .hits()
                .size();
    }

    @Test
    void goesOnWhereItWasSaved() throws Exception {
        index.put(article(ARTICLE, 2, "saved words"));
        index.save(Map.of(0, 5L, 7, 9L));
        index.put(article(UUID.randomUUID(), 2, "lost words"));
        index.close();

        index = at(NOON.plusSeconds(3_600));

        assertThat(index.open("topic", false)).isEqualTo(Map.of(0, 5L, 7, 9L));
        assertThat(found("saved")).isEqualTo(1);
        assertThat(found("lost")).isZero();
    }

    /** Each has heard of other articles that are gone since, so that their scores are not alike. */
    private List<SearchIndex> instances(int articles, Path others) throws Exception {
        var second = at(NOON, others);
        second.open("topic", false);
        for (var i = 0; i < articles; i++) {
            var article = article(new UUID(i, RANDOM.nextLong()), 2, "tide ".repeat(1 + i % 7) + "ebb ".repeat(i % 5));
            index.put(article);
            second.put(article);
            second.put(article(new UUID(-i, RANDOM.nextLong()), 2, "tide flood flood flood flood"));
        }
        for (var each : List.of(index, second)) {
            each.refresh();
            each.complete();
        }
        return List.of(index, second);
    }

    @Test
    void pagesNeitherSkipNorRepeatWhicheverInstanceAnswersWhileArticlesCome(@TempDir Path others) throws Exception {
        var instances = instances(450, others);
        try {
            var wanted = new Wanted("ebb", null, null, null);
            var clock = Clock.fixed(NOON, ZoneOffset.UTC);
            var shown = new ArrayList<UUID>();
            Place next = null;
            for (var page = 0; page == 0 || next != null; page++) {
                var instance = instances.get(page % 2);
                var found = new ArticleSearch(instance, clock)
                        .search(wanted, next == null ? null : Place.parse(next.encode()), 20);
                found.hits().forEach(hit -> shown.add(hit.article().id()));
                assertThat(found.total()).isEqualTo(360);
                next = found.next();
                for (var each : instances) {
                    each.put(article(UUID.randomUUID(), 2, "ebb ".repeat(1 + page) + "neap"));
                    each.refresh();
                }
            }
            assertThat(shown).doesNotHaveDuplicates();
            assertThat(shown.stream().filter(id -> id.getMostSignificantBits() < 450 && id.version() == 0))
                    .hasSize(360);
        } finally {
            instances.getLast().close();
        }
    }

    @Test
    void aNumberedPageIsTheSameOnEveryInstance(@TempDir Path others) throws Exception {
        var instances = instances(120, others);
        try {
            var clock = Clock.fixed(NOON, ZoneOffset.UTC);
            var wanted = new Wanted("tide", null, null, null);
            var first = new ArticleSearch(instances.getFirst(), clock).search(wanted, null, 20);
            assertThat(first.pages()).hasSizeGreaterThanOrEqualTo(5);

            for (var page : first.pages()) {
                var answers = instances.stream()
                        .map(instance -> new ArticleSearch(instance, clock)
                                .search(wanted, page, 20).hits().stream()
                                        .map(hit -> hit.article().id())
                                        .toList())
                        .toList();
                assertThat(answers.getFirst()).isEqualTo(answers.getLast()).hasSize(20);
            }
        } finally {
            instances.getLast().close();
        }
    }

    @Test
    void takesNoPlaceThatItDidNotGive() {
        var ranking = ranking(
                new Wanted("tide", null, null, null),
                Ranking.Meaning.ANY,
                List.of(new Correction(0, "flöße")),
                List.of(1L, 0xFF_FFFF_FFFFL));
        for (var place : List.of(new Place(ranking, 1, null), new Place(ranking, 2, new Place.Last(NOON, ARTICLE)))) {
            assertThat(Place.parse(place.encode())).isEqualTo(place);
            assertThat(Place.parse(place.encode() + "AAAA")).isNull();
            assertThat(Place.parse(place.encode().substring(4))).isNull();
        }
        assertThat(Place.parse("")).isNull();
        assertThat(Place.parse("not base64!")).isNull();
        // As builds before wrote them.
        assertThat(Place.parse(new Cursor(7, ARTICLE).encode())).isNull();
        assertThat(Place.parse("AiAAAAADAAEAAgAAAAABAAAAAAI")).isNull();
        var written = Base64.getUrlDecoder().decode(new Place(ranking, 1, null).encode());
        for (var length = 0; length < written.length; length++) {
            var cut = Arrays.copyOf(written, length);
            assertThat(Place.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(cut)))
                    .isNull();
        }
    }

    private static Ranking ranking(
            Wanted wanted, Ranking.Meaning meaning, List<Correction> corrections, List<Long> best) {
        return new Ranking(wanted.hash(), meaning, corrections, best, true, best.size(), true);
    }

    @Test
    void aPlaceIsOfOneQuestion() {
        var tyde = new Wanted("tyde north", null, "sport", null);
        var corrections = List.of(new Correction(0, "tide"));
        var place = new Place(ranking(tyde, Ranking.Meaning.CORRECTED, corrections, List.of(1L)), 1, null);

        assertThat(place.isOf(tyde)).isTrue();
        assertThat(place.isOf(new Wanted("tyde north", null, null, null))).isFalse();
        assertThat(place.isOf(new Wanted("tyde south", null, "sport", null))).isFalse();
        for (var impossible : List.of(
                List.of(new Correction(0, "fraud")),
                List.of(new Correction(2, "tide")),
                List.of(new Correction(-1, "tide")),
                List.of(new Correction(0, "tide"), new Correction(0, "tide")))) {
            var forged = ranking(tyde, Ranking.Meaning.CORRECTED, impossible, List.of(1L));
            assertThat(new Place(forged, 1, null).isOf(tyde)).isFalse();
        }
    }

    @Test
    void aPlaceOfTwoHundredIsShortEnoughForAnAddress() {
        var best = LongStream.range(0, Ranker.LISTED).boxed().toList();
        var wanted = new Wanted("tide", null, null, null);
        var last = new Place.Last(NOON, ARTICLE);

        assertThat(new Place(ranking(wanted, Ranking.Meaning.ALL, List.of(), best), 200, last).encode())
                .hasSize(1_386);

        var words = "абвгдежз ".repeat(22).strip();
        var corrections = IntStream.range(0, 16)
                .mapToObj(part -> new Correction(part, "абвгдежзик"))
                .toList();
        var longest = new Place(
                ranking(new Wanted(words, null, null, null), Ranking.Meaning.CORRECTED, corrections, best), 200, last);
        assertThat(longest.isOf(new Wanted(words, null, null, null))).isTrue();
        assertThat(longest.encode()).hasSizeLessThan(2_400);
    }

    @Test
    void showsOnlyWhatIsFoundStill() throws Exception {
        var moved = article(new UUID(7, 1), 2, "ebb tide", "sport");
        var rewritten = article(new UUID(7, 2), 2, "ebb tide", "sport");
        var stays = article(new UUID(7, 3), 2, "ebb tide", "sport");
        var never = article(new UUID(7, 4), 2, "ebb tide", null);
        for (var each : List.of(moved, rewritten, stays, never)) {
            index.put(each);
        }
        index.refresh();
        index.complete();
        var wanted = new Wanted("tide", null, "sport", null);
        var first = new Place(ranking(wanted, Ranking.Meaning.ALL, List.of(), List.of(1L, 2L, 3L, 4L)), 0, null);

        index.put(article(moved.id(), 3, "ebb tide", "culture"));
        index.put(article(rewritten.id(), 3, "ebb and flow", "sport"));
        index.refresh();

        assertThat(search(index, wanted, first).hits())
                .extracting(hit -> hit.article().id())
                .containsExactly(stays.id());
    }

    @Test
    void goesOnWithTheWordsThatWereCorrectedWhereAnotherInstanceHasTheTypedOnes(@TempDir Path others) throws Exception {
        var second = at(NOON, others);
        try {
            second.open("topic", false);
            second.put(article(ARTICLE, 2, "a gipfle"));
            for (var i = 0; i < 250; i++) {
                var article = article(new UUID(i, RANDOM.nextLong()), 2, "a gipfel");
                index.put(article);
                second.put(article);
            }
            index.refresh();
            second.refresh();
            second.remove(ARTICLE, 3);
            second.refresh();
            index.complete();
            second.complete();
            var wanted = new Wanted("gipfle", null, null, null);
            var shown = new ArrayList<UUID>();
            Place next = null;
            for (var page = 0; page == 0 || next != null; page++) {
                assertThat(next == null || next.isOf(wanted)).isTrue();
                var found = search(page == 0 ? index : second, wanted, next);
                assertThat(found.didYouMean()).isEqualTo("gipfel");
                assertThat(found.corrected()).isTrue();
                assertThat(found.hits())
                        .isNotEmpty()
                        .allSatisfy(hit ->
                                assertThat(hit.highlights().fragments()).containsExactly("a <mark>gipfel</mark>"));
                found.hits().forEach(hit -> shown.add(hit.article().id()));
                next = found.next() == null ? null : Place.parse(found.next().encode());
            }
            assertThat(shown).hasSize(250).doesNotHaveDuplicates();
        } finally {
            second.close();
        }
    }

    @Test
    void showsNoPageWithHolesNorTheRestBeforeItKnowsAllArticles(@TempDir Path others) throws Exception {
        var starting = at(NOON, others);
        try {
            starting.open("topic", false);
            for (var i = 0; i < 250; i++) {
                var article = article(new UUID(i, RANDOM.nextLong()), 2, "tide ".repeat(1 + i % 7));
                index.put(article);
                if (i % 3 == 0) {
                    starting.put(article);
                }
            }
            index.refresh();
            index.complete();
            starting.refresh();
            var wanted = new Wanted("tide", null, null, null);
            var second = search(index, wanted, null).next();
            var place = second;
            while (place.after() == null) {
                place = search(index, wanted, place).next();
            }
            for (var each : List.of(second, place)) {
                assertThat(search(starting, wanted, each))
                        .satisfies(found -> assertThat(found.hits()).isEmpty())
                        .satisfies(found -> assertThat(found.complete()).isFalse());
            }

            starting.complete();
            assertThat(search(starting, wanted, second).hits()).isNotEmpty();
        } finally {
            starting.close();
        }
    }

    private static Found search(SearchIndex index, Wanted wanted, @Nullable Place at) {
        return new ArticleSearch(index, Clock.fixed(NOON, ZoneOffset.UTC)).search(wanted, at, 20);
    }

    @Test
    void takesNoWordForOneThatIsOnlyInTextsOfBefore() throws Exception {
        // What is no more stays in its file while enough beside it is.
        for (var i = 0; i < 60; i++) {
            index.put(article(new UUID(7, i), 2, "a neighbour in the same file"));
        }
        for (var i = 0; i < 3; i++) {
            index.put(article(new UUID(9, i), 2, "the harbuor"));
            index.put(article(new UUID(8, i), 2, "the harbuur"));
            index.put(article(new UUID(8, 3 + i), 2, "the harbuur"));
        }
        index.refresh();
        for (var i = 0; i < 3; i++) {
            index.put(article(new UUID(9, i), 3, "the harbour"));
            index.remove(new UUID(8, i), 3);
            index.remove(new UUID(8, 3 + i), 3);
        }
        index.refresh();
        index.complete();

        assertThat(search(index, new Wanted("harbuor", null, null, null), null))
                .satisfies(found -> assertThat(found.didYouMean()).isEqualTo("harbour"))
                .satisfies(found -> assertThat(found.hits()).hasSize(3));
    }

    @Test
    void anyQuestionIsShortEnoughInHoweverManyLanguages() throws Exception {
        for (var language : "de nl sv da no fi hu et en fr es it pt pl cs ro ru uk el tr".split(" ")) {
            index.put(PublishedArticles.event(
                    UUID.randomUUID(), 2, language, "Title", "a word", List.of(), null, List.of()));
        }
        index.refresh();
        index.complete();
        var signs = IntStream.range(0x1F300, 0x1F300 + 200)
                .mapToObj(Character::toString)
                .toList();
        var asParts = IntStream.range(0, 16)
                .mapToObj(part -> String.join("", signs.subList(part * 11, part * 11 + 11)))
                .collect(Collectors.joining(" "));

        assertThat(found(String.join("", signs))).isZero();
        assertThat(found(asParts)).isZero();
        assertThat(found(String.join("", signs.subList(0, 197)) + "wo*")).isZero();
    }

    @Test
    void beginsAnewInAnotherTopicAfterLongAndWhenBroken() throws Exception {
        index.put(article(ARTICLE, 2, "saved words"));
        index.save(Map.of(0, 5L));

        index.close();
        assertThat(index.open("topic", true)).isEmpty();
        assertThat(found("saved")).isZero();
        index.put(article(ARTICLE, 2, "saved words"));
        index.save(Map.of(0, 5L));

        index = reopened(NOON.plusSeconds(1), "another");
        assertThat(found("saved")).isZero();
        index.put(article(ARTICLE, 2, "saved words"));
        index.save(Map.of(0, 5L));

        index = reopened(NOON.plus(Duration.ofDays(8)), "another");
        assertThat(found("saved")).isZero();
        index.put(article(ARTICLE, 2, "saved words"));
        index.save(Map.of(0, 5L));
        index.close();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each ->
                            each.toString().endsWith(".cfs") || each.toString().contains("segments_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        index = reopened(NOON.plus(Duration.ofDays(8)), "another");
        assertThat(found("saved")).isZero();
    }

    @Test
    void changesOnlyForHigherVersions() throws Exception {
        index.put(article(ARTICLE, 4, "newer"));
        index.put(article(ARTICLE, 3, "older"));
        index.refresh();
        index.put(article(ARTICLE, 4, "repeated"));
        index.refresh();
        assertThat(found("newer")).isEqualTo(1);
        assertThat(found("older")).isZero();
        assertThat(found("repeated")).isZero();

        index.remove(ARTICLE, 5);
        index.refresh();
        index.put(article(ARTICLE, 4, "late"));
        index.refresh();
        assertThat(found("newer")).isZero();
        assertThat(found("late")).isZero();

        index.put(article(ARTICLE, 6, "again"));
        index.refresh();
        assertThat(found("again")).isEqualTo(1);
    }

    @Test
    void leavesNothingOfAnErasedTextInItsFolder() throws Exception {
        index.put(article(ARTICLE, 2, "unmistakable"));
        for (var i = 0; i < 20; i++) {
            index.put(article(UUID.randomUUID(), 2, "something else"));
        }
        index.refresh();
        index.save(Map.of());
        assertThat(files()).anyMatch(content -> content.contains("unmistak"));

        index.remove(ARTICLE, 3);
        index.refresh();
        index.purge(Map.of());

        assertThat(files()).noneMatch(content -> content.contains("unmistak"));
    }

    @Test
    void deletesWhatAKilledProcessLeftAndNothingThatIsInUse() throws Exception {
        var abandoned = Files.createTempDirectory("broadsheet-search");
        Files.createFile(abandoned.resolve(IndexWriter.WRITE_LOCK_NAME));
        Files.writeString(abandoned.resolve("_0.cfs"), "unmistakable");
        var used = Files.createTempDirectory("broadsheet-search");
        var begun = Files.createTempDirectory("broadsheet-search");
        try (var directory = FSDirectory.open(used);
                var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            index.close();
            index = at(NOON, null);
            index.open("topic", false);

            assertThat(abandoned).doesNotExist();
            assertThat(used).exists();
            assertThat(begun).exists();
        } finally {
            FileSystemUtils.deleteRecursively(used);
            FileSystemUtils.deleteRecursively(begun);
        }
    }

    private List<String> files() throws IOException {
        var contents = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                contents.add(Files.readString(file, ISO_8859_1));
            }
        }
        return contents;
    }
}
