/** What readers and moderators do with comments, one class per activity, and the work that goes on by itself. */
@NullMarked
package io.broadsheet.comment.application;

import org.jspecify.annotations.NullMarked;
