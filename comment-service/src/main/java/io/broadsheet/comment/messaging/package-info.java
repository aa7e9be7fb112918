/** Listeners, the topics this service owns, and its published events. */
@NullMarked
package io.broadsheet.comment.messaging;

import org.jspecify.annotations.NullMarked;
