package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why readers do not see a comment, as comment-service tells its author.
 *
 * @param decidedBy {@code rule} or {@code person}
 * @param statement in a moderator's words
 */
public record Statement(
        @Nullable String decidedBy,
        List<Rule> rules,
        @Nullable String statement,
        @Nullable Appeal appeal,
        boolean appealPossible) {

    /** @param explanation in plain English */
    public record Rule(String explanation) {}

    /** @param outcome {@code open}, {@code dismissed}, or {@code granted} where it was rejected anew since */
    public record Appeal(@Nullable String outcome) {}

    public Statement {
        rules = NullSafeLists.of(rules);
    }
}
