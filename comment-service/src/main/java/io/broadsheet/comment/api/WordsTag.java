package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.comment.domain.StoredComment;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code ETag} of an author's own comment: of its words, and of what became of them. */
final class WordsTag {

    private static final Pattern TAG = Pattern.compile("([0-9]{1,18})-[0-9]{1,18}");

    private WordsTag() {}

    static String of(StoredComment stored) {
        return "\"" + stored.wordsTag() + "-" + stored.version() + "\"";
    }

    /**
     * The words that an edit was made from: that a moderator decided on them meanwhile stops nobody.
     *
     * @return null for any words
     */
    static @Nullable Set<Long> madeFrom(@Nullable String ifMatch) {
        var tags = IfMatch.tags(ifMatch);
        return tags == null
                ? null
                : tags.stream()
                        .map(TAG::matcher)
                        .filter(Matcher::matches)
                        .map(tag -> Long.valueOf(tag.group(1)))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
