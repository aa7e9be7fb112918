package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.domain.Vote;
import io.broadsheet.comment.domain.Votes;
import io.broadsheet.comment.domain.WilsonScore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/**
 * Votes in {@code votes}, one document each; their counts in fields of the comment that are outside of its version, so
 * that no command on the comment and no vote wait for each other.
 */
@Repository
class MongoVotes implements Votes {
    static final String COLLECTION = "votes";
    static final String SCORE = "score";
    static final String MARKED_AT = "votesMarkedAt";

    private static final String MARK = "votesMark";
    private static final String ARTICLE = "articleId";
    private static final String UP = "up";
    /** Another with every vote of the same one. */
    private static final String TURN = "turn";

    private final MongoCollection<Document> votes;
    private final MongoCollection<Document> comments;
    private final Ids ids;
    /** The database's: by the clock of an instance that is ahead nobody else would find what it left. */
    private final InstantSource time;

    private final ThreadCache pages;

    MongoVotes(MongoDatabase database, Ids ids, @Qualifier("databaseClock") InstantSource time, ThreadCache pages) {
        this.votes = database.getCollection(COLLECTION);
        this.comments = database.getCollection(MongoComments.COLLECTION);
        this.ids = ids;
        this.time = time;
        this.pages = pages;
    }

    @Override
    public void cast(Ballot ballot, Vote vote) {
        var voter = eq("_id", ballot.voter());
        var before = votes.find(voter).projection(include(TURN)).first();
        boolean stands = before == null
                ? insert(ballot, vote)
                : votes.updateOne(
                                        and(voter, eq(TURN, before.get(TURN))),
                                        combine(
                                                vote == Vote.NONE ? unset(UP) : set(UP, vote == Vote.UP),
                                                set("keptUntil", Date.from(ballot.keptUntil())),
                                                set(TURN, ids.next())))
                                .getMatchedCount()
                        == 1;
        // Another came in between: which of the two was meant last is known to who cast them.
        if (!stands && kept(voter) != vote) {
            throw new AggregateBusy("Another vote came at the same time.", Duration.ofSeconds(1));
        }
        if (!ballot.formerly().isEmpty()) {
            votes.deleteMany(in("_id", ballot.formerly()));
        }
        // After the vote, so that a count that begins with this mark has seen it.
        comments.updateOne(
                eq("_id", ballot.commentId()),
                combine(set(MARK, ids.next()), set(MARKED_AT, Date.from(time.instant()))));
    }

    private Vote kept(Bson voter) {
        var row = votes.find(voter).projection(include(UP)).first();
        Boolean up = row == null ? null : row.getBoolean(UP);
        return up == null ? Vote.NONE : up ? Vote.UP : Vote.DOWN;
    }

    /**
     * One that is taken back is kept too: what was asked for before it may come after it.
     *
     * @return false if there is one by now
     */
    private boolean insert(Ballot ballot, Vote vote) {
        var row = new Document("_id", ballot.voter())
                .append("commentId", ballot.commentId())
                .append("keptUntil", Date.from(ballot.keptUntil()))
                .append(TURN, ids.next());
        if (vote != Vote.NONE) {
            row.append(UP, vote == Vote.UP);
        }
        try {
            votes.insertOne(row);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public boolean count(UUID commentId) {
        var found = comments.find(eq("_id", commentId))
                .projection(include(MARK, ARTICLE))
                .first();
        if (found == null) {
            return true;
        }
        boolean settled = found.get(MARK) == null || count(commentId, found.get(MARK));
        // Another instance may have counted what was voted here.
        pages.changed(found.get(ARTICLE, UUID.class));
        return settled;
    }

    private boolean count(UUID commentId, Object mark) {
        int up = count(commentId, true);
        int down = count(commentId, false);
        int score = WilsonScore.of(up, down);
        Bson counts = combine(ifAny("up", up), ifAny("down", down), ifAny(SCORE, score));
        boolean settled = comments.updateOne(
                                and(eq("_id", commentId), eq(MARK, mark)),
                                combine(counts, unset(MARK), unset(MARKED_AT)))
                        .getMatchedCount()
                == 1;
        if (!settled) {
            // Perhaps old, but another count is due. Without a mark a later count has been taken already.
            comments.updateOne(and(eq("_id", commentId), exists(MARK)), counts);
        }
        return settled;
    }

    private static Bson ifAny(String field, int count) {
        return count == 0 ? unset(field) : set(field, count);
    }

    private int count(UUID commentId, boolean up) {
        return (int) Math.min(Integer.MAX_VALUE, votes.countDocuments(and(eq("commentId", commentId), eq(UP, up))));
    }

    @Override
    public List<UUID> markedBefore(Instant instant, int limit) {
        return comments.find(lt(MARKED_AT, Date.from(instant)))
                .sort(ascending(MARKED_AT))
                .limit(limit)
                .projection(include("_id"))
                .map(found -> found.get("_id", UUID.class))
                .into(new ArrayList<>());
    }

    @Override
    public int forgetBefore(Instant limit, int most) {
        var old = votes.find(lt("keptUntil", Date.from(limit)))
                .sort(ascending("keptUntil"))
                .projection(include("_id"))
                .limit(most)
                .map(row -> row.getString("_id"))
                .into(new ArrayList<>());
        votes.deleteMany(in("_id", old));
        return old.size();
    }
}
