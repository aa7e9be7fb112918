package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment and what was said to it.
 *
 * @param author null where only the place is kept
 * @param mark what its author is here: staff, or an author of the article; null for everybody else
 * @param pinned whether it stands before the others too
 * @param href a page where it always is
 * @param replyHref null if nobody can reply
 * @param votes null if nobody can vote on it
 * @param reportHref null if there is nothing to report
 * @param answered who is answered, where it does not stand right below
 * @param earlierHref null if there are no replies before these
 * @param more null if there are no replies after these
 */
public record CommentView(
        String id,
        @Nullable String author,
        @Nullable String mark,
        boolean pinned,
        List<Paragraph> paragraphs,
        Moment posted,
        boolean edited,
        String href,
        @Nullable String replyHref,
        @Nullable VoteView votes,
        @Nullable String reportHref,
        @Nullable Link answered,
        List<CommentView> replies,
        @Nullable String earlierHref,
        @Nullable Link more) {}
