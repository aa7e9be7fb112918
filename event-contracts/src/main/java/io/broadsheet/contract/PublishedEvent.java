package io.broadsheet.contract;

import java.util.UUID;

/**
 * What one service says to all others: a shape of record value. Events carry state, so that nobody needs to call
 * back; of one subject, the higher {@link #version} is the later state.
 */
public sealed interface PublishedEvent
        permits ArticlePublished,
                ArticleViewed,
                ArticleWithdrawn,
                CommentChanged,
                CommentCountChanged,
                SubscriptionConfirmed,
                SubscriptionEnded,
                SubscriptionErased {

    /** The aggregate this is about; travels as {@code ce_subject}. */
    UUID subject();

    /** The aggregate's version after the change; travels as {@code ce_sequence}. */
    long version();

    /** The record's key: order holds among records of one key. */
    default UUID key() {
        return subject();
    }
}
