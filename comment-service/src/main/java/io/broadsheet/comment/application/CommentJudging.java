package io.broadsheet.comment.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.RecentComments.Sent;
import io.broadsheet.comment.domain.Standing;
import io.broadsheet.comment.domain.TooManyComments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Asks the policy whether a comment is held, with all that it looks at. */
@Service
class CommentJudging {

    /** Words that come again later are no flood. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HoldPolicies policies;
    private final Comments comments;
    private final NameDoubts doubts;
    private final RecentComments recent;
    private final Fingerprints fingerprints;
    private final CommentProperties properties;
    private final Ids ids;

    CommentJudging(
            HoldPolicies policies,
            Comments comments,
            NameDoubts doubts,
            RecentComments recent,
            Fingerprints fingerprints,
            CommentProperties properties,
            Ids ids) {
        this.policies = policies;
        this.comments = comments;
        this.doubts = doubts;
        this.recent = recent;
        this.fingerprints = fingerprints;
        this.properties = properties;
        this.ids = ids;
    }

    /** @throws TooManyComments if a network says more about one article than it may in a minute */
    void admit(String network, UUID articleId, Instant now) {
        int most = properties.mostPerArticle();
        if (recent.count(fingerprints.ofNetwork(network), articleId, now.minus(MINUTE), most) >= most) {
            throw new TooManyComments(MINUTE);
        }
    }

    /**
     * @param sending the same for the same call made again
     * @param id of the comment, which does not count in its own favour
     * @return why it waits; nothing if readers may see it at once
     */
    List<HoldReason> judge(Contribution words, UUID id, Posting posting, String network, String sending, Instant now) {
        if (posting.staff()) {
            return List.of();
        }
        UUID articleId = posting.place().articleId();
        // One posted by an older build has no author.
        UUID authorId = Objects.requireNonNullElseGet(posting.authorId(), ids::next);
        var sent = new Sent(
                sending, id, articleId, fingerprints.ofNetwork(network), fingerprints.ofText(words.text()), now);
        int repeats = recent.note(sent, now.minus(REMEMBERED));
        boolean known = comments.isKnown(authorId, words.author(), id);
        var standing =
                new Standing(known, known ? List.of() : doubts.about(words.author(), authorId, articleId), repeats);
        return policies.current().policy().judge(words, standing);
    }
}
