package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment and what was said to it.
 *
 * @param author null where only the place is kept
 * @param replyHref null if nobody can reply
 */
public record CommentView(
        String id,
        @Nullable String author,
        List<String> paragraphs,
        Moment posted,
        boolean edited,
        @Nullable String replyHref,
        List<CommentView> replies,
        boolean moreReplies) {}
