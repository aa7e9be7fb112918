package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.article.search.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An article beside another.
 *
 * @param reason for readers, in English
 * @param reasonKind {@code tag}, {@code section} or {@code text}, for sites in other languages
 * @param reasonValue the tag or the section
 */
record RelatedArticle(
        @JsonUnwrapped PublicSummary article,
        String reason,
        String reasonKind,
        @Nullable String reasonValue) {

    static RelatedArticle of(PublicSummary article, Reason reason) {
        return switch (reason) {
            case Reason.SharedTag(var tag) -> new RelatedArticle(article, "Also about " + tag, "tag", tag);
            case Reason.SameSection(var section) ->
                new RelatedArticle(article, "More from " + section, "section", section);
            case Reason.SimilarText similar -> new RelatedArticle(article, "Similar story", "text", null);
        };
    }
}
