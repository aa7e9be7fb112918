package io.broadsheet.comment.api;

import io.broadsheet.chassis.token.SignedTokens;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What an author gets with the 201 and shows to change the comment. Nothing is stored: the same comment, the same token. */
@Component
class EditTokens {

    static final String HEADER = "X-Edit-Token";

    private static final String PURPOSE = "comment-edit";

    private final SignedTokens tokens;

    EditTokens(SignedTokens tokens) {
        this.tokens = tokens;
    }

    String issue(UUID commentId) {
        return tokens.issue(PURPOSE, commentId, 0);
    }

    boolean isFor(UUID commentId, @Nullable String token) {
        return token != null
                && tokens.read(PURPOSE, token)
                        .filter(claim -> claim.subject().equals(commentId))
                        .isPresent();
    }

    /** @throws ProblemException 401 without a token, 403 with another one's */
    void require(UUID commentId, @Nullable String inHeader, @Nullable String inBody) {
        if (inHeader == null && inBody == null) {
            throw new ProblemException(
                            Problem.UNAUTHENTICATED, "Send the comment's edit token in " + HEADER + " or as editToken.")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "EditToken");
        }
        if (!isFor(commentId, inHeader != null ? inHeader : inBody)) {
            throw new ProblemException(Problem.FORBIDDEN, "The edit token is not this comment's.");
        }
    }
}
