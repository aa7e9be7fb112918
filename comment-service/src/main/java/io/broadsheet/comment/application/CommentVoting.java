package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Reactions;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.Vote;
import io.broadsheet.comment.domain.Votes;
import io.broadsheet.comment.domain.Votes.Ballot;
import io.broadsheet.comment.domain.VotingOver;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Readers vote on comments; one network is one reader. */
@Service
public class CommentVoting {
    private final Comments comments;
    private final Articles articles;
    private final Votes votes;
    private final VoteCounting counting;
    private final ReaderHashes readers;
    private final CommentProperties properties;
    private final Clock clock;

    CommentVoting(
            Comments comments,
            Articles articles,
            Votes votes,
            VoteCounting counting,
            ReaderHashes readers,
            CommentProperties properties,
            Clock clock) {
        this.comments = comments;
        this.articles = articles;
        this.votes = votes;
        this.counting = counting;
        this.readers = readers;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Replaces what the same reader voted on it before; again changes nothing.
     *
     * @return what the votes came to
     * @throws UnknownComment if readers see none under this id
     * @throws VotingOver retrying cannot help
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see its article
     */
    public Reactions vote(UUID id, Vote vote, String network) {
        var posting = comments.find(id)
                .map(StoredComment::comment)
                .filter(Comment.Visible.class::isInstance)
                .orElseThrow(UnknownComment::new)
                .posting();
        articles.find(posting.place().articleId())
                .orElseThrow(UnknownArticle::new)
                .readable();
        Instant posted = posting.at();
        if (clock.instant().isAfter(posted.plus(properties.votingOpen()))) {
            throw new VotingOver();
        }
        var voter = readers.of("vote", id, network, posted);
        votes.cast(new Ballot(id, voter.value(), voter.others(), voter.keptUntil()), vote);
        counting.count(id);
        return comments.find(id)
                .orElseThrow(UnknownComment::new)
                .comment()
                .posting()
                .reactions();
    }
}
