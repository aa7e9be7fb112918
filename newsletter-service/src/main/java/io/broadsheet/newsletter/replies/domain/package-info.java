/** Who is told of replies to which comment, and when. */
@NullMarked
package io.broadsheet.newsletter.replies.domain;

import org.jspecify.annotations.NullMarked;
