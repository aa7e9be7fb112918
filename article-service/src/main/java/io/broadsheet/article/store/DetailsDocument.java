package io.broadsheet.article.store;

import io.broadsheet.article.domain.Details;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an editor says about an article, in its document: of the working copy, and as published. */
public record DetailsDocument(
        String title,
        @Nullable String standfirst,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        String language,
        boolean commentsOpen,
        boolean pin,
        boolean breaking,
        @Nullable HeroImageDocument heroImage,
        @Nullable String canonicalUrl) {

    public record HeroImageDocument(
            String url, String alt, @Nullable String credit) {}

    static DetailsDocument from(Details details) {
        var image = details.heroImage();
        return new DetailsDocument(
                details.title(),
                details.standfirst(),
                details.authors(),
                details.section(),
                details.tags(),
                details.language(),
                details.commentsOpen(),
                details.pin(),
                details.breaking(),
                image == null ? null : new HeroImageDocument(image.url(), image.alt(), image.credit()),
                details.canonicalUrl());
    }

    Details toDetails() {
        return new Details(
                title,
                standfirst,
                authors,
                section,
                tags,
                language,
                commentsOpen,
                pin,
                breaking,
                heroImage == null ? null : new Details.HeroImage(heroImage.url(), heroImage.alt(), heroImage.credit()),
                canonicalUrl);
    }
}
