package io.broadsheet.contract;

/** Names of the topics. A change that is not an added optional field is a new topic with a higher version. */
public final class Topics {

    /** Every public change of an article, keyed by article id; compacted. Owner: article-service. */
    public static final String ARTICLES = "articles.v1";

    /** Every change of a comment, keyed by article id; 90 days. Owner: comment-service. */
    public static final String COMMENTS = "comments.v1";

    /** Visible comments per article, keyed by article id; compacted. Owner: comment-service. */
    public static final String COMMENT_COUNTS = "comment-counts.v1";

    /** Confirmed, ended and erased subscriptions, keyed by subscription id; 90 days. Owner: newsletter-service. */
    public static final String SUBSCRIPTIONS = "subscriptions.v1";

    /** Looks at articles, one record each, keyed by article id; 7 days. Owner: article-service. */
    public static final String ARTICLE_VIEWS = "article-views.v1";

    private Topics() {}
}
