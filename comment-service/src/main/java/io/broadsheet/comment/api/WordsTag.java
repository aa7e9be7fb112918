package io.broadsheet.comment.api;

import io.broadsheet.comment.domain.StoredComment;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code ETag} of an author's own comment: of its words, and of what became of them. */
final class WordsTag {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})-[0-9]{1,18}\"");

    /** What no comment has: so that a tag that is none of ours does not match. */
    private static final long NONE = -1;

    private WordsTag() {}

    static String of(StoredComment stored) {
        return "\"" + stored.wordsTag() + "-" + stored.version() + "\"";
    }

    /**
     * The words that an edit was made from: that a moderator decided on them meanwhile stops nobody.
     *
     * @return null for any words
     */
    static @Nullable Long madeFrom(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch.strip());
        return tag.matches() ? Long.valueOf(tag.group(1)) : Long.valueOf(NONE);
    }
}
