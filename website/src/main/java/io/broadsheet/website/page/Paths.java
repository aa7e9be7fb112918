package io.broadsheet.website.page;

import io.broadsheet.website.client.Query;
import io.broadsheet.website.view.Link;

/** Where things are on this site. */
public final class Paths {

    private Paths() {}

    public static String article(String slug) {
        return Query.path("/articles", slug);
    }

    /** A comment by itself, in its thread. */
    static String comment(String slug, Object id) {
        return article(slug) + "/comments/" + id;
    }

    static Link section(String name) {
        return new Link(name, Query.path("/sections", name));
    }

    static Link topic(String name) {
        return new Link(name, Query.path("/topics", name));
    }

    static Link author(String name) {
        return new Link(name, Query.path("/authors", name));
    }
}
