package io.broadsheet.comment.store;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static io.broadsheet.chassis.store.CollectionIndexes.plain;
import static io.broadsheet.chassis.store.CollectionIndexes.sparse;
import static io.broadsheet.chassis.store.CollectionIndexes.uniqueSparse;

import io.broadsheet.chassis.store.CollectionIndexes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every index of this service. */
@Configuration(proxyBeanMethods = false)
class CommentIndexes {

    @Bean
    CollectionIndexes commentsIndexes() {
        return new CollectionIndexes(
                MongoComments.COLLECTION,
                List.of(
                        plain(
                                "comments_of_article",
                                ascending("articleId", "depth", "listed", "postedAt", "_id"),
                                "threads: comments on an article itself, by time, either way"),
                        plain(
                                "comments_of_article_by_score",
                                ascending("articleId", "depth", "listed", MongoVotes.SCORE, "_id"),
                                "threads: comments on an article itself, best first"),
                        sparse(
                                "comments_votes_marked",
                                ascending(MongoVotes.MARKED_AT),
                                "markedBefore: votes that a dead process left uncounted"),
                        plain(
                                "comments_of_thread",
                                ascending("threadId", "listed", "postedAt", "_id"),
                                "replies: oldest first"),
                        plain(
                                "comments_by_state",
                                ascending("state", "since", "_id"),
                                "queue: the moderation queue, longest waiting first"),
                        plain(
                                "comments_by_risk",
                                compoundIndex(ascending("state"), descending("risk"), ascending("_id")),
                                "riskiest, outdated, claims of most risk first"),
                        plain(
                                "comments_spam",
                                ascending("state", "spam", "since", "_id"),
                                "queue: spam apart from what was rejected for other reasons"),
                        plain(
                                "comments_of_article_by_state",
                                ascending("articleId", "state", "since", "_id"),
                                "countVisible, queue of an article"),
                        plain(
                                "comments_of_article_by_change",
                                ascending("articleId", "since", "_id"),
                                "changedSince, notRemoved"),
                        sparse("comments_appealed", ascending("appealedAt"), "queue: appeals, longest waiting first"),
                        sparse("comments_claimed", ascending("claim.by"), "releaseAll, forgetEnded"),
                        plain("comments_approved_looks", ascending("nameKeys", "approved"), "bearers, history"),
                        sparse("comments_staff_looks", ascending("staffKeys"), "bearers"),
                        plain("comments_approved_authors", ascending("authorId", "approved"), "approvals, history"),
                        uniqueSparse(
                                "comments_receipts",
                                ascending("idempotency.key"),
                                "findByCall, forgetBefore; one comment per idempotency key")));
    }

    @Bean
    CollectionIndexes olderDecisionsIndexes() {
        return new CollectionIndexes(
                MongoOlderDecisions.COLLECTION,
                List.of(
                        plain("older_decisions_of_comment", ascending("commentId", "last"), "of, forgetReasons"),
                        sparse("older_decisions_worded", ascending("worded", "commentId"), "withReasons")));
    }

    @Bean
    CollectionIndexes votesIndexes() {
        return new CollectionIndexes(
                MongoVotes.COLLECTION,
                List.of(
                        plain("votes_of_comment", ascending("commentId", "up"), "count"),
                        plain("votes_by_end", ascending("keptUntil"), "forgetBefore")));
    }

    @Bean
    CollectionIndexes reportsIndexes() {
        return new CollectionIndexes(
                MongoReports.COLLECTION,
                List.of(
                        plain("reports_of_comment", ascending("commentId", "at"), "add, reasons"),
                        plain("reports_by_end", ascending("keptUntil"), "forgetBefore")));
    }

    @Bean
    CollectionIndexes countsIndexes() {
        return new CollectionIndexes(
                MongoCommentCounts.COLLECTION,
                List.of(sparse("threads_marked", ascending("markedAt"), "markedBefore: counts a dead process left")));
    }

    @Bean
    CollectionIndexes articlesIndexes() {
        return new CollectionIndexes(
                MongoArticles.COLLECTION,
                List.of(
                        sparse(
                                "articles_erasing_comments",
                                ascending("eraseCommentsSince"),
                                "awaitingErasureOfComments"),
                        sparse("articles_authors", ascending("authorKeys"), "isAnyBy")));
    }

    @Bean
    CollectionIndexes recentIndexes() {
        return new CollectionIndexes(
                MongoRecentComments.COLLECTION,
                List.of(
                        plain("recent_words_of_network", ascending("words", "network"), "note"),
                        plain("recent_words_on_article", ascending("words", "articleId"), "note"),
                        plain("recent_of_network", ascending("network", "articleId", "at"), "note, rates"),
                        plain("recent_of_name", ascending("name", "at"), "rates"),
                        plain("recent_on_article", ascending("articleId", "at"), "rates"),
                        plain("recent_of_comment", ascending("commentId"), "forget"),
                        plain("recent_by_age", ascending("at"), "forgetBefore")));
    }

    @Bean
    CollectionIndexes measuresIndexes() {
        return new CollectionIndexes(
                MongoMeasures.COLLECTION,
                List.of(
                        plain("measures_on", ascending("keys"), "anyOn"),
                        uniqueSparse(
                                "measures_receipts",
                                ascending(MongoMeasures.CALL),
                                "add; one measure per idempotency key"),
                        plain("measures_by_end", ascending("until", "_id"), "list, forgetEnded")));
    }

    @Bean
    CollectionIndexes endedMeasuresIndexes() {
        return new CollectionIndexes(
                MongoMeasures.ENDED, List.of(plain("measures_ended", ascending("endedAt", "_id"), "ended")));
    }
}
