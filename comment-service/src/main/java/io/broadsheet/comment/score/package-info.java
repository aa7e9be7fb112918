/** How likely moderators would refuse a comment: learned from their own decisions, or asked of a scorer outside. */
@NullMarked
package io.broadsheet.comment.score;

import org.jspecify.annotations.NullMarked;
