package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.SourceType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.1. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        String language,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param contentText the format wants a text, if only an empty one: without the article's, in {@code contentHtml}, it is
     *     its summary
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Item(
            String id,
            String url,
            String title,
            @Nullable String summary,

            @JsonProperty("content_text") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String contentText,

            @JsonProperty("content_html") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String contentHtml,

            @Nullable String image,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<Author> authors,
            List<String> tags,
            String language,
            @JsonProperty("_image") @Nullable ImageOrigin imageOrigin) {}

    /**
     * How the picture came to be.
     *
     * @param about where this is described
     */
    record ImageOrigin(
            String about,
            @JsonProperty("digital_source_type") String digitalSourceType,
            @JsonProperty("made_by_machine") @Nullable String madeByMachine) {

        static @Nullable ImageOrigin of(Details.@Nullable HeroImage image) {
            var source = image == null || image.uploaded() == null
                    ? null
                    : image.uploaded().source();
            return source == null
                    ? null
                    : new ImageOrigin(SourceType.VOCABULARY, source.address(), LibraryImage.machine(source));
        }
    }

    record Author(String name) {}

    static byte[] of(Feed feed) {
        return JSON.writeValueAsBytes(new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.home(),
                feed.self(),
                feed.language(),
                feed.articles().stream().map(article -> item(article, feed)).toList()));
    }

    private static Item item(ArticleSummary article, Feed feed) {
        var details = article.details();
        var text = feed.text(article);
        var tags = Stream.concat(Stream.ofNullable(details.section()), details.tags().stream());
        return new Item(
                Feed.id(article),
                feed.url(article),
                details.title(),
                text == null ? null : Feed.summary(article),
                text == null ? Feed.summary(article) : null,
                text,
                feed.image(article),
                article.publishedAt(),
                article.updatedAt(),
                details.authors().stream().map(Author::new).toList(),
                tags.distinct().toList(),
                details.language(),
                ImageOrigin.of(details.heroImage()));
    }
}
