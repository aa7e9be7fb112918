package io.broadsheet.website.view;

import java.util.List;

/**
 * Names in a row, as the site's language joins them: each with what stands before it.
 *
 * @param after what stands behind the last one
 */
public record Byline(List<Name> names, String after) {

    /** One name and the words before it. */
    public record Name(String before, Link link) {}
}
