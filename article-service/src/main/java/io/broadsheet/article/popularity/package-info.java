/** Which articles are read most: views are announced on article-views.v1 and counted from there, with time decay. */
@NullMarked
package io.broadsheet.article.popularity;

import org.jspecify.annotations.NullMarked;
