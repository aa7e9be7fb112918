/** Readers of reply notices in MongoDB. */
@NullMarked
package io.broadsheet.newsletter.replies.store;

import org.jspecify.annotations.NullMarked;
