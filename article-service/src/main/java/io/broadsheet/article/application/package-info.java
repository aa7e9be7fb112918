/** What the newsroom and readers do with articles, one class per activity. */
@NullMarked
package io.broadsheet.article.application;

import org.jspecify.annotations.NullMarked;
