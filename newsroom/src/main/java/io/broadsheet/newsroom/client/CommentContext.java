package io.broadsheet.newsroom.client;

import org.jspecify.annotations.Nullable;

/**
 * What a comment is read with.
 *
 * @param answered what it answers; absent for one on the article itself
 * @param author what became of comments of the same author; absent if that is not known
 * @param name what became of comments under a name that looks the same
 */
public record CommentContext(
        @Nullable ModeratedComment answered,
        @Nullable ModeratedComment thread,
        @Nullable History author,
        @Nullable History name) {

    /** @param complete false where counting ended before them all */
    public record History(
            int approved,
            int rejected,
            int spam,
            int held,
            @Nullable Boolean complete) {

        public boolean isEmpty() {
            return approved + rejected + spam + held == 0;
        }
    }
}
