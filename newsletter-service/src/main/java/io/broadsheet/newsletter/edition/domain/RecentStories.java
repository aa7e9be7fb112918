package io.broadsheet.newsletter.edition.domain;

import java.util.List;

/** The articles of the last weeks. */
public interface RecentStories {

    /** Public ones, those first that came last. */
    List<Story> recent(int limit);
}
