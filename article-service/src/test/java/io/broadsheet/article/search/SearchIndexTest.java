package io.broadsheet.article.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.search.ArticleSearch.Wanted;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
        return new ArticlePublished(
                id,
                version,
                "s-" + id,
                List.of("s-" + id),
                "Title",
                null,
                "",
                text,
                "…",
                List.of(),
                null,
                List.of(),
                "en",
                NOON,
                NOON,
                1,
                true,
                null,
                false,
                false,
                null,
                List.of(),
                null,
                null,
                null,
                "http://localhost/");
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

    @Test
    void anotherInstanceGoesOnWhereAPageEnded() throws Exception {
        for (var i = 0; i < 7; i++) {
            index.put(article(UUID.randomUUID(), 2, "tide ".repeat(1 + i)));
        }
        index.refresh();
        var wanted = new Wanted("tide", null, null, null);
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);

        var first = new ArticleSearch(index, clock).search(wanted, null, 4);
        var second = new ArticleSearch(index, clock).search(wanted, first.next(), 4);

        assertThat(Stream.concat(first.hits().stream(), second.hits().stream())
                        .map(hit -> hit.article().id()))
                .hasSize(7)
                .doesNotHaveDuplicates();
        assertThat(second.next()).isNull();
        assertThat(second.total()).isEqualTo(7);
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
