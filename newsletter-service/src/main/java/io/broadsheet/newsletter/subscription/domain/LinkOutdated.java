package io.broadsheet.newsletter.subscription.domain;

/** A genuine link that is good for nothing any more; trying again cannot help. */
public final class LinkOutdated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LinkOutdated() {
        super("the link is outdated", null, false, false);
    }
}
