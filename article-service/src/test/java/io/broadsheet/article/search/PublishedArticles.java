package io.broadsheet.article.search;

import io.broadsheet.article.search.ArticleSearch.Found;
import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.contract.ArticlePublished;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** An index of its own for each test, with one English article, and what it finds. */
final class PublishedArticles implements BeforeEachCallback, AfterEachCallback {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private @Nullable Path folder;
    private @Nullable SearchIndex index;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("articles");
        var settings = new SearchSettings(folder, DataSize.ofMegabytes(4), Duration.ofSeconds(30), Duration.ofDays(7));
        index = new SearchIndex(new IndexFolder(settings, NOON), new SimpleMeterRegistry());
        index.open("topic", false);
        // So that there is more than one language to ask in.
        published("en", "Harbour news", "The ferry was late again, said nobody.");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        index().close();
        FileSystemUtils.deleteRecursively(folder);
    }

    private SearchIndex index() {
        return Objects.requireNonNull(index);
    }

    void published(String language, String title, String text) throws Exception {
        published(language, title, text, List.of(), null, List.of());
    }

    void published(
            String language,
            String title,
            String text,
            List<String> authors,
            @Nullable String section,
            List<String> tags)
            throws Exception {
        index().put(event(UUID.randomUUID(), 2, language, title, text, authors, section, tags));
        index().refresh();
    }

    /** As article-service publishes it, at noon. */
    static ArticlePublished event(
            UUID id,
            long version,
            String language,
            String title,
            String text,
            List<String> authors,
            @Nullable String section,
            List<String> tags) {
        var at = NOON.instant();
        return new ArticlePublished(
                id,
                version,
                "s-" + id,
                List.of("s-" + id),
                title,
                null,
                "",
                text,
                "…",
                authors,
                section,
                null,
                tags,
                language,
                at,
                at,
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

    Found found(String q) {
        return new ArticleSearch(index(), NOON).search(new Wanted(q, null, null, null), null, 10);
    }

    List<String> titles(String q) {
        return found(q).hits().stream()
                .map(hit -> hit.article().details().title())
                .toList();
    }

    List<String> fragments(String q) {
        return found(q).hits().stream()
                .flatMap(hit -> hit.highlights().fragments().stream())
                .toList();
    }
}
