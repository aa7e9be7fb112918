package io.broadsheet.systemtest;

/** Where a running Broadsheet answers, and as whom a script of the newsroom may speak. */
interface Place {

    String articlesUrl();

    String commentsUrl();

    String newsletterUrl();

    /** The mail catcher's pages and API. */
    String mailUrl();

    /** A token with every scope. */
    String token();
}
