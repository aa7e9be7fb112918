package io.broadsheet.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole public article, at its first publication or published again.
 *
 * @param slugs every address it was ever published under, the current one first
 * @param html sanitised, ready to be shown
 * @param text the same without markup, paragraphs parted by an empty line
 * @param excerpt the first ten words of {@code text} and "..."; of pictures only, those of their alternatives, or nothing
 * @param sections {@code section} and the one that it is within, as the paper has them at this publication; absent
 *     where it is within none
 * @param language BCP 47
 * @param publishedAt first publication
 * @param updatedAt latest publication, equal to {@code publishedAt} if there was only one
 * @param commentsCloseAt when readers may comment no more though {@code commentsOpen}, whatever the site's rule; absent if
 *     nobody has said
 * @param breakingUntil when it is breaking news no longer, of which a revision will tell; absent if nobody has said
 * @param corrections oldest first
 * @param correction the one that a revision was made for, the last of {@code corrections}; absent where it only edits
 * @param url where readers find it, absolute
 */
public record ArticlePublished(
        UUID id,
        long version,
        String slug,
        List<String> slugs,
        String title,
        @Nullable String standfirst,
        String html,
        String text,
        String excerpt,
        List<String> authors,
        @Nullable String section,
        @Nullable List<String> sections,
        List<String> tags,
        String language,
        Instant publishedAt,
        Instant updatedAt,
        int readingMinutes,
        boolean commentsOpen,
        @Nullable Instant commentsCloseAt,
        boolean pin,
        boolean breaking,
        @Nullable Instant breakingUntil,
        List<Correction> corrections,
        @Nullable Correction correction,
        @Nullable HeroImage heroImage,
        @Nullable String canonicalUrl,
        String url)
        implements PublishedEvent {

    /** What was wrong and has been put right. */
    public record Correction(Instant at, String note) {}

    /**
     * @param alt what it shows, for those who do not see it
     * @param width of the picture at that address, where it is known
     * @param height as its width
     * @param focalPoint what must be seen of it when it is cropped; absent in the centre
     * @param digitalSourceType how it came to be, an address of IPTC's vocabulary; absent if that is not known
     */
    public record HeroImage(
            String url,
            String alt,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable FocalPoint focalPoint,
            @Nullable String digitalSourceType) {}

    /** In hundredths from the left and upper edge. */
    public record FocalPoint(int x, int y) {}

    @Override
    public UUID subject() {
        return id;
    }
}
