/** The rules of articles: states, slugs, and what a decision announces. */
@NullMarked
package io.broadsheet.article.domain;

import org.jspecify.annotations.NullMarked;
