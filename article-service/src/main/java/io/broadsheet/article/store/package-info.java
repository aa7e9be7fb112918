/** Articles and comment counts in MongoDB. */
@NullMarked
package io.broadsheet.article.store;

import org.jspecify.annotations.NullMarked;
