package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article to be read.
 *
 * @param html sanitised by article-service
 * @param dropCap whether its first letter may be a large one
 * @param updated null if it was never changed, or at once
 * @param share where it can be passed on to, by name
 */
public record ArticleView(
        String path,
        String url,
        String title,
        boolean breaking,
        @Nullable String standfirst,
        String html,
        boolean dropCap,
        Byline authors,
        @Nullable Link section,
        List<Link> tags,
        Moment published,
        @Nullable Moment updated,
        int minutes,
        List<CorrectionView> corrections,
        @Nullable Picture picture,
        String language,
        String direction,
        List<Link> share) {

    /** What was wrong and has been put right. */
    public record CorrectionView(Moment at, String note) {}
}
