/** Feeds, sitemaps and pictures, on the site's own host. */
@NullMarked
package io.broadsheet.website.feed;

import org.jspecify.annotations.NullMarked;
