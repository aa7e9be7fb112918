package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.domain.Correction;
import io.broadsheet.article.domain.Publication;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An article as readers get it: what lists have of it, and its text. */
record PublicArticle(
        @JsonUnwrapped PublicSummary summary, String html, String text, List<CorrectionResponse> corrections) {

    /** What was wrong and has been put right. */
    record CorrectionResponse(Instant at, String note) {

        static List<CorrectionResponse> from(List<Correction> corrections) {
            return corrections.stream()
                    .map(each -> new CorrectionResponse(each.at(), each.note()))
                    .toList();
        }
    }

    static PublicArticle from(UUID id, Publication publication, long commentCount, String url) {
        var rendition = publication.rendition();
        return new PublicArticle(
                PublicSummary.from(ArticleSummary.of(id, publication), commentCount, url),
                rendition.html(),
                rendition.text(),
                CorrectionResponse.from(publication.corrections()));
    }
}
