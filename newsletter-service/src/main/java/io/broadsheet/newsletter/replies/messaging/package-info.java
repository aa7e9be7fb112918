/** What happens to comments, from comments.v1. */
@NullMarked
package io.broadsheet.newsletter.replies.messaging;

import org.jspecify.annotations.NullMarked;
