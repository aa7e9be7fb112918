package io.broadsheet.contract;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every type of event: its fixed name in {@code ce_type}, its topic, and the shape of its value. */
public enum EventType {
    /** At first, and after a withdrawal. */
    ARTICLE_PUBLISHED("article.published", Topics.ARTICLES, ArticlePublished.class),
    /** Published again while public. */
    ARTICLE_REVISED("article.revised", Topics.ARTICLES, ArticlePublished.class),
    ARTICLE_WITHDRAWN("article.withdrawn", Topics.ARTICLES, ArticleWithdrawn.class),
    /** A tombstone: key and headers, no value. */
    ARTICLE_ERASED("article.erased", Topics.ARTICLES, null),
    ARTICLE_VIEWED("article.viewed", Topics.ARTICLE_VIEWS, ArticleViewed.class),
    COMMENT_POSTED("comment.posted", Topics.COMMENTS, CommentChanged.class),
    COMMENT_APPROVED("comment.approved", Topics.COMMENTS, CommentChanged.class),
    COMMENT_REJECTED("comment.rejected", Topics.COMMENTS, CommentChanged.class),
    COMMENT_EDITED("comment.edited", Topics.COMMENTS, CommentChanged.class),
    COMMENT_REMOVED("comment.removed", Topics.COMMENTS, CommentChanged.class),
    COMMENT_COUNT_CHANGED("comment-count.changed", Topics.COMMENT_COUNTS, CommentCountChanged.class),
    SUBSCRIPTION_CONFIRMED("subscription.confirmed", Topics.SUBSCRIPTIONS, SubscriptionConfirmed.class),
    SUBSCRIPTION_ENDED("subscription.ended", Topics.SUBSCRIPTIONS, SubscriptionEnded.class),
    SUBSCRIPTION_ERASED("subscription.erased", Topics.SUBSCRIPTIONS, SubscriptionErased.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::typeName, Function.identity()));

    private final String typeName;
    private final String topic;
    private final @Nullable Class<? extends PublishedEvent> shape;

    EventType(String typeName, String topic, @Nullable Class<? extends PublishedEvent> shape) {
        this.typeName = typeName;
        this.topic = topic;
        this.shape = shape;
    }

    /** @return empty for a type that this version does not know; a reader passes such a record over and counts it */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** As in {@code ce_type}, for example {@code article.published}. */
    public String typeName() {
        return typeName;
    }

    public String topic() {
        return topic;
    }

    /** @return absent for a tombstone */
    public @Nullable Class<? extends PublishedEvent> shape() {
        return shape;
    }
}
