/** HTTP: comments for readers, their authors and moderators. */
@NullMarked
package io.broadsheet.comment.api;

import org.jspecify.annotations.NullMarked;
