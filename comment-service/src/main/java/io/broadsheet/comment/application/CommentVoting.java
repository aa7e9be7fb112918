package io.broadsheet.comment.application;

import io.broadsheet.chassis.web.client.ClientAddresses;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Readers vote on comments; one network is one reader, and a customer with many is a few. */
@Service
public class CommentVoting {
    private final Comments comments;
    private final Articles articles;
    private final Votes votes;
    private final VoteCounting counting;
    private final ReaderHashes readers;
    private final CommentProperties properties;
    /** The database's: what one instance dates another one judges. */
    private final InstantSource time;

    CommentVoting(
            Comments comments,
            Articles articles,
            Votes votes,
            VoteCounting counting,
            ReaderHashes readers,
            CommentProperties properties,
            @Qualifier("databaseClock") InstantSource time) {
        this.comments = comments;
        this.articles = articles;
        this.votes = votes;
        this.counting = counting;
        this.readers = readers;
        this.properties = properties;
        this.time = time;
    }

    /** A customer with 65,536 networks is no more readers than these. */
    private static String reader(String network) {
        String customer = ClientAddresses.customer(network);
        return customer.equals(network)
                ? network
                : customer + '/' + Math.floorMod(network.hashCode(), ClientAddresses.NETWORKS_OF_A_CUSTOMER);
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
        if (time.instant().isAfter(posted.plus(properties.votingOpen()))) {
            throw new VotingOver();
        }
        var voter = readers.of("vote", id, reader(network), posted);
        var formerly = reader(network).equals(network)
                ? voter.others()
                : Stream.concat(voter.others().stream(), readers.of("vote", id, network, posted).values().stream())
                        .toList();
        votes.cast(new Ballot(id, voter.value(), formerly, voter.keptUntil()), vote);
        counting.count(id);
        return comments.find(id)
                .orElseThrow(UnknownComment::new)
                .comment()
                .posting()
                .reactions();
    }
}
