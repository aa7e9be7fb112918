/** Full text over published articles: a Lucene index as a read model of articles.v1, for search and related articles. */
@NullMarked
package io.broadsheet.article.search;

import org.jspecify.annotations.NullMarked;
