package io.broadsheet.comment.api;

import io.broadsheet.chassis.token.SignedTokens;
import io.broadsheet.chassis.token.SignedTokens.Content;
import io.broadsheet.comment.domain.Comment;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an author gets with the 201 and shows with the next comment, to be known as the one whose comments were approved.
 * It tells nothing else, and is stored nowhere.
 */
@Component
class AuthorTokens {

    static final String HEADER = "X-Author-Token";

    private static final String PURPOSE = "comment-author";

    private final SignedTokens tokens;

    AuthorTokens(SignedTokens tokens) {
        this.tokens = tokens;
    }

    /** @return null once the words are gone */
    @Nullable String of(Comment comment) {
        UUID author = comment.posting().authorId();
        return author == null ? null : tokens.issue(PURPOSE, author, 0);
    }

    /** @return null for nobody who is known: without a genuine token every author is a new one */
    @Nullable UUID author(@Nullable String inHeader, @Nullable String inBody) {
        return Optional.ofNullable(inHeader == null ? inBody : inHeader)
                .flatMap(token -> tokens.read(PURPOSE, token))
                .map(Content::subject)
                .orElse(null);
    }
}
