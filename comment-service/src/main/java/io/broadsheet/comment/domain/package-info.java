/** The rules of comments: what may be said, what waits for a moderator, who may change it until when. */
@NullMarked
package io.broadsheet.comment.domain;

import org.jspecify.annotations.NullMarked;
